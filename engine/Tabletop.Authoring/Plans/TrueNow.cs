using Tabletop.Engine.Conditions;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Plans;

/// <summary>What is true of the names in a condition, in the condition's own words: <c>tension = 54, street in disorder</c>.</summary>
internal sealed class TrueNow(Playbook book, ExerciseState state, long storyMs)
{
    public string Of(string condition) => string.Join(", ", Leaves(ConditionParser.Read(condition)).Select(Say).Distinct(StringComparer.Ordinal));

    private static IEnumerable<Condition> Leaves(Condition condition) => condition switch
    {
        Condition.And both => Leaves(both.Left).Concat(Leaves(both.Right)),
        Condition.Or either => Leaves(either.Left).Concat(Leaves(either.Right)),
        Condition.Not not => Leaves(not.Of),
        _ => [condition],
    };

    private string Say(Condition leaf) => leaf switch
    {
        Condition.IndicatorIs test => $"{test.Indicator} = {Numbers.Print(Indicator(test.Indicator))}",
        Condition.Elapsed => $"elapsed = {Durations.Print(storyMs - state.PhaseOpenedMs[state.Phase]!.Value)}",
        Condition.PhaseIs => $"phase = {book.Scenario.Phases[state.Phase].Id}",
        Condition.InState test => $"{test.Crisis} in {StateOf(test.Crisis)}",
        Condition.InStateFor test => $"{Holding(test)} ({test.Crisis} in {StateOf(test.Crisis)})",
        Condition.DoneTimes test => $"done {test.Action}{(test.By is null ? "" : $" by {test.By}")} = {Times(test)}",
        Condition.Answered { Option: not null } test => OptionOf(test) ?? Holding(test),
        Condition.Within test => $"{Holding(test)} ({Holding(test.What)}, {Holding(test.Of)})",
        _ => Holding(leaf),
    };

    private string Holding(Condition leaf) => Holds(leaf) ? leaf.ToString() : $"not {leaf}";

    private bool Holds(Condition condition) => book.Asking(condition.ToString())(state, storyMs);

    private long Indicator(string id) => state.Indicators[book.FindIndicator(id)];

    private string StateOf(string crisis)
    {
        var at = book.Scenario.Crises.IndexOf(one => one.Id == crisis);
        return book.Scenario.Crises[at].States[state.Machines[at].State].Id;
    }

    private int Times(Condition.DoneTimes test)
    {
        var times = 0;
        while (Holds(test with { Comparison = Comparison.Greater, Times = times }))
        {
            times++;
        }

        return times;
    }

    private string? OptionOf(Condition.Answered test)
    {
        var options = book.Scenario.Injects.SelectMany(inject => inject.Asks).First(ask => ask.Id == test.Ask).Options;
        string[] taken = [.. options.Select(option => test with { Option = option.Id }).Where(Holds).Select(answer => answer.ToString())];
        return taken.Length == 0 ? null : string.Join(", ", taken);
    }
}
