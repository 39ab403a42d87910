using System.Text;
using System.Text.Json;
using Tabletop.Authoring;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Views;
using Tabletop.Testing.Fakes;
using Tabletop.Web.Contracts;

namespace Tabletop.Web.Tests.Streams;

/// <summary>
/// One exercise that is the same each time, to the last byte of what its viewers are sent: the shared case "bus-stop" with three people
/// who sit, one who waits, a facilitator and a projector, from before the first seat is taken until the debrief is open.
/// </summary>
internal sealed class GoldenExercise : IDisposable
{
    private const string Staff = "ann";

    private static readonly (string Person, string Name, string Seat)[] Seated =
        [("max", "Max", "mayor"), ("pia", "Pia", "police"), ("sam", "\u0633\u0627\u0645", "schools")];

    private readonly FakeTimeProvider _time = new();
    private readonly StepScheduler _scheduler = new();
    private readonly Random _chance = new(7);
    private readonly List<Exception> _faults = [];
    private readonly List<Recorder> _recorders = [];
    private readonly EmbeddedHost _host;
    private readonly string _exercise;
    private int _ids;

    private GoldenExercise(string cases)
    {
        var scenario = Author.LoadScenario(Path.Combine(cases, "bus-stop")).Scenario!;
        var city = Author.LoadCity(Path.Combine(cases, "cities", "council.yaml")).City;
        _host = EmbeddedHost.Start(new InMemoryLog(_scheduler.Lane("log")), _scheduler, _time, _faults.Add, chance: Chance);
        _exercise = Done(_host.Create(new(Wire.Write(new Content { Scenario = scenario, City = city }), Staff, "create", Seed: 7))).Exercise;
    }

    /// <summary>By file name: what this viewer was sent and would be given now.</summary>
    public static IReadOnlyList<(string Name, string Json)> Play(string cases)
    {
        using var played = new GoldenExercise(cases);
        played.Play();
        Assert.Empty(played._faults);
        return [.. played._recorders.Select(r => (r.Name, r.Write(Contract(played.Done(played._host.Pull(r.Viewer, null, 0))))))];
    }

    public void Dispose() => _host.Dispose();

    private void Play()
    {
        Settle(_host.SetName(Staff, "Ann"));
        foreach (var (person, name, _) in Seated.Append(("lea", "Lea", "")))
        {
            Settle(_host.SetName(person, name));
            Done(_host.Join(_exercise, person, NextId()));
        }

        Watch("facilitator", new Viewer.Staff(_exercise, Staff));
        Watch("board", new Viewer.Board(_exercise));
        Watch("lobby", new Viewer.Lobby(_exercise, "lea"));
        foreach (var (person, _, seat) in Seated)
        {
            Send(person, new CommandBody.TakeSeat(seat));
        }

        Watch("seat", new Viewer.Seat(_exercise, "max", Done(_host.State(_exercise))!.Grants.Single(g => g.Person == "max").Number));
        Send(Staff, new CommandBody.HandToStandIn("faith-leaders"));
        Send(Staff, new CommandBody.Start());
        Send("max", new CommandBody.Consult("police", Words("Will you stand beside me? \u2028 <b>&amp;</b>")));
        Pass(2);
        Send(Staff, new CommandBody.ReleaseInject("video"));
        Send("sam", new CommandBody.Share("attacker-known", "police"));
        Send("sam", new CommandBody.Share("attacker-known", "mayor"));
        Send("max", new CommandBody.Answer("who-speaks", "together", Words("Silence would be read as taking sides.")));
        Pass(3);
        Send("pia", new CommandBody.Consult("faith-leaders", Words("What will your people say?")));
        Send("pia", new CommandBody.Reply("mayor", Words("Yes, at six.")));
        Send("max", new CommandBody.Act("joint-statement"));
        Send(Staff, new CommandBody.Announce(Words("Coffee is ready; play goes on.")));
        Send(Staff, new CommandBody.SetPace(15_000));
        Pass(2);
        Send("pia", new CommandBody.StopPlay(StopReason.Welfare, Words("A minute, please.")));
        Pass(1);
        Send(Staff, new CommandBody.Lift(1));
        Send(Staff, new CommandBody.Mark(Words("The table laughs")));
        Send(Staff, new CommandBody.SkipInject("march-call", Words("No time")));
        Send(Staff, new CommandBody.RecallInject("video"));
        Pass(5);
        Send("sam", new CommandBody.LeaveSeat());
        Send(Staff, new CommandBody.OpenPhase("next-morning"));
        Pass(5);
        Send(Staff, new CommandBody.EndPlay());
        Send("max", new CommandBody.GiveFeedback("surprise", Words("How fast it went.")));
        Send(Staff, new CommandBody.OpenDebrief());
    }

    private void Watch(string name, Viewer viewer)
    {
        var recorder = new Recorder(name, viewer);
        recorder.Whole = Contract(Done(_host.Watch(viewer, null, 0, recorder)));
        _recorders.Add(recorder);
    }

    private void Send(string person, CommandBody body)
    {
        var seat = body is CommandBody.TakeSeat ? null : Seated.SingleOrDefault(s => s.Person == person).Seat;
        var receipt = Done(_host.Send(_exercise, new(person, NextId(), body, seat)));
        if (!receipt.Accepted)
        {
            _faults.Add(new InvalidOperationException($"{person}, {body}: {receipt.Code}"));
        }

        Pass(0.1);
    }

    /// <param name="minutes">On the clock on the wall.</param>
    private void Pass(double minutes) => _time.Advance(TimeSpan.FromMinutes(minutes), _scheduler.RunAll);

    private string NextId() => FormattableString.Invariant($"c{++_ids}");

    private T Done<T>(Task<T> task)
    {
        Settle(task);
        return task.GetAwaiter().GetResult();
    }

    private void Settle(Task task)
    {
        _scheduler.RunAll();
        task.WaitAsync(Fixtures.Browser.Deadline).GetAwaiter().GetResult();
    }

    private byte[] Chance(int count)
    {
        var bytes = new byte[count];
        _chance.NextBytes(bytes);
        return bytes;
    }

    private static TypedText Words(string text) => new() { Text = text };

    private static Envelope Contract(StreamEnvelope envelope) => new(envelope.Stream, envelope.Epoch, envelope.Seq, envelope.Changes);

    private static CatchUp Contract(StreamCatchUp caught) =>
        new(caught.Stream, caught.Epoch, caught.Seq, caught.View, caught.Envelopes.Select(Contract).ToItems(), caught.NowMs);

    private sealed class Recorder(string name, Viewer viewer) : IStreamSink
    {
        private readonly List<Envelope> _envelopes = [];

        public string Name => name;

        public Viewer Viewer => viewer;

        public CatchUp? Whole { get; set; }

        public void Changed(StreamEnvelope envelope) => _envelopes.Add(Contract(envelope));

        public void Resync(string stream) => Assert.Fail($"{stream} was told to pull.");

        public void Gone(string stream) => Assert.Fail($"{stream} ended.");

        /// <summary>An envelope a line, so that a difference can be read.</summary>
        public string Write(CatchUp snapshot)
        {
            var text = new StringBuilder();
            text.Append("{\n\"whole\": ").Append(JsonSerializer.Serialize(Whole, Json.Options)).Append(",\n\"envelopes\": [\n");
            text.AppendJoin(",\n", _envelopes.Select(e => JsonSerializer.Serialize(e, Json.Options)));
            return text.Append("\n],\n\"snapshot\": ").Append(JsonSerializer.Serialize(snapshot, Json.Options)).Append("\n}\n").ToString();
        }
    }
}
