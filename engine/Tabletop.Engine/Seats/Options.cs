using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Seats;

/// <summary>Which option a stand-in picks. Ties go to file order.</summary>
internal static class Options
{
    /// <returns>The option, or -1: it says nothing.</returns>
    public static int Choose(Playbook book, ExerciseState state, AskSlot slot, Policy policy, long storyMs)
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
