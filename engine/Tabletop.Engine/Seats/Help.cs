using Tabletop.Engine.Conditions;
using Tabletop.Engine.Crisis;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Seats;

/// <summary>
/// How much declared effects help: the sum over indicators that say what is better, each as a share of its range in millionths,
/// branches by their condition now, with the effects of the transitions the triggers would take now.
/// </summary>
/// <param name="doing">Who would be doing it, for an action.</param>
internal sealed class Help(Playbook book, ExerciseState state, long storyMs, Doing? doing = null) : IGuards
{
    private Machine? _asked;

    /// <summary>Positive: better.</summary>
    public long Of(ReadOnlySpan<Deed> deeds) => Sum(deeds, signed: true, followTriggers: true);

    /// <summary>How much changes, for better or worse.</summary>
    public long SizeOf(ReadOnlySpan<Deed> deeds) => Sum(deeds, signed: false, followTriggers: true);

    public bool Holds(int guard) => _asked!.Guards[guard].Holds(state, storyMs, null);

    /// <summary>Whether any indicator is worse than at the start by a tenth of its range.</summary>
    public static bool AnyWorse(Playbook book, ExerciseState state)
    {
        for (var i = 0; i < book.Gauges.Count; i++)
        {
            var indicator = book.Gauges[i];
            if (Share(indicator, state.Indicators[i] - indicator.Start) * Sign(indicator) <= -100_000)
            {
                return true;
            }
        }

        return false;
    }

    private long Sum(ReadOnlySpan<Deed> deeds, bool signed, bool followTriggers)
    {
        var sum = 0L;
        foreach (var deed in deeds)
        {
            var holds = deed.When?.Holds(state, storyMs, followTriggers ? doing : null) != false;
            sum += deed.Kind switch
            {
                DeedKind.Branch => Sum(holds ? deed.Do : deed.Else, signed, followTriggers),
                _ when !holds => 0,
                DeedKind.Later => Sum(deed.Do, signed, followTriggers),
                DeedKind.Fire => followTriggers ? OfTrigger(deed.On, signed) : 0,
                DeedKind.Raise or DeedKind.Lower or DeedKind.Set => OfIndicator(deed, signed),
                _ => 0,
            };
        }

        return sum;
    }

    private long OfIndicator(Deed deed, bool signed)
    {
        var (indicator, value) = (book.Gauges[deed.On], state.Indicators[deed.On]);
        var share = Share(indicator, Math.Clamp(Deeds.After(deed, value), indicator.Low, indicator.High) - value);
        return signed ? share * Sign(indicator) : Math.Abs(share);
    }

    private long OfTrigger(int trigger, bool signed)
    {
        var sum = 0L;
        for (var crisis = 0; crisis < book.Machines.Length; crisis++)
        {
            _asked = book.Machines[crisis];
            if (_asked.Definition.Step(state.Machines[crisis].State, trigger, this).Move is not { } move)
            {
                continue;
            }

            sum += Sum(_asked.Effects[move.Transition], signed, followTriggers: false);
            foreach (var exited in move.Exited)
            {
                sum += Sum(_asked.Exit[exited], signed, followTriggers: false);
            }

            foreach (var entered in move.Entered)
            {
                sum += Sum(_asked.Enter[entered], signed, followTriggers: false);
            }
        }

        return sum;
    }

    private static long Share(Indicator indicator, long change) => indicator.High > indicator.Low ? change * 1_000_000 / (indicator.High - indicator.Low) : 0;

    private static int Sign(Indicator indicator) => indicator.Better switch
    {
        Better.Up => 1,
        Better.Down => -1,
        _ => 0,
    };
}
