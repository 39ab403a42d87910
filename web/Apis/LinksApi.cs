using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Engine;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Sessions;
using Tabletop.Web.Contracts;
using Tabletop.Web.Guards;
using Tabletop.Web.Scenarios;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Apis;

/// <summary>Who can come into an exercise: its staff make and revoke links for each other and the projector, and renew its code.</summary>
internal static class LinksApi
{
    /// <summary>More than any exercise has staff; a list that nobody reads guards nothing.</summary>
    private const int MostLinks = 50;

    public static void MapLinks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/exercises/{exercise}/links", All);
        routes.MapPost("/api/exercises/{exercise}/links", Make);
        routes.MapDelete("/api/exercises/{exercise}/links/{link}", Revoke);
        routes.MapPost("/api/exercises/{exercise}/code", RenewCode);
    }

    private static async Task<Results<Ok<Items<LinkInfo>>, JsonHttpResult<Problem>>> All(string exercise, Caller? caller, ExerciseLinks links, IExerciseLog log, AuditTrail audit) =>
        Runs(caller, exercise, log) ? TypedResults.Ok(await Task.Run(() => List(exercise, caller!, links, audit))) : Refusal.Nothing();

    private static async Task<Results<Ok<MadeLink>, JsonHttpResult<Problem>>> Make(
        string exercise, MakeLink asked, Caller? caller, ExerciseLinks links, IExerciseLog log, CallBudget budget, AuditTrail audit)
    {
        if (!Runs(caller, exercise, log))
        {
            return Refusal.Nothing();
        }

        if (!budget.Takes(caller!))
        {
            return Refusal.Busy();
        }

        if (await Task.Run(() => links.Of(exercise).Count) >= MostLinks)
        {
            return Refusal.TooManyLinks();
        }

        var secret = await Task.Run(() => links.Make(exercise, asked.Kind == LinkKind.Board ? MemberKind.Board : MemberKind.Staff));
        var made = new MadeLink(ExerciseLinks.Id(Secret.Hash(secret)), asked.Kind, secret);
        audit.Note(AuditKinds.LinkMade, exercise, caller!.StaffOf(exercise), made.Link);
        return TypedResults.Ok(made);
    }

    private static async Task<Results<Ok<Items<LinkInfo>>, JsonHttpResult<Problem>>> Revoke(
        string exercise, string link, Caller? caller, ExerciseLinks links, IExerciseLog log, Connections connections, AuditTrail audit)
    {
        if (!Runs(caller, exercise, log))
        {
            return Refusal.Nothing();
        }

        if (await Task.Run(() => OwnLink(exercise, caller!, links)) == link)
        {
            return Refusal.OwnLink();
        }

        if (await Task.Run(() => links.Revoke(exercise, link)) is not { } lost)
        {
            return Refusal.Nothing();
        }

        audit.Note(AuditKinds.LinkRevoked, exercise, caller!.StaffOf(exercise), link);
        foreach (var session in lost)
        {
            connections.DropByHash(session);
        }

        return TypedResults.Ok(await Task.Run(() => List(exercise, caller!, links, audit)));
    }

    private static async Task<Results<Ok<Invitation>, JsonHttpResult<Problem>>> RenewCode(
        string exercise, bool? board, Caller? caller, HttpContext context, ExerciseCodes codes, IExerciseLog log, Invitations invitations, CallBudget budget, AuditTrail audit)
    {
        if (!Runs(caller, exercise, log))
        {
            return Refusal.Nothing();
        }

        if (!budget.Takes(caller!))
        {
            return Refusal.Busy();
        }

        await Task.Run(() => codes.Renew(exercise));
        audit.Note(AuditKinds.CodeRenewed, exercise, caller!.StaffOf(exercise));
        return TypedResults.Ok(await invitations.To(exercise, context.Request, withBoard: board != false));
    }

    private static bool Runs(Caller? caller, string exercise, IExerciseLog log) => caller?.StaffOf(exercise) is not null && log.Exercise(exercise) is not null;

    private static Items<LinkInfo> List(string exercise, Caller caller, ExerciseLinks links, AuditTrail audit)
    {
        var own = OwnLink(exercise, caller, links);
        var opened = audit.Newest(AuditKinds.LinkUsed, exercise);
        return links.Of(exercise)
            .Select(row => new LinkInfo(row.Id, row.Kind == MemberKind.Board ? LinkKind.Board : LinkKind.Staff, row.MadeMs, row.Sessions, row.Id == own, opened.TryGetValue(row.Id, out var at) ? at : null))
            .ToItems();
    }

    /// <summary>Whoever holds the staff link does not depend on any other.</summary>
    private static string? OwnLink(string exercise, Caller caller, ExerciseLinks links) =>
        caller.StaffPerson is null ? links.CameBy(caller.Id, exercise, MemberKind.Staff) : null;
}
