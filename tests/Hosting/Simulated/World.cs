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
    private readonly PriorityQueue<Action, (long AtMs, long Order)> _agenda = new();
    private readonly Random _salts;
    private readonly List<Node> _nodes = [];
    private long _order;
    private long _nowMs;

    public World(int seed, Bug bug)
    {
        (Dice, _salts, Bug) = (new(seed), new(~seed), bug);
        Disk = bug.Disk(new(new AtOnce()));
        Node = Start();
    }

    public Random Dice { get; }

    public Bug Bug { get; }

    public FakeTimeProvider Time { get; } = new();

    public IExerciseLog Disk { get; }

    /// <summary>The process that clients reach; null while there is none.</summary>
    public Node? Node { get; private set; }

    /// <summary>Commits fail, messages are lost, the host is killed.</summary>
    public bool IsStormy { get; set; }

    /// <summary>What a host noted where nobody waits for an answer.</summary>
    public List<Exception> Faults { get; } = [];

    /// <summary>What a check has found wrong, by the check's name.</summary>
    public SortedDictionary<string, string> Found { get; } = new(StringComparer.Ordinal);

    /// <summary>When nothing hosted: wall times, the last one still open while there is none.</summary>
    public List<(long FromMs, long ToMs)> Away { get; } = [];

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

    /// <summary>Something on its way over a bad network: it may be lost, come twice, or come late and be overtaken.</summary>
    public void Carry(Action arrive)
    {
        var fate = IsStormy ? Dice.Next(100) : 99;
        if (fate < 6)
        {
            return;
        }

        if (fate < 12)
        {
            After(Dice.Next(5, 2_000), arrive);
        }

        After(fate < 18 ? Dice.Next(1_000, 20_000) : Dice.Next(5, 80), arrive);
    }

    /// <summary>Asks the process that hosts now; if it dies meanwhile, or there is none, no answer ever comes.</summary>
    public void Ask<T>(Func<EmbeddedHost, Task<T>> ask, Action<T> answered)
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
        Ask(ask, answer => (got, has) = (answer, true));
        for (var untilMs = _nowMs + 60_000; !has && _nowMs < untilMs;)
        {
            Pass(10);
        }

        return has ? got! : throw new InvalidOperationException("The host does not answer.", Faults.FirstOrDefault());
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
        Time.PassUnnoticed(TimeSpan.FromMilliseconds(ms));
        _nowMs += ms;
    }

    /// <summary>The host is killed and comes back after so long; a zombie does not notice for a while that it has been replaced.</summary>
    public void Crash(long awayMs, bool zombie = false)
    {
        if (Node is not { } old)
        {
            return;
        }

        Node = null;
        if (zombie)
        {
            Node = Start();
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
            Node = Start();
        });
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
        var node = new Node(this);
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
