using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>engine.md: staff edit injects and add others; the pinned content is never touched.</summary>
public class EditTests
{
    [Fact]
    public void An_edit_before_release_is_what_receivers_first_read()
    {
        var story = Story.Of(Script());
        story.Staff(new CommandBody.EditInject("x", Text: Typed("new"), From: Typed("from"), ContentNote: Typed("note"))).ThenAccepted();
        var item = Assert.Single(story.At("5m").Seat("a").Feed);
        Assert.Equal(("", "new", null, "from", null, "note", false), (item.Text, item.Words?.Typed, item.From, item.FromWords?.Typed, item.ContentNote, item.NoteWords?.Typed, item.Edited));
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        Assert.Equal((null, "new"), Assert.Single(story.Seat("a").Timeline.Where(t => t.Kind == "inject-released").Select(t => (t.Detail, t.Words?.Typed))));
    }

    [Fact]
    public void An_edit_after_release_shows_as_edited_and_the_story_tells_both()
    {
        var story = Story.Of(Script()).At("5m");
        story.Staff(new CommandBody.EditInject("x", Text: Typed("new"))).ThenAccepted();
        Assert.Equal(("", "new", true), Assert.Single(story.Seat("b").Feed.Select(f => (f.Text, f.Words?.Typed, f.Edited))));
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        Assert.Equal(
            [("inject-released", "words for b", null), ("inject-edited", null, "new")],
            story.Seat("b").Timeline.Where(t => t.Kind.StartsWith("inject", StringComparison.Ordinal)).Select(t => (t.Kind, t.Detail, t.Words?.Typed)));
    }

    [Fact]
    public void A_title_and_a_hint_are_for_staff()
    {
        var story = Story.Of(Script()).At("5m");
        story.Staff(new CommandBody.EditInject("x", Title: Typed("title"), Hint: Typed("hint"))).ThenAccepted();
        Assert.Equal(("text of x", null, false), Assert.Single(story.Seat("a").Feed.Select(f => (f.Text, f.Words, f.Edited))));
        Assert.Equal(("title", "hint"), Assert.Single(StaffView.Of(story.Book, story.State, story.Chronicle).Cues.Select(c => (c.Edit!.Title!.Typed, c.Edit.Hint!.Typed))));
        Assert.Equal(Audience.Staff, story.All<Event.InjectEdited>()[0].Audience);
    }

    [Fact]
    public void Other_languages_fall_back_unless_the_edit_brings_them()
    {
        var book = Playbook.Of(Script().Content() with { Translations = [new("fr", [new("injects.x.text", "le texte")]), new("ar", [])] });
        var french = book.In("fr");
        var edit = new CommandBody.EditInject("x", Text: Typed("new"), Texts: [new("fr", Typed("neuf"))]);
        var twice = edit with { Texts = [.. edit.Texts!, new("fr", Typed("encore"))] };
        Assert.Equal("translated-twice", Play.Take(book, Started(book), new("staff", "twice", twice, 0)).Refusal?.Code);
        var state = Take(book, Take(book, Started(book), new CommandBody.ReleaseInject("x")), edit);
        Assert.Equal(("new", false), Read(book, state));
        Assert.Equal(("neuf", false), Read(french, state));
        Assert.Equal(("new", true), Read(book.In("ar"), state));
        state = Take(book, state, new CommandBody.EditInject("x", Text: Typed("newer")));
        Assert.Equal(("newer", true), Read(french, state));
        state = Take(book, state, new CommandBody.EditInject("x", Texts: [new("fr", Typed("plus neuf"))]));
        Assert.Equal(("plus neuf", false), Read(french, state));
        Assert.Equal(("newer", false), Read(book, state));

        static (string?, bool) Read(Playbook book, ExerciseState state) => BoardView.Of(book, state, Engine.Debrief.Chronicle.Empty).Feed[0] is var item ? (item.Words?.Typed, item.Fallback) : default;
    }

    [Fact]
    public void An_edit_says_something_about_an_inject_and_a_language_there_is()
    {
        var story = Story.Of(Script());
        story.Staff(new CommandBody.EditInject("x")).ThenRefused("nothing-typed");
        story.Staff(new CommandBody.EditInject("x", Text: new())).ThenRefused("nothing-typed");
        story.Staff(new CommandBody.EditInject("z", Text: Typed("new"))).ThenRefused("unknown");
        story.Staff(new CommandBody.EditInject("x", Texts: [new("fr", Typed("neuf"))])).ThenRefused("unknown");
        story.When("a", new CommandBody.EditInject("x", Text: Typed("new"))).ThenRefused("not-staff");
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        story.Staff(new CommandBody.EditInject("x", Text: Typed("new"))).ThenRefused("play-ended");
    }

    [Fact]
    public void An_added_inject_waits_in_the_rundown_and_reaches_its_receivers_when_released()
    {
        var story = Story.Of(A.Scenario());
        story.Staff(new CommandBody.AddInject(Typed("title"), Typed("text"), ["a"], "phone", Typed("from")))
            .Then(new Event.InjectAdded("added-1", Typed("title"), Typed("text"), Typed("from"), ["a"], "phone", null, null, Story.Facilitator));
        Assert.Equal(("added-1", CueState.Planned, "title", InjectKind.Contingency), Assert.Single(StaffView.Of(story.Book, story.State, story.Chronicle).Cues.Select(c => (c.Id, c.State, c.Edit!.Title!.Typed, c.Kind))));
        Assert.Empty(story.At("1h").Seat("a").Feed);
        story.Staff(new CommandBody.HoldInject("added-1")).Then(new Event.InjectHeld("added-1"));
        story.Staff(new CommandBody.ReleaseInject("added-1")).ThenAccepted();
        Assert.Equal(("phone", "text", "from", false), Assert.Single(story.Seat("a").Feed.Select(f => (f.Channel, f.Words!.Typed, f.FromWords!.Typed, f.Edited))));
        Assert.Empty(story.Seat("b").Feed);
        story.Staff(new CommandBody.ReleaseInject("added-1")).ThenRefused("released-already");
        story.Staff(new CommandBody.SkipInject("added-1")).ThenRefused("cannot-hold");
        story.Staff(new CommandBody.EditInject("added-1", Text: Typed("other"))).ThenAccepted();
        Assert.Equal(("other", true), Assert.Single(story.Seat("a").Feed.Select(f => (f.Words!.Typed, f.Edited))));
        story.Staff(new CommandBody.RecallInject("added-1")).ThenAccepted();
        Assert.True(Assert.Single(story.Seat("a").Feed).Recalled);
        story.Staff(new CommandBody.RecallInject("added-1")).ThenRefused("recalled-already");
    }

    [Fact]
    public void An_added_inject_is_skipped_and_released_after_all_like_one_of_the_script()
    {
        var story = Story.Of(A.Scenario());
        story.Staff(new CommandBody.AddInject(Typed("title"), Typed("text"), ["a"])).ThenAccepted();
        story.Staff(new CommandBody.RecallInject("added-1")).ThenRefused("not-released");
        story.Staff(new CommandBody.SkipInject("added-1", Typed("why"))).Then(new Event.InjectSkipped("added-1", SkipReason.Staff, Typed("why")));
        story.Staff(new CommandBody.SkipInject("added-1")).ThenNothing();
        story.Staff(new CommandBody.HoldInject("added-1")).ThenRefused("cannot-hold");
        story.Staff(new CommandBody.ReleaseInject("added-1")).Then(new Event.InjectReleased("added-1", 0, story.WallMs, "staff"));
        Assert.Equal(Audience.Of("a"), Assert.Single(story.All<Event.InjectReleased>()).Audience);
        story.Staff(new CommandBody.RecallInject("added-1")).Then(new Event.InjectRecalled("added-1"));
    }

    [Fact]
    public void An_added_inject_may_say_what_may_hurt_in_it_and_staff_may_say_it_otherwise()
    {
        var story = Story.Of(A.Scenario());
        story.Staff(new CommandBody.AddInject(Typed("title"), Typed("text"), [], ContentNote: Typed("note"))).Then(
            new Event.InjectAdded("added-1", Typed("title"), Typed("text"), null, [], "briefing", null, null, Story.Facilitator, Typed("note")));
        story.Staff(new CommandBody.ReleaseInject("added-1")).ThenAccepted();
        Assert.Equal(("text", "note", false), Assert.Single(story.Seat("a").Feed.Select(f => (f.Words!.Typed, f.NoteWords?.Typed, f.Edited))));
        story.Staff(new CommandBody.EditInject("added-1", ContentNote: Typed("other"))).ThenAccepted();
        Assert.Equal(("other", true), Assert.Single(story.Seat("a").Feed.Select(f => (f.NoteWords?.Typed, f.Edited))));
    }

    [Theory]
    [InlineData(Mode.ClockDriven, CueState.Released)]
    [InlineData(Mode.FacilitatorPaced, CueState.Cued)]
    public void An_added_inject_with_a_time_comes_then_as_the_mode_says(Mode mode, CueState state)
    {
        var story = Story.Of(A.Scenario(), mode).At("10m");
        story.Staff(new CommandBody.AddInject(Typed("title"), Typed("text"), [], AfterMs: A.Ms("30m"))).ThenAccepted();
        Assert.Equal(CueState.Planned, story.At("29m").State.Added[0].Run.State);
        Assert.Equal((state, (long?)A.Ms("30m")), (story.At("30m").State.Added[0].Run.State, story.State.Added[0].Run.DueMs));
    }

    [Fact]
    public void An_added_inject_does_not_outlive_its_phase_and_comes_at_no_time_of_the_past()
    {
        var story = Story.Of(A.Scenario().Phase("one").Phase("two", manual: true), Mode.FacilitatorPaced).At("10m");
        story.Staff(new CommandBody.AddInject(Typed("t"), Typed("x"), [], AfterMs: A.Ms("10m"))).ThenRefused("wrong-at");
        story.Staff(new CommandBody.AddInject(Typed("t"), Typed("x"), ["z"])).ThenRefused("unknown");
        story.Staff(new CommandBody.AddInject(Typed("t"), new(), [])).ThenRefused("nothing-typed");
        story.Staff(new CommandBody.AddInject(Typed("t"), Typed("x"), [], AfterMs: A.Ms("30m"))).ThenAccepted();
        story.Staff(new CommandBody.OpenPhase("two")).ThenAccepted();
        Assert.Equal(("added-1", SkipReason.PhaseClosed), Assert.Single(story.All<Event.InjectSkipped>().Select(e => (e.Inject, e.Reason))));
    }

    [Fact]
    public void A_rewind_to_before_removes_it_and_its_id_is_not_given_again()
    {
        var story = Story.Of(A.Scenario()).Wait("1m");
        story.Staff(new CommandBody.Mark(new() { Id = "before" })).ThenAccepted();
        story.Staff(new CommandBody.AddInject(Typed("t"), Typed("x"), [])).ThenAccepted();
        story.RewindTo("before").ThenAccepted();
        Assert.Empty(story.State.Added);
        story.Staff(new CommandBody.AddInject(Typed("t"), Typed("x"), [])).ThenAccepted();
        Assert.Equal("added-2", Assert.Single(story.State.Added).Id);
        story.Staff(new CommandBody.ReleaseInject("added-2")).ThenAccepted();
        story.RewindTo("added-2").ThenAccepted();
        Assert.Equal(CueState.Planned, Assert.Single(story.State.Added).Run.State);
    }

    private static ScenarioBuilder Script() => A.Scenario().Injects(A.Inject("x").At("5m").To("public").TextFor("b", "words for b"));

    private static ExerciseState Started(Playbook book) =>
        Take(book, Take(book, ExerciseState.Initial, new CommandBody.Create("content", 7)), new CommandBody.Start());

    private static ExerciseState Take(Playbook book, ExerciseState state, CommandBody body)
    {
        var outcome = Play.Take(book, state, new("staff", $"c{state.Version}", body, state.WallMs));
        Assert.Null(outcome.Refusal);
        return outcome.State;
    }

    private static TypedText Typed(string id) => new() { Id = id, Hash = "00" };
}
