using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Conditions;

/// <summary>Says which names of a condition a scenario does not have.</summary>
public static class ConditionNames
{
    public static Items<Mention> Unknown(Scenario scenario, ParsedCondition condition) =>
        condition.Mentions.Where(m => !Known(scenario, m).Contains(m.Name, StringComparer.Ordinal)).ToItems();

    /// <summary>Every name that could stand where this one stands: for suggestions too.</summary>
    public static IEnumerable<string> Known(Scenario scenario, Mention mention) => mention.Kind switch
    {
        MentionKind.Indicator => scenario.Indicators.SelectMany(Playbook.GaugesOf),
        MentionKind.Phase => scenario.Phases.Select(p => p.Id),
        MentionKind.Flag => Triggers.FlagsOf(scenario),
        MentionKind.Crisis => scenario.Crises.Select(c => c.Id),
        MentionKind.State => scenario.Crises.Where(c => c.Id == mention.Owner).SelectMany(c => c.States).Select(s => s.Id),
        MentionKind.Action => scenario.Actions.Select(a => a.Id),
        MentionKind.Seat => scenario.Roles.Select(r => r.Id),
        MentionKind.SeatOrDoer => scenario.Roles.Select(r => r.Id).Append("doer"),
        MentionKind.Ask => Asks(scenario).Select(a => a.Id),
        MentionKind.Option => Asks(scenario).Where(a => a.Id == mention.Owner).SelectMany(a => a.Options).Select(o => o.Id),
        MentionKind.Fact => scenario.Facts.Select(f => f.Id),
        MentionKind.Inject => scenario.Injects.Select(i => i.Id),
        _ => Triggers.Of(scenario),
    };

    private static IEnumerable<Ask> Asks(Scenario scenario) => scenario.Injects.SelectMany(i => i.Asks);
}
