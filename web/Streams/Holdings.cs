using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Views;
using Tabletop.Web.Contracts;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Streams;

/// <summary>The streams a session may watch now.</summary>
public sealed class Holdings(EmbeddedHost host, IExerciseLog log)
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

        return new(caller.MayCreate, streams.ToItems());
    }

    public async Task<Items<StreamInfo>> In(Caller caller, ExerciseRow row)
    {
        List<StreamInfo> streams = [];
        if (caller.StaffPerson is { } staff)
        {
            streams.Add(new(new Viewer.Staff(row.Id, staff).Stream, StreamKind.Staff, row.Id, null, row.Title));
        }

        foreach (var membership in caller.Session.Memberships.Where(m => m.Exercise == row.Id))
        {
            streams.AddRange(membership.Kind == MemberKind.Board
                ? [new(new Viewer.Board(row.Id).Stream, StreamKind.Board, row.Id, null, row.Title)]
                : await OfPerson(row, membership.Person));
        }

        return streams.DistinctBy(info => info.Stream).ToItems();
    }

    private async Task<IEnumerable<StreamInfo>> OfPerson(ExerciseRow row, string person)
    {
        if (await host.State(row.Id) is not { } state)
        {
            return [];
        }

        return Viewer.Of(state, row.Id, person).Select(viewer => viewer switch
        {
            Viewer.Seat seat => Seat(row, state, seat),
            Viewer.Staff => new(viewer.Stream, StreamKind.Staff, row.Id, null, row.Title),
            _ => new StreamInfo(viewer.Stream, StreamKind.Lobby, row.Id, null, row.Title),
        });
    }

    private StreamInfo Seat(ExerciseRow row, ExerciseState state, Viewer.Seat viewer)
    {
        var seat = SeatOf(state, viewer)!;
        return new(viewer.Stream, StreamKind.Seat, row.Id, seat, RoleTitles.Of(log, row.ContentHash, seat));
    }

    /// <summary>Null: the grant has ended.</summary>
    internal static string? SeatOf(ExerciseState state, Viewer.Seat viewer) =>
        state.Grants.IndexOf(g => g.Number == viewer.Grant && g.Person == viewer.Who) is >= 0 and var at ? state.Grants[at].Seat : null;
}
