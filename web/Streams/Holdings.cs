using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Summits;
using Tabletop.Hosting.Views;
using Tabletop.Web.Contracts;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Streams;

/// <summary>The streams a session may watch now.</summary>
public sealed class Holdings(EmbeddedHost host, SummitHost summits, PinnedTexts texts, Callers callers)
{
    public async Task<SessionReply> Of(Caller? caller)
    {
        if (caller is null)
        {
            return new(false, []);
        }

        List<StreamInfo> streams = [];
        foreach (var row in host.List())
        {
            streams.AddRange(await In(caller, row));
        }

        var lobbies = caller.Session.Memberships
            .Where(m => SummitIds.IsSummit(m.Exercise))
            .Select(m => summits.Row(m.Exercise))
            .OfType<SummitRow>()
            .Select(row => new SummitInfo(row.Id, row.Title))
            .ToItems();
        return new(caller.MayCreate, streams.ToItems(), lobbies.Count > 0 ? lobbies : null);
    }

    /// <summary>The same to somebody who has just come in.</summary>
    public async Task<SessionReply> Of(Caller caller, Membership opened)
    {
        var reply = await Of(caller);
        var theirs = reply.Streams.Where(s => s.Exercise == opened.Exercise && Viewer.TryParse(s.Stream, out var viewer) && viewer.Person == opened.Person);
        return opened.Kind == MemberKind.Participant
            ? reply with { Opened = theirs.OrderBy(s => s.Kind == StreamKind.Seat).LastOrDefault()?.Stream }
            : reply;
    }

    public async Task<Items<StreamInfo>> In(Caller caller, ExerciseRow row)
    {
        var viewers = await Viewers(caller, row.Id);
        var state = viewers.Any(viewer => viewer is Viewer.Seat) ? await host.State(row.Id) : null;
        var table = viewers.Count > 0 ? summits.PlaceOf(row.Id)?.Table : null;
        return viewers.Select(viewer => Info(viewer, row, state)).OfType<StreamInfo>().Select(info => info with { Table = table }).ToItems();
    }

    /// <summary>As whom a session may look. Whether the right still stands is asked again for everything that is sent.</summary>
    public async Task<IReadOnlyList<Viewer>> Viewers(Caller caller, string exercise)
    {
        List<Viewer> viewers = caller.StaffPerson is { } staff ? [new Viewer.Staff(exercise, staff)] : [];
        foreach (var membership in caller.Session.Memberships.Where(m => m.Exercise == exercise))
        {
            if (membership.Kind == MemberKind.Board)
            {
                viewers.Add(new Viewer.Board(exercise));
            }
            else if (await Opened(exercise, membership.Person) is { } state)
            {
                viewers.AddRange(Viewer.Of(state, exercise, membership.Person));
            }
        }

        return [.. viewers.Distinct()];
    }

    /// <summary>Null also where its log is damaged: whoever is in other exercises too goes on with those.</summary>
    private async Task<ExerciseState?> Opened(string exercise, string person)
    {
        try
        {
            return await host.State(exercise, new Viewer.Lobby(exercise, person));
        }
        catch (DamagedLog)
        {
            return null;
        }
    }

    /// <summary>How the exercise is called in the language the session reads it in.</summary>
    public string Title(Caller caller, ExerciseRow row) =>
        texts.Title(row.ContentHash, Wanted(caller.StaffOf(row.Id) ?? caller.ParticipantOf(row.Id)));

    /// <summary>Null: the grant has ended.</summary>
    internal static string? SeatOf(ExerciseState state, Viewer.Seat viewer) =>
        state.Grants.IndexOf(g => g.Number == viewer.Grant && g.Person == viewer.Who) is >= 0 and var at ? state.Grants[at].Seat : null;

    private StreamInfo? Info(Viewer viewer, ExerciseRow row, ExerciseState? state)
    {
        var wanted = Wanted(viewer.Person);
        if (viewer is Viewer.Seat of)
        {
            return state is not null && SeatOf(state, of) is { } seat
                ? new(viewer.Stream, StreamKind.Seat, row.Id, seat, texts.Seat(row.ContentHash, seat, wanted))
                : null;
        }

        var kind = viewer switch
        {
            Viewer.Board => StreamKind.Board,
            Viewer.Staff => StreamKind.Staff,
            _ => StreamKind.Lobby,
        };
        return new(viewer.Stream, kind, row.Id, null, texts.Title(row.ContentHash, wanted));
    }

    private string? Wanted(string? person) => person is null ? null : callers.Languages(person);
}
