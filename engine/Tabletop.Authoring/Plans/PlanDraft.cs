using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Plans;

/// <summary>A plan while it is read. Without a scenario its names are taken as they are.</summary>
/// <param name="nobodyMeets">There is no body that could be convened.</param>
internal sealed class PlanDraft(Reader reader, Scenario? scenario, bool nobodyMeets)
{
    public Reader Reader { get; } = reader;

    public Scenario? Scenario { get; } = scenario;

    public bool IsRole(string id) => Scenario is null || Scenario.Roles.Any(role => role.Id == id);

    public bool Role(Word word) => Known(word, "role", scenario => scenario.Roles.Select(role => role.Id));

    public bool Phase(Word word) => Known(word, "phase", scenario => scenario.Phases.Select(phase => phase.Id));

    public bool Inject(Word word) => Known(word, "inject", scenario => scenario.Injects.Select(inject => inject.Id));

    public bool Action(Word word) => Known(word, "action", scenario => scenario.Actions.Select(action => action.Id));

    public bool Fact(Word word) => Known(word, "fact", scenario => scenario.Facts.Select(fact => fact.Id));

    public bool Ending(Word word) => Known(word, "ending", scenario => scenario.Endings.Select(ending => ending.Id));

    public bool Ask(Word word) => Known(word, "ask", scenario => Asks(scenario).Select(ask => ask.Id));

    public bool Option(Word ask, Word option) => Known(
        option,
        $"option of '{ask.Text}',",
        scenario => Asks(scenario).Where(one => one.Id == ask.Text).SelectMany(one => one.Options).Select(one => one.Id));

    /// <summary>The condition in the engine's spelling, or null after a finding.</summary>
    public string? Condition(YamlNode node)
    {
        if (Reader.Condition(node, "expect") is not { } parsed)
        {
            return null;
        }

        if (Scenario is not null)
        {
            CheckNames((YamlScalar)node, parsed, Scenario);
        }

        foreach (var mention in parsed.Mentions.Where(mention => mention is { Kind: MentionKind.SeatOrDoer, Name: "doer" }))
        {
            Reader.Add(Rules.DoerOutside, Reader.Source.PositionIn((YamlScalar)node, mention.Offset));
        }

        return parsed.Condition!.ToString();
    }

    private void CheckNames(YamlScalar scalar, ParsedCondition parsed, Scenario scenario)
    {
        foreach (var mention in ConditionNames.Unknown(scenario, parsed))
        {
            var at = Reader.Source.PositionIn(scalar, mention.Offset);
            if (mention.Kind == MentionKind.Flag)
            {
                Reader.Add(Rules.NoTest, at, Quoted.Of(mention.Name));
            }
            else
            {
                Reader.IsKnown(new(mention.Name, at), ConditionWords.Of(mention), [.. ConditionNames.Known(scenario, mention)]);
            }
        }
    }

    /// <summary>Reports what the scenario's rules would refuse whatever happens in play.</summary>
    public void CheckAllowed(string seat, SeatVerb verb, Position at)
    {
        if (Scenario is null)
        {
            return;
        }

        if (verb is SeatVerb.Answer answer && Asks(Scenario).FirstOrDefault(ask => ask.Id == answer.Ask) is { } asked && !asked.Of.Contains(seat))
        {
            Reader.Add(Rules.NotAsked, at, Quoted.Of(seat), Quoted.Of(asked.Id), string.Join(", ", asked.Of));
        }
        else if (verb is SeatVerb.Do act && Scenario.Actions.FirstOrDefault(action => action.Id == act.Action) is { } done)
        {
            string[] doers = [.. done.By.Concat(done.Together)];
            if (!doers.Contains(seat))
            {
                Reader.Add(Rules.NotAllowed, at, Quoted.Of(seat), Quoted.Of(done.Id), string.Join(", ", doers));
            }
        }
        else if (nobodyMeets && verb is (SeatVerb.Convene or SeatVerb.Adjourn))
        {
            Reader.Add(Rules.CityNeeded, at, verb is SeatVerb.Convene ? "convene" : "adjourn");
        }
    }

    private static IEnumerable<Ask> Asks(Scenario scenario) => scenario.Injects.SelectMany(inject => inject.Asks);

    private bool Known(Word word, string what, Func<Scenario, IEnumerable<string>> ids) =>
        Scenario is null || Reader.IsKnown(word, what, [.. ids(Scenario)]);
}
