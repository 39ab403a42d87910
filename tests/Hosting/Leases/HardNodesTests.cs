using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Tests.Fixtures;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Leases;

/// <summary>What is rare, and must hold all the same.</summary>
public sealed class HardNodesTests : IDisposable
{
    private readonly Pair _pair = new();

    public void Dispose() => _pair.Dispose();

    [Fact]
    public void What_was_paused_for_long_goes_on_by_itself_when_another_node_lifts_it()
    {
        _pair.Advance(50);
        _pair.Accepted(_pair.A, "ann", new CommandBody.StopPlay(StopReason.Discussion));
        _pair.Advance(40 * 60);
        _pair.Accepted(_pair.B, "ann", new CommandBody.Lift(1));
        _pair.Advance(20);
        Assert.Equal(["call"], _pair.Releases().Select(r => r.Inject));
        _pair.AssertInOrder();
    }
}
