using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Conditions;

/// <summary>What each test of the language is true of, as play goes on.</summary>
public class MeaningTests
{
    private static Story Play() => Story.Of(A.Scenario()
        .Phase("day", length: "2h").Phase("night", manual: true, length: "1h")
        .Indicator("tension", 50)
        .Facts(A.Fact("secret", "a"))
        .Crisis("street", A.State("calm").Hears("go", "sit-in"), A.State("unrest").Initially("sit-in"), A.State("sit-in").PartOf("unrest").Hears("more", "riot"), A.State("riot").PartOf("unrest").Hears("end", "calm"))
        .Injects(
            A.Inject("video").At("10m").Does(Do.Fire("go"), Do.Raise("tension", 8)).Asks(A.Ask("who", "me", "you").Of("a", "b").Limit("20m", "you")),
            A.Inject("second").At("20m").Does(Do.Fire("more")))
        .Actions(A.Action("walk", "a", "b").Takes("5m")));

    [Theory]
    [InlineData("tension = 58")]
    [InlineData("tension >= 58 and tension <= 58")]
    [InlineData("tension > 57.9 and tension < 58.1 and tension != 57")]
    [InlineData("elapsed >= 10m and elapsed < 10m30s")]
    [InlineData("phase = day and phase != night")]
    [InlineData("street in sit-in")]
    [InlineData("street in unrest")]
    [InlineData("not street in calm")]
    [InlineData("a knows secret and not b knows secret")]
    [InlineData("released video and not released second")]
    [InlineData("fired go and not fired more")]
    [InlineData("not answered who")]
    [InlineData("not convened")]
    public void Ten_minutes_into_play(string condition) => Assert.True(Play().At("10m").Is(condition));

    [Fact]
    public void In_a_state_for_so_long_counts_from_entering_without_leaving()
    {
        var story = Play().At("29m");
        Assert.False(story.Is("street in unrest for 20m"));
        story.At("30m");
        Assert.True(story.Is("street in unrest for 20m"), "a family is not left by going from child to child");
        Assert.False(story.Is("street in riot for 20m"));
        Assert.True(story.Is("street in riot for 10m"));
    }

    [Fact]
    public void Done_counts_completions_by_whom_and_how_often()
    {
        var story = Play();
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        Assert.False(story.Is("done walk"), "under way is not done");
        story.At("5m");
        Assert.True(story.Is("done walk and done walk by a and not done walk by b and done walk = 1 and done walk < 2 and done walk by b = 0"));
        story.When("b", new CommandBody.Act("walk")).ThenAccepted();
        story.At("10m");
        Assert.True(story.Is("done walk >= 2 and done walk by b = 1"));
    }

    [Fact]
    public void Answered_knows_which_option_and_which_seat()
    {
        var story = Play().At("10m");
        story.When("a", new CommandBody.Answer("who", "me")).ThenAccepted();
        Assert.True(story.Is("answered who and answered who = me and answered who by a and answered who = me by a"));
        Assert.False(story.Is("answered who by b or answered who = you or answered who = me by b"));
    }

    [Fact]
    public void Silence_answers_with_what_it_stands_for() =>
        Assert.True(Play().At("30m").Is("answered who = you by a and answered who = you by b and answered who"));

    [Fact]
    public void Shared_is_true_once_sent_and_knows_once_arrived()
    {
        var story = Story.Of(A.Scenario().Facts(A.Fact("secret", "a")).City(A.City("10m")));
        story.When("a", new CommandBody.Share("secret", "b")).ThenAccepted();
        Assert.True(story.Is("a shared secret and a shared secret with b and not b knows secret and not b shared secret"));
        Assert.True(story.At("10m").Is("b knows secret"));
    }

    [Fact]
    public void Consulted_is_true_once_the_reply_has_arrived()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c").City(A.City("10m")));
        story.When("a", new CommandBody.Consult("b")).ThenAccepted();
        story.At("10m").When("b", new CommandBody.Reply()).ThenAccepted();
        Assert.False(story.At("19m").Is("consulted b or a consulted b"));
        story.At("20m");
        Assert.True(story.Is("consulted b and a consulted b and not c consulted b and not consulted a"));
    }

    [Theory]
    [InlineData("done walk within 5m of released video", true)]
    [InlineData("done walk within 4m of released video", false)]
    [InlineData("released second within 10m of released video", true)]
    [InlineData("released second within 9m59s of released video", false)]
    [InlineData("released video within 1h of released second", false)]
    [InlineData("fired go within 0s of released video", true)]
    [InlineData("a knows secret within 0s of released video", true)]
    [InlineData("b knows secret within 2h of released video", false)]
    [InlineData("street in unrest within 0s of released video", true)]
    [InlineData("street in calm within 2h of released video", false)]
    [InlineData("street in riot within 10m of street in unrest", true)]
    [InlineData("answered who within 20m of released video", true)]
    [InlineData("answered who within 19m of released video", false)]
    public void Within_counts_story_time_from_the_first_time(string condition, bool holds)
    {
        var story = Play().At("10m");
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.At("1h");
        Assert.Equal(holds, story.Is(condition));
    }

    [Fact]
    public void Fired_is_true_even_when_nobody_heard()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("1m").Does(Do.Fire("nobody")))).At("1m");
        Assert.True(story.Is("fired nobody"));
        Assert.Equal(new Event.TriggerDropped("nobody", null), Assert.Single(story.All<Event.TriggerDropped>()) with { StoryMs = 0, Audience = Audience.Staff });
    }

    [Fact]
    public void Elapsed_starts_again_with_each_phase()
    {
        var story = Play().At("30m");
        story.Staff(new CommandBody.OpenPhase("night")).ThenAccepted();
        Assert.True(story.Is("elapsed < 1m and phase = night"));
    }

    [Theory]
    [InlineData("elapsed >= 7m", "7m")]
    [InlineData("elapsed > 7m", "7m0s")]
    [InlineData("street in unrest for 13m", "23m")]
    [InlineData("not elapsed < 45m and released second", "45m")]
    [InlineData("elapsed = 31m or elapsed > 1h", "31m")]
    public void What_time_alone_turns_true_is_noticed_at_its_time(string condition, string at)
    {
        var story = Story.Of(A.Scenario()
            .Crisis("street", A.State("calm").Hears("go", "unrest"), A.State("unrest"))
            .Injects(A.Inject("video").At("10m").Does(Do.Fire("go")), A.Inject("second").At("20m"), A.Inject("found").When(condition)));
        story.At("2h");
        var found = story.All<Event.InjectReleased>().Single(e => e.Inject == "found");
        Assert.InRange(found.StoryMs, A.Ms(at), A.Ms(at) + Segment.GrainMs);
    }

    [Fact]
    public void Doer_is_whoever_does_the_action()
    {
        var story = Story.Of(A.Scenario().Facts(A.Fact("secret", "a")).Actions(A.Action("tell", "a", "b").When("doer knows secret")));
        story.When("b", new CommandBody.Act("tell")).ThenRefused("action-not-now");
        story.When("a", new CommandBody.Act("tell")).ThenAccepted();
    }

    [Fact]
    public void A_name_the_content_does_not_have_is_no_playbook() =>
        Assert.Throws<InvalidDataException>(() => A.Scenario().Injects(A.Inject("x").When("done nothing")).Book());
}
