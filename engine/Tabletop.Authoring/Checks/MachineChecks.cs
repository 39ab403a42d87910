using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Scenarios;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Checks;

/// <summary>Machines that could not run: families without a beginning, states that belong to themselves, starts without a way out.</summary>
internal static class MachineChecks
{
    public static void Run(Draft draft, Scenario scenario)
    {
        foreach (var crisis in scenario.Crises)
        {
            var states = crisis.States.ToDictionary(state => state.Id, StringComparer.Ordinal);
            if (Loops(draft, crisis, states))
            {
                continue;
            }

            if (Families(draft, crisis, states) && states.ContainsKey(crisis.Initial))
            {
                Start(draft, crisis, states);
            }
        }
    }

    private static bool Loops(Draft draft, Crisis crisis, Dictionary<string, CrisisState> states)
    {
        var found = false;
        var sound = new HashSet<string>(StringComparer.Ordinal);
        foreach (var state in crisis.States)
        {
            var path = new HashSet<string>(StringComparer.Ordinal);
            for (var above = state; above is not null && !sound.Contains(above.Id); above = above.PartOf is { } family ? states.GetValueOrDefault(family) : null)
            {
                if (!path.Add(above.Id))
                {
                    draft.Reader.Add(Rules.FamilyLoop, draft.Places[("part-of", $"{crisis.Id} {above.Id}")], Quoted.Of(above.Id));
                    found = true;
                    break;
                }
            }

            sound.UnionWith(path);
        }

        return found;
    }

    /// <summary>True if every family can be entered.</summary>
    private static bool Families(Draft draft, Crisis crisis, Dictionary<string, CrisisState> states)
    {
        var sound = true;
        var families = crisis.States.ToLookup(state => state.PartOf, state => state.Id, StringComparer.Ordinal);
        foreach (var state in crisis.States)
        {
            var key = $"{crisis.Id} {state.Id}";
            string[] children = [.. families[state.Id]];
            if (state.Initial is null)
            {
                var target = crisis.Initial == state.Id ? ("initial", crisis.Id) : ("target", key);
                if (children.Length > 0 && draft.Places.TryGetValue(target, out var at))
                {
                    sound = false;
                    draft.Reader.Add(Rules.FamilyWithoutInitial, at, Quoted.Of(state.Id), children[0]);
                }
            }
            else if (children.Length == 0)
            {
                sound = false;
                draft.Reader.Add(Rules.InitialWithoutFamily, draft.Places[("family-initial", key)], state.Id);
            }
            else if (!IsUnder(states, state.Initial, state.Id))
            {
                sound = false;
                draft.Reader.Add(Rules.InitialNotInFamily, draft.Places[("family-initial", key)], Quoted.Of(state.Initial), Quoted.Of(state.Id), string.Join(", ", children));
            }
        }

        return sound;
    }

    private static void Start(Draft draft, Crisis crisis, Dictionary<string, CrisisState> states)
    {
        var start = states[crisis.Initial];
        for (var deeper = 0; deeper < states.Count && start.Initial is { } child && states.TryGetValue(child, out var inner); deeper++)
        {
            start = inner;
        }

        for (var state = start; state is not null; state = state.PartOf is { } family ? states.GetValueOrDefault(family) : null)
        {
            var targets = state.Hears.Select(hears => hears.To).Concat(state.After.Select(after => after.To));
            if (targets.Any(target => target != start.Id && Entered(states, target) != start.Id))
            {
                return;
            }
        }

        draft.Reader.Add(Rules.CannotLeaveStart, draft.Places[("machine", crisis.Id)], Quoted.Of(crisis.Id), Quoted.Of(start.Id));
    }

    /// <summary>The state that is really entered when <paramref name="target"/> is named.</summary>
    private static string Entered(Dictionary<string, CrisisState> states, string target)
    {
        for (var deeper = 0; deeper < states.Count && states.TryGetValue(target, out var state) && state.Initial is { } child; deeper++)
        {
            target = child;
        }

        return target;
    }

    private static bool IsUnder(Dictionary<string, CrisisState> states, string id, string family)
    {
        for (var state = states.GetValueOrDefault(id); state?.PartOf is not null; state = states.GetValueOrDefault(state.PartOf))
        {
            if (state.PartOf == family)
            {
                return true;
            }
        }

        return false;
    }
}
