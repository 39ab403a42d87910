using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
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

    /// <summary>The marks that steps have set so far.</summary>
    public List<string> Marks { get; } = [];

    public bool Mark(Word word) => Reader.IsKnown(word, "earlier mark", Marks);

    /// <summary>How the ask is answered; without a scenario, as the line looks.</summary>
    public AnswerKind KindOf(string ask, VerbLine line) =>
        Scenario is not null ? Asks(Scenario).First(one => one.Id == ask).Answer
        : line.Said is not null ? AnswerKind.Text
        : line.Words.Count > 3 ? AnswerKind.Several
        : AnswerKind.Choice;

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
            string[] known = [.. ConditionNames.Known(scenario, mention)];
            if (mention.Kind == MentionKind.Flag && known.Length == 0)
            {
                Reader.Add(Rules.NoTest, at, Quoted.Of(mention.Name));
            }
            else
            {
                Reader.IsKnown(new(mention.Name, at), ConditionWords.Of(mention), known);
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

        if (verb is SeatVerb.Answer answer && SeatsAsked(Scenario, answer.Ask) is { } asked && !asked.Contains(seat))
        {
            Reader.Add(Rules.NotAsked, at, Quoted.Of(seat), Quoted.Of(answer.Ask), string.Join(", ", asked));
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

    /// <summary>An ask without seats of its own goes to its inject's receivers.</summary>
    private static Items<string>? SeatsAsked(Scenario scenario, string ask)
    {
        if (scenario.Injects.FirstOrDefault(inject => inject.Asks.Any(one => one.Id == ask)) is not { } from)
        {
            return null;
        }

        var of = from.Asks.First(one => one.Id == ask).Of;
        var to = of.Count > 0 ? of : from.To;
        return to.Count == 0 || to.Any(name => name is "everyone" or "public") ? scenario.Roles.Select(role => role.Id).ToItems() : to;
    }

    private static IEnumerable<Ask> Asks(Scenario scenario) => scenario.Injects.SelectMany(inject => inject.Asks);

    private bool Known(Word word, string what, Func<Scenario, IEnumerable<string>> ids) =>
        Scenario is null || Reader.IsKnown(word, what, [.. ids(Scenario)]);
}
