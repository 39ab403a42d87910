using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Authoring.Drawing;
using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Views;
using Tabletop.Web.Contracts;
using Tabletop.Web.Debriefs;
using Tabletop.Web.Exports;
using Tabletop.Web.Sessions;
using Tabletop.Web.Streams;
using Refusal = Tabletop.Web.Guards.Refusal;

namespace Tabletop.Web.Apis;

/// <summary>What staff look at when play is over: what would have been, and the machines as drawings.</summary>
internal static class DebriefApi
{
    public static void MapDebrief(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/exercises/{exercise}/whatif", Ask);
        routes.MapGet("/api/exercises/{exercise}/graph", Draw);
        routes.MapGet("/api/exercises/{exercise}/record.csv", Record);
    }

    private static async Task<Results<Ok<WhatIfComparison>, JsonHttpResult<Problem>>> Ask(
        string exercise, WhatIfChange change, Caller? caller, Access access, EmbeddedHost host, CallBudget budget, WhatIfs whatIfs, CancellationToken gone)
    {
        if (caller is not null && !budget.Takes(caller))
        {
            return Refusal.Busy();
        }

        if (await AsStaff(exercise, caller, access, host) is not { } state)
        {
            return Refusal.Nothing();
        }

        if (state.Stage is not (Stage.Ended or Stage.Sealed))
        {
            return Refusal.Of(StatusCodes.Status409Conflict, "not-ended", Refusals.Sentence("not-ended", []));
        }

        try
        {
            return await whatIfs.Ask(exercise, change, gone) switch
            {
                null => Refusal.Busy(),
                { Refusal: { } refusal } => Refusal.Of(StatusCodes.Status422UnprocessableEntity, refusal.Code, refusal.Sentence),
                var reply => TypedResults.Ok(reply.Comparison!),
            };
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            return Refusal.Of(StatusCodes.Status503ServiceUnavailable, "took-too-long", "This story is too long to be played again here; the command line can: tabletop whatif.");
        }
    }

    /// <summary>A picture, unless text for Mermaid or Graphviz is asked for. It shows what nobody at the table may know.</summary>
    private static async Task<Results<ContentHttpResult, JsonHttpResult<Problem>>> Draw(
        string exercise, string? format, Caller? caller, HttpResponse response, Access access, EmbeddedHost host, CallBudget budget, WhatIfs whatIfs)
    {
        if (caller is not null && !budget.Takes(caller))
        {
            return Refusal.Busy();
        }

        if (await AsStaff(exercise, caller, access, host) is null)
        {
            return Refusal.Nothing();
        }

        format ??= "svg";
        if (!Drawings.Formats.Contains(format, StringComparer.Ordinal))
        {
            return Refusal.Of(StatusCodes.Status400BadRequest);
        }

        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var scenario = (await Task.Run(() => whatIfs.Content(exercise))).Scenario;
        return TypedResults.Text(Drawings.Of(scenario, format), format == "svg" ? "image/svg+xml" : "text/plain");
    }

    /// <summary>What happened, as a table to be kept. It holds what people typed and what stays with staff.</summary>
    private static async Task<Results<FileContentHttpResult, JsonHttpResult<Problem>>> Record(
        string exercise, Caller? caller, HttpResponse response, Access access, EmbeddedHost host, CallBudget budget, AuditTrail audit)
    {
        if (caller is not null && !budget.Takes(caller))
        {
            return Refusal.Busy();
        }

        if (await AsStaff(exercise, caller, access, host) is not { } state)
        {
            return Refusal.Nothing();
        }

        if (state.Stage is not (Stage.Ended or Stage.Sealed))
        {
            return Refusal.Of(StatusCodes.Status409Conflict, "not-ended", Refusals.Sentence("not-ended", []));
        }

        if (await host.Pull(new Viewer.Staff(exercise, caller!.StaffOf(exercise)!), null, 0) is not { View: { } view })
        {
            return Refusal.Nothing();
        }

        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        audit.Note(AuditKinds.RecordFetched, exercise, caller!.StaffOf(exercise));
        return TypedResults.File(RecordTable.Of(view), "text/csv; charset=utf-8", $"exercise-{exercise}.csv");
    }

    /// <summary>The exercise as committed; null: there is none, or the caller is not of its staff.</summary>
    private static async Task<ExerciseState?> AsStaff(string exercise, Caller? caller, Access access, EmbeddedHost host) =>
        caller?.StaffOf(exercise) is { } person
        && await access.To(caller, new Viewer.Staff(exercise, person).Stream) is { } viewer
        && await host.State(exercise) is { } state
        && viewer.Stands(state)
            ? state
            : null;
}
