using System.Text;
using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Hosting.Views;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Views;

/// <summary>What is worked out once for many, and what is put off until somebody looks.</summary>
public sealed class SharedViewsTests
{
    [Fact]
    public void Who_sees_the_same_is_sent_the_very_same_bytes_and_who_has_something_of_their_own_others()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        foreach (var person in new[] { "kim", "lou" })
        {
            rig.Run(rig.Host.Join(rig.Exercise, person, $"join-{person}"));
            rig.Accepted(person, new CommandBody.TakeSeat("mayor"));
        }

        var max = new ViewingClient(rig, rig.SeatOf("max")).Watch();
        var maxOnAnother = new ViewingClient(rig, rig.SeatOf("max")).Watch();
        var kim = new ViewingClient(rig, rig.SeatOf("kim")).Watch();
        var lou = new ViewingClient(rig, rig.SeatOf("lou")).Watch();
        var pia = new ViewingClient(rig, rig.SeatOf("pia")).Watch();

        // They have come one by one; from the next entry on they see the very same.
        rig.Accepted("ann", new CommandBody.SetPace(2_000));
        rig.Accepted("ann", new CommandBody.Announce(Typed("Tea at \"four\" — für alle.")));
        Assert.Same(max.Received[^1].Sent, maxOnAnother.Received[^1].Sent);
        Assert.Same(max.Received[^1].Sent, kim.Received[^1].Sent);
        Assert.NotSame(max.Received[^1].Sent, pia.Received[^1].Sent);
        var json = Encoding.UTF8.GetString(max.Received[^1].Sent.Json.Span);
        Assert.Equal(JsonSerializer.Serialize(max.Received[^1].Changes, Wire.Options), json);
        Assert.Contains("für alle", json, StringComparison.Ordinal);

        // A stop is marked for whoever called it, and for nobody else in the seat.
        rig.Accepted("kim", new CommandBody.StopPlay(StopReason.Welfare), "mayor");
        Assert.Same(max.Received[^1].Sent, lou.Received[^1].Sent);
        Assert.NotSame(max.Received[^1].Sent, kim.Received[^1].Sent);
        Assert.Contains("\"mine\":true", Encoding.UTF8.GetString(kim.Received[^1].Sent.Json.Span), StringComparison.Ordinal);
        Assert.DoesNotContain("\"mine\":true", Encoding.UTF8.GetString(max.Received[^1].Sent.Json.Span), StringComparison.Ordinal);
        Assert.All([max, maxOnAnother, kim, lou, pia], client => client.AssertCurrent());
    }

    /// <summary>As far behind as is kept at hand, and further.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(ViewGrain.MostKept)]
    [InlineData(ViewGrain.MostKept + 2)]
    public void A_view_that_nobody_watched_for_a_while_goes_on_as_if_somebody_had(int entries)
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        var watching = new ViewingClient(rig, rig.SeatOf("pia")).Watch();
        var looking = new ViewingClient(rig, rig.SeatOf("sam"));
        looking.Pull();
        for (var i = 0; i < entries; i++)
        {
            // Not every entry changes every view.
            rig.Accepted("ann", i % 3 == 0 ? new CommandBody.Announce(Typed($"Number {i}.")) : new CommandBody.SetPace(1_000 + i));
        }

        looking.Pull();
        looking.AssertCurrent();
        watching.AssertCurrent();
        Assert.Equal(1, watching.Snapshots);
        var lobby = new Viewer.Lobby(rig.Exercise, "sam");
        var before = rig.Pull(lobby);
        rig.Crash(TimeSpan.FromSeconds(1));
        var after = rig.Pull(lobby, before.Epoch, before.Seq);
        Assert.Equal(before.Epoch, after.Epoch);
        Assert.Null(after.View);
        looking.Pull();
        looking.AssertCurrent();
    }

    [Fact]
    public void Words_that_were_erased_while_nobody_watched_are_gone_from_a_screen_that_comes_back_late()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        var client = new ViewingClient(rig, rig.SeatOf("sam"));
        rig.Accepted("ann", new CommandBody.Announce(Typed("Not for long.")));
        client.Pull();
        var text = Assert.Single(rig.State().Announcements).Words.Id!;

        rig.Accepted("ann", new CommandBody.SetPace(2_000));
        rig.Accepted("ann", new CommandBody.EraseWords([text]));
        for (var i = 0; i < ViewGrain.MostKept + 10; i++)
        {
            rig.Accepted("max", new CommandBody.NoteDecision(Typed($"Decision {i}.")), "mayor");
        }

        client.Pull();
        Assert.Equal(2, client.Snapshots);
        client.AssertCurrent();
    }
}
