using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>engine.md, Commands: what staff do to people, to the city, and after play.</summary>
public class StaffCommandsTests
{
    [Fact]
    public void Who_is_on_the_roster_is_seated_on_coming_in_and_shown_as_expected_until_then()
    {
        var story = Story.Lobby(A.Scenario(), seating: Seating.Assigned);
        story.Staff(new CommandBody.Roster([new("ann", "a"), new("bob", "b")])).Then(new Event.RosterSet([new("ann", "a"), new("bob", "b")]));
        story.Person("ann", new CommandBody.Join()).Then(new Event.PersonJoined("ann", false), new Event.SeatTaken("a", "ann", 1));
        Assert.Equal(
            [("staff", null, false), ("ann", "a", false), ("bob", "b", true)],
            StaffView.Of(story.Book, story.State, story.Chronicle).People.Select(p => (p.Id, p.Seat, p.Expected)));
        story.Person("cy", new CommandBody.Join()).Then(new Event.PersonJoined("cy", false));
        story.Person("cy", new CommandBody.TakeSeat("b")).ThenRefused("seated-by-staff");
    }

    [Fact]
    public void A_roster_seats_those_who_are_here_and_sit_nowhere()
    {
        var story = Story.Lobby(A.Scenario());
        story.Person("ann", new CommandBody.Join()).ThenAccepted();
        story.Staff(new CommandBody.Roster([new("ann", "b")])).Then(new Event.RosterSet([new("ann", "b")]), new Event.SeatTaken("b", "ann", 1));
        story.Staff(new CommandBody.Roster([new("ann", "a")])).Then(new Event.RosterSet([new("ann", "a")]));
        story.Staff(new CommandBody.Roster([new("ann", "a")])).ThenNothing();
    }

    [Fact]
    public void A_roster_names_seats_there_are_and_everybody_once()
    {
        var story = Story.Lobby(A.Scenario());
        story.Staff(new CommandBody.Roster([new("ann", "z")])).ThenRefused("unknown");
        story.Staff(new CommandBody.Roster([new("ann", "a"), new("ann", "b")])).ThenRefused("expected-twice");
        story.Person("ann", new CommandBody.Join()).ThenAccepted();
        story.Person("ann", new CommandBody.Roster([])).ThenRefused("not-staff");
    }

    [Fact]
    public void A_move_ends_one_grant_and_begins_another_in_one_entry()
    {
        var story = Story.Of(A.Scenario());
        story.Staff(new CommandBody.Move("a", "a", "b")).Then(new Event.SeatLeft("a", "a", 1), new Event.SeatTaken("b", "a", 3));
        story.Staff(new CommandBody.Move("a", "a", "b")).ThenRefused("not-their-seat");
        story.Staff(new CommandBody.Move("a", "b", "z")).ThenRefused("unknown");
        story.Staff(new CommandBody.Move("a", "b", "b")).ThenNothing();
    }

    [Fact]
    public void Staff_set_an_indicator_within_its_range_and_what_waited_for_it_comes()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").When("tension > 80")));
        story.Staff(new CommandBody.OverrideIndicator("tension", 90_000)).ThenAccepted();
        Assert.Equal("staff", Assert.Single(story.All<Event.IndicatorChanged>()).Because);
        Assert.True(story.Is("released x and tension = 90"));
        story.Staff(new CommandBody.OverrideIndicator("tension", 90_000)).ThenNothing();
        story.Staff(new CommandBody.OverrideIndicator("tension", 100_001)).ThenRefused("out-of-range");
        story.Staff(new CommandBody.OverrideIndicator("trust", 1)).ThenRefused("unknown");
        story.When("a", new CommandBody.OverrideIndicator("tension", 1)).ThenRefused("not-staff");
    }

    [Fact]
    public void A_forced_transition_runs_exit_and_enter_effects_and_no_transitions()
    {
        var story = Story.Of(A.Scenario().Crisis(
            "street",
            A.State("calm").Exit(Do.Raise("tension", 1)).Hears("go", "riot", null, Do.Raise("tension", 100)),
            A.State("riot").Enter(Do.Raise("tension", 2)).After("10m", "calm")));
        story.Staff(new CommandBody.ForceTransition("street", "riot")).ThenAccepted();
        Assert.True(story.Is("street in riot and tension = 53"));
        Assert.Equal("staff", Assert.Single(story.All<Event.MachineMoved>()).Because);
        Assert.True(story.At("10m").Is("street in calm"));
        story.Staff(new CommandBody.ForceTransition("street", "war")).ThenRefused("unknown");
        story.Staff(new CommandBody.ForceTransition("quay", "riot")).ThenRefused("unknown");
        story.When("a", new CommandBody.ForceTransition("street", "riot")).ThenRefused("not-staff");
    }

    [Fact]
    public void Renamed_groups_stand_in_every_text_and_keep_their_names_where_the_exercise_is_rewound()
    {
        var story = Story.Of(Groups()).Wait("1m");
        story.Staff(new CommandBody.Mark(new() { Id = "before" })).ThenAccepted();
        story.Staff(new CommandBody.RenameGroups("Northers", "Southers")).Then(new Event.GroupsRenamed("Northers", "Southers", Story.Facilitator));
        story.At("5m");
        Assert.Equal("Northers meet Southers", Assert.Single(story.Seat("a").Feed).Text);
        Assert.Equal("Northers", story.Chronicle.Lines.Last(l => l.Inject == "x").Item.Title);
        story.RewindTo("before").ThenAccepted();
        story.At("5m");
        Assert.Equal("Northers meet Southers", Assert.Single(story.Seat("a").Feed).Text);
        Assert.Equal("Northers", story.Chronicle.Lines.Last(l => l.Inject == "x").Item.Title);
        story.Staff(new CommandBody.RenameGroups("Northers", "Southers")).ThenNothing();
    }

    [Fact]
    public void Renaming_changes_nothing_but_texts()
    {
        var plain = Story.Of(Groups()).At("1h");
        var renamed = Story.Of(Groups());
        renamed.Staff(new CommandBody.RenameGroups("Northers", "Southers")).ThenAccepted();
        Assert.Equal(plain.Events, renamed.At("1h").Events.Where(e => e is not Event.GroupsRenamed));
    }

    [Theory]
    [InlineData("", "South")]
    [InlineData("{b}", "South")]
    [InlineData(" North", "South")]
    [InlineData("North", "North")]
    public void A_group_needs_a_name_of_its_own(string a, string b) =>
        Story.Of(Groups()).Staff(new CommandBody.RenameGroups(a, b)).ThenRefused("wrong-name");

    [Fact]
    public void Where_a_scenario_names_no_groups_there_is_nothing_to_rename() =>
        Story.Of(A.Scenario()).Staff(new CommandBody.RenameGroups("x", "y")).ThenRefused("no-groups");

    [Fact]
    public void Improvements_are_noted_in_play_and_after_it_and_outlive_a_rewind()
    {
        var story = Story.Of(A.Scenario()).Wait("1m");
        story.Staff(new CommandBody.Mark(new() { Id = "before" })).ThenAccepted();
        story.Staff(new CommandBody.Improve(Typed("call"), Typed("area"), Typed("who"), Typed("when"))).ThenAccepted();
        story.RewindTo("before").ThenAccepted();
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        story.Staff(new CommandBody.Improve(Typed("drill"))).ThenAccepted();
        story.Staff(new CommandBody.Improve(new())).ThenRefused("nothing-typed");
        Assert.Equal(
            [("1", "call", "when"), ("2", "drill", null)],
            StaffView.Of(story.Book, story.State, story.Chronicle).Improvements.Select(i => (i.Id, i.Action!.Typed, i.Due?.Typed)));
        Assert.Empty(story.Seat("a").Improvements);
    }

    private static ScenarioBuilder Groups() =>
        A.Scenario().Groups("Orchard", "Harbour").Injects(A.Inject("x").At("5m") with { Title = "{a}", Text = "{a} meet {b}" });

    private static TypedText Typed(string id) => new() { Id = id, Hash = "00" };
}
