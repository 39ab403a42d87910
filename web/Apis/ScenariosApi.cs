using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Hosting.Sessions;
using Tabletop.Web.Contracts;
using Tabletop.Web.Guards;
using Tabletop.Web.Scenarios;
using Tabletop.Web.Sessions;
using Tabletop.Web.Uploads;

namespace Tabletop.Web.Apis;

internal static class ScenariosApi
{
    public static void MapScenarios(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/scenarios", All);
        routes.MapPost("/api/scenarios", Upload);
        routes.MapDelete("/api/scenarios/{id}", Delete);
    }

    private static Results<Ok<ScenarioShelf>, JsonHttpResult<Problem>> All(Caller? caller, Shelf shelf) =>
        caller?.MayCreate == true ? TypedResults.Ok(shelf.All()) : Refusal.NotStaff();

    /// <summary>Who asks is known before a byte of the body is read.</summary>
    private static async Task<Results<Ok<UploadedScenario>, JsonHttpResult<Problem>>> Upload(
        HttpContext context, Caller? caller, ScenarioUploads uploads, CallBudget budget, AuditTrail audit)
    {
        if (caller?.MayCreate != true)
        {
            return Refusal.NotStaff();
        }

        try
        {
            if (!budget.Takes(caller) || await uploads.Take(context) is not { } taken)
            {
                return Refusal.Busy();
            }

            if (taken.Scenario is { } kept)
            {
                audit.Note(AuditKinds.ScenarioUploaded, person: caller.StaffPerson, about: kept.Id);
            }

            return TypedResults.Ok(taken);
        }
        catch (UploadRefusedException refusal)
        {
            return Refusal.Of(refusal.Status, refusal.Problem.Code, refusal.Problem.Sentence);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Refusal.Of(StatusCodes.Status408RequestTimeout);
        }
    }

    private static Results<NoContent, JsonHttpResult<Problem>> Delete(string id, Caller? caller, ScenarioUploads uploads, AuditTrail audit)
    {
        if (caller?.MayCreate != true)
        {
            return Refusal.NotStaff();
        }

        if (!uploads.Delete(id))
        {
            return Refusal.Nothing();
        }

        audit.Note(AuditKinds.ScenarioRemoved, person: caller.StaffPerson, about: id);
        return TypedResults.NoContent();
    }
}
