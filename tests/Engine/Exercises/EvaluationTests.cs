using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Observations pinned to what they are about, and marks for tasks.</summary>
public class EvaluationTests
{
    private static readonly TypedText Words = new() { Id = "t", Hash = "00" };

    [Theory]
    [InlineData(PinnedTo.Inject, "news", "nothing")]
    [InlineData(PinnedTo.Decision, "a/1", "a/2")]
    [InlineData(PinnedTo.Decision, "a/1", "b/1")]
    [InlineData(PinnedTo.Decision, "a/1", "a")]
    [InlineData(PinnedTo.Decision, "a/1", null)]
    [InlineData(PinnedTo.Task, "objective-speak/speak", "speak")]
    public void An_observation_is_pinned_to_something_that_is_there(PinnedTo to, string there, string? notThere)
    {
        var story = Play();
        story.When("a", new CommandBody.NoteDecision(Words)).ThenAccepted();
        story.Staff(new CommandBody.Observe(Words, ObservationKind.Risk, to, notThere)).ThenRefused("unknown");
        story.Staff(new CommandBody.Observe(Words, ObservationKind.Risk, to, there)).Then(new Event.Observed("staff", Words, ObservationKind.Risk, to, there));
        Assert.Equal(new ObservationItem("1", 0, new("staff"), new("t"), ObservationKind.Risk, to, there), Assert.Single(Staff(story).Observations));
    }

    [Fact]
    public void An_observation_can_be_pinned_to_an_inject_that_was_added_in_play_and_outlives_it()
    {
        var story = Play().Wait("1m");
        story.Staff(new CommandBody.Mark(new() { Id = "before" })).ThenAccepted();
        story.Staff(new CommandBody.AddInject(new() { Id = "title" }, new() { Id = "text" }, [])).ThenAccepted();
        story.Staff(new CommandBody.Observe(Words, ObservationKind.Gap, PinnedTo.Inject, "added-2")).ThenRefused("unknown");
        story.Staff(new CommandBody.Observe(Words, ObservationKind.Gap, PinnedTo.Inject, "added-1")).Then(
            new Event.Observed("staff", Words, ObservationKind.Gap, PinnedTo.Inject, "added-1"));
        story.RewindTo("before").ThenAccepted();
        story.Staff(new CommandBody.Observe(Words, ObservationKind.Gap, PinnedTo.Inject, "added-1")).ThenRefused("unknown");
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        Assert.Equal("added-1", Assert.Single(Staff(story).Observations).Of);
        Assert.Equal(("added-1", "t"), Assert.Single(Staff(story).Timeline.Where(t => t.Kind == "observed").Select(t => (t.Title, t.Words!.Typed))));
    }

    [Fact]
    public void An_observation_of_a_moment_is_of_the_moment_it_is_noted_in()
    {
        var story = Play().At("7m");
        story.Staff(new CommandBody.Observe(Words, ObservationKind.Strength, PinnedTo.Moment, "nothing")).Then(
            new Event.Observed("staff", Words, ObservationKind.Strength, PinnedTo.Moment));
        Assert.Equal(A.Ms("7m"), Staff(story).Observations[0].AtMs);
        story.Staff(new CommandBody.Observe(new(), ObservationKind.Gap, PinnedTo.Moment)).ThenRefused("nothing-typed");
    }

    [Fact]
    public void A_task_is_marked_by_each_of_staff_and_the_last_mark_counts()
    {
        var story = Play();
        story.Person("eve", new CommandBody.Join(Staff: true)).ThenAccepted();
        story.Staff(new CommandBody.RateTask("objective-speak/speak", TaskMark.P)).Then(new Event.TaskRated("staff", "objective-speak", "speak", TaskMark.P));
        story.Staff(new CommandBody.RateTask("objective-speak/speak", TaskMark.M, Words)).ThenAccepted();
        story.Person("eve", new CommandBody.RateTask("objective-speak/speak", TaskMark.S)).ThenAccepted();
        story.Staff(new CommandBody.RateTask("objective-speak", TaskMark.U)).ThenRefused("unknown");
        Assert.Equal(
            new TaskItem("objective-speak/speak", "speak", "speak", null, [new(new("staff"), TaskMark.M, new("t")), new(new("eve"), TaskMark.S, null)]),
            Assert.Single(Staff(story).Tasks));
    }

    [Fact]
    public void Participants_neither_observe_nor_rate_nor_read_it_when_the_debrief_is_open()
    {
        var story = Play();
        story.When("a", new CommandBody.Observe(Words, ObservationKind.Gap, PinnedTo.Moment)).ThenRefused("not-staff");
        story.When("a", new CommandBody.RateTask("objective-speak/speak", TaskMark.P)).ThenRefused("not-staff");
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        story.Staff(new CommandBody.Observe(Words, ObservationKind.Gap, PinnedTo.Inject, "news")).ThenAccepted();
        story.Staff(new CommandBody.RateTask("objective-speak/speak", TaskMark.U, Words)).ThenAccepted();
        story.Staff(new CommandBody.OpenDebrief()).ThenAccepted();
        Assert.DoesNotContain(story.Seat("a").Timeline, t => t.Kind is "observed" or "task-rated");
        Assert.Equal([("observed", "news", null), ("task-rated", "speak", "U")], Staff(story).Timeline.TakeLast(2).Select(t => (t.Kind, t.Title, t.Detail)));
    }

    [Fact]
    public void Before_play_there_is_nothing_to_observe() =>
        Story.Lobby(A.Scenario()).Staff(new CommandBody.Observe(Words, ObservationKind.Gap, PinnedTo.Moment)).ThenRefused("not-started");

    private static Story Play() => Story.Of(A.Scenario().Task("speak", "tension > 90").Injects(A.Inject("news").At("5m")));

    private static View Staff(Story story) => StaffView.Of(story.Book, story.State, story.Chronicle);
}
