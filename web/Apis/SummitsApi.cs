using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Summits;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Summits;
using Tabletop.Web.Contracts;
using Tabletop.Web.Scenarios;
using Tabletop.Web.Sessions;
using Tabletop.Web.Streams;
using Tabletop.Web.Summits;
using Receipt = Tabletop.Web.Contracts.Receipt;
using Refusal = Tabletop.Web.Guards.Refusal;

namespace Tabletop.Web.Apis;

/// <summary>Summits: for whoever holds the staff link, and the lobby for whoever came by a summit's code.</summary>
internal static class SummitsApi
{
    private const int LongestId = 64;

    public static void MapSummits(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/summits", All);
        routes.MapPost("/api/summits", Create);
        routes.MapGet("/api/summits/{summit}", One);
        routes.MapPost("/api/summits/{summit}/orders", Order);
        routes.MapPost("/api/summits/{summit}/roster", Import);
        routes.MapPost("/api/summits/{summit}/people", Place);
        routes.MapPost("/api/summits/{summit}/people/drop", Drop);
        routes.MapPost("/api/summits/{summit}/badges", Issue);
        routes.MapGet("/api/summits/{summit}/lobby", Lobby);
        routes.MapPost("/api/summits/{summit}/table", Choose);
    }

    private static async Task<Results<Ok<Items<SummitSummary>>, JsonHttpResult<Problem>>> All(Caller? caller, SummitHost summits, Invitations invitations)
    {
        if (caller?.StaffPerson is null)
        {
            return Refusal.NotStaff();
        }

        List<SummitSummary> all = [];
        foreach (var row in summits.List())
        {
            all.Add(await Summary(row, summits, invitations));
        }

        return TypedResults.Ok(all.ToItems());
    }

    private static async Task<Results<Ok<SummitSummary>, JsonHttpResult<Problem>>> Create(
        CreateSummit asked, Caller? caller, SummitCreation creation, SummitHost summits, Invitations invitations, Quotas quotas, AuditTrail audit)
    {
        if (caller?.StaffPerson is not { } staff)
        {
            return Refusal.NotStaff();
        }

        if (asked.Cities.Count is 0 or > SummitPlay.MostTables)
        {
            return Refusal.Of(StatusCodes.Status422UnprocessableEntity, "wrong-tables", Refusals.Sentence("wrong-tables", [$"{SummitPlay.MostTables}"]));
        }

        if (!await Task.Run(() => quotas.TakesExercises(asked.Cities.Count)))
        {
            return Refusal.TooManyExercises();
        }

        if (await creation.Make(asked, staff) is not { } summit)
        {
            return Refusal.Of(
                StatusCodes.Status422UnprocessableEntity, "no-scenario", "This scenario or city is not on the shelf, or has errors: tabletop validate shows them.");
        }

        audit.Note(AuditKinds.SummitCreated, summit, staff, asked.Scenario);
        return TypedResults.Ok(await Summary(summits.Row(summit)!, summits, invitations));
    }

    private static async Task<Results<Ok<SummitView>, JsonHttpResult<Problem>>> One(
        string summit, long? seen, Caller? caller, HttpRequest request, SummitViews views, CallBudget budget) =>
        Complaint(caller, budget) is { } refusal ? refusal
        : await views.Of(summit, caller!.StaffPerson!, seen ?? 0, request) is { } view ? TypedResults.Ok(view)
        : Refusal.Nothing();

    private static async Task<Results<Ok<Receipt>, JsonHttpResult<Problem>>> Order(
        string summit, OrderTables asked, Caller? caller, SummitHost summits, CallBudget budget)
    {
        if (Complaint(caller, budget) is { } refusal)
        {
            return refusal;
        }

        if (asked.Id.Length is 0 or > LongestId || (asked.Words?.Length ?? 0) > Commands.MostBytes)
        {
            return Refusal.Of(StatusCodes.Status400BadRequest);
        }

        var words = asked.Words is { } text ? new TypedText { Text = text } : null;
        TableOrder order = asked.Order switch
        {
            TableOrderKind.Start => new TableOrder.Start(),
            TableOrderKind.Stop => new TableOrder.Stop(asked.Reason ?? StopReason.Discussion, words),
            TableOrderKind.GoOn => new TableOrder.GoOn(),
            TableOrderKind.End => new TableOrder.End(),
            TableOrderKind.OpenDebrief => new TableOrder.OpenDebrief(),
            _ => new TableOrder.Announce(words ?? new()),
        };
        return TypedResults.Ok(Answer(await summits.Send(summit, new(caller!.StaffPerson!, asked.Id, new SummitCommandBody.Send(order, asked.To)))));
    }

    /// <summary>A CSV file as it is. With <c>preview=true</c>, or errors in it, nothing is changed.</summary>
    private static async Task<Results<Ok<RosterReply>, JsonHttpResult<Problem>>> Import(
        string summit, bool? preview, Caller? caller, HttpContext context, Rosters rosters, CallBudget budget, AuditTrail audit)
    {
        if (Complaint(caller, budget) is { } refusal)
        {
            return refusal;
        }

        if (context.Request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) != true)
        {
            return Refusal.Of(StatusCodes.Status415UnsupportedMediaType, "no-csv", "This address takes a table as CSV.");
        }

        // The server itself stops there, whatever length the request says it has.
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = RosterFile.MostBytes;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (await rosters.Import(summit, body.ToArray(), caller!.StaffPerson!, preview ?? false) is not { } reply)
        {
            return Refusal.Nothing();
        }

        if (reply.Kept)
        {
            audit.Note(AuditKinds.RosterImported, summit, caller.StaffPerson);
        }

        return TypedResults.Ok(reply);
    }

    private static async Task<Results<Ok<Receipt>, JsonHttpResult<Problem>>> Place(
        string summit, PlacePerson asked, Caller? caller, Rosters rosters, CallBudget budget)
    {
        if (Complaint(caller, budget) is { } refusal)
        {
            return refusal;
        }

        return asked.Person is null && Door.CleanName(asked.Name) is null
            ? Refusal.Of(StatusCodes.Status400BadRequest, "no-name", "Say what the others may call them.")
            : TypedResults.Ok(Answer(await rosters.Place(summit, asked, caller!.StaffPerson!)));
    }

    private static async Task<Results<Ok<Receipt>, JsonHttpResult<Problem>>> Drop(
        string summit, DropPerson asked, Caller? caller, Rosters rosters, CallBudget budget) =>
        Complaint(caller, budget) is { } refusal ? refusal : TypedResults.Ok(Answer(await rosters.Drop(summit, asked.Person, caller!.StaffPerson!)));

    private static async Task<Results<Ok<BadgeSheet>, JsonHttpResult<Problem>>> Issue(
        string summit, IssueBadges asked, Caller? caller, HttpRequest request, Rosters rosters, CallBudget budget, AuditTrail audit)
    {
        if (Complaint(caller, budget) is { } refusal)
        {
            return refusal;
        }

        if (await rosters.Issue(summit, asked.People, request) is not { } sheet)
        {
            return Refusal.Nothing();
        }

        audit.Note(AuditKinds.BadgesIssued, summit, caller!.StaffPerson);
        return TypedResults.Ok(sheet);
    }

    private static async Task<Results<Ok<SummitLobby>, JsonHttpResult<Problem>>> Lobby(string summit, Caller? caller, SummitViews views, CallBudget budget)
    {
        if (caller?.ParticipantOf(summit) is not { } person)
        {
            return Refusal.Nothing();
        }

        return !budget.Takes(caller) ? Refusal.Busy() : await views.Lobby(summit, person) is { } lobby ? TypedResults.Ok(lobby) : Refusal.Nothing();
    }

    /// <summary>Goes in at the table one was given, or at the one asked for where that is one's own to choose.</summary>
    private static async Task<Results<Ok<SessionReply>, JsonHttpResult<Problem>>> Choose(
        string summit, ChooseTable asked, Caller? caller, HttpContext context, SummitHost summits, EmbeddedHost host, SummitDoor door, Callers callers, Holdings holdings, CallBudget budget)
    {
        if (caller?.ParticipantOf(summit) is not { } person || await summits.State(summit) is not { } state || state.Find(person) is not { } known)
        {
            return Refusal.Nothing();
        }

        if (!budget.Takes(caller))
        {
            return Refusal.Busy();
        }

        var number = known.Table > 0 ? known.Table : asked.Table;
        if (known.Table == 0)
        {
            // Whoever has chosen stays: nobody is bound to a table that lets nobody in.
            if (state.Table(number) is { } chosen && await Closed(chosen, host) is { } closed)
            {
                return Refusal.Of(StatusCodes.Status409Conflict, closed, Refusals.Sentence(closed, []));
            }

            var receipt = await summits.Send(summit, new(person, Guid.CreateVersion7().ToString(), new SummitCommandBody.Choose(number)));
            if (!receipt.Accepted)
            {
                return receipt.Transient ? Refusal.Busy() : Refusal.Of(StatusCodes.Status409Conflict, receipt.Code!, receipt.Sentence!);
            }
        }

        var opened = await door.Enter(summit, person);
        if (opened.Refused is { } code)
        {
            return Refusal.Of(StatusCodes.Status409Conflict, code, HostRefusals.Sentence(code, []));
        }

        var now = caller.Session.Memberships.Contains(opened.Membership) ? caller : await callers.Widen(context, caller, opened.Membership);
        return TypedResults.Ok(await holdings.Of(now, opened.Membership));
    }

    /// <summary>Null: it is one of the facilitators, and not too much at once.</summary>
    private static JsonHttpResult<Problem>? Complaint(Caller? caller, CallBudget budget) =>
        caller?.StaffPerson is null ? Refusal.NotStaff() : !budget.Takes(caller) ? Refusal.Busy() : null;

    /// <summary>Why nobody can come in at a table; null: people can, or it is still being made.</summary>
    private static async Task<string?> Closed(SummitTable table, EmbeddedHost host) => await host.State(table.Exercise) switch
    {
        { Stage: Stage.Ended or Stage.Sealed } => "play-ended",
        { LobbyOpen: false } => "lobby-closed",
        _ => null,
    };

    private static async Task<SummitSummary> Summary(SummitRow row, SummitHost summits, Invitations invitations) =>
        new(row.Id, row.Title, await invitations.Code(row.Id), row.CreatedMs, await Tables(row, summits));

    /// <summary>0 where its log is damaged: opening it says so, and the others are there.</summary>
    private static async Task<int> Tables(SummitRow row, SummitHost summits)
    {
        try
        {
            return (await summits.State(row.Id))?.Tables.Count ?? 0;
        }
        catch (DamagedLog)
        {
            return 0;
        }
    }

    private static Receipt Answer(Hosting.Exercises.Receipt receipt) =>
        new(receipt.Id, receipt.Accepted, receipt.Code, receipt.Arguments, receipt.Sentence, receipt.Transient);
}
