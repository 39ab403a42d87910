using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Exercises;

/// <summary>The society's turn in an instant, and what begins and corrects its models.</summary>
internal static class SocietyTick
{
    /// <summary>How far a shown value moves at least before it is told, in thousandths.</summary>
    private const long Least = 1_000;

    /// <summary>At every fifth story minute, once: what people see of a model has moved.</summary>
    public static void Take(Moment moment)
    {
        var (book, state, livedMs) = (moment.Book, moment.State, moment.LivedMs);
        if (book.Society.Length == 0 || moment.SocietyHadItsTurn || livedMs <= state.SocietyMs || (livedMs - state.SocietyMs) % SocietyEvolution.EveryMs != 0)
        {
            return;
        }

        moment.SocietyHadItsTurn = true;
        var ahead = SocietyEvolution.Through(book, state, livedMs);
        var changes = new List<SocietyChange>();
        for (var i = 0; i < book.Society.Length; i++)
        {
            var (plan, gauge) = (book.Society[i], book.Society[i].Drives);
            if (SocietyEvolution.Shows(book, ahead, i) is { } to && Math.Abs(to - state.Indicators[gauge]) >= Least)
            {
                changes.Add(new(plan.Model.Id, book.Gauges[gauge].Id, state.Indicators[gauge], to, Inputs(book, state, i), state.Society[i].Corrected));
            }
        }

        if (changes.Count > 0)
        {
            moment.Emit(new Event.SocietyMoved(changes.ToItems()), Audience.Staff);
            foreach (var change in changes)
            {
                moment.Emit(
                    new Event.IndicatorChanged(change.Indicator, change.From, change.To, $"society/{change.Model}"),
                    book.GaugeAudiences[book.Indicator(change.Indicator)]);
            }

            Waiting.Look(moment);
        }
    }

    /// <summary>A model begins, and correction works, from the first moment its condition holds.</summary>
    public static void Look(Moment moment, Parts touched)
    {
        for (var i = 0; i < moment.Book.Society.Length; i++)
        {
            var plan = moment.Book.Society[i];
            if (!moment.State.Society[i].Runs && Holds(moment, plan.StartsWhen, touched))
            {
                moment.Emit(new Event.SocietyTurned(plan.Model.Id, Corrected: false), Audience.Staff);
            }

            if (!moment.State.Society[i].Corrected && Holds(moment, plan.CorrectedWhen, touched))
            {
                moment.Emit(new Event.SocietyTurned(plan.Model.Id, Corrected: true), Audience.Staff);
            }
        }
    }

    private static bool Holds(Moment moment, Test? test, Parts touched) =>
        test is not null && (test.Reads & touched) != 0 && test.Holds(moment.State, moment.StoryMs, null);

    private static Items<GivenValue> Inputs(Playbook book, ExerciseState state, int model)
    {
        var plan = book.Society[model];
        return plan.Values(book, state.Indicators).Select((v, i) => new GivenValue(plan.Kind.Parameters[i].Name, (long)Math.Round(v * 1_000_000))).ToItems();
    }
}
