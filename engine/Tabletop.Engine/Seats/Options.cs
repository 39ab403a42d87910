using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Seats;

/// <summary>Which option a stand-in picks. Ties go to file order.</summary>
internal static class Options
{
    /// <returns>What it answers; null: it says nothing.</returns>
    public static CommandBody.Answer? Answer(Playbook book, ExerciseState state, AskSlot slot, Policy policy, long storyMs)
    {
        if (slot.Ask.Options.Count == 0 || slot.Ask.Answer is AnswerKind.Text or AnswerKind.Number)
        {
            return null;
        }

        var option = slot.Plan.IsJoint ? Agree(state, slot, policy) : -1;
        option = option >= 0 ? option : Choose(book, state, slot, policy, storyMs);
        if (option < 0 || state.Asks[slot.Position].Proposal == option)
        {
            return null;
        }

        var id = slot.Ask.Options[option].Id;
        return slot.Ask.Answer == AnswerKind.Several ? new(slot.Ask.Id, Options: Several(book, state, slot, policy, option, storyMs)) : new(slot.Ask.Id, id);
    }

    /// <summary>In a joint ask all but the contrary go along with what the first of the others has proposed.</summary>
    private static int Agree(ExerciseState state, AskSlot slot, Policy policy)
    {
        for (var i = 0; i < slot.Plan.Seats.Count && policy.Picks != Picks.HelpsLeast; i++)
        {
            if (slot.Plan.Seats[i] != slot.Seat && state.Asks[slot.Plan.First + i].Proposal is { } proposed)
            {
                return proposed;
            }
        }

        return -1;
    }

    /// <summary>The one it would choose, and where it goes by what helps, every other that helps too.</summary>
    private static Items<string> Several(Playbook book, ExerciseState state, AskSlot slot, Policy policy, int best, long storyMs)
    {
        var help = new Help(book, state, storyMs);
        return slot.Ask.Options
            .Where((_, i) => i == best || (policy.Picks == Picks.HelpsMost && help.Of(slot.Plan.Effects[i]) > 0))
            .Select(o => o.Id)
            .ToItems();
    }

    /// <returns>The option, or -1.</returns>
    private static int Choose(Playbook book, ExerciseState state, AskSlot slot, Policy policy, long storyMs)
    {
        var options = slot.Plan.Effects;
        if (policy.Picks == Picks.Evenly)
        {
            return (int)Draw.Between(0, options.Length - 1, Draw.Bits(state.Seed, "pick", book.SeatId(slot.Seat), slot.Ask.Id, "", 0));
        }

        var help = new Help(book, state, storyMs);
        var (best, bestValue) = (-1, long.MinValue);
        for (var option = 0; option < options.Length; option++)
        {
            var value = policy.Picks switch
            {
                Picks.HelpsMost => help.Of(options[option]),
                Picks.HelpsLeast => -help.Of(options[option]),
                _ => -help.SizeOf(options[option]),
            };
            if (value > bestValue)
            {
                (best, bestValue) = (option, value);
            }
        }

        return best;
    }
}
