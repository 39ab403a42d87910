using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Hosting.Views;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Views;

public sealed partial class TranslatedViewsTests
{
    [Fact]
    public void A_language_changes_words_and_nothing_else() =>
        Prop.ForAll(Steps(), steps =>
        {
            using var rig = Rig.InMemory(seed: steps.Length).WithTable();
            foreach (var step in steps)
            {
                rig.Advance(TimeSpan.FromMilliseconds(step.AfterMs));
                rig.Send(step.Who, step.Body, step.Seat);
            }

            AssertAlike(rig);
            rig.Send("ann", new CommandBody.EndPlay());
            AssertAlike(rig);
            rig.Send("ann", new CommandBody.OpenDebrief());
            AssertAlike(rig);
            Assert.Empty(rig.Faults);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithEndSize(40));

    [Fact]
    public void Who_changes_the_language_pulls_once_and_nobody_else_hears_of_it()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        rig.Run(rig.Host.Join(rig.Exercise, "bob", "join-bob", staff: true));
        var (ann, bob, board) = (new Viewer.Staff(rig.Exercise, "ann"), new Viewer.Staff(rig.Exercise, "bob"), new Viewer.Board(rig.Exercise));
        var clients = new Viewer[] { ann, bob, board, rig.SeatOf("max") }.ToDictionary(v => v, v => new ViewingClient(rig, v).Watch());
        var epoch = clients[ann].Epoch;

        rig.Reads("ann", "fr");

        Assert.Equal([(ann, 1), (bob, 0), (board, 0), (rig.SeatOf("max"), 0)], clients.Select(c => (c.Key, c.Value.Resyncs)));
        clients[ann].Watch();
        Assert.NotEqual(epoch, clients[ann].Epoch);
        rig.Advance(TimeSpan.FromMinutes(2));
        rig.Accepted("max", new CommandBody.Act("visit"), "mayor");
        Assert.All(clients.Values, client => client.AssertCurrent());
        Assert.Equal([2, 1, 1, 1], clients.Values.Select(c => c.Snapshots));
        Assert.Contains("(fr) Visit", Text(rig, ann), StringComparison.Ordinal);
        Assert.All(new Viewer[] { bob, board, rig.SeatOf("max") }, other => Assert.DoesNotContain(TableScenario.InFrench, Text(rig, other), StringComparison.Ordinal));
    }

    [Fact]
    public void A_screen_in_another_language_counts_on_after_a_crash()
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        rig.Reads("pia", "fr");
        var seat = new ViewingClient(rig, rig.SeatOf("pia")).Watch();
        rig.Accepted("max", new CommandBody.SendMessage("police", Typed("Hello.")), "mayor");
        rig.Accepted("ann", new CommandBody.Announce(Typed("Welcome.")));

        rig.Crash(TimeSpan.FromSeconds(3));

        seat.Pull();
        Assert.Equal(1, seat.Snapshots);
        seat.AssertCurrent();
    }

    [Fact]
    public void A_command_from_a_screen_in_the_language_before_is_taken()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        var seen = rig.Pull(rig.SeatOf("max"));
        rig.Reads("max", "fr");

        Assert.True(rig.Send("max", new CommandBody.SendMessage("police", Typed("Hello.")), "mayor", saw: new(seen.Epoch, seen.Seq)).Accepted);
    }

    [Fact]
    public void A_language_that_is_not_offered_is_read_in_the_scenarios_own()
    {
        using var rig = Rig.InMemory().WithTable();
        var before = rig.Pull(rig.SeatOf("max"));
        rig.Reads("max", "ar");
        var after = rig.Pull(rig.SeatOf("max"), before.Epoch, before.Seq);
        Assert.Equal((null, 0), (after.View, after.Envelopes.Count));
    }

    private static void AssertAlike(Rig rig)
    {
        foreach (var person in new[] { "ann", "max", "pia", "sam" })
        {
            foreach (var viewer in Viewer.Of(rig.State(), rig.Exercise, person))
            {
                rig.Reads(person, "fr");
                var french = Text(rig, viewer);
                rig.Reads(person, "en");
                Assert.Equal(Text(rig, viewer), InEnglish().Replace(french, match => match.Value == TableScenario.InFrench ? "" : "\"language\":\"en\""));
                Assert.Contains(TableScenario.InFrench, french, StringComparison.Ordinal);
            }
        }
    }

    private static string Text(Rig rig, Viewer viewer) => rig.Pull(viewer).View!.Value.GetRawText();

    [GeneratedRegex("""\(fr\) |"language":"fr"(?=,)""")]
    private static partial Regex InEnglish();
}
