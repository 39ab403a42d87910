using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Debrief;

/// <summary>
/// The disclosure lag: how long what the police know takes to reach the communities. A community that hears first what concerns it
/// has a reason to trust.
/// </summary>
public static class DisclosureLag
{
    /// <summary>The police: every seat of the sector <c>security</c>.</summary>
    private const string Police = "security";

    /// <summary>Those who speak for communities; a set, so its order means nothing.</summary>
    private static readonly string[] Communities = ["community", "faith", "youth", "civil-society"];

    /// <summary>
    /// For each fact that the police knew before any community seat did, in the scenario's order: the story time from the police's
    /// learning it to the first community seat's. One that has not arrived counts until the last event of the state: at the end of
    /// play, for the rest of the exercise. Left out are facts that no community seat may be told, because keeping them is no delay, and those
    /// a community seat knew first or in the same instant.
    /// </summary>
    /// <returns>Story milliseconds, more than 0, the time between phases included; empty where the police never knew anything first.</returns>
    public static Items<long> Of(Playbook book, ExerciseState state)
    {
        var police = SeatsOf(book, [Police]);
        var communities = SeatsOf(book, Communities);
        var lags = new List<long>();
        for (var fact = 0; fact < book.Scenario.Facts.Count; fact++)
        {
            var (of, known) = (fact, FirstMs(state, police, fact));
            if (known is not { } policeMs || !Array.Exists(communities, seat => book.Roads.MayKnow(seat, of)))
            {
                continue;
            }

            var lagMs = (FirstMs(state, communities, fact) ?? state.StoryMs) - policeMs;
            if (lagMs > 0)
            {
                lags.Add(lagMs);
            }
        }

        return lags.ToItems();
    }

    private static int[] SeatsOf(Playbook book, string[] sectors) =>
        [.. Enumerable.Range(0, book.Scenario.Roles.Count).Where(seat => sectors.Contains(book.Scenario.Roles[seat].Sector, StringComparer.Ordinal))];

    /// <summary>When the first of the seats learned it; null: none has.</summary>
    private static long? FirstMs(ExerciseState state, int[] seats, int fact)
    {
        long? firstMs = null;
        foreach (var seat in seats)
        {
            if (state.Known[seat].IndexOf(k => k.Fact == fact) is >= 0 and var at && (firstMs is null || state.Known[seat][at].AtMs < firstMs))
            {
                firstMs = state.Known[seat][at].AtMs;
            }
        }

        return firstMs;
    }
}
