using System.Globalization;
using System.Text;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Postgres;
using Tabletop.Hosting.Scheduling;
using Tabletop.Testing.Fakes;
using Tabletop.Testing.Postgres;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;
using Receipt = Tabletop.Web.Contracts.Receipt;

namespace Tabletop.Web.Tests.Nodes;

/// <summary>Two programs on one PostgreSQL of their own. What is in the log is read beside them, so that nobody calls them.</summary>
public sealed class TwoPrograms : IAsyncLifetime, IDisposable
{
    /// <summary>Real time between two injects of the exercise.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly Folder _folder = new();
    private readonly ThreadScheduler _threads = new(_ => { });
    private PostgresServer? _server;
    private PostgresDatabase? _database;
    private string _log = "";
    private int _started;

    public PostgresServer Server => _server!;

    internal NodeProgram A { get; private set; } = null!;

    internal NodeProgram B { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        ServedConsole.RequirePage();
        _folder.With("scenarios/ticking/scenario.yaml", Scenario());
        _server = new();
        var connection = _server.NewDatabase();
        _log = $"postgres:{connection}";
        _database = PostgresDatabase.Open(connection, _threads);
        A = await Start();
        B = await Start();
    }

    /// <summary>An exercise whose play was started on the first node, so that it ticks it. Where that one was killed another takes its place.</summary>
    internal async Task<Play> Begin()
    {
        if (A.IsGone)
        {
            A.Dispose();
            A = await Start();
        }

        var staff = await A.Staff();
        var made = await staff.Post<ExerciseSummary>("/api/exercises", new CreateExercise("ticking", null, Mode.ClockDriven, Seating.Open, false, false, null));
        var play = new Play(this, staff, made);
        Assert.True((await staff.Send(play.StaffStream, new CommandBody.Start())).Accepted);
        return play;
    }

    public IReadOnlyList<Entry> Entries(string exercise) => [.. new SqlLog(_database!).Read(exercise, 0).Select(e => Wire.ReadEntry(e.Bytes))];

    /// <summary>Each link of the chain holds.</summary>
    public void AssertWhole(string exercise)
    {
        byte[] head = [.. HashChain.Start.Span];
        foreach (var entry in new SqlLog(_database!).Read(exercise, 0))
        {
            head = HashChain.Next(head, entry.Bytes);
            Assert.Equal(head, entry.Hash);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        A?.Dispose();
        B?.Dispose();
        _threads.Dispose();
        _database?.Dispose();
        _server?.Dispose();
        _folder.Dispose();
    }

    private Task<NodeProgram> Start() =>
        NodeProgram.Start(_log, _folder[string.Create(CultureInfo.InvariantCulture, $"data-{++_started}")], _folder["scenarios"]);

    /// <summary>At this pace a story minute is a second.</summary>
    private static string Scenario()
    {
        var yaml = new StringBuilder("""
            format: tabletop/1
            id: ticking
            version: 1.0.0
            title: Something every two seconds
            language: en
            summary: It goes on by itself.
            duration: 30m
            phases:
              day: { title: The day, story-start: Mon 09:00, pace: 60, length: 20h }
            roles:
              mayor: { title: Mayor, brief: You speak for the city. }
            injects:

            """);
        for (var n = 1; n <= 400; n++)
        {
            yaml.AppendLine(CultureInfo.InvariantCulture, $"  i{n}: {{ title: Number {n}, at: {n * 2}m, channel: news, from: The radio, to: [public], text: Number {n}. }}");
        }

        yaml.AppendLine("endings:").AppendLine("  over: { title: Over, text: It is over. }");
        return yaml.ToString();
    }
}

/// <summary>One exercise that both programs play.</summary>
internal sealed class Play(TwoPrograms programs, Browser staff, ExerciseSummary summary) : IDisposable
{
    /// <summary>Monday, nine in the morning.</summary>
    private const long StartMs = 9 * 3_600_000;

    public Browser Staff => staff;

    public string Exercise => summary.Exercise;

    public string Code => summary.Code;

    public string StaffStream => summary.Streams.Single(s => s.Kind == StreamKind.Staff).Stream;

    public IReadOnlyList<Entry> Entries => programs.Entries(Exercise);

    public IReadOnlyList<Event.InjectReleased> Releases => [.. Entries.SelectMany(e => e.Events).OfType<Event.InjectReleased>()];

    /// <summary>Until so many injects have come by themselves; the log is looked at, no program is asked.</summary>
    public async Task<IReadOnlyList<Event.InjectReleased>> UntilReleased(int count)
    {
        IReadOnlyList<Event.InjectReleased> released = [];
        await Eventually.Is(() => (released = Releases).Count >= count, $"{count} injects come");
        return released;
    }

    /// <summary>Staff lift what stops play: a database that was away for more than ten seconds has stopped it.</summary>
    public async Task GoOn(IReadOnlyList<Browser> ways)
    {
        foreach (var stopped in Entries.SelectMany(e => e.Events).OfType<Event.PlayStopped>())
        {
            await Insist(ways, new(StaffStream, FormattableString.Invariant($"lift-{stopped.Stop}"), new CommandBody.Lift(stopped.Stop), null));
        }
    }

    public static SendCommand Mark(string stream, string id) => new(stream, id, new CommandBody.Mark(new() { Text = $"mark {id}" }), null);

    /// <summary>Sends until it is answered for good, now to one, now to the other, as a client does that loses its node.</summary>
    public static async Task<Receipt> Insist(IReadOnlyList<Browser> ways, SendCommand command)
    {
        var (sent, receipt) = (0, (Receipt?)null);
        await Eventually.Is(
            async () =>
            {
                try
                {
                    receipt = await ways[sent++ % ways.Count].Post<Receipt>("/api/commands", command).WaitAsync(TimeSpan.FromSeconds(3));
                }
                catch (Exception problem) when (problem is HttpRequestException or InvalidOperationException or TimeoutException or TaskCanceledException)
                {
                    // It is not there, or does not answer: the other.
                }

                return receipt is { Transient: false };
            },
            "it is answered",
            Browser.Patience);
        return receipt!;
    }

    /// <summary>Every inject has come once, in order and at its own story time; every mark that was acknowledged is there once; the chain holds.</summary>
    public void AssertNothingLostOrDoubled(IEnumerable<string> acknowledged)
    {
        programs.AssertWhole(Exercise);
        var released = Releases;
        Assert.Equal(Enumerable.Range(1, released.Count).Select(n => $"i{n}"), released.Select(r => r.Inject));
        Assert.Equal(released.Select((_, n) => StartMs + ((n + 1) * 120_000L)), released.Select(r => r.StoryMs));
        var marks = Entries.Where(e => e.Command.Body is CommandBody.Mark).Select(e => e.Command.Id).ToArray();
        Assert.Equal(marks.Distinct().Count(), marks.Length);
        Assert.Empty(acknowledged.Except(marks));
    }

    public void Dispose() => staff.Dispose();
}
