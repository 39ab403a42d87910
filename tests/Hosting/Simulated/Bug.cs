using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Logs;
using Tabletop.Testing.Fakes;

namespace Tabletop.Hosting.Tests.Simulated;

/// <summary>A mistake the host might have made, put around it from outside. The product knows nothing of it.</summary>
/// <param name="Check">The check that must notice it.</param>
internal sealed record Bug(string Name, string Check)
{
    public static readonly Bug None = new("none", "");

    public static readonly IReadOnlyList<Bug> All =
    [
        new("a retry is decided again", "acknowledged") { Log = log => new Forgetful(log) },
        new("a command is acknowledged before it is durable", "acknowledged") { Log = log => new Hasty(log) },
        new("a stream goes on one too far", "view") { After = seq => seq == 0 ? 0 : seq + 1 },
        new("a seat sees the feed of staff", "canary")
        {
            Rules = new()
            {
                Look = (book, state, told, seat, who) => seat == "police"
                    ? SeatView.Of(book, state, told, seat, who) with { Feed = StaffView.Of(book, state, told).Feed }
                    : SeatView.Of(book, state, told, seat, who),
            },
        },
        new("the timer of a state that was left fires", "timer") { Rules = new() { Take = LateTimer.Take, Advance = LateTimer.Advance } },
        new("a host that was replaced goes on ticking", "inject") { Disk = disk => new Unfenced(disk) },
        new("a stand-in plays on after its seat was taken", "stand-in")
        {
            Rules = new()
            {
                Take = (book, state, command) => Played(Play.Take(book, state, command), o => o with { State = KeepStandIn(o.State, state, command) }),
                Fold = (book, state, entry) => KeepStandIn(Play.Fold(book, state, entry), state, entry.Command),
            },
        },
        new("effects put off on a branch that was given up still come", "timer")
        {
            Rules = new()
            {
                Take = (book, state, command) => Played(Play.Take(book, state, command), o => o with { State = KeepDelayed(o.State, state, command, o.Refusal is null) }),
                Fold = (book, state, entry) => KeepDelayed(Play.Fold(book, state, entry), state, entry.Command, true),
            },
        },
        new("a pause counts as play", "clock")
        {
            Rules = new()
            {
                Take = (book, state, command) => Play.Take(
                    book,
                    command.Body is CommandBody.Lift lift && state.Stops is [{ Number: var only }] && only == lift.Stop && state.Stage == Stage.Play && !state.AwaitsStaff
                        ? state with { Clock = state.Clock with { Running = true } }
                        : state,
                    command),
            },
        },
        new("a node ticks without a lease", "clock")
        {
            Nodes = 2,
            Leases = leases => new Complacent(leases),
            Log = log => new Unclaimed(log),
        },
        new("draws depend on how much was said before", "draw")
        {
            Rules = new()
            {
                Take = (book, state, command) => command.Body is CommandBody.Create
                    ? Play.Take(book, state, command)
                    : Played(Play.Take(book, Shifted(state), command), o => o with { State = o.State with { Seed = state.Seed } }),
                Advance = (book, state, nowMs) => Played(Play.Advance(book, Shifted(state), nowMs), o => o with { State = o.State with { Seed = state.Seed } }),
                NextDueWallMs = (book, state) => Play.NextDueWallMs(book, Shifted(state)),
            },
        },
    ];

    /// <summary>How many nodes there are to make it with.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>Around what a node hears of leases.</summary>
    public Func<ILeases, ILeases> Leases { get; init; } = leases => leases;

    public Rules Rules { get; init; } = Rules.Engine;

    /// <summary>Around each process's way to the disk.</summary>
    public Func<IExerciseLog, IExerciseLog> Log { get; init; } = log => log;

    /// <summary>Around the disk that all processes share.</summary>
    public Func<InMemoryLog, IExerciseLog> Disk { get; init; } = disk => disk;

    /// <summary>What the host takes a client's cursor for.</summary>
    public Func<long, long> After { get; init; } = seq => seq;

    public override string ToString() => Name;

    private static Play.Outcome Played(Play.Outcome outcome, Func<Play.Outcome, Play.Outcome> change) => change(outcome);

    private static ExerciseState KeepStandIn(ExerciseState after, ExerciseState before, Command command) =>
        command.Body is CommandBody.TakeSeat take && Array.IndexOf(CityHall.Seats, take.In) is >= 0 and var seat && before.StandIns.Count > 0
            ? after with { StandIns = after.StandIns.SetItem(seat, before.StandIns[seat]) }
            : after;

    private static ExerciseState KeepDelayed(ExerciseState after, ExerciseState before, Command command, bool accepted) =>
        command.Body is CommandBody.Rewind && accepted ? after with { Delayed = before.Delayed } : after;

    private static ExerciseState Shifted(ExerciseState state) => state with { Seed = state.Seed + state.Talks.Count + state.Announcements.Count };

    /// <summary>Looks up no receipt, so a retry is new to it.</summary>
    private sealed class Forgetful(IExerciseLog inner) : LogAround(inner)
    {
        public override StoredReceipt? Receipt(string exercise, string who, string id) => null;

        public override void Append(LogAppend append, Action<AppendResult> done) =>
            Inner.Append(append.Receipt is { } r && Inner.Receipt(append.Exercise, r.Who, r.Id) is not null ? append with { Receipt = null, Texts = null } : append, done);
    }

    /// <summary>Says at once that it is on the disk.</summary>
    private sealed class Hasty(IExerciseLog inner) : LogAround(inner)
    {
        public override void Append(LogAppend append, Action<AppendResult> done)
        {
            Inner.Append(append, _ => { });
            done(AppendResult.Committed);
        }
    }

    /// <summary>Takes whatever any process decided, on whatever it decided it.</summary>
    private sealed class Unfenced(IExerciseLog inner) : LogAround(inner)
    {
        public override void Append(LogAppend append, Action<AppendResult> done)
        {
            var version = Inner.Exercise(append.Exercise)?.Version ?? 0;
            if (version == 0)
            {
                Inner.Append(append, done);
                return;
            }

            var before = Inner.Read(append.Exercise, version - 1)[0].Hash;
            var head = before;
            List<StoredEntry> entries = [];
            foreach (var entry in append.Entries)
            {
                var bytes = Wire.Write(Wire.ReadEntry(entry.Bytes) with { Version = version + entries.Count + 1 });
                entries.Add(new(version + entries.Count + 1, bytes, head = HashChain.Next(head, bytes)));
            }

            Inner.Append(append with { ExpectedVersion = version, ExpectedHead = before, Entries = entries }, done);
        }
    }

    /// <summary>Thinks that what it has had it still has.</summary>
    private sealed class Complacent(ILeases inner) : ILeases
    {
        public string Node => inner.Node;

        public long NowMs() => inner.NowMs();

        public LeaseTaken Take(string exercise) => inner.Take(exercise);

        public IReadOnlyCollection<string> Renew(IReadOnlyList<LeaseBeat> beats)
        {
            inner.Renew(beats);
            return [.. beats.Select(b => b.Exercise)];
        }

        public void GiveBack(IReadOnlyList<LeaseBeat> beats) => inner.GiveBack(beats);

        public IReadOnlyList<LeaseSight> Look(IReadOnlyList<string> open) => inner.Look(open);
    }

    /// <summary>Asks for no right.</summary>
    private sealed class Unclaimed(IExerciseLog inner) : LogAround(inner)
    {
        public override void Append(LogAppend append, Action<AppendResult> done) => Inner.Append(append with { Claim = null }, done);
    }

    /// <summary>Scheduled when a state is entered and never cancelled.</summary>
    private static class LateTimer
    {
        public static Play.Outcome Take(Playbook book, ExerciseState state, Command command) => After(book, state, command.NowMs, s => Play.Take(book, s, command));

        public static Play.Outcome Advance(Playbook book, ExerciseState state, long nowMs) => After(book, state, nowMs, s => Play.Advance(book, s, nowMs));

        private static Play.Outcome After(Playbook book, ExerciseState state, long nowMs, Func<ExerciseState, Play.Outcome> go)
        {
            var storyMs = Math.Max(state.StoryMs, state.Clock.StoryAt(nowMs));
            if (!state.Running || state.Machines[0].Active[0] is not { State: 0 } calm || !state.Machines[0].Entered.Any(e => e.State == 1))
            {
                return go(state);
            }

            var dueMs = state.Machines[0].Entered.Last(e => e.State == 1).AtMs + CityHall.TenseForMs;
            if (dueMs > storyMs || dueMs <= calm.EnteredMs)
            {
                return go(state);
            }

            var because = $"timer/{CityHall.Machine}/tense/0";
            var moved = new Event.MachineMoved(CityHall.Machine, "calm", "boiling", ["calm"], ["boiling"], state.LivedMs(storyMs), because) { StoryMs = storyMs };
            var wallMs = Math.Max(state.WallMs, state.Clock.WallAt(storyMs));
            var tick = new Command(Command.Clock, FormattableString.Invariant($"tick-{state.Version + 1}"), new CommandBody.Tick(nowMs), wallMs);
            var late = new Entry(state.Version + 1, tick, [moved]);
            var outcome = go(Play.Fold(book, state, late));
            return outcome with { Entries = [late, .. outcome.Entries] };
        }
    }
}
