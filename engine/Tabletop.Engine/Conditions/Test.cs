using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Conditions;

/// <summary>Who is doing the action in whose effects or condition a test stands; null elsewhere.</summary>
/// <param name="UntilMs">When the action is completed: what is said to the doer later counts no more, also in effects it delayed.</param>
public sealed record Doing(Items<int> Seats, long UntilMs)
{
    public bool Has(int seat) => Seats.Contains(seat);
}

/// <summary>A condition made ready for play: names are positions. Reads the state, changes nothing, never throws.</summary>
internal abstract class Test
{
    /// <summary>"Doer" where a seat stands.</summary>
    public const int Doer = -2;

    /// <summary>Any seat, or any option.</summary>
    public const int Any = -1;

    public abstract bool Holds(ExerciseState state, long storyMs, Doing? doing);

    /// <summary>The next story time after <paramref name="afterMs"/> at which it may change by the passing of time alone; <see cref="long.MaxValue"/>: never.</summary>
    public virtual long NextFlip(ExerciseState state, long afterMs) => long.MaxValue;

    /// <summary>What it reads.</summary>
    public abstract Parts Reads { get; }

    /// <summary>Whether time alone can change it.</summary>
    public bool Flips => (Reads & Parts.Time) != 0;

    protected static bool IsSeat(int asked, int seat, Doing? doing) =>
        asked == Any || asked == seat || (asked == Doer && doing?.Has(seat) == true);
}

/// <summary>A test of something that happens at a moment.</summary>
internal abstract class HappeningTest : Test
{
    /// <summary>The first story time from <paramref name="fromMs"/> on at which it happened, or null.</summary>
    public abstract long? FirstFrom(ExerciseState state, long fromMs, Doing? doing);

    public override bool Holds(ExerciseState state, long storyMs, Doing? doing) => FirstFrom(state, long.MinValue, doing) is not null;
}

internal sealed class AndTest(Test left, Test right) : Test
{
    public override Parts Reads { get; } = left.Reads | right.Reads;

    public override bool Holds(ExerciseState state, long storyMs, Doing? doing) => left.Holds(state, storyMs, doing) && right.Holds(state, storyMs, doing);

    public override long NextFlip(ExerciseState state, long afterMs) => Math.Min(left.NextFlip(state, afterMs), right.NextFlip(state, afterMs));
}

internal sealed class OrTest(Test left, Test right) : Test
{
    public override Parts Reads { get; } = left.Reads | right.Reads;

    public override bool Holds(ExerciseState state, long storyMs, Doing? doing) => left.Holds(state, storyMs, doing) || right.Holds(state, storyMs, doing);

    public override long NextFlip(ExerciseState state, long afterMs) => Math.Min(left.NextFlip(state, afterMs), right.NextFlip(state, afterMs));
}

internal sealed class NotTest(Test of) : Test
{
    public override Parts Reads { get; } = of.Reads;

    public override bool Holds(ExerciseState state, long storyMs, Doing? doing) => !of.Holds(state, storyMs, doing);

    public override long NextFlip(ExerciseState state, long afterMs) => of.NextFlip(state, afterMs);
}

internal sealed class IndicatorTest(int indicator, Comparison comparison, long value) : Test
{
    public override Parts Reads => Parts.Indicators;

    public override bool Holds(ExerciseState state, long storyMs, Doing? doing) => comparison.Holds(state.Indicators[indicator], value);
}

/// <param name="flag">-1: one that nothing raises.</param>
internal sealed class FlagTest(int flag) : Test
{
    public override Parts Reads => Parts.Flags;

    public override bool Holds(ExerciseState state, long storyMs, Doing? doing) => flag >= 0 && state.Flags[flag];
}

internal sealed class ElapsedTest(Comparison comparison, long durationMs) : Test
{
    public override Parts Reads => Parts.Time | Parts.Phase;

    public override bool Holds(ExerciseState state, long storyMs, Doing? doing) =>
        state.Phase >= 0 && comparison.Holds(storyMs - state.PhaseOpenedMs[state.Phase]!.Value, durationMs);

    public override long NextFlip(ExerciseState state, long afterMs)
    {
        if (state.Phase < 0)
        {
            return long.MaxValue;
        }

        // "=" and ">" turn at the duration and again one grain later.
        var atMs = state.PhaseOpenedMs[state.Phase]!.Value + durationMs;
        return atMs > afterMs ? atMs : atMs + Segment.GrainMs > afterMs ? atMs + Segment.GrainMs : long.MaxValue;
    }
}

internal sealed class PhaseTest(int phase, bool isIt) : Test
{
    public override Parts Reads => Parts.Phase;

    public override bool Holds(ExerciseState state, long storyMs, Doing? doing) => state.Phase == phase == isIt;
}

internal sealed class ConvenedTest : Test
{
    public override Parts Reads => Parts.Body;

    public override bool Holds(ExerciseState state, long storyMs, Doing? doing) => state.Body.State == Views.BodyState.Sitting;
}

internal sealed class StateForTest(int crisis, int member, long durationMs) : Test
{
    public override Parts Reads => Parts.Time | Parts.Machines;

    public override bool Holds(ExerciseState state, long storyMs, Doing? doing) =>
        Active(state) is { } active && state.LivedMs(storyMs) - active.LivedMs >= durationMs;

    public override long NextFlip(ExerciseState state, long afterMs) =>
        Active(state) is { } active && active.LivedMs + durationMs + state.GapMs is var atMs && atMs > afterMs ? atMs : long.MaxValue;

    private ActiveState? Active(ExerciseState state)
    {
        foreach (var active in state.Machines[crisis].Active)
        {
            if (active.State == member)
            {
                return active;
            }
        }

        return null;
    }
}

internal sealed class DoneTimesTest(int action, int by, Comparison comparison, int times) : Test
{
    public override Parts Reads => Parts.Done;

    public override bool Holds(ExerciseState state, long storyMs, Doing? doing)
    {
        var count = 0;
        foreach (var done in state.Done)
        {
            if (done.Action == action && (by == Any || done.Seats.Contains(by)))
            {
                count++;
            }
        }

        return comparison.Holds(count, times);
    }
}

internal sealed class WithinTest(HappeningTest what, long durationMs, HappeningTest of, bool knows) : Test
{
    public override Parts Reads { get; } = what.Reads | of.Reads;

    public override bool Holds(ExerciseState state, long storyMs, Doing? doing)
    {
        if (of.FirstFrom(state, long.MinValue, doing) is not { } startMs)
        {
            return false;
        }

        // What is known by then may have been learned before.
        return what.FirstFrom(state, knows ? long.MinValue : startMs, doing) is { } atMs && atMs <= startMs + durationMs;
    }
}
