using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Debriefs;

/// <summary>What if nothing had been different, or hardly anything?</summary>
public class WhatIfSameTests
{
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

    private static WhatIfComparison Told(Story story, WhatIfChange change)
    {
        var reply = WhatIf.Compare(story.Book, story.Entries.ToItems(), change);
        Assert.True(reply.Refusal is null, reply.Refusal?.Sentence);
        return reply.Comparison!;
    }

    private static ScenarioBuilder Scenario(Rationale rationale) => A.Scenario().Facts(A.Fact("name", "a"), A.Fact("secret", "b")).Injects(
        A.Inject("question").At("10m").Asks(A.Ask("speak").Of("a").Limit("2h", "no").Option("yes", Do.Lower("tension", 10)).Option("no") with { Rationale = rationale }));
}
