namespace Tabletop.Engine.Crisis;

/// <summary>States and the families they belong to.</summary>
public sealed class StateTree
{
    private readonly Scenarios.Crisis _crisis;
    private readonly int[] _parent;

    public StateTree(Scenarios.Crisis crisis)
    {
        _crisis = crisis;
        _parent = [.. crisis.States.Select(s => s.PartOf is null ? -1 : Find(s.PartOf))];
        Initial = Innermost(Find(crisis.Initial));
    }

    public int Count => _parent.Length;

    /// <summary>The innermost state the machine starts in.</summary>
    public int Initial { get; }

    /// <exception cref="InvalidDataException">The content names a state it does not have: it was not made by the loader.</exception>
    public int Find(string state) =>
        _crisis.States.IndexOf(s => s.Id == state) is >= 0 and var found
            ? found
            : throw new InvalidDataException($"The machine '{_crisis.Id}' has no state '{state}'.");

    /// <summary>The state itself and the families around it, innermost first.</summary>
    public IEnumerable<int> Around(int state)
    {
        for (var (at, steps) = (state, 0); at >= 0 && steps <= Count; at = _parent[at], steps++)
        {
            yield return at;
        }
    }

    /// <summary>The states that are this one or within it.</summary>
    public Items<int> Members(int state) => Enumerable.Range(0, Count).Where(s => Around(s).Contains(state)).ToItems();

    /// <summary>
    /// What going from one innermost state to a target leaves and enters. Families around the target that the machine is in are kept;
    /// a target that is the present state or a family of it by name is left and entered again.
    /// </summary>
    public Move Move(int transition, int from, int target)
    {
        var to = Innermost(target);
        var kept = Around(target).Skip(1).Intersect(Around(from)).ToArray();
        return new(transition, from, to, Around(from).Except(kept).ToItems(), Around(to).Except(kept).Reverse().ToItems());
    }

    private int Innermost(int state)
    {
        for (var steps = 0; _crisis.States[state].Initial is { } initial && steps < Count; steps++)
        {
            state = Find(initial);
        }

        return state;
    }
}
