using Tabletop.Engine.Exercises;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>realtime.md, The log: naming and erasing people and words are entries that carry ids only.</summary>
public class BesideTests
{
    [Fact]
    public void A_person_names_themselves_and_staff_name_anybody()
    {
        var story = Story.Of(A.Scenario());
        story.Person("a", new CommandBody.NamePerson("a")).Then(new Event.PersonNamed("a"));
        story.Staff(new CommandBody.NamePerson("a")).Then(new Event.PersonNamed("a"));
        story.Person("a", new CommandBody.NamePerson("b")).ThenRefused("not-staff");
        story.Person("eve", new CommandBody.NamePerson("eve")).ThenRefused("not-here");
        story.Staff(new CommandBody.NamePerson("eve")).ThenRefused("unknown");
    }

    [Fact]
    public void Words_are_erased_by_staff_alone_and_only_those_that_were_typed()
    {
        var story = Story.Of(A.Scenario());
        story.When("a", new CommandBody.SendMessage("b", new() { Id = "insult" })).ThenAccepted();
        story.Staff(new CommandBody.EraseWords(["insult", "insult"])).Then(new Event.WordsErased(["insult"]));
        story.Staff(new CommandBody.EraseWords(["insult", "nothing"])).ThenRefused("no-such-words");
        story.Staff(new CommandBody.EraseWords([])).ThenRefused("no-such-words");
        story.When("a", new CommandBody.EraseWords(["insult"])).ThenRefused("not-staff");
        story.Person("eve", new CommandBody.EraseWords(["insult"])).ThenRefused("not-here");
    }

    [Fact]
    public void Who_is_erased_leaves_the_exercise_and_who_has_left_can_still_be_erased()
    {
        var story = Story.Of(A.Scenario());
        story.Staff(new CommandBody.ErasePerson("a")).Then(new Event.SeatLeft("a", "a", 1), new Event.PersonRemoved("a"), new Event.PersonErased("a"));
        story.Staff(new CommandBody.Remove("b")).ThenAccepted();
        story.Staff(new CommandBody.ErasePerson("b")).Then(new Event.PersonErased("b"));
        story.Send(Command.Clock, null, new CommandBody.ErasePerson("b")).Then(new Event.PersonErased("b"));
        story.Staff(new CommandBody.ErasePerson("eve")).ThenRefused("unknown");
        story.Person("eve", new CommandBody.ErasePerson("b")).ThenRefused("not-here");
    }

    [Fact]
    public void A_sealed_log_takes_what_lies_beside_the_story_and_nothing_else()
    {
        var story = Story.Of(A.Scenario());
        story.When("a", new CommandBody.SendMessage("b", new() { Id = "insult" })).ThenAccepted();
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        story.Staff(new CommandBody.Seal()).ThenAccepted();
        story.Staff(new CommandBody.EraseWords(["insult"])).ThenAccepted();
        story.Staff(new CommandBody.ErasePerson("a")).ThenAccepted();
        story.Staff(new CommandBody.NamePerson("b")).ThenAccepted();
        story.Staff(new CommandBody.Lobby(false)).ThenRefused("sealed");
        story.Send(Command.Clock, null, new CommandBody.Restore("n")).ThenAccepted();
        Assert.Equal("n", story.State.Branch);
    }

    [Fact]
    public void The_story_is_the_same_whatever_people_are_called()
    {
        var (plain, named) = (Story.Of(A.Scenario().Injects(A.Inject("x").At("5m"))), Story.Of(A.Scenario().Injects(A.Inject("x").At("5m"))));
        named.Staff(new CommandBody.NamePerson("a")).ThenAccepted();
        named.Send(Command.Clock, null, new CommandBody.Restore("n")).ThenAccepted();
        Assert.Equal(plain.At("10m").Events, named.At("10m").Events.Where(e => e is not (Event.PersonNamed or Event.Restored)));
        Assert.Equal(StateHash.Of(plain.State), StateHash.Of(named.State));
    }

    [Fact]
    public void Every_rewind_and_every_restoring_begins_a_branch_of_its_own_and_the_names_of_media_stay()
    {
        var story = Story.Of(A.Scenario()).Wait("1m");
        List<string> branches = [story.State.Branch];
        var nonce = story.State.Nonce;
        story.Staff(new CommandBody.Mark(new() { Id = "here" })).ThenAccepted();
        story.RewindTo("here").ThenAccepted();
        branches.Add(story.State.Branch);
        story.RewindTo("here").ThenAccepted();
        branches.Add(story.State.Branch);
        story.Send(Command.Clock, null, new CommandBody.Restore("other")).Then(new Event.Restored("other"));
        branches.Add(story.State.Branch);
        story.RewindTo("here").ThenAccepted();
        branches.Add(story.State.Branch);
        Assert.Equal(branches.Count, branches.Distinct().Count());
        Assert.Equal(nonce, story.State.Nonce);
        story.Staff(new CommandBody.Restore("theirs")).ThenRefused("not-staff");

        var folded = story.Entries.Aggregate(ExerciseState.Initial, (state, entry) => Play.Fold(story.Book, state, entry));
        Assert.Equal(story.State.Branch, folded.Branch);
        Assert.Equal(story.State.Came, folded.Came);
    }
}
