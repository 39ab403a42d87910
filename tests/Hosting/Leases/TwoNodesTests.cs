using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Tests.Fixtures;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Leases;

/// <summary>What two nodes can do to each other.</summary>
public sealed class TwoNodesTests : IDisposable
{
    private readonly Pair _pair = new();

    public void Dispose() => _pair.Dispose();

    [Fact]
    public void One_of_them_ticks_and_both_show_it()
    {
        _pair.Advance(200);
        Assert.Equal([("call", 60_000L, 60.0), ("patrol", 120_000L, 120.0), ("news", 180_000L, 180.0)], _pair.Releases());
        Assert.Equal(_pair.A.Name, _pair.Nodes.Holder(_pair.Exercise));
        Assert.Empty(_pair.Darks());
        _pair.AssertInOrder();
    }

    [Fact]
    public void When_the_holder_is_killed_the_next_inject_is_at_most_five_seconds_late()
    {
        _pair.Advance(59.9);
        _pair.A.Kill();
        _pair.Advance(40);

        var (inject, storyMs, afterSeconds) = Assert.Single(_pair.Releases());
        Assert.Equal(("call", 60_000L), (inject, storyMs));
        Assert.InRange(afterSeconds, 60, 65);
        var dark = Assert.Single(_pair.Darks());
        Assert.InRange(dark.ToMs - dark.FromMs, 1_000, 5_000);
        _pair.AssertInOrder();
    }

    [Fact]
    public void A_holder_that_was_frozen_in_the_middle_of_a_tick_stores_nothing_and_follows()
    {
        _pair.Advance(59);
        _pair.A.Log.Holds = true;
        _pair.Advance(1);
        Assert.Equal(1, _pair.A.Log.Held);
        _pair.A.IsFrozen = true;
        _pair.Advance(30);
        Assert.Equal(_pair.B.Name, _pair.Nodes.Holder(_pair.Exercise));

        var before = _pair.Entries().Count;
        _pair.A.Log.LetGo();
        Assert.Equal(before, _pair.Entries().Count);
        _pair.A.IsFrozen = false;
        _pair.Advance(60);

        Assert.Equal(["call", "patrol"], _pair.Releases().Select(r => r.Inject));
        Assert.Equal(_pair.B.Name, _pair.Nodes.Holder(_pair.Exercise));
        Assert.Single(_pair.Darks());
        _pair.AssertInOrder();
    }

    /// <summary>The other node found nothing due, so that by its entries alone the thawed one's would fit.</summary>
    [Fact]
    public void A_claim_that_another_has_taken_stores_nothing_even_where_the_log_has_not_moved()
    {
        _pair.Accepted(_pair.A, "ann", new CommandBody.StopPlay(StopReason.Discussion));
        var version = _pair.Entries().Count;
        var old = new LeaseClaim(_pair.A.Name, 1);
        Assert.True(_pair.Nodes.Holds(_pair.Exercise, old));
        _pair.A.IsFrozen = true;
        _pair.Advance(10);

        Assert.Equal(_pair.B.Name, _pair.Nodes.Holder(_pair.Exercise));
        Assert.Equal(version, _pair.Entries().Count);
        Assert.False(_pair.Nodes.Holds(_pair.Exercise, old));
    }

    [Fact]
    public void A_command_on_a_thawed_node_lets_nothing_burst_out()
    {
        _pair.Advance(50);
        _pair.B.IsFrozen = true;
        _pair.Advance(5);
        var sent = _pair.Send(_pair.B, "ann", new CommandBody.Mark(Typed("late")));
        _pair.A.Kill();
        _pair.Time.PassUnnoticed(TimeSpan.FromHours(1));
        _pair.B.IsFrozen = false;

        Assert.True(_pair.Answer(sent).Accepted);
        _pair.Advance(60);
        Assert.Empty(_pair.Releases());
        var dark = Assert.Single(_pair.Darks());
        Assert.InRange(dark.ToMs - dark.FromMs, 3_600_000, 3_602_000);
        Assert.Equal(StopReason.Dark, _pair.Run(_pair.B, host => host.State(_pair.Exercise))!.Stops.Single().Reason);
        _pair.AssertInOrder();
    }

    [Fact]
    public void When_both_were_asleep_an_hour_is_dark_and_said_once()
    {
        _pair.Advance(50);
        _pair.Sleep(3_600);
        _pair.Advance(10);
        Assert.Empty(_pair.Releases());
        var dark = Assert.Single(_pair.Darks());
        Assert.InRange(dark.ToMs - dark.FromMs, 3_600_000, 3_602_000);
        _pair.AssertInOrder();
    }

    [Fact]
    public void A_command_waits_until_whoever_took_over_has_said_for_how_long_the_clock_stood()
    {
        _pair.Advance(50);
        _pair.A.Log.Holds = true;
        _pair.Sleep(3_600);
        _pair.Advance(0.1);
        Assert.Equal(_pair.A.Name, _pair.Nodes.Holder(_pair.Exercise));
        var sent = _pair.Send(_pair.B, "ann", new CommandBody.Mark(Typed("early")));
        _pair.Advance(0.6);
        Assert.False(sent.IsCompleted);

        _pair.A.Log.LetGo();
        _pair.Advance(2);
        Assert.True(_pair.Answer(sent).Accepted);
        Assert.Equal(["resume", "mark"], _pair.Entries().TakeLast(2).Select(e => e.Command.Body is CommandBody.Resume ? "resume" : "mark"));
        Assert.Empty(_pair.Releases());
        _pair.AssertInOrder();
    }

    [Fact]
    public void A_short_freeze_within_the_lease_is_no_absence()
    {
        _pair.Advance(58.5);
        _pair.A.IsFrozen = true;
        _pair.Advance(2.2);
        _pair.A.IsFrozen = false;
        _pair.Settle();
        _pair.Advance(1);
        Assert.Equal(_pair.A.Name, _pair.Nodes.Holder(_pair.Exercise));
        Assert.Equal(("call", 60_000L), _pair.Releases().Select(r => (r.Inject, r.StoryMs)).Single());
        Assert.Empty(_pair.Darks());
        _pair.AssertInOrder();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void People_on_either_node_act_at_once_and_each_command_counts_once(int first)
    {
        _pair.Advance(10);
        var nodes = new[] { _pair.A, _pair.B };
        var sent = Enumerable.Range(0, 5)
            .SelectMany(n => Enumerable.Range(0, 5).Select(again => _pair.Send(nodes[(first + again) % 2], "ann", new CommandBody.Mark(Typed($"mark {n}")), $"m{n}")))
            .ToArray();
        for (var round = 0; round < 20 && !sent.All(s => s.IsCompleted); round++)
        {
            _pair.Advance(0.1);
        }

        Assert.All(sent, s => Assert.True(_pair.Answer(s).Accepted));
        Assert.Equal(5, _pair.Entries().Count(e => e.Command.Body is CommandBody.Mark));
        _pair.AssertInOrder();
    }

    [Fact]
    public void A_command_on_a_follower_plays_what_fell_due_until_then_and_the_holder_goes_on()
    {
        _pair.Advance(60);
        _pair.A.IsFrozen = true;
        _pair.Advance(1);
        _pair.Accepted(_pair.B, "ann", new CommandBody.Mark(Typed("here")));
        Assert.Single(_pair.Releases());
        _pair.A.IsFrozen = false;
        _pair.Advance(70);
        Assert.Equal(["call", "patrol"], _pair.Releases().Select(r => r.Inject));
        Assert.Empty(_pair.Darks());
        _pair.AssertInOrder();
    }

    [Fact]
    public void What_people_stop_and_lift_on_a_follower_the_holder_keeps_to()
    {
        _pair.Advance(50);
        _pair.Accepted(_pair.B, "ann", new CommandBody.StopPlay(StopReason.Discussion));
        _pair.Advance(100);
        Assert.Empty(_pair.Releases());
        _pair.Accepted(_pair.B, "ann", new CommandBody.Lift(1));
        _pair.Advance(11);
        Assert.Equal([("call", 60_000L, 160.0)], _pair.Releases());
        Assert.Empty(_pair.Darks());
        _pair.AssertInOrder();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_commit_whose_answer_was_lost_is_found_and_not_repeated(bool onHolder)
    {
        _pair.Advance(59);
        _pair.Log.LoseNextAnswers = 1;
        if (onHolder)
        {
            _pair.Advance(2);
        }
        else
        {
            var receipt = _pair.Answer(_pair.Send(_pair.B, "ann", new CommandBody.Mark(Typed("once")), "m"));
            Assert.Equal(HostRefusals.Storage, receipt.Code);
            Assert.True(_pair.Answer(_pair.Send(_pair.A, "ann", new CommandBody.Mark(Typed("once")), "m")).Accepted);
            Assert.Single(_pair.Entries(), e => e.Command.Body is CommandBody.Mark);
        }

        _pair.Advance(70);
        Assert.Equal(["call", "patrol"], _pair.Releases().Select(r => r.Inject));
        _pair.AssertInOrder();
    }

    [Fact]
    public void A_node_that_takes_over_while_its_own_commands_are_under_way_loses_none()
    {
        _pair.Advance(50);
        _pair.A.Kill();
        _pair.B.Log.Holds = true;
        var sent = _pair.Send(_pair.B, "ann", new CommandBody.Mark(Typed("under way")));
        _pair.Advance(5);
        Assert.False(sent.IsCompleted);
        Assert.Equal(_pair.B.Name, _pair.Nodes.Holder(_pair.Exercise));

        _pair.B.Log.LetGo();
        Assert.True(_pair.Answer(sent).Accepted);
        _pair.Advance(30);
        var mark = _pair.Entries().Single(e => e.Command.Body is CommandBody.Mark);
        var dark = Assert.Single(_pair.Darks());
        Assert.Equal(mark.Command.NowMs, dark.FromMs);
        Assert.Single(_pair.Releases());
        _pair.AssertInOrder();
    }

    [Fact]
    public void A_node_that_is_stopped_gives_its_leases_back_and_no_story_time_is_lost()
    {
        _pair.Advance(50);
        var stopped = _pair.A.Host.Stop();
        _pair.Settle();
        Assert.True(stopped.IsCompleted);
        Assert.Null(_pair.Nodes.Holder(_pair.Exercise));
        _pair.A.Kill();
        _pair.Advance(1);
        Assert.Equal(_pair.B.Name, _pair.Nodes.Holder(_pair.Exercise));
        _pair.Advance(20);
        Assert.InRange(Assert.Single(_pair.Releases()).AfterSeconds, 60, 61.1);
        _pair.AssertInOrder();
    }

    /// <summary>It has heard of nobody for long, and yet there was somebody a moment ago.</summary>
    [Fact]
    public void A_command_on_a_thawed_node_finds_that_the_clock_has_just_been_handed_over()
    {
        _pair.Run(_pair.B, host => host.State(_pair.Exercise));
        _pair.Advance(5);
        _pair.B.IsFrozen = true;
        _pair.Advance(40);
        var sent = _pair.Send(_pair.B, "ann", new CommandBody.Mark(Typed("here")));
        var stopped = _pair.A.Host.Stop();
        _pair.Settle();
        Assert.True(stopped.IsCompleted);
        _pair.A.Kill();
        _pair.B.IsFrozen = false;

        Assert.True(_pair.Answer(sent).Accepted);
        Assert.Empty(_pair.Darks());
        Assert.Equal(_pair.B.Name, _pair.Nodes.Holder(_pair.Exercise));
        _pair.AssertInOrder();
    }

    [Fact]
    public void Signals_that_are_lost_cost_a_second_at_most()
    {
        _pair.Nodes.Carry = _ => { };
        _pair.Run(_pair.B, host => host.State(_pair.Exercise));
        _pair.Accepted(_pair.A, "ann", new CommandBody.Mark(Typed("quiet")));
        _pair.Advance(1);
        Assert.Equal(_pair.Entries().Count, _pair.Run(_pair.B, host => host.State(_pair.Exercise))!.Version);
    }

    [Fact]
    public void A_node_on_which_nobody_looks_at_an_exercise_for_long_follows_it_no_more_while_another_ticks_it()
    {
        _pair.Advance(200);
        _pair.Run(_pair.B, host => host.State(_pair.Exercise));
        _pair.Accepted(_pair.A, "ann", new CommandBody.Mark(Typed("followed")));
        _pair.Advance(1);
        Assert.Equal(_pair.Entries().Count, _pair.B.Log.EntriesRead);

        _pair.Advance((EmbeddedHost.UnloadAfterMs / 1_000) + (6 * 60));
        var read = _pair.B.Log.EntriesRead;
        _pair.Accepted(_pair.A, "ann", new CommandBody.Mark(Typed("not followed")));
        _pair.Advance(1);
        Assert.Equal(read, _pair.B.Log.EntriesRead);
        _pair.A.Kill();
        _pair.Advance(5);
        Assert.Equal(_pair.B.Name, _pair.Nodes.Holder(_pair.Exercise));
        _pair.AssertInOrder();
    }

    [Fact]
    public void A_node_that_comes_back_finds_another_at_work_and_leaves_it_alone()
    {
        _pair.Advance(50);
        _pair.A.Kill();
        _pair.Advance(5);
        _pair.Restart();
        _pair.Advance(200);
        Assert.Equal(_pair.B.Name, _pair.Nodes.Holder(_pair.Exercise));
        Assert.Equal(["call", "patrol", "news"], _pair.Releases().Select(r => r.Inject));
        Assert.Single(_pair.Darks());
        _pair.AssertInOrder();
    }

    [Fact]
    public void Two_that_start_together_after_both_were_killed_say_the_absence_once()
    {
        _pair.Advance(50);
        _pair.A.Kill();
        _pair.B.Log.Holds = true;
        _pair.B.Kill();
        _pair.Time.PassUnnoticed(TimeSpan.FromSeconds(8));
        _pair.Restart();
        var other = _pair.Join();
        _pair.A.RunAll();
        other.RunAll();
        _pair.Advance(4);
        var dark = Assert.Single(_pair.Darks());
        Assert.InRange(dark.ToMs - dark.FromMs, 8_000, 9_000);
        other.Kill();
    }

    [Fact]
    public void When_play_has_ended_nobody_holds_it_and_going_back_into_it_takes_it_up_again()
    {
        _pair.Advance(50);
        _pair.Accepted(_pair.B, "ann", new CommandBody.EndPlay());
        _pair.Advance(2);
        Assert.Null(_pair.Nodes.Holder(_pair.Exercise));
        Assert.Equal(Stage.Ended, _pair.Run(_pair.A, host => host.State(_pair.Exercise))!.Stage);
    }
}
