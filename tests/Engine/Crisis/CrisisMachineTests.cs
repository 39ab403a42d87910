using Tabletop.Engine.Crisis;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Crisis;

public class CrisisMachineTests
{
    public static TheoryData<string> Cases => [.. MachineTable.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_machine_does_what_the_table_says(string name)
    {
        var of = MachineTable.All.Single(c => c.Name == name);
        var tree = new StateTree(of.Crisis);
        var transitions = new Transitions(of.Crisis, tree);
        string[] triggers = [.. transitions.All.Select(t => t.Trigger).OfType<string>().Distinct()];
        var machine = new CrisisMachine(tree, transitions, t => Array.IndexOf(triggers, t), triggers.Length);

        var state = tree.Initial;
        foreach (var step in of.Steps)
        {
            var (said, expected) = (step[..step.IndexOf(':', StringComparison.Ordinal)].Split(" ?"), step[(step.IndexOf(':', StringComparison.Ordinal) + 2)..]);
            var guards = new Only(transitions, said.Length > 1 ? said[1].Split(',') : []);
            var taken = said[0][0] == '@'
                ? machine.Elapse(state, tree.Find(said[0][1..]), 0, guards)
                : machine.Step(state, Array.IndexOf(triggers, said[0]), guards);

            Assert.Equal(expected, Told(of.Crisis, taken));
            state = taken.Move?.To ?? state;
        }
    }

    [Fact]
    public void The_table_is_whole() => Assert.True(MachineTable.All.Count >= 30);

    private static string Told(Scenarios.Crisis crisis, Step step) => step switch
    {
        { Move: { } move } => $"{Names(crisis, move.Exited)} > {Names(crisis, move.Entered)}",
        { Why: Ignored.GuardFalse } => "guarded",
        _ => "unheard",
    };

    private static string Names(Scenarios.Crisis crisis, Items<int> states) => string.Join(',', states.Select(s => crisis.States[s].Id));

    /// <summary>These guards hold and no others.</summary>
    private sealed class Only(Transitions transitions, string[] holding) : IGuards
    {
        public bool Holds(int guard) => holding.Contains(transitions.Guards[guard]);
    }
}
