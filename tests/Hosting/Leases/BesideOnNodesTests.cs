using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Hosting.Views;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Leases;

/// <summary>What lies beside the log and stands on screens of two nodes.</summary>
public sealed class BesideOnNodesTests : IDisposable
{
    private readonly Pair _pair = new();

    public void Dispose() => _pair.Dispose();

    [Fact]
    public void A_name_changed_on_one_node_is_shown_by_the_other()
    {
        var staff = new Viewer.Staff(_pair.Exercise, "ann");
        string View() => _pair.Run(_pair.B, host => host.Pull(staff, null, 0)).View!.Value.GetRawText();
        Assert.DoesNotContain("Maximilian", View(), StringComparison.Ordinal);
        _pair.A.Host.SetName("max", "Maximilian");
        _pair.Settle();
        Assert.Contains("Maximilian", View(), StringComparison.Ordinal);
        _pair.A.Host.SetName("max", "Maxima");
        _pair.Advance(1);
        Assert.Contains("Maxima\"", View(), StringComparison.Ordinal);
    }

    /// <summary>They are entries: a follower's screens learn of them as of any other, and both nodes count alike.</summary>
    [Fact]
    public void A_name_changed_and_words_erased_on_one_node_are_so_on_every_screen_of_the_other()
    {
        var (board, staff) = (new Viewer.Board(_pair.Exercise), new Viewer.Staff(_pair.Exercise, "ann"));
        _pair.A.Host.SetName("max", "Maxine");
        Assert.True(_pair.Answer(_pair.Send(_pair.A, "ann", new CommandBody.Announce(Typed("Regrettable.")), "words")).Accepted);
        _pair.Advance(1);
        var screens = new[] { board, (Viewer)staff }.Select(v => new Screen(_pair, v)).ToArray();
        Assert.Contains("Maxine", screens[1].Shown, StringComparison.Ordinal);
        Assert.All(screens, s => Assert.Contains("Regrettable.", s.Shown, StringComparison.Ordinal));

        _pair.A.Host.SetName("max", "Maxima");
        _pair.Accepted(_pair.A, "ann", new CommandBody.EraseWords([TypedTexts.IdOf(_pair.Exercise, "ann", "words")]));
        _pair.Advance(1);

        foreach (var screen in screens)
        {
            var seq = screen.Seq;
            Assert.Equal(2, screen.Resyncs);
            screen.Pull();
            Assert.Equal(seq + 2, screen.Seq);
            Assert.DoesNotContain("Maxine", screen.Shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Regrettable.", screen.Shown, StringComparison.Ordinal);
            var there = _pair.Run(_pair.A, host => host.Pull(screen.Viewer, null, 0));
            Assert.Equal((there.Epoch, there.Seq, there.View!.Value.GetRawText()), (screen.Epoch, screen.Seq, screen.Shown));
        }

        Assert.Contains("Maxima", screens[1].Shown, StringComparison.Ordinal);

        // Somebody is forgotten altogether.
        Assert.True(_pair.Run(_pair.A, host => host.ErasePerson(_pair.Exercise, "ann", "erase", "max")).Accepted);
        _pair.Advance(1);
        screens[1].Pull();
        Assert.DoesNotContain("Maxima", screens[1].Shown, StringComparison.Ordinal);
        Assert.Empty(_pair.Faults);
    }

    /// <summary>Watches the second node.</summary>
    private sealed class Screen : IStreamSink
    {
        private readonly Pair _pair;

        public Screen(Pair pair, Viewer viewer)
        {
            (_pair, Viewer) = (pair, viewer);
            Take(pair.Run(pair.B, host => host.Watch(viewer, null, 0, this)));
        }

        public Viewer Viewer { get; }

        public string Epoch { get; private set; } = "";

        public long Seq { get; private set; }

        public string Shown { get; private set; } = "";

        public int Resyncs { get; private set; }

        /// <summary>From where it stands: the whole view is what it must be given.</summary>
        public void Pull() => Take(_pair.Run(_pair.B, host => host.Pull(Viewer, Epoch, Seq)));

        public void Changed(StreamEnvelope envelope)
        {
        }

        public void Resync(string stream) => Resyncs++;

        public void Gone(string stream) => Assert.Fail("Nobody is sent away.");

        private void Take(StreamCatchUp caught) => (Epoch, Seq, Shown) = (caught.Epoch, caught.Seq, caught.View!.Value.GetRawText());
    }
}
