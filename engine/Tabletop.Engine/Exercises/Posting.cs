using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// When somebody of the simulated public posts next, and what. It follows from the state and the seed: no intention is stored, so any
/// replay gives the same posts. Nobody posts before play, while the clock stands, or between two phases.
/// </summary>
internal static class Posting
{
    /// <summary>After the post before, or the opening of the phase: at level 0 it takes 8 to 10 story minutes, at level 5 3 to 5.</summary>
    private const int ShortestAtCalmMinutes = 8;

    private const int LongestAtCalmMinutes = 10;

    /// <summary>Story time of the next post as things stand, which may lie before now where the crisis has just got worse; null: none.</summary>
    public static long? NextMs(Playbook book, ExerciseState state)
    {
        if (book.Public is not { } people || !state.IsOpenToSeats || state.Phase < 0)
        {
            return null;
        }

        var level = Level(book, state);
        if (Unused(people, state, level).Length == 0)
        {
            return null;
        }

        var sinceMs = Math.Max(state.PhaseOpenedMs[state.Phase]!.Value, state.Posts.Count == 0 ? 0 : state.Posts[^1].AtMs);
        const long grainsOfMinute = Durations.MinuteMs / Segment.GrainMs;
        var grains = Draw.Between((ShortestAtCalmMinutes - level) * grainsOfMinute, (LongestAtCalmMinutes - level) * grainsOfMinute, Bits(state, "when"));
        return sinceMs + (grains * Segment.GrainMs);
    }

    /// <summary>The public speaks last in an instant: of how things have come to stand.</summary>
    public static void Take(Moment moment)
    {
        var state = moment.State;
        if (NextMs(moment.Book, state) is { } dueMs && dueMs <= moment.StoryMs)
        {
            var people = moment.Book.Public!;
            var unused = Unused(people, state, Level(moment.Book, state));
            var post = unused[Draw.Between(0, unused.Length - 1, Bits(state, "which"))];
            moment.Emit(new Event.Posted(people[post].Id), Audience.Public);
        }
    }

    /// <summary>Those that speak from the mood and have not appeared; where none is left, from the next calmer one.</summary>
    private static int[] Unused(PublicPlan people, ExerciseState state, int level)
    {
        for (; level >= 0; level--)
        {
            int[] unused = [.. people.OfLevel(level).Where(post => state.Posts.IndexOf(p => p.Post == post) < 0)];
            if (unused.Length > 0)
            {
                return unused;
            }
        }

        return [];
    }

    /// <summary>The worst level of the states the machines are in; without machines calm.</summary>
    private static int Level(Playbook book, ExerciseState state)
    {
        var worst = 0;
        for (var crisis = 0; crisis < state.Machines.Count; crisis++)
        {
            worst = Math.Max(worst, book.Scenario.Crises[crisis].States[state.Machines[crisis].State].Level);
        }

        return Math.Min(worst, PublicPlan.WorstLevel);
    }

    private static ulong Bits(ExerciseState state, string what) => Draw.Bits(state.Seed, "post", "", what, "", state.Posts.Count);
}
