using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Society.Living;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// What time does to the society: every five story minutes each model takes a step with what it is given then. A step that moves nothing
/// anybody could see leaves no event. It is made up when the next event comes, from what the state says until then, so that the log alone
/// gives the models back.
/// </summary>
internal static class SocietyEvolution
{
    public const long EveryMs = 5 * Durations.MinuteMs;

    /// <summary>Models keep their numbers in billionths.</summary>
    private const double Fine = 1e9;

    private const double HoursOfAStep = 1 / 12.0;

    public static Items<SocietyRun> Blank(Playbook book) =>
        book.Society.Select(p => p.StartsWhen is null ? Begun(book, p, StartOf(book), 0, book.Gauges[p.Drives].Start) : new(false, false, [])).ToItems();

    /// <summary>Every step before that time, on the clock that stands still between phases.</summary>
    public static ExerciseState CatchUp(Playbook book, ExerciseState state, long livedMs) =>
        book.Society.Length == 0 || state.Stage != Stage.Play || state.SocietyStands || state.SocietyMs + EveryMs >= livedMs
            ? state
            : Through(book, state, livedMs - 1);

    /// <summary>Every step until then, that one too.</summary>
    public static ExerciseState Through(Playbook book, ExerciseState state, long livedMs)
    {
        var society = state.Society;
        var lastMs = state.SocietyMs;
        for (; lastMs + EveryMs <= livedMs; lastMs += EveryMs)
        {
            society = state.Memo.Stepped(book, state, society, (lastMs + EveryMs) / EveryMs);
        }

        return state with { Society = society, SocietyMs = lastMs };
    }

    /// <summary>One step of each model, with what it is given in this state.</summary>
    public static Items<SocietyRun> Step(Playbook book, ExerciseState state, Items<SocietyRun> society, long tick)
    {
        var stepped = new SocietyRun[book.Society.Length];
        for (var i = 0; i < stepped.Length; i++)
        {
            stepped[i] = Step(book, state, book.Society[i], society[i], tick);
        }

        return Items<SocietyRun>.Own(stepped);
    }

    /// <summary>The value its indicator should have, in thousandths; null while it does not run.</summary>
    public static long? Shows(Playbook book, ExerciseState state, int model)
    {
        var (plan, run) = (book.Society[model], state.Society[model]);
        return run.Runs ? SocietyPlan.ValueOf(book.Gauges[plan.Drives], plan.Rules.Share(Read(run), Given(book, state, plan, run, 0))) : null;
    }

    public static ExerciseState Turned(Playbook book, ExerciseState state, Event.SocietyTurned e)
    {
        var model = book.FindModel(e.Model);
        var run = e.Corrected
            ? state.Society[model] with { Corrected = true }
            : Begun(book, book.Society[model], state.Indicators, state.Seed, state.Indicators[book.Society[model].Drives]) with { Corrected = state.Society[model].Corrected };
        return state with { Society = state.Society.SetItem(model, run) };
    }

    /// <summary>
    /// Something else moved what a model moves, and the model goes as far: what it has gathered since it was last told stays. At an end of the
    /// range it stands there too, so that a rumour that was ended is over.
    /// </summary>
    public static ExerciseState Moved(Playbook book, ExerciseState state, int gauge, long from, long to)
    {
        for (var i = 0; i < book.Society.Length; i++)
        {
            if (book.Society[i].Drives == gauge && state.Society[i] is { Runs: true } run)
            {
                var (plan, range, numbers) = (book.Society[i], book.Gauges[gauge], Read(run));
                var share = SocietyPlan.ShareOf(range, to);
                if (to > range.Low && to < range.High)
                {
                    share = Math.Clamp(plan.Rules.Share(numbers, Given(book, state, plan, run, 0)) + share - SocietyPlan.ShareOf(range, from), 0, 1);
                }

                state = state with { Society = state.Society.SetItem(i, run with { Numbers = Stored(plan.Rules.Moved(numbers, share, Given(book, state, plan, run, 0))) }) };
            }
        }

        return state;
    }

    private static Items<long> StartOf(Playbook book) => book.Gauges.Select(g => g.Start).ToItems();

    private static SocietyRun Begun(Playbook book, SocietyPlan plan, Items<long> indicators, long seed, long value)
    {
        var given = new Given(plan.Kind, plan.Values(book, indicators), false, seed, plan.Model.Id, 0);
        return new(true, false, Stored(plan.Rules.Start(SocietyPlan.ShareOf(book.Gauges[plan.Drives], value), given)));
    }

    private static SocietyRun Step(Playbook book, ExerciseState state, SocietyPlan plan, SocietyRun run, long tick) =>
        run.Runs ? run with { Numbers = Stored(plan.Rules.Step(Read(run), Given(book, state, plan, run, tick), HoursOfAStep)) } : run;

    private static Given Given(Playbook book, ExerciseState state, SocietyPlan plan, SocietyRun run, long tick) =>
        new(plan.Kind, plan.Values(book, state.Indicators), run.Corrected, state.Seed, plan.Model.Id, tick);

    private static double[] Read(SocietyRun run)
    {
        var numbers = new double[run.Numbers.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = run.Numbers[i] / Fine;
        }

        return numbers;
    }

    private static Items<long> Stored(double[] numbers) => Items<long>.Own(Array.ConvertAll(numbers, n => (long)Math.Round(Math.Clamp(n, 0, 1) * Fine)));
}
