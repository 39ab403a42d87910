using Tabletop.Engine.Exercises;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Logs that no exercise ever wrote.</summary>
public class ForeignLogTests
{
    /// <summary>Found by the simulation, where a host that was replaced went on writing: one word was delivered for ever, until memory was full.</summary>
    [Fact]
    public void Word_that_has_one_number_twice_is_a_fault_and_no_endless_delivery()
    {
        var story = Story.Of(A.Scenario().Facts(A.Fact("secret", "a"), A.Fact("other", "a")).City(A.City("2h")));
        story.When("a", new CommandBody.Share("secret", "b")).ThenAccepted();
        var shared = story.Entries[^1];
        var again = (Event.Shared)shared.Events.Single(e => e is Event.Shared);
        var twice = Play.Fold(story.Book, story.State, shared with { Version = shared.Version + 1, Events = [again with { Fact = "other" }] });
        Assert.Throws<InvalidOperationException>(() => Play.Advance(story.Book, twice, twice.WallMs + 86_400_000));
    }
}
