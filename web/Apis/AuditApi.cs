using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Engine;
using Tabletop.Hosting.Sessions;
using Tabletop.Web.Contracts;
using Tabletop.Web.Guards;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Apis;

/// <summary>What staff did outside of exercises, for whoever holds the staff link.</summary>
internal static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder routes) => routes.MapGet("/api/audit", Newest);

    /// <param name="before">For the page after one: the lowest number that was on it.</param>
    private static async Task<Results<Ok<Items<AuditEntry>>, JsonHttpResult<Problem>>> Newest(long? before, Caller? caller, AuditTrail audit, CallBudget budget)
    {
        if (caller?.MayCreate != true)
        {
            return Refusal.NotStaff();
        }

        if (!budget.Takes(caller))
        {
            return Refusal.Busy();
        }

        var rows = await Task.Run(() => audit.Newest(before ?? long.MaxValue));
        return TypedResults.Ok(rows.Select(row => new AuditEntry(row.Number, row.AtMs, row.Kind, row.Exercise, row.Person, row.About)).ToItems());
    }
}
