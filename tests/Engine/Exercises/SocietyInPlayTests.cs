using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Society;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 4: models that move indicators while play runs.</summary>
public class SocietyInPlayTests
{
    [Fact]
    public void A_model_takes_a_step_every_five_story_minutes_and_tells_what_moved_by_one()
    {
        var story = Story.Of(Town().Society(Rumour("spread=2", "stifle=0.5"))).At("59m");
        var told = story.All<Event.IndicatorChanged>();
        Assert.NotEmpty(told);
        Assert.All(told, e => Assert.Equal(0, (e.StoryMs - A.Ms("8h")) % A.Ms("5m")));
        Assert.All(told, e => Assert.True(e.To - e.From >= 1_000));
        Assert.All(told, e => Assert.Equal("society/rumour", e.Because));
    }

    [Fact]
    public void In_play_a_model_goes_the_way_it_goes_alone()
    {
        var story = Story.Of(Town().Society(Rumour("spread=2", "stifle=0.5"))).At("55m");
        var alone = MakiThompson.Run(Engine.Society.Rumour.SpreadBy(0.05), new(2, 0.5), null, 55 / 60.0);
        Assert.InRange(story.State.Indicators[0] / 100_000.0, alone[^1].Believed - 0.011, alone[^1].Believed + 0.001);
    }

    [Fact]
    public void Every_change_says_what_the_model_was_given()
    {
        var story = Story.Of(Town().Society(Rumour("spread=2", "reach=trust") with { CorrectedWhen = "elapsed >= 0m" })).At("20m");
        var change = story.All<Event.SocietyMoved>()[0].Changes[0];
        Assert.Equal(("rumour", "belief", 5_000), (change.Model, change.Indicator, change.From));
        Assert.Equal(600_000, change.Inputs.Single(i => i.Name == "reach").Value);
        Assert.Equal(2_000_000, change.Inputs.Single(i => i.Name == "spread").Value);
    }

    [Fact]
    public void A_model_waits_for_what_starts_it_and_begins_where_its_indicator_stands()
    {
        var town = Town().Society(Rumour("spread=2") with { StartsWhen = "done blame" }).Actions(A.Action("blame", "a").Takes("0m"), A.Action("calm", "a").Does(Do.Set("belief", 10)));
        var story = Story.Of(town).At("30m");
        Assert.Empty(story.All<Event.SocietyMoved>());
        story.When("a", new CommandBody.Act("calm")).ThenAccepted();
        story.When("a", new CommandBody.Act("blame")).ThenAccepted();
        Assert.False(Assert.Single(story.All<Event.SocietyTurned>()).Corrected);
        Assert.Equal(10_000, story.At("50m").All<Event.SocietyMoved>()[0].Changes[0].From);
    }

    [Fact]
    public void Correction_works_from_the_first_moment_its_condition_holds_and_ever_after()
    {
        var town = Town().Society(Rumour("spread=2", "reach=1") with { CorrectedWhen = "done publish" }).Actions(A.Action("publish", "a"));
        var (spoken, silent) = (Story.Of(town).At("20m"), Story.Of(town));
        spoken.When("a", new CommandBody.Act("publish")).ThenAccepted();
        Assert.True(spoken.At("55m").State.Indicators[0] < silent.At("55m").State.Indicators[0]);
        Assert.True(Assert.Single(spoken.All<Event.SocietyTurned>()).Corrected);
    }

    [Fact]
    public void An_effect_on_what_a_model_moves_moves_the_model()
    {
        var town = Town().Society(Rumour("spread=2")).Actions(A.Action("calm", "a").Does(Do.Set("belief", 1)));
        var (calmed, left) = (Story.Of(town).At("30m"), Story.Of(town).At("30m"));
        calmed.When("a", new CommandBody.Act("calm")).ThenAccepted();
        Assert.Equal(1_000, calmed.State.Indicators[0]);
        Assert.True(calmed.At("50m").State.Indicators[0] < left.At("50m").State.Indicators[0] / 2);
    }

    [Fact]
    public void What_a_model_has_gathered_but_not_shown_yet_is_not_lost_to_an_effect()
    {
        var town = Town().Society(Rumour("spread=0.5")).Actions(A.Action("stir", "a").Takes("0m").Does(Do.Raise("belief", 1)), A.Action("calm", "a").Takes("0m").Does(Do.Lower("belief", 1)));
        var story = Story.Of(town);
        for (var minute = 1; minute < 55; minute += 5)
        {
            story.At($"{minute}m").When("a", new CommandBody.Act("stir")).ThenAccepted();
            story.When("a", new CommandBody.Act("calm")).ThenAccepted();
        }

        Assert.InRange(story.At("55m").State.Indicators[0], 6_500, 9_000);
    }

    [Fact]
    public void What_an_effect_ends_is_over()
    {
        var story = Story.Of(Town().Society(Rumour("spread=5")).Actions(A.Action("calm", "a").Takes("0m").Does(Do.Set("belief", 0)))).At("12m");
        story.When("a", new CommandBody.Act("calm")).ThenAccepted();
        Assert.Equal(0, story.At("55m").State.Indicators[0]);
    }

    [Fact]
    public void An_indicator_with_a_value_for_each_group_is_given_as_the_mean_of_both()
    {
        var town = Town().Groups("the hill", "the river").Gauge(new Indicator { Id = "fear", Title = "fear", Start = 30_000, PerGroup = true })
            .Society(Rumour("spread=5", "reach=fear")).Actions(A.Action("frighten", "a").Takes("0m").Does(Do.Raise("fear-b", 20)));
        var story = Story.Of(town);
        story.When("a", new CommandBody.Act("frighten")).ThenAccepted();
        Assert.Equal(400_000, story.At("20m").All<Event.SocietyMoved>()[0].Changes[0].Inputs.Single(i => i.Name == "reach").Value);
    }

    [Fact]
    public void An_indicator_gives_no_more_and_no_less_than_a_model_allows()
    {
        var story = Story.Of(Town().Society(A.Model("it", "hawkes", "belief", "background=2", "full-at=tension"))).At("30m");
        Assert.Equal(1_000, story.All<Event.SocietyMoved>()[0].Changes[0].Inputs.Single(i => i.Name == "full-at").Value);
        Assert.Equal(100_000, story.State.Indicators[0]);
    }

    [Fact]
    public void A_model_switched_off_does_nothing() =>
        Assert.Empty(Story.Of(Town().Society(Rumour("spread=2") with { Off = true })).At("55m").All<Event.SocietyMoved>());

    [Fact]
    public void The_society_stands_still_in_a_gap_and_runs_where_it_is_lived()
    {
        static Story After(Gap gap)
        {
            var story = Story.Of(A.Scenario().Roles("a").Indicator("belief", 5).Indicator("trust", 60).Phase("day", "10m", start: "8h").Phase("night", "1h", start: "12h", gap: gap)
                .Society(Rumour("spread=2", "stifle=0.5")));
            story.At("9m59s").Wait("1s");
            Assert.Equal(A.Ms("12h"), story.StoryMs);
            return story;
        }

        Assert.True(After(Gap.Frozen).State.Indicators[0] < 10_000);
        Assert.True(After(Gap.Lived).State.Indicators[0] > 90_000);
        Assert.True(After(Gap.Frozen).At("10m").State.Indicators[0] < 15_000);
    }

    [Fact]
    public void Stopping_play_stops_the_society()
    {
        var story = Story.Of(Town().Society(Rumour("spread=2"))).At("20m");
        var before = story.State.Indicators[0];
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        Assert.Equal(before, story.Wait("3h").State.Indicators[0]);
    }

    [Fact]
    public void Police_who_do_not_facilitate_never_empty_a_street_and_force_fills_it()
    {
        static long Active(params string[] inputs) =>
            Story.Of(Town().Society(A.Model("streets", "epstein", "belief", [.. inputs, "follow=100"]))).At("55m").State.Indicators[0];

        foreach (var legitimacy in new[] { "0.3", "0.5", "0.8" })
        {
            var none = Active($"legitimacy={legitimacy}");
            foreach (var cops in new[] { "0.1", "0.25", "0.75", "1", "3" })
            {
                Assert.True(Active($"legitimacy={legitimacy}", $"cops-per-active={cops}") >= none, "numbers alone");
                Assert.True(Active($"legitimacy={legitimacy}", $"cops-per-active={cops}", "force=1") >= none, "numbers with force");
                Assert.True(Active($"legitimacy={legitimacy}", $"cops-per-active={cops}", "facilitation=1") <= none, "numbers that facilitate");
            }
        }

        Assert.True(Active("legitimacy=0.9") < Active("legitimacy=0.5", "cops-per-active=0.25", "facilitation=1"), "legitimacy does what numbers do not");
    }

    [Fact]
    public void What_else_moves_the_streets_and_the_incidents_is_not_undone_at_the_next_step()
    {
        foreach (var (model, inputs) in new (string, string[])[] { ("epstein", ["legitimacy=0.5", "follow=1"]), ("hawkes", ["background=0", "half-life-hours=48"]) })
        {
            var town = Town().Society(A.Model("it", model, "belief", inputs)).Actions(A.Action("calm", "a").Does(Do.Set("belief", 60)));
            var story = Story.Of(town).At("30m");
            story.When("a", new CommandBody.Act("calm")).ThenAccepted();
            Assert.InRange(story.At("35m").State.Indicators[0], 50_000, 65_000);
        }
    }

    [Fact]
    public void Every_model_that_lives_in_play_moves_between_its_limits()
    {
        foreach (var (model, inputs) in new (string, string[])[]
        {
            ("maki-thompson", ["spread=5"]), ("epstein", ["legitimacy=0.1"]), ("granovetter", ["sigma=0.3"]), ("hoax", ["verify=0.5", "spread=3"]),
            ("hawkes", ["background=2", "full-at=2"]), ("brandsma", ["fuel=1", "join=2"]),
        })
        {
            var story = Story.Of(Town().Society(A.Model("it", model, "belief", inputs))).At("55m");
            Assert.True(story.All<Event.SocietyMoved>().Length > 0, model);
            Assert.InRange(story.State.Indicators[0], 0, 100_000);
        }
    }

    [Fact]
    public void The_log_alone_gives_the_models_back()
    {
        var story = Story.Of(Town().Society(Rumour("spread=2"), A.Model("it", "hawkes", "tension", "background=2"))).At("37m");
        var folded = story.Entries.Aggregate(ExerciseState.Initial, (state, entry) => Play.Fold(story.Book, state, entry));
        Assert.Equal(StateHash.Of(story.State), StateHash.Of(folded));
        Assert.Equal(story.State.Society, folded.Society);
    }

    private static SocietyModel Rumour(params string[] inputs) => A.Model("rumour", "maki-thompson", "belief", inputs);

    private static ScenarioBuilder Town() =>
        A.Scenario().Roles("a").Phase("day", "1h", start: "8h").Indicator("belief", 5).Indicator("trust", 60).Indicator("tension", 0);
}
