using System.Globalization;
using Tabletop.Engine.Exercises;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Laws;

/// <summary>Law 1 and law 2: the log alone gives the state back, and the same calls give the same log.</summary>
public class ReplayLaws
{
    [Fact]
    public void Folding_the_stored_bytes_from_the_start_gives_the_live_state() => Law.Holds(FoldsToLive);

    [Fact]
    public void The_same_commands_give_the_same_bytes_in_every_culture() => Law.Holds(SameInEveryCulture);

    [Fact]
    public void A_restart_between_any_two_commands_changes_nothing() => Law.Holds(RestartChangesNothing);

    [Fact]
    public void Whether_the_clock_was_brought_up_to_a_command_before_it_or_with_it_makes_no_difference() => Law.Holds(SameWhenTickedBefore);

    private static void SameWhenTickedBefore(Case of) => Played.Through(of, step =>
    {
        if (step.Command is { Body: not CommandBody.Resume } command)
        {
            var ticked = Play.Advance(of.Book, step.Before, step.WallMs);
            var taken = Play.Take(of.Book, ticked.State, command);
            Assert.Equal(Played.Bytes(step.Outcome.Entries), Played.Bytes(ticked.Entries.Concat(taken.Entries)));
        }
    });

    private static void FoldsToLive(Case of)
    {
        var played = Played.Through(of);
        var folded = Played.Refold(of.Book, played.Entries);

        Assert.Equal(StateHash.Of(played.State), StateHash.Of(folded));
        // What is settled is kept in memory only.
        Assert.True(played.State with { SettledMs = 0 } == folded with { SettledMs = 0 });
        Assert.Equal(Enumerable.Range(1, played.Entries.Count).Select(n => (long)n), played.Entries.Select(e => e.Version));
    }

    private static void SameInEveryCulture(Case of)
    {
        var here = Played.Bytes(Played.Through(of).Entries);
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "tr-TR", "ar-SA" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(here, Played.Bytes(Played.Through(of.Again()).Entries));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void RestartChangesNothing(Case of)
    {
        // A host that opens an exercise takes up time where its last entry or heartbeat left it, so here time does not go back.
        var dice = of.Dice;
        var restarted = Played.Through(of.Book, of.StepsForward, between: (_, state, entries) => dice.Chance(30) ? Played.Refold(of.Book, entries) : state);

        Assert.Equal(Played.Bytes(Played.Through(of.Book, of.StepsForward).Entries), Played.Bytes(restarted.Entries));
    }
}
