using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Debriefs;

/// <summary>What if nothing had been different, or hardly anything?</summary>
public class WhatIfSameTests
{
    [Fact]
    public void The_same_answer_of_a_stand_in_is_the_same_story()
    {
        var story = Story.Of(Scenario(Rationale.Required), standIns: ("a", StandInPolicy.Cooperative));
        story.At("3h");

        AssertSame(story, new WhatIfChange.Answer("a", "speak", Assert.Single(story.All<Event.Answered>()).Option));
    }

    [Theory]
    [InlineData(Rationale.None, null)]
    [InlineData(Rationale.Optional, null)]
    [InlineData(Rationale.Optional, "reason")]
    [InlineData(Rationale.Required, "reason")]
    public void The_same_answer_of_a_person_is_the_same_story_also_when_it_is_given_anew(Rationale rationale, string? because)
    {
        var story = Story.Of(Scenario(rationale));
        story.At("20m").When("b", new CommandBody.SendMessage("a", new() { Id = "words" })).ThenAccepted();
        story.When("a", new CommandBody.Answer("speak", "yes", because is null ? null : new() { Id = because, Hash = "00" })).ThenAccepted();
        var before = story.Entries.First(e => e.Command.Body is CommandBody.SendMessage).Version;

        AssertSame(story, new WhatIfChange.Answer("a", "speak", "yes"));
        AssertSame(story, new WhatIfChange.Answer("a", "speak", "yes", before, Now: true));
    }

    [Fact]
    public void A_decision_that_is_not_noted_before_a_rewind_is_not_missing_after_it()
    {
        var story = Story.Of(Scenario(Rationale.None)).Wait("1m");
        story.When("b", new CommandBody.Share("secret", "a")).ThenAccepted();
        var share = story.State.Version;
        story.Staff(new CommandBody.Mark(new() { Id = "before" })).ThenAccepted();
        story.When("a", new CommandBody.NoteDecision(new() { Id = "first" }, Basis: ["secret"])).ThenAccepted();
        story.RewindTo("before").ThenAccepted();
        story.When("a", new CommandBody.NoteDecision(new() { Id = "second" })).ThenAccepted();
        story.Staff(new CommandBody.Observe(new() { Id = "seen" }, ObservationKind.Gap, PinnedTo.Decision, "a/1")).ThenAccepted();

        Assert.Equal([("decide", "basis-not-known")], Told(story, new WhatIfChange.Drop(share)).Refused.Select(r => (r.Kind, r.Code)));
    }

    [Fact]
    public void Where_stories_part_it_is_said_in_what()
    {
        var story = Story.Of(Scenario(Rationale.Required));
        story.At("20m").When("a", new CommandBody.Answer("speak", "yes", new() { Id = "reason", Hash = "00" })).ThenAccepted();
        story.At("3h").Staff(new CommandBody.EndPlay()).ThenAccepted();
        var asked = story.Entries.First(e => e.Events.Any(x => x is Event.AskOpened)).Version;
        var answered = story.Entries.First(e => e.Events.Any(x => x is Event.Answered)).Version;

        Assert.Equal([new("option", "yes", "no")], Told(story, new WhatIfChange.Answer("a", "speak", "no")).Parts!.Differs);
        Assert.Equal([new("storyMs", "1200000", "600000")], Told(story, new WhatIfChange.Answer("a", "speak", "yes", asked, Now: true)).Parts!.Differs);
        Assert.Equal(
            [new("option", "yes", "no"), new("silence", "false", "true"), new("because", "{}", null), new("storyMs", "1200000", "7800000")],
            Told(story, new WhatIfChange.Drop(answered)).Parts!.Differs);
        Assert.Equal([new("type", "answered", "shared")], Told(story, new WhatIfChange.Share("a", "name", "b", asked)).Parts!.Differs);
    }

    private static void AssertSame(Story story, WhatIfChange change)
    {
        var told = Told(story, change);
        Assert.True(told.Parts is null, $"{told.Parts}");
        Assert.Equal(told.Was, told.WouldBe);
        Assert.Empty(told.Answers);
        Assert.Empty(told.Refused);
    }

    private static WhatIfComparison Told(Story story, WhatIfChange change)
    {
        var reply = WhatIf.Compare(story.Book, story.Entries.ToItems(), change);
        Assert.True(reply.Refusal is null, reply.Refusal?.Sentence);
        return reply.Comparison!;
    }

    private static ScenarioBuilder Scenario(Rationale rationale) => A.Scenario().Facts(A.Fact("name", "a"), A.Fact("secret", "b")).Injects(
        A.Inject("question").At("10m").Asks(A.Ask("speak").Of("a").Limit("2h", "no").Option("yes", Do.Lower("tension", 10)).Option("no") with { Rationale = rationale }));
}
