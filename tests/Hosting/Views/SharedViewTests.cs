using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Tests.Views;

public sealed class SharedViewTests
{
    /// <summary>All staff share one view, so the right to look must be asked for each of them. (No command takes it away yet; an entry can.)</summary>
    [Fact]
    public void A_facilitator_who_is_removed_sees_nothing_more_while_the_others_do()
    {
        using var rig = Rig.InMemory().WithTable();
        rig.Run(rig.Host.Join(rig.Exercise, "bob", "join-bob", staff: true));
        var version = rig.State().Version;
        var views = new ExerciseViews(
            rig.Exercise,
            Playbook.Of(TableScenario.Content),
            rig.Log,
            new(rig.Log),
            _ => null,
            new(new HostClock(rig.Time)),
            rig.Scheduler.Lane("views"),
            Rules.Engine);
        views.StartAt(rig.State());
        var (ann, bob) = (new Sink(), new Sink());
        Watch("ann", ann);
        Watch("bob", bob);

        views.Committed([Next(1, new Event.PersonRemoved("bob"))]);
        views.Committed([Next(2, new Event.LobbyChanged(false))]);

        Assert.Equal(["gone"], bob.Heard);
        Assert.Equal(["changed", "changed"], ann.Heard);

        void Watch(string person, Sink sink)
        {
            var answer = new TaskCompletionSource<StreamCatchUp>();
            views.Pull(new Viewer.Staff(rig.Exercise, person), null, 0, sink, answer);
            Assert.False(rig.Run(answer.Task).Gone);
        }

        Entry Next(int after, Event happened) =>
            new(version + after, new("ann", $"n{after}", new CommandBody.Lobby(false), rig.Host.NowMs), [happened]);
    }

    private sealed class Sink : IStreamSink
    {
        public List<string> Heard { get; } = [];

        public void Changed(StreamEnvelope envelope) => Heard.Add("changed");

        public void Resync(string stream) => Heard.Add("resync");

        public void Gone(string stream) => Heard.Add("gone");
    }
}
