using FsCheck;
using FsCheck.Fluent;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Testing.Generating;

namespace Tabletop.Hosting.Tests.Exercises;

/// <summary>
/// Whatever is done to the clock, each inject comes once, at its own story time, and no later than <see cref="LatestMs"/> after it by the wall.
/// Story time is reckoned here from what was done, not from the log.
/// </summary>
public sealed class ClockTortureTests
{
    /// <summary>The grain of the host's due timer, while the host is up: it counts whole milliseconds.</summary>
    private const long LatestMs = 1;

    /// <summary>Story time goes in steps of this; each time the clock is touched one may be lost.</summary>
    private const long GrainMs = 100;

    private static readonly bool Nightly = Environment.GetEnvironmentVariable("TABLETOP_NIGHTLY") == "1";

    [Fact]
    public void Every_inject_comes_once_and_never_early_whatever_is_done_to_the_clock()
    {
        var deed = from kind in Gen.Choose(0, 9) from size in Gen.Choose(1, 1_000) select new Deed(kind, size);
        var deeds = deed.ArrayOf().Resize(30).ToArbitrary();
        var config = Config.QuickThrowOnFailure.WithMaxTest(Nightly ? 1_000 : 60);
        Check.One(Nightly ? config : config.WithReplay(2_026, 11), Prop.ForAll(deeds, Torture));
    }

    private static void Torture(Deed[] deeds)
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        var (low, high) = (0L, 0L);
        foreach (var deed in deeds)
        {
            var state = rig.State();
            switch (deed.Kind)
            {
                case < 3:
                    Pass(rig, deed.Size * 97, ref low, ref high);
                    break;
                case 3:
                    rig.Send("ann", new CommandBody.StopPlay(StopReason.Discussion));
                    break;
                case 4 or 5:
                    foreach (var stop in state.Stops)
                    {
                        rig.Accepted("ann", new CommandBody.Lift(stop.Number));
                    }

                    break;
                case 6:
                    rig.Send("ann", new CommandBody.SetPace(100 + (deed.Size * 8)));
                    break;
                case 7:
                    // What the last heartbeat did not see is played again.
                    rig.Crash(TimeSpan.FromMilliseconds(deed.Size * 30));
                    low -= state.Running ? ExerciseGrain.HeartbeatEveryMs * state.Clock.Pace / 1_000 : 0;
                    break;
                case 8 when state.Points.Count > 0:
                    var point = state.Points[deed.Size % state.Points.Count];
                    rig.Accepted("ann", new CommandBody.Rewind(point.Version));
                    (low, high) = (point.StoryMs, point.StoryMs);
                    break;
                default:
                    Jump(rig, deed.Size, state, ref low);
                    break;
            }

            (low, high) = (low - GrainMs, high + GrainMs);
            Look(rig, low, high);
        }

        Assert.Empty(rig.Faults);
    }

    private static void Pass(Rig rig, long ms, ref long low, ref long high)
    {
        // A phase sets a pace of its own: a stretch is reckoned in small steps, each by the clock that it begins with.
        for (; ms > 0; ms -= 1_000)
        {
            var clock = rig.State().Clock;
            var stepMs = Math.Min(ms, 1_000);
            rig.Advance(TimeSpan.FromMilliseconds(stepMs));
            high += clock.Running ? stepMs * clock.Pace / 1_000 : 0;
            low += clock.Running && rig.State().Clock.Running ? stepMs * clock.Pace / 1_000 : 0;
        }
    }

    /// <summary>Somebody sets the wall clock, or the machine sleeps for twenty minutes.</summary>
    private static void Jump(Rig rig, int size, ExerciseState state, ref long low)
    {
        switch (size % 3)
        {
            case 0:
                rig.Time.StepWall(TimeSpan.FromSeconds(-30));
                break;
            case 1:
                rig.Time.StepWall(TimeSpan.FromHours(1));
                break;
            default:
                rig.Time.PassUnnoticed(TimeSpan.FromMinutes(20));
                rig.Advance(TimeSpan.Zero);
                low -= state.Running ? ExerciseGrain.HeartbeatEveryMs * state.Clock.Pace / 1_000 : 0;
                break;
        }
    }

    private static void Look(Rig rig, long low, long high)
    {
        var entries = rig.Entries();
        var kept = Played.Effective(entries).Select(e => e.Happened).ToArray();
        foreach (var inject in TableScenario.Content.Scenario.Injects)
        {
            var released = kept.OfType<Event.InjectReleased>().Where(e => e.Inject == inject.Id).ToArray();
            Assert.All(released, e => Assert.Equal(inject.AtMs, e.StoryMs));
            Assert.True(released.Length <= 1, $"{inject.Id} came {released.Length} times.");
            Assert.True(released.Length == 0 || inject.AtMs <= high, $"{inject.Id} was due at {inject.AtMs}; it cannot be later than {high} yet.");
            Assert.True(released.Length == 1 || inject.AtMs >= low, $"{inject.Id} was due at {inject.AtMs}; it is at least {low} and it has not come.");
        }

        foreach (var entry in entries)
        {
            Assert.All(entry.Events.OfType<Event.InjectReleased>(), e => Assert.InRange(e.DeliveredMs - entry.Command.NowMs, 0, LatestMs));
        }
    }

    /// <param name="Size">1 to 1,000: how long, how fast, how far.</param>
    internal sealed record Deed(int Kind, int Size);
}
