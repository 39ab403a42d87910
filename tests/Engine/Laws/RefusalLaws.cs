using Tabletop.Engine.Exercises;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Laws;

/// <summary>Law 6: no command throws, whatever ids it carries; a refusal is a code and a sentence.</summary>
public class RefusalLaws
{
    [Fact]
    public void Every_refusal_has_a_known_code_and_a_whole_sentence() => Law.Holds(EveryRefusalSpeaks);

    [Fact]
    public void Deciding_twice_in_the_same_state_gives_the_same_events() => Law.Holds(TwiceTheSame);

    [Fact]
    public void A_refused_command_leaves_no_entry_of_its_own() => Law.Holds(RefusedLeavesNothing);

    private static void EveryRefusalSpeaks(Case of) => Played.Through(of, step =>
    {
        if (step.Outcome.Refusal is { } refusal)
        {
            Assert.Contains(refusal.Code, Refusals.Codes);
            Assert.NotEqual(refusal.Code, refusal.Sentence);
            Assert.DoesNotContain("{0}", refusal.Sentence.Replace("a{0}b", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    });

    private static void TwiceTheSame(Case of) => Played.Through(of, step =>
    {
        var again = step.Command is { } command ? Play.Take(of.Book, step.Before, command) : Play.Advance(of.Book, step.Before, step.WallMs);

        Assert.Equal(Played.Bytes(step.Outcome.Entries), Played.Bytes(again.Entries));
        Assert.True(step.Outcome.State == again.State);
    });

    private static void RefusedLeavesNothing(Case of) => Played.Through(of, step =>
    {
        if (step.Outcome.Refusal is not null)
        {
            Assert.DoesNotContain(step.Outcome.Entries, e => e.Command.Id == step.Command!.Id);
        }
    });
}
