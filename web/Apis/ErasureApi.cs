using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Engine;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Views;
using Tabletop.Web.Contracts;
using Tabletop.Web.Sessions;
using Tabletop.Web.Streams;
using Receipt = Tabletop.Web.Contracts.Receipt;
using Refusal = Tabletop.Web.Guards.Refusal;

namespace Tabletop.Web.Apis;

/// <summary>Somebody asks to be forgotten: staff see to it.</summary>
internal static class ErasureApi
{
    private const int LongestId = 64;

    public static void MapErasure(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/exercises/{exercise}/erase", Erase);
        routes.MapGet("/api/exercises/{exercise}/gone", Gone);
    }

    /// <summary>Who was removed, or moved to another table: no view has them any more, and their name is stored still.</summary>
    private static async Task<Results<Ok<Items<GonePerson>>, JsonHttpResult<Problem>>> Gone(
        string exercise, Caller? caller, Access access, EmbeddedHost host, IExerciseLog log)
    {
        if (caller?.StaffOf(exercise) is not { } staff
            || await access.To(caller, new Viewer.Staff(exercise, staff).Stream) is not { } viewer
            || await host.State(exercise) is not { } state
            || !viewer.Stands(state))
        {
            return Refusal.Nothing();
        }

        var here = state.People.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        return TypedResults.Ok(await Task.Run(() => state.Came
            .Where(id => !here.Contains(id))
            .Select(id => (Id: id, Name: log.Name(id)))
            .Where(p => !string.IsNullOrEmpty(p.Name))
            .Select(p => new GonePerson(p.Id, p.Name!))
            .ToItems()));
    }

    /// <summary>
    /// In all exercises the person was in, and out of every file when it is answered. Those of staff may be in exercises that are not the
    /// caller's, so the staff link's key is needed for them.
    /// </summary>
    private static async Task<Results<Ok<Receipt>, JsonHttpResult<Problem>>> Erase(
        string exercise, ErasePerson asked, Caller? caller, Access access, EmbeddedHost host, CallBudget budget, Presences presences, AuditTrail audit)
    {
        if (caller is not null && !budget.Takes(caller))
        {
            return Refusal.Busy();
        }

        if (caller?.StaffOf(exercise) is not { } staff
            || await access.To(caller, new Viewer.Staff(exercise, staff).Stream) is not { } viewer
            || await host.State(exercise) is not { } state
            || !viewer.Stands(state))
        {
            return Refusal.Nothing();
        }

        if (asked.Id.Length is 0 or > LongestId)
        {
            return Refusal.Of(StatusCodes.Status400BadRequest);
        }

        if (caller.StaffPerson is null && asked.Person != staff && state.People.IndexOf(p => p.Id == asked.Person && p.Staff) >= 0)
        {
            return Refusal.NotStaff();
        }

        var receipt = await host.ErasePerson(exercise, staff, asked.Id, asked.Person);
        presences.Forget(exercise, asked.Person);
        if (receipt.Accepted)
        {
            audit.Note(AuditKinds.PersonErased, exercise, staff, asked.Person);
        }

        return TypedResults.Ok(Commands.Answer(receipt));
    }
}
