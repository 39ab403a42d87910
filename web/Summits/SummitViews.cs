using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Summits;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Summits;
using Tabletop.Hosting.Views;
using Tabletop.Web.Contracts;
using Tabletop.Web.Scenarios;
using Tabletop.Web.Sessions;
using Tabletop.Web.Streams;

namespace Tabletop.Web.Summits;

/// <summary>What a summit shows: to its facilitators all tables side by side, to whoever came by its code the tables there are.</summary>
public sealed class SummitViews(
    SummitHost summits, EmbeddedHost host, PinnedTexts texts, PeopleBook book, Badges badges, Callers callers, Presences presences, Invitations invitations, Shelf shelf)
{
    /// <param name="seen">The version whose people the asker has; 0: none.</param>
    /// <returns>Null: there is no such summit.</returns>
    public async Task<SummitView?> Of(string summit, string staff, long seen, HttpRequest request)
    {
        if (await summits.State(summit) is not { } state || summits.Row(summit) is not { } row)
        {
            return null;
        }

        var content = state.Tables[0].Content;
        var wanted = callers.Languages(staff);
        var invitation = await invitations.To(summit, request, withBoard: false);
        List<SummitTableView> tables = [];
        foreach (var table in state.Tables)
        {
            tables.Add(Table(summit, staff, state, table, await Stands(table), texts.Phases(table.Content, wanted)));
        }

        return new(
            summit,
            state.Version,
            row.Title,
            invitation.Code,
            invitation.Addresses,
            state.Seating,
            state.Rehearsal,
            host.NowMs,
            Roles(content, wanted),
            texts.Languages(content),
            tables.ToItems(),
            seen == state.Version ? null : People(summit, state, content));
    }

    /// <returns>Null: they are not at this summit.</returns>
    public async Task<SummitLobby?> Lobby(string summit, string person)
    {
        if (await summits.State(summit) is not { } state || state.Find(person) is not { } known || summits.Row(summit) is not { } row)
        {
            return null;
        }

        List<SummitLobbyTable> tables = [];
        foreach (var table in state.Seating == Seating.Assigned ? [] : state.Tables)
        {
            var exercise = await Stands(table) ?? ExerciseState.Initial;
            var taken = exercise.Grants.Select(g => g.Seat).Distinct().Count();
            tables.Add(new(table.Number, state.Seats.Count - taken, exercise is { Version: > 0, LobbyOpen: true, Stage: Stage.Lobby or Stage.Play }));
        }

        return new(summit, row.Title, state.Seating, known.Table, known.Table == 0 && state.Seating != Seating.Assigned, tables.ToItems());
    }

    /// <summary>The roles as somebody reads them.</summary>
    public Items<OptionItem> Roles(string content, string? wanted) =>
        texts.Roles(content).Select(id => new OptionItem(id, texts.Seat(content, id, wanted))).ToItems();

    /// <summary>As it is, or as before it is made; null: its log is damaged, which keeps nobody from seeing the others.</summary>
    private async Task<ExerciseState?> Stands(SummitTable table)
    {
        try
        {
            return await host.State(table.Exercise) ?? ExerciseState.Initial;
        }
        catch (DamagedLog)
        {
            return null;
        }
    }

    private SummitTableView Table(string summit, string staff, SummitState state, SummitTable table, ExerciseState? known, Items<string> phases)
    {
        var (exercise, isDamaged) = (known ?? ExerciseState.Initial, known is null);
        var people = exercise.People.Where(p => !p.Staff).Select(p => p.Id).ToHashSet();
        return new(
            table.Number,
            table.Exercise,
            exercise.Version > 0 || isDamaged ? new Viewer.Staff(table.Exercise, staff).Stream : null,
            table.City is { } city ? shelf.FindCity(city)?.File.City?.Title ?? city : null,
            exercise.Stage,
            exercise.Clock.StoryMs,
            exercise.Clock.WallMs,
            exercise.Clock.Pace,
            exercise.Running,
            exercise.AwaitsStaff,
            exercise.Phase + 1,
            phases.Count,
            exercise.Phase < 0 ? null : phases[exercise.Phase],
            exercise.Stops.Select(s => new SummitStop(s.Reason, s.By == summit)).ToItems(),
            state.Seats.Count,
            exercise.Grants.Select(g => g.Seat).Distinct().Count(),
            people.Count,
            presences.In(table.Exercise).Count(p => p.Connected && people.Contains(p.Person)),
            state.Orders.Count(o => o.Waiting.Contains(table.Number)),
            isDamaged || table.Code is null ? null : HostRefusals.Sentence(table.Code, ["seat", "?"]),
            isDamaged,
            exercise.DebriefOpen);
    }

    private Items<SummitPersonView> People(string summit, SummitState state, string content)
    {
        var known = book.Of(state.People.Select(p => p.Id));
        var holders = badges.Holders(summit).ToHashSet();
        return state.People.Select(p => new SummitPersonView(
            p.Id,
            known[p.Id].Name,
            p.Table,
            p.Seat,
            known[p.Id].Languages is { } wanted ? Languages.Best(wanted, texts.Languages(content)) : null,
            p.Arrived,
            p.WalkedIn,
            holders.Contains(p.Id))).ToItems();
    }
}
