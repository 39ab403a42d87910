using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Tests.Simulated;
using Tabletop.Testing.Fakes;

namespace Tabletop.Hosting.Tests.Fixtures;

/// <summary>Two nodes over one log in memory, on one thread, with a clock of their own. "ann" is staff, "max", "pia" and "sam" sit.</summary>
internal sealed class Pair : IDisposable
{
    private int _ids;
    private int _nodes;

    public Pair()
    {
        Nodes = new(Time);
        Nodes.Log = Log = new(new AtOnce(), Nodes);
        (A, B) = (Join(), Join());
        var created = Run(A, host => host.Create(new(TableScenario.Bytes, "ann", "create", Mode.ClockDriven, Seed: 7)));
        Exercise = created.Exercise;
        foreach (var (person, seat) in new[] { ("max", "mayor"), ("pia", "police"), ("sam", "schools") })
        {
            Run(A, host => host.Join(Exercise, person, $"join-{person}"));
            Accepted(A, person, new CommandBody.TakeSeat(seat));
        }

        Accepted(A, "ann", new CommandBody.Start());
        StartedMs = Entries()[^1].Command.NowMs;
    }

    public FakeTimeProvider Time { get; } = new();

    public InMemoryNodes Nodes { get; }

    public InMemoryLog Log { get; }

    /// <summary>Play was started here, so it holds the lease.</summary>
    public Member A { get; private set; }

    public Member B { get; }

    public string Exercise { get; }

    public long StartedMs { get; }

    public List<Exception> Faults { get; } = [];

    /// <summary>A new node over the same log.</summary>
    public Member Join() => new(this, FormattableString.Invariant($"node-{++_nodes}"));

    public void Restart() => A = Join();

    public void Advance(double seconds) => Time.Advance(TimeSpan.FromSeconds(seconds), Settle);

    /// <summary>Nobody runs, as when the machine that has both is put to sleep.</summary>
    public void Sleep(double seconds)
    {
        Time.PassUnnoticed(TimeSpan.FromSeconds(seconds));
        Settle();
    }

    public void Settle()
    {
        A.RunAll();
        B.RunAll();
        A.RunAll();
    }

    public T Run<T>(Member node, Func<EmbeddedHost, Task<T>> ask) => Answer(ask(node.Host));

    public T Answer<T>(Task<T> asked)
    {
        Settle();
        Assert.True(asked.Wait(Rig.Deadline), "It was not answered.");
        return asked.Result;
    }

    public Task<Receipt> Send(Member node, string who, CommandBody body, string? id = null) =>
        node.Host.Send(Exercise, new(who, id ?? FormattableString.Invariant($"c{++_ids}"), body));

    public void Accepted(Member node, string who, CommandBody body)
    {
        var receipt = Answer(Send(node, who, body));
        Assert.True(receipt.Accepted, $"{body}: {receipt.Code}");
    }

    public IReadOnlyList<Entry> Entries() => [.. Log.Read(Exercise, 0).Select(e => Wire.ReadEntry(e.Bytes))];

    public IReadOnlyList<Event.WentDark> Darks() => [.. Entries().SelectMany(e => e.Events).OfType<Event.WentDark>()];

    /// <summary>Each release: which inject, its story time, and how long after the start of play it reached people.</summary>
    public IReadOnlyList<(string Inject, long StoryMs, double AfterSeconds)> Releases() =>
        [.. Entries().SelectMany(e => e.Events).OfType<Event.InjectReleased>().Select(r => (r.Inject, r.StoryMs, (r.DeliveredMs - StartedMs) / 1_000.0))];

    /// <summary>The log's entries decide nothing twice and fold to what both nodes hold.</summary>
    public void AssertInOrder()
    {
        Assert.Empty(Faults);
        Assert.Equal(Releases().Count, Releases().Select(r => r.Inject).Distinct().Count());
        var folded = Entries().Aggregate(ExerciseState.Initial, (state, entry) => Play.Fold(Engine.Scenarios.Playbook.Of(TableScenario.Content), state, entry));
        foreach (var node in new[] { A, B }.Where(n => n.IsAlive))
        {
            Assert.Equal(StateHash.Of(folded), StateHash.Of(Run(node, host => host.State(Exercise))!));
        }
    }

    public void Dispose()
    {
        A.Kill();
        B.Kill();
    }

    /// <summary>One node.</summary>
    internal sealed class Member
    {
        private readonly StepScheduler _scheduler = new();
        private readonly List<Exception> _faults;

        public Member(Pair pair, string name)
        {
            (Name, Log, _faults) = (name, new(pair.Log), pair.Faults);
            Host = EmbeddedHost.Start(Log, _scheduler, pair.Time, pair.Faults.Add, peers: pair.Nodes.Node(name));
        }

        public string Name { get; }

        public EmbeddedHost Host { get; }

        public HeldLog Log { get; }

        public bool IsAlive { get; private set; } = true;

        /// <summary>Nothing of it runs; what it is asked waits.</summary>
        public bool IsFrozen { get; set; }

        public void RunAll()
        {
            while (IsAlive && !IsFrozen)
            {
                try
                {
                    _scheduler.RunAll();
                    return;
                }
                catch (Exception fault) when (fault is HostingProblem or System.Text.Json.JsonException)
                {
                    _faults.Add(fault);
                }
            }
        }

        /// <summary>Without a goodbye.</summary>
        public void Kill()
        {
            IsAlive = false;
            Host.Dispose();
        }
    }

    /// <summary>A node's way to the log, on which what it sends can be kept back.</summary>
    internal sealed class HeldLog(IExerciseLog inner) : LogAround(inner)
    {
        private readonly Queue<Action> _held = new();

        public bool Holds { get; set; }

        public int Held => _held.Count;

        /// <summary>Which of the next readings fails; 0: none.</summary>
        public int FailReading { get; set; }

        public int EntriesRead { get; private set; }

        public override IReadOnlyList<StoredEntry> Read(string exercise, long after)
        {
            var read = FailReading > 0 && --FailReading == 0 ? throw new HostingProblem("The log cannot be read.") : Inner.Read(exercise, after);
            EntriesRead += read.Count;
            return read;
        }

        public override void Append(LogAppend append, Action<AppendResult> done)
        {
            if (Holds)
            {
                _held.Enqueue(() => Inner.Append(append, done));
            }
            else
            {
                Inner.Append(append, done);
            }
        }

        /// <summary>What was kept back arrives.</summary>
        public void LetGo()
        {
            Holds = false;
            while (_held.TryDequeue(out var append))
            {
                append();
            }
        }
    }

    private sealed class AtOnce : ILane
    {
        public void Post(Action work) => work();
    }
}
