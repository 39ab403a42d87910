using Tabletop.Engine;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Drawing;

/// <summary>A machine as it is drawn: states in file order, those of a family under it.</summary>
internal sealed class Diagram
{
    private readonly ILookup<string?, CrisisState> _members;

    private Diagram(Crisis crisis, Func<string, string> say)
    {
        (Id, Title, Initial) = (crisis.Id, say(crisis.Title), crisis.Initial);
        _members = crisis.States.ToLookup(state => state.PartOf, StringComparer.Ordinal);
        States = crisis.States.Select(state => state with { Title = say(state.Title) }).ToItems();
        Arrows = [.. crisis.States.SelectMany(Leaving)];
    }

    public string Id { get; }

    public string Title { get; }

    /// <summary>The state it begins in.</summary>
    public string Initial { get; }

    public Items<CrisisState> States { get; }

    /// <summary>In file order.</summary>
    public IReadOnlyList<Arrow> Arrows { get; }

    /// <summary>The states that belong to no family.</summary>
    public IEnumerable<CrisisState> Top => States.Where(state => state.PartOf is null);

    /// <summary>The machines of a scenario, with the groups' names in their titles.</summary>
    public static IReadOnlyList<Diagram> Of(Scenario scenario)
    {
        return [.. scenario.Crises.Select(crisis => new Diagram(crisis, Say))];

        string Say(string text) => scenario.Groups is { } groups
            ? text.Replace("{a}", groups.A, StringComparison.Ordinal).Replace("{b}", groups.B, StringComparison.Ordinal)
            : text;
    }

    public CrisisState State(string id) => States.First(state => state.Id == id);

    public bool IsFamily(string id) => _members[id].Any();

    public IEnumerable<CrisisState> Members(string family) => States.Where(state => state.PartOf == family);

    /// <summary>The state that is really entered when a family is named.</summary>
    public string Entered(string id) => State(id) is { Initial: { } child } ? Entered(child) : IsFamily(id) ? Entered(Members(id).First().Id) : id;

    public bool IsWithin(string id, string family) => id == family || (State(id).PartOf is { } parent && IsWithin(parent, family));

    private static IEnumerable<Arrow> Leaving(CrisisState state) =>
    [
        .. state.Hears.Select(hears => new Arrow(state.Id, hears.To, hears.Trigger, hears.When)),
        .. state.After.Select(after => new Arrow(state.Id, after.To, $"after {Durations.Print(after.DurationMs)}", after.When)),
    ];
}

/// <summary>A change of state.</summary>
/// <param name="Cause">A trigger, or how long after entering.</param>
/// <param name="When">The condition that guards it.</param>
internal sealed record Arrow(string From, string To, string Cause, string? When)
{
    public string Label => When is null ? Cause : $"{Cause} [{When}]";
}
