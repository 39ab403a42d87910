using Tabletop.Engine;
using Tabletop.Hosting;
using Tabletop.Hosting.Logs.Postgres;
using Tabletop.Hosting.Views;
using Tabletop.Web.Contracts;

namespace Tabletop.Web.Sessions;

/// <summary>
/// Who is at their screen, in memory alone, and on other nodes as they say every five seconds: a socket that watches, or a request a moment ago. The desks of an exercise's staff are told
/// once a second what has changed, and everything again every few seconds, so that a message that is lost does no harm. It says nothing
/// about rights and nothing depends on it.
/// </summary>
public sealed class Presences : IDisposable
{
    /// <summary>Whoever polls does so every two seconds or so; a socket that is silent for as long is closed.</summary>
    public static readonly TimeSpan Expires = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan ChangesEvery = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan AllEvery = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Room> _rooms = [];
    private readonly Dictionary<string, HashSet<(string Exercise, string Person)>> _connections = [];
    private readonly TimeProvider _time;
    private readonly Func<IReadOnlyCollection<(string Exercise, string Person)>, IReadOnlyList<PresentElsewhere>>? _exchange;
    private readonly ITimer _timer;
    private readonly ITimer _others;
    private ILookup<string, PresentElsewhere> _elsewhere = Array.Empty<PresentElsewhere>().ToLookup(p => p.Exercise);
    private long _heardAt;
    private int _desks;

    /// <param name="exchange">Tells other nodes who is here and hears who is there; it may wait. Left out: there are none.</param>
    public Presences(TimeProvider time, Func<IReadOnlyCollection<(string Exercise, string Person)>, IReadOnlyList<PresentElsewhere>>? exchange = null)
    {
        (_time, _exchange) = (time, exchange);
        _others = time.CreateTimer(_ => AskOthers(), null, exchange is null ? Timeout.InfiniteTimeSpan : AllEvery, Timeout.InfiniteTimeSpan);
        _timer = time.CreateTimer(_ => TellDesks(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Somebody has just asked for something.</summary>
    public void Heard(Viewer viewer)
    {
        lock (_gate)
        {
            if (viewer.Person is { } person)
            {
                Of(viewer.Exercise, person).Hear(_time.GetTimestamp(), mayGoOn: true);
            }
        }
    }

    /// <summary>A socket watches a stream: whoever it is for is there until it closes.</summary>
    /// <param name="tell">Takes what is to be sent to a desk. It must not wait.</param>
    public void Opened(string connection, Viewer viewer, Action<Presence> tell)
    {
        lock (_gate)
        {
            if (viewer.Person is not { } person)
            {
                return;
            }

            Of(viewer.Exercise, person).Connections.Add(connection);
            if (!_connections.TryGetValue(connection, out var people))
            {
                _connections.Add(connection, people = []);
            }

            people.Add((viewer.Exercise, person));
            if (viewer is Viewer.Staff && _rooms[viewer.Exercise].Desks.TryAdd(connection, new(viewer.Stream, tell)) && _desks++ == 0)
            {
                _timer.Change(ChangesEvery, ChangesEvery);
            }
        }
    }

    public void Closed(string connection)
    {
        lock (_gate)
        {
            if (!_connections.Remove(connection, out var people))
            {
                return;
            }

            foreach (var (exercise, person) in people)
            {
                var room = _rooms[exercise];
                if (room.Desks.Remove(connection) && --_desks == 0)
                {
                    _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }

                if (room.People.TryGetValue(person, out var seen) && seen.Connections.Remove(connection))
                {
                    seen.Hear(_time.GetTimestamp(), mayGoOn: false);
                }
            }
        }
    }

    /// <summary>A person was removed from an exercise.</summary>
    public void Forget(string exercise, string person)
    {
        lock (_gate)
        {
            _rooms.GetValueOrDefault(exercise)?.People.Remove(person);
        }
    }

    public Items<PersonPresence> In(string exercise)
    {
        lock (_gate)
        {
            return Now(exercise, _rooms.GetValueOrDefault(exercise));
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _others.Dispose();
    }

    private void AskOthers()
    {
        try
        {
            List<(string, string)> here = [];
            lock (_gate)
            {
                foreach (var (exercise, room) in _rooms)
                {
                    here.AddRange(Here(room).Where(p => p.Connected).Select(p => (exercise, p.Person)));
                }
            }

            var elsewhere = _exchange!(here);
            lock (_gate)
            {
                (_elsewhere, _heardAt) = (elsewhere.ToLookup(p => p.Exercise), _time.GetTimestamp());
            }
        }
        catch (HostingProblem)
        {
            // The next time; what was heard grows old meanwhile.
        }
        finally
        {
            // Disposed of or not: a timer that is takes no notice.
            _others.Change(AllEvery, Timeout.InfiniteTimeSpan);
        }
    }

    private void TellDesks()
    {
        lock (_gate)
        {
            foreach (var (exercise, room) in _rooms.Where(r => r.Value.Desks.Count > 0))
            {
                var now = Now(exercise, room);
                var connected = now.Where(p => p.Connected).Select(p => p.Person).ToItems();
                var isNews = !connected.Equals(room.Told) || _time.GetElapsedTime(room.ToldAt) >= AllEvery;
                foreach (var desk in room.Desks.Values.Where(d => isNews || !d.WasTold))
                {
                    desk.WasTold = true;
                    desk.Tell(new(desk.Stream, now));
                }

                if (isNews)
                {
                    (room.Told, room.ToldAt) = (connected, _time.GetTimestamp());
                }
            }
        }
    }

    /// <summary>Whoever is here or elsewhere, by the latest sign of them.</summary>
    private Items<PersonPresence> Now(string exercise, Room? room) => Here(room).Concat(Elsewhere(exercise))
        .GroupBy(p => p.Person, StringComparer.Ordinal)
        .Select(p => p.MinBy(seen => seen.Connected ? -1 : seen.AwayMs)!)
        .OrderBy(p => p.Person, StringComparer.Ordinal)
        .ToItems();

    private IEnumerable<PersonPresence> Elsewhere(string exercise)
    {
        var sinceMs = (long)_time.GetElapsedTime(_heardAt).TotalMilliseconds;
        return _elsewhere[exercise].Select(p => (p.Person, AgoMs: p.AgoMs + sinceMs)).Select(p => p.AgoMs < Expires.TotalMilliseconds
            ? new PersonPresence(p.Person, true, 0)
            : new PersonPresence(p.Person, false, p.AgoMs));
    }

    private IEnumerable<PersonPresence> Here(Room? room) => (room?.People ?? [])
        .Select(p =>
        {
            var ago = _time.GetElapsedTime(p.Value.LastAt);
            var isThere = p.Value.Connections.Count > 0 || (p.Value.MayGoOn && ago < Expires);
            return new PersonPresence(p.Key, isThere, isThere ? 0 : (long)ago.TotalMilliseconds);
        });

    private Seen Of(string exercise, string person)
    {
        if (!_rooms.TryGetValue(exercise, out var room))
        {
            _rooms.Add(exercise, room = new());
        }

        if (!room.People.TryGetValue(person, out var seen))
        {
            room.People.Add(person, seen = new());
        }

        return seen;
    }

    private sealed class Room
    {
        public Dictionary<string, Seen> People { get; } = [];

        /// <summary>By connection.</summary>
        public Dictionary<string, Desk> Desks { get; } = [];

        /// <summary>Who was connected when the desks were told last.</summary>
        public Items<string> Told { get; set; } = [];

        public long ToldAt { get; set; }
    }

    private sealed class Seen
    {
        public HashSet<string> Connections { get; } = [];

        public long LastAt { get; private set; }

        /// <summary>The last sign was a request and not the end of a socket: more may come.</summary>
        public bool MayGoOn { get; private set; }

        public void Hear(long at, bool mayGoOn) => (LastAt, MayGoOn) = (at, mayGoOn);
    }

    private sealed class Desk(string stream, Action<Presence> tell)
    {
        public string Stream => stream;

        public Action<Presence> Tell => tell;

        public bool WasTold { get; set; }
    }
}
