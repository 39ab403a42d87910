using Tabletop.Engine.Crisis;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Crisis;

/// <summary>A trigger is given to every machine, and most do not hear it: asking must leave nothing behind.</summary>
public class MachineCostTests
{
    private const int Steps = 10_000;

    private static readonly Scenarios.Crisis Street = new()
    {
        Id = "street",
        Title = "street",
        Initial = "calm",
        States =
        [
            A.State("calm").Hears("go", "crowd").Hears("maybe", "crowd", "curfew").After("10m", "crowd", "curfew"),
            A.State("crowd").Initially("one").Hears("end", "calm"),
            A.State("one").PartOf("crowd").Hears("again", "one"),
        ],
    };

    [Theory]
    [InlineData("end", Ignored.NotHeard)]
    [InlineData("elsewhere", Ignored.NotHeard)]
    [InlineData("maybe", Ignored.GuardFalse)]
    public void An_ignored_trigger_allocates_nothing(string trigger, Ignored why)
    {
        var (machine, at) = Machine();
        var heard = at(trigger);
        Assert.Equal(0, Allocated(() => machine.Step(0, heard, Never.Instance)));
        Assert.Equal(new(null, why), machine.Step(0, heard, Never.Instance));
    }

    [Fact]
    public void A_move_allocates_nothing()
    {
        var (machine, at) = Machine();
        var go = at("go");
        Assert.Equal(0, Allocated(() => machine.Step(0, go, Never.Instance)));
        Assert.NotNull(machine.Step(0, go, Never.Instance).Move);
    }

    [Fact]
    public void A_timer_that_waits_allocates_nothing()
    {
        var (machine, _) = Machine();
        Assert.Equal(0, Allocated(() => machine.Elapse(0, 0, 0, Never.Instance)));
        Assert.Equal(Step.GuardFalse, machine.Elapse(0, 0, 0, Never.Instance));
    }

    private static (CrisisMachine Machine, Func<string, int> At) Machine()
    {
        string[] triggers = ["elsewhere", "go", "end", "again", "maybe"];
        int At(string trigger) => Array.IndexOf(triggers, trigger);
        var tree = new StateTree(Street);
        return (new(tree, new(Street, tree), At, triggers.Length), At);
    }

    private static long Allocated(Func<Step> step)
    {
        step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Steps; i++)
        {
            step();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class Never : IGuards
    {
        public static readonly Never Instance = new();

        public bool Holds(int guard) => false;
    }
}
