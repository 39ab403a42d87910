using FsCheck;
using FsCheck.Fluent;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Hosting.Views;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Views;

public sealed class StreamsTests
{
    [Fact]
    public void Folding_the_envelopes_gives_the_view_for_every_viewer_after_every_command() =>
        Prop.ForAll(Steps(), steps =>
        {
            using var rig = Rig.InMemory(seed: steps.Length).WithTable();
            rig.Reads("pia", "fr");
            var clients = Everybody(rig);
            foreach (var step in steps)
            {
                rig.Advance(TimeSpan.FromMilliseconds(step.AfterMs));
                rig.Send(step.Who, step.Body, step.Seat);
                Check(clients);
            }

            Assert.Empty(rig.Faults);
            Assert.All(clients.Values.Where(c => !c.IsGone), c => Assert.Equal(1, c.Snapshots));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(40));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_a_crash_every_stream_goes_on_where_it_was_with_the_same_epoch_and_seq(bool disk) =>
        Prop.ForAll(Steps(), steps =>
        {
            using var rig = Rig.On(disk).WithTable();
            rig.Reads("pia", "fr");
            var clients = Everybody(rig);
            foreach (var step in steps)
            {
                rig.Advance(TimeSpan.FromMilliseconds(step.AfterMs));
                rig.Send(step.Who, step.Body, step.Seat);
            }

            var ran = rig.State().Running;
            var before = clients.ToDictionary(c => c.Key, c => (c.Value.Epoch, c.Value.Seq));
            rig.Crash(TimeSpan.FromSeconds(3));
            foreach (var (viewer, client) in clients.Where(c => !c.Value.IsGone))
            {
                client.Pull();
                Assert.Equal(1, client.Snapshots);
                Assert.True(ran || before[viewer] == (client.Epoch, client.Seq));
                client.AssertCurrent();
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(disk ? 10 : 40).WithEndSize(40));

    [Fact]
    public void A_client_that_missed_signals_gets_all_of_them_or_the_whole_view()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        var client = new ViewingClient(rig, new Viewer.Staff(rig.Exercise, "ann")).Watch();
        client.IsDeaf = true;
        for (var i = 0; i < 100; i++)
        {
            rig.Accepted("ann", new CommandBody.Announce(Typed($"Number {i}.")));
        }

        client.Pull();
        Assert.Equal(1, client.Snapshots);
        client.AssertCurrent();

        for (var i = 0; i < ViewGrain.MostKept + 1; i++)
        {
            rig.Accepted("ann", new CommandBody.Announce(Typed($"Again {i}.")));
        }

        client.Pull();
        Assert.Equal(2, client.Snapshots);
        client.AssertCurrent();
    }

    [Theory]
    [InlineData("nonsense", 3)]
    [InlineData("", 0)]
    [InlineData(null, 999)]
    public void An_epoch_that_is_not_known_gets_the_whole_view(string? epoch, long after)
    {
        using var rig = Rig.InMemory().WithTable();
        Assert.NotNull(rig.Pull(new Viewer.Board(rig.Exercise), epoch, after).View);
    }

    [Fact]
    public void A_client_that_is_ahead_gets_the_whole_view()
    {
        using var rig = Rig.InMemory().WithTable();
        var now = rig.Pull(new Viewer.Board(rig.Exercise));
        Assert.NotNull(rig.Pull(new Viewer.Board(rig.Exercise), now.Epoch, now.Seq + 1).View);
        Assert.Null(rig.Pull(new Viewer.Board(rig.Exercise), now.Epoch, now.Seq).View);
    }

    [Fact]
    public void A_seats_stream_ends_when_its_person_is_moved_or_removed()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        var (pia, sam) = (rig.SeatOf("pia"), rig.SeatOf("sam"));
        var (piaSees, samSees) = (new ViewingClient(rig, pia).Watch(), new ViewingClient(rig, sam).Watch());

        rig.Accepted("ann", new CommandBody.SeatPerson("pia", "mayor"));
        rig.Accepted("ann", new CommandBody.Remove("sam"));
        rig.Advance(TimeSpan.FromMinutes(4));

        Assert.True(piaSees.IsGone);
        Assert.True(samSees.IsGone);
        Assert.True(rig.Pull(pia).Gone);
        Assert.True(rig.Pull(sam).Gone);
        Assert.True(rig.Pull(new Viewer.Lobby(rig.Exercise, "sam")).Gone);
        Assert.NotNull(rig.Pull(rig.SeatOf("pia")).View);
    }

    [Fact]
    public void Who_is_removed_and_comes_back_has_a_new_stream()
    {
        using var rig = Rig.InMemory().WithTable();
        var lobby = new Viewer.Lobby(rig.Exercise, "sam");
        var before = rig.Pull(lobby);
        rig.Accepted("ann", new CommandBody.Remove("sam"));
        rig.Run(rig.Host.Join(rig.Exercise, "sam", "join-again"));
        var after = rig.Pull(lobby, before.Epoch, before.Seq);
        Assert.NotNull(after.View);
        Assert.NotEqual(before.Epoch, after.Epoch);
    }

    [Fact]
    public void Whoever_stops_watching_hears_no_more()
    {
        using var rig = Rig.InMemory().WithTable();
        var board = new Viewer.Board(rig.Exercise);
        var client = new ViewingClient(rig, board).Watch();
        rig.Host.Unwatch(board, client);
        rig.Accepted("ann", new CommandBody.Announce(Typed("Hello.")));
        Assert.Empty(client.Received);
    }

    [Fact]
    public void Nobody_sees_a_stream_by_naming_somebody_elses_right()
    {
        using var rig = Rig.InMemory().WithTable();
        var mayors = rig.SeatOf("max");
        Assert.True(rig.Pull(mayors with { Who = "pia" }).Gone);
        Assert.True(rig.Pull(new Viewer.Staff(rig.Exercise, "max")).Gone);
        Assert.True(rig.Pull(new Viewer.Board("nowhere")).Gone);
    }

    [Fact]
    public void What_one_seat_is_not_to_know_leaves_no_gap_in_its_stream()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        var sam = new ViewingClient(rig, rig.SeatOf("sam")).Watch();
        var before = sam.Seq;
        rig.Accepted("max", new CommandBody.SendMessage("police", Typed("Between us.")), "mayor");
        Assert.Equal(before, sam.Seq);
        Assert.DoesNotContain("Between us", rig.Pull(rig.SeatOf("sam")).View!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Between us", rig.Pull(rig.SeatOf("max")).View!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Erased_words_are_gone_from_every_screen()
    {
        using var rig = Rig.OnDisk().WithTable();
        rig.Send("ann", new CommandBody.Announce(Typed("Regrettable.")), id: "a");
        var board = new ViewingClient(rig, new Viewer.Board(rig.Exercise)).Watch();
        Assert.Contains("Regrettable.", Snapshot(rig), StringComparison.Ordinal);

        rig.Accepted("ann", new CommandBody.EraseWords([TypedTexts.IdOf(rig.Exercise, "ann", "a")]));

        Assert.Equal(1, board.Resyncs);
        board.Pull();
        board.AssertCurrent();
        Assert.DoesNotContain("Regrettable.", Snapshot(rig), StringComparison.Ordinal);
        Assert.Contains("\"typed\":", Snapshot(rig), StringComparison.Ordinal);
        rig.Crash(TimeSpan.Zero);
        Assert.DoesNotContain("Regrettable.", Snapshot(rig), StringComparison.Ordinal);

        static string Snapshot(Rig rig) => rig.Pull(new Viewer.Board(rig.Exercise)).View!.Value.GetRawText();
    }

    [Fact]
    public void A_person_is_shown_by_name_once_there_is_one()
    {
        using var rig = Rig.InMemory().WithTable();
        var staff = new ViewingClient(rig, new Viewer.Staff(rig.Exercise, "ann")).Watch();
        rig.Settle(rig.Host.SetName("max", "Max \u202EMustermann\n"));
        rig.Scheduler.RunAll();

        staff.Pull();
        staff.AssertCurrent();
        Assert.Contains("Max Mustermann", rig.Pull(new Viewer.Staff(rig.Exercise, "ann")).View!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("e~board")]
    [InlineData("e~staff~p")]
    [InlineData("e~lobby~p")]
    [InlineData("e~seat~p~7")]
    public void A_streams_name_says_who_looks(string stream)
    {
        Assert.True(Viewer.TryParse(stream, out var viewer));
        Assert.Equal(stream, viewer.Stream);
    }

    [Theory]
    [InlineData("")]
    [InlineData("e")]
    [InlineData("e~board~p")]
    [InlineData("e~seat~p~-1")]
    [InlineData("e~seat~p~99999999999")]
    [InlineData("e~god~p")]
    public void Any_other_name_is_no_stream(string stream) => Assert.False(Viewer.TryParse(stream, out _));

    private static Dictionary<Viewer, ViewingClient> Everybody(Rig rig)
    {
        Viewer[] viewers =
        [
            new Viewer.Board(rig.Exercise),
            .. new[] { "ann", "max", "pia", "sam" }.SelectMany(p => Viewer.Of(rig.State(), rig.Exercise, p)),
        ];
        Assert.Equal(8, viewers.Length);
        return viewers.ToDictionary(v => v, v => new ViewingClient(rig, v).Watch());
    }

    private static void Check(Dictionary<Viewer, ViewingClient> clients)
    {
        foreach (var client in clients.Values.Where(c => !c.IsGone))
        {
            client.AssertCurrent();
        }
    }
}
