using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Views;
using Tabletop.Testing.Fakes;

namespace Tabletop.Hosting.Tests.Fixtures;

/// <summary>A host on one thread with a clock of its own, over a log in memory or on disk.</summary>
internal sealed class Rig : IDisposable
{
    /// <summary>Only a hang comes to this.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly Func<IScheduler, IExerciseLog> _openLog;
    private readonly string? _folder;
    private readonly int? _seed;
    private SqliteFile? _file;
    private int _ids;

    private Rig(string? folder, int? seed)
    {
        (_folder, _seed) = (folder, seed);
        Scheduler = new(seed);
        _openLog = folder is null
            ? KeepInMemory
            : scheduler =>
            {
                _file = SqliteFile.Open(folder, scheduler);
                return new SqlLog(_file);
            };
        Log = _openLog(Scheduler);
        Host = EmbeddedHost.Start(Log, Scheduler, Time, Faults.Add, Wanted.GetValueOrDefault);
    }

    public FakeTimeProvider Time { get; } = new();

    public StepScheduler Scheduler { get; private set; }

    public IExerciseLog Log { get; private set; }

    public InMemoryLog Memory => (InMemoryLog)Log;

    public SqliteFile File => _file!;

    public EmbeddedHost Host { get; private set; }

    /// <summary>What the host noted. Empty at the end of every test that does not break something.</summary>
    public List<Exception> Faults { get; } = [];

    /// <summary>The languages people want; they outlive the host as the session book does.</summary>
    public Dictionary<string, string> Wanted { get; } = [];

    public string Exercise { get; private set; } = "";

    public string Folder => _folder!;

    public static Rig InMemory(int? seed = null) => new(null, seed);

    public static Rig OnDisk(int? seed = null) => new(Directory.CreateTempSubdirectory("tabletop-test-").FullName, seed);

    /// <summary>A host on a folder that is there already; it is deleted in the end.</summary>
    public static Rig OnFolder(string folder, string exercise) => new(folder, null) { Exercise = exercise };

    public static Rig On(bool disk, int? seed = null) => disk ? OnDisk(seed) : InMemory(seed);

    /// <summary>An exercise with staff "ann", in which "max", "pia" and "sam" hold the three seats.</summary>
    public Rig WithTable(Mode mode = Mode.ClockDriven, bool started = false)
    {
        var created = Run(Host.Create(new(TableScenario.Bytes, "ann", "create", mode, Seed: 7)));
        Assert.True(created.Receipt.Accepted, created.Receipt.Code);
        Exercise = created.Exercise;
        foreach (var (person, seat) in new[] { ("max", "mayor"), ("pia", "police"), ("sam", "schools") })
        {
            Run(Host.Join(Exercise, person, $"join-{person}"));
            Accepted(person, new CommandBody.TakeSeat(seat));
        }

        if (started)
        {
            Accepted("ann", new CommandBody.Start());
        }

        return this;
    }

    public string NextId() => FormattableString.Invariant($"c{++_ids}");

    public Receipt Send(string who, CommandBody body, string? seat = null, string? id = null, Saw? saw = null) =>
        Run(Host.Send(Exercise, new(who, id ?? NextId(), body, seat, saw)));

    public void Accepted(string who, CommandBody body, string? seat = null)
    {
        var receipt = Send(who, body, seat);
        Assert.True(receipt.Accepted, $"{body}: {receipt.Code}");
    }

    public ExerciseState State() => Run(Host.State(Exercise))!;

    /// <summary>From now on a person reads this language.</summary>
    public void Reads(string person, string language)
    {
        Wanted[person] = language;
        Host.Reread(person);
        Scheduler.RunAll();
    }

    public StreamCatchUp Pull(Viewer viewer, string? epoch = null, long after = 0) => Run(Host.Pull(viewer, epoch, after));

    public Viewer.Seat SeatOf(string person) => new(Exercise, person, State().Grants.Single(g => g.Person == person).Number);

    public IReadOnlyList<Entry> Entries() => [.. Log.Read(Exercise, 0).Select(e => Wire.ReadEntry(e.Bytes))];

    public void Advance(TimeSpan by) => Time.Advance(by, Scheduler.RunAll);

    public T Run<T>(Task<T> task)
    {
        Settle(task);
        return task.GetAwaiter().GetResult();
    }

    public void Settle(Task task)
    {
        var until = DateTime.UtcNow + Deadline;
        do
        {
            Scheduler.RunAll();
        }
        while (Task.WaitAny([task], TimeSpan.FromMilliseconds(20)) < 0 && DateTime.UtcNow < until);
        Assert.True(task.IsCompleted, "It was not answered.");
    }

    /// <summary>The program is away for so long, without a goodbye, and comes back on the same log.</summary>
    public void Crash(TimeSpan away)
    {
        Host.Dispose();
        _file?.Dispose();
        Time.PassUnnoticed(away);
        Scheduler = new(_seed);
        Log = _openLog(Scheduler);
        Host = EmbeddedHost.Start(Log, Scheduler, Time, Faults.Add, Wanted.GetValueOrDefault);
        Scheduler.RunAll();
    }

    public void Dispose()
    {
        Host.Dispose();
        _file?.Dispose();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    // What lies in memory must outlive the host: later hosts answer on the lane of the newest scheduler.
    private IExerciseLog KeepInMemory(IScheduler scheduler) => Log ?? new InMemoryLog(new NewestLane(this));

    private sealed class NewestLane(Rig rig) : ILane
    {
        private readonly Dictionary<StepScheduler, ILane> _lanes = [];

        public void Post(Action work)
        {
            if (!_lanes.TryGetValue(rig.Scheduler, out var lane))
            {
                _lanes.Add(rig.Scheduler, lane = rig.Scheduler.Lane("log"));
            }

            lane.Post(work);
        }
    }
}
