using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Scheduling;
using Tabletop.Testing.Fakes;

namespace Tabletop.Hosting.Tests.Simulated;

/// <summary>
/// Everything there is, on one thread and from one seed: the clock, the disk, the process that hosts, the network, and what will happen when.
/// The same seed gives the same run, to the last byte of the log.
/// </summary>
internal sealed class World
{
    private const long ShortestKnownAbsenceMs = 12_000;
    private const int StormPercent = 30;

    private readonly PriorityQueue<Action, (long AtMs, long Order)> _agenda = new();
    private readonly Random _salts;
    private readonly List<Node> _nodes = [];
    private readonly int _many;
    private Node? _newest;
    private long? _nobodySinceMs;
    private int _started;
    private long _order;
    private long _nowMs;

    /// <param name="nodes">More than one: each client meets now this one, now that, and they have leases.</param>
    public World(int seed, Bug bug, int nodes = 1)
    {
        (Dice, _salts, Bug, _many) = (new(seed), new(~seed), bug, nodes);
        Leases = nodes > 1 ? new(Time) { Carry = Carry } : null;
        Disk = bug.Disk(new(new AtOnce(), Leases));
        if (Leases is not null)
        {
            Leases.Log = Disk;
        }

        for (var n = 0; n < nodes; n++)
        {
            _newest = Start();
        }
    }

    public Random Dice { get; }

    public Bug Bug { get; }

    public FakeTimeProvider Time { get; } = new();

    public IExerciseLog Disk { get; }

    /// <summary>Null: there is one node at a time.</summary>
    public InMemoryNodes? Leases { get; }

    /// <summary>The process that a client reaches; null while there is none.</summary>
    public Node? Node => Leases is null ? _newest : _nodes.Count == 0 ? null : _nodes[Dice.Next(_nodes.Count)];

    /// <summary>Commits fail, messages are lost, the host is killed.</summary>
    public bool IsStormy { get; set; }

    /// <summary>What a host noted where nobody waits for an answer.</summary>
    public List<Exception> Faults { get; } = [];

    /// <summary>What a check has found wrong, by the check's name.</summary>
    public SortedDictionary<string, string> Found { get; } = new(StringComparer.Ordinal);

    /// <summary>When nothing hosted, in wall times: what the log must know of.</summary>
    public List<(long FromMs, long ToMs)> Away { get; } = [];

    /// <summary>Of several nodes none was well: with them a shorter time may pass as if there had been one.</summary>
    public List<(long FromMs, long ToMs)> Nobody { get; } = [];

    public long WallMs => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Real milliseconds since the beginning.</summary>
    public long NowMs => _nowMs;

    /// <summary>The first finding of each check is kept.</summary>
    public void Find(string check, string what) => Found.TryAdd(check, what);

    public byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        _salts.NextBytes(bytes);
        return bytes;
    }

    public void After(long ms, Action what) => _agenda.Enqueue(what, (_nowMs + ms, ++_order));

    /// <summary>
    /// Something on its way over a bad network. In a storm three in ten are lost, three in ten of the others come twice, and three in ten of
    /// those that arrive come late and are overtaken.
    /// </summary>
    public void Carry(Action arrive)
    {
        if (Befalls())
        {
            return;
        }

        for (var copies = Befalls() ? 2 : 1; copies > 0; copies--)
        {
            After(Befalls() ? Dice.Next(1_000, 20_000) : Dice.Next(5, 80), arrive);
        }

        bool Befalls() => IsStormy && Dice.Next(100) < StormPercent;
    }

    /// <summary>Asks the process that hosts now; if it dies meanwhile, or there is none, no answer ever comes.</summary>
    /// <param name="refused">The storage cannot be read just now, as devices are told; left out: they ask again as when no answer comes.</param>
    public void Ask<T>(Func<EmbeddedHost, Task<T>> ask, Action<T> answered, Action? refused = null)
    {
        if (Node is { } node)
        {
            _ = node.Within(() => Wait(node));
        }

        async Task Wait(Node node)
        {
            try
            {
                answered(await ask(node.Host));
            }
            catch (HostingProblem)
            {
                refused?.Invoke();
            }
            catch (Exception problem)
            {
                Faults.Add(problem);
            }
        }
    }

    /// <summary>Asks and lets time pass until the answer has come. Only in calm weather.</summary>
    public T Answer<T>(Func<EmbeddedHost, Task<T>> ask)
    {
        var (got, has) = (default(T), false);
        Again();
        for (var untilMs = _nowMs + 60_000; !has && _nowMs < untilMs;)
        {
            Pass(10);
        }

        return has ? got! : throw new InvalidOperationException("The host does not answer.", Faults.FirstOrDefault());

        void Again() => Ask(ask, answer => (got, has) = (answer, true), () => After(1_000, Again));
    }

    /// <summary>Time passes; timers fire and what is on the agenda happens, each at its own time.</summary>
    public void Pass(long ms)
    {
        var endMs = _nowMs + ms;
        Settle();
        while (true)
        {
            var agendaMs = _agenda.TryPeek(out _, out var first) ? first.AtMs : long.MaxValue;
            var timerMs = Time.UntilNextTimer is { } wait ? _nowMs + (long)Math.Ceiling(wait.TotalMilliseconds) : long.MaxValue;
            var nextMs = Math.Max(_nowMs, Math.Min(agendaMs, timerMs));
            if (nextMs > endMs)
            {
                break;
            }

            Forward(nextMs);
            if (agendaMs <= nextMs)
            {
                _agenda.Dequeue()();
            }

            Settle();
        }

        // A machine that slept may have slept past the end.
        Forward(Math.Max(endMs, _nowMs));
    }

    /// <summary>The machine sleeps: no program runs, and then time is later.</summary>
    public void Freeze(long ms)
    {
        Away.Add((WallMs, WallMs + ms));
        Nobody.Add((WallMs, WallMs + ms));
        Time.PassUnnoticed(TimeSpan.FromMilliseconds(ms));
        _nowMs += ms;
    }

    /// <summary>The host is killed and comes back after so long; a zombie does not notice for a while that it has been replaced.</summary>
    public void Crash(long awayMs, bool zombie = false)
    {
        if (_newest is not { } old)
        {
            return;
        }

        _newest = null;
        if (zombie)
        {
            _newest = Start();
            After(Dice.Next(5_000, 90_000), () => Kill(old));
            return;
        }

        foreach (var node in _nodes.ToArray())
        {
            Kill(node);
        }

        var fromMs = WallMs;
        After(awayMs, () =>
        {
            Away.Add((fromMs, WallMs));
            _newest = Start();
        });
    }

    /// <summary>Of several nodes one is killed, and so long after another starts in its place.</summary>
    public void CrashOne(long awayMs)
    {
        if (_nodes.Count > 0)
        {
            Kill(_nodes[Dice.Next(_nodes.Count)]);
            Account();
            After(awayMs, () =>
            {
                Start();
                Account();
            });
        }
    }

    /// <summary>Of several nodes one is stopped in whatever it was doing, and goes on so much later as if nothing had been.</summary>
    public void FreezeOne(long ms)
    {
        if (_nodes.Where(n => !n.IsFrozen).ToArray() is { Length: > 0 } well)
        {
            var node = well[Dice.Next(well.Length)];
            node.IsFrozen = true;
            Account();
            After(ms, () =>
            {
                node.IsFrozen = false;
                Account();
            });
        }
    }

    /// <summary>All are killed at once.</summary>
    public void CrashAll(long awayMs)
    {
        while (_nodes.Count > 0)
        {
            CrashOne(awayMs);
        }
    }

    private void Account()
    {
        if (_nodes.Any(n => !n.IsFrozen))
        {
            if (_nobodySinceMs is { } sinceMs)
            {
                Nobody.Add((sinceMs, WallMs));
                _nobodySinceMs = null;

                // Who comes back sooner has heard of the others not long ago.
                if (WallMs - sinceMs > ShortestKnownAbsenceMs)
                {
                    Away.Add((sinceMs, WallMs));
                }
            }
        }
        else
        {
            _nobodySinceMs ??= WallMs;
        }
    }

    private void Kill(Node node)
    {
        if (_nodes.Remove(node))
        {
            node.Die();
        }
    }

    private Node Start()
    {
        var node = new Node(this, _many > 1 ? FormattableString.Invariant($"node-{++_started}") : null);
        _nodes.Add(node);
        return node;
    }

    private void Forward(long toMs)
    {
        var passes = TimeSpan.FromMilliseconds(toMs - _nowMs);
        _nowMs = toMs;
        Time.Advance(passes, Settle);
    }

    private void Settle()
    {
        for (var n = 0; n < _nodes.Count; n++)
        {
            _nodes[n].RunAll();
        }
    }

    /// <summary>The disk itself answers on the spot; <see cref="SlowLog"/> takes the time.</summary>
    private sealed class AtOnce : ILane
    {
        public void Post(Action work) => work();
    }
}
