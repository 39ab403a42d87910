using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Engine;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Sessions;
using Tabletop.Web.Contracts;
using Tabletop.Web.Guards;
using Tabletop.Web.Scenarios;
using Tabletop.Web.Sessions;
using Tabletop.Web.Streams;

namespace Tabletop.Web.Apis;

internal static class ExercisesApi
{
    public static void MapExercises(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/exercises", All);
        routes.MapPost("/api/exercises", Create);
        routes.MapGet("/api/exercises/{exercise}/invitation", Invite);
    }

    /// <summary>Those this session has a part in; for the staff link that is all of them.</summary>
    private static async Task<Ok<Items<ExerciseSummary>>> All(Caller? caller, EmbeddedHost host, Holdings holdings, Invitations invitations)
    {
        List<ExerciseSummary> summaries = [];
        foreach (var row in caller is null ? [] : host.List())
        {
            var streams = await holdings.In(caller!, row);
            if (streams.Count > 0)
            {
                summaries.Add(await Summary(row, holdings.Title(caller!, row), streams, invitations));
            }
        }

        return TypedResults.Ok(summaries.ToItems());
    }

    private static async Task<Results<Ok<ExerciseSummary>, JsonHttpResult<Problem>>> Create(
        CreateExercise asked,
        Caller? caller,
        HttpContext context,
        Creation creation,
        Callers callers,
        IExerciseLog log,
        Holdings holdings,
        Invitations invitations,
        Quotas quotas,
        AuditTrail audit)
    {
        if (caller?.StaffPerson is not { } staff)
        {
            return Refusal.NotStaff();
        }

        if (!await Task.Run(() => quotas.TakesExercises()))
        {
            return Refusal.TooManyExercises();
        }

        if (await creation.Make(asked, staff) is not { } exercise)
        {
            return Refusal.Of(
                StatusCodes.Status422UnprocessableEntity, "no-scenario", "This scenario or city is not on the shelf, or has errors: tabletop validate shows them.");
        }

        audit.Note(AuditKinds.ExerciseCreated, exercise, staff, asked.Scenario);
        var membership = new Membership(exercise, staff, MemberKind.Staff);
        if (asked.Alone && Door.CleanName(asked.Name) is { } name)
        {
            var person = Door.NewPerson();
            await callers.Suppose(person, callers.Languages(staff) ?? "");
            await creation.EnterAlone(exercise, person, name);
            membership = new(exercise, person, MemberKind.Participant);
        }

        var now = await callers.Widen(context, caller, membership);
        var row = log.Exercise(exercise)!;
        return TypedResults.Ok(await Summary(row, holdings.Title(now, row), await holdings.In(now, row), invitations));
    }

    private static async Task<Results<Ok<Invitation>, JsonHttpResult<Problem>>> Invite(
        string exercise, bool? board, Caller? caller, HttpContext context, IExerciseLog log, Invitations invitations)
    {
        if (caller is null || !caller.ShowsBoardOf(exercise) || log.Exercise(exercise) is null)
        {
            return Refusal.Nothing();
        }

        // The projector shows its invitation to the room, so the link to the projector itself is not in it. Whoever makes such links one by
        // one says board=false, and looking makes none.
        return TypedResults.Ok(await invitations.To(exercise, context.Request, withBoard: board != false && caller.StaffOf(exercise) is not null));
    }

    private static async Task<ExerciseSummary> Summary(ExerciseRow row, string title, Items<StreamInfo> streams, Invitations invitations)
    {
        var isStaff = streams.IndexOf(s => s.Kind is StreamKind.Staff) >= 0;
        var code = isStaff ? await invitations.Code(row.Id) : "";
        return new(row.Id, title, code, row.CreatedMs, row.Stage.ToString().ToLowerInvariant(), streams, streams.Count > 0 ? streams[0].Table : null);
    }
}
