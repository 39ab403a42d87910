using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Scenarios;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Checks;

/// <summary>Roles, facts and injects that would never come into play.</summary>
internal static class ReachChecks
{
    public static void Run(Draft draft, Scenario scenario)
    {
        Roles(draft, scenario);
        Facts(draft, scenario);
        foreach (var inject in scenario.Injects)
        {
            // A contingency may well be left to the staff's judgement.
            if (inject.Kind != InjectKind.Contingency && !draft.Coming.Contains(inject.Id))
            {
                draft.Reader.Add(Rules.NeverReleased, draft.Places[("inject", inject.Id)], inject.Id);
            }
        }
    }

    private static void Facts(Draft draft, Scenario scenario)
    {
        var told = scenario.Injects.SelectMany(inject => inject.Reveals).Select(reveal => reveal.Fact)
            .Concat(Triggers.EffectsOf(scenario).OfType<Effect.Tell>().Select(tell => tell.Fact))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var fact in scenario.Facts.Where(fact => fact.KnownTo.Count == 0 && !told.Contains(fact.Id)))
        {
            draft.Reader.Add(Rules.FactNobodyKnows, draft.Places[("fact", fact.Id)], Quoted.Of(fact.Id));
        }
    }

    private static void Roles(Draft draft, Scenario scenario)
    {
        var reached = scenario.Injects.SelectMany(inject => inject.To.Concat(inject.Asks.SelectMany(ask => ask.Of)))
            .Concat(scenario.Actions.SelectMany(action => action.By.Concat(action.Together).Concat(action.With)))
            .ToHashSet(StringComparer.Ordinal);

        // A wrong name may be the very one that should have reached the role.
        if (draft.Reader.Report.HasErrors || reached.Contains("everyone") || reached.Contains("public"))
        {
            return;
        }

        foreach (var role in scenario.Roles.Where(role => !reached.Contains(role.Id)))
        {
            draft.Reader.Add(Rules.RoleNotReached, draft.Places[("role", role.Id)], Quoted.Of(role.Id));
        }
    }
}
