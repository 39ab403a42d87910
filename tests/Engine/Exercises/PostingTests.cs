using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>The simulated public: when it posts, what, and who reads it.</summary>
public class PostingTests
{
    [Fact]
    public void A_calm_city_posts_every_8_to_10_story_minutes_and_one_in_crisis_every_3_to_5()
    {
        Assert.All(Pauses(Story.Of(Town(at: 0)).At("2h")), pause => Assert.InRange(pause, A.Ms("8m"), A.Ms("10m")));
        Assert.All(Pauses(Story.Of(Town(at: 5)).At("2h")), pause => Assert.InRange(pause, A.Ms("3m"), A.Ms("5m")));
    }

    [Fact]
    public void What_is_posted_speaks_from_the_mood_of_the_worst_state_and_once_that_is_used_up_from_the_next_calmer_one()
    {
        var posts = Story.Of(A.Scenario().Crisis("street", State("busy", 3)).Crisis("school", State("closed", 1)).Public(2, 0, 2, 3, 5)).At("2h").All<Event.Posted>();
        Assert.Equal([3, 3, 2, 2, 0, 0], posts.Select(p => p.Post[5] - '0'));
    }

    [Fact]
    public void Where_all_is_said_no_further_post_is_due()
    {
        var story = Story.Of(A.Scenario().Phase("day", "9h").Crisis("street", State("crisis", 5)).Public(1, 5)).At("1h");
        Assert.Single(story.All<Event.Posted>());
        Assert.Equal(A.Ms("9h"), Play.NextDueStoryMs(story.Book, story.State));
    }

    [Fact]
    public void A_crisis_that_gets_worse_is_posted_about_at_once_where_a_post_would_have_come_by_now()
    {
        var town = A.Scenario().Crisis("street", State("calm", 0).Hears("spark", "crisis"), State("crisis", 5))
            .Actions(A.Action("spark", "a").Takes("0m").Does(Do.Fire("spark")))
            .Public(3, 0, 5);
        var story = Story.Of(town).At("7m");
        Assert.Empty(story.All<Event.Posted>());
        story.When("a", new CommandBody.Act("spark")).ThenAccepted();
        Assert.StartsWith("post-5", Assert.Single(story.All<Event.Posted>()).Post, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_posts_before_play_or_while_it_is_stopped()
    {
        Assert.Empty(Story.Lobby(Town(at: 5)).Wait("5h").All<Event.Posted>());
        var story = Story.Of(Town(at: 5)).At("1m");
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        Assert.Empty(story.Wait("5h").All<Event.Posted>());
        story.Staff(new CommandBody.Lift(1)).ThenAccepted();
        Assert.NotEmpty(story.At("6m").All<Event.Posted>());
    }

    [Theory]
    [InlineData(Gap.Frozen)]
    [InlineData(Gap.Lived)]
    public void Nobody_posts_in_a_gap_and_none_is_made_up_for_after_it(Gap gap)
    {
        var story = Story.Of(A.Scenario().Phase("day", "10m", start: "8h").Phase("night", "1h", start: "20h", gap: gap).Crisis("street", State("crisis", 5)).Public(9, 5));
        story.At("9m59s").Wait("1s").At("30m");
        Assert.DoesNotContain(story.All<Event.Posted>(), p => p.StoryMs >= A.Ms("8h10m") && p.StoryMs < A.Ms("20h3m"));
        Assert.Contains(story.All<Event.Posted>(), p => p.StoryMs > A.Ms("20h"));
        Assert.All(Pauses(story), pause => Assert.True(pause >= A.Ms("3m")));
    }

    [Fact]
    public void In_story_only_mode_posts_come_with_the_story_time_that_staff_pass()
    {
        var story = Story.Of(Town(at: 5), Mode.StoryOnly).Wait("5h");
        Assert.Empty(story.All<Event.Posted>());
        story.Staff(new CommandBody.Jump(ByMs: A.Ms("20m"))).ThenAccepted();
        Assert.InRange(story.All<Event.Posted>().Length, 4, 6);
        Assert.All(story.All<Event.Posted>(), p => Assert.True(p.StoryMs <= story.StoryMs));
    }

    [Fact]
    public void After_a_rewind_the_same_is_posted_again_and_shown_once()
    {
        var story = Story.Of(Town(at: 5)).At("1m");
        story.Staff(new CommandBody.Mark(new() { Id = "here" })).ThenAccepted();
        var first = story.At("9m").All<Event.Posted>().Select(p => (p.Post, p.StoryMs)).ToArray();
        story.RewindTo("here").ThenAccepted();
        Assert.Empty(story.Seat("a").Feed);
        story.At("9m");
        Assert.Equal([.. first, .. first], story.All<Event.Posted>().Select(p => (p.Post, p.StoryMs)));
        Assert.Equal(first.Length, story.Seat("a").Feed.Count);
    }

    [Fact]
    public void Every_seat_and_the_projector_read_a_post_as_simulated_in_their_own_language()
    {
        var content = Town(at: 5).Content() with { Translations = [new("fr-CA", []), new("sw", [])] };
        var (story, book) = (Story.Of(Town(at: 5)).At("5m"), Playbook.Of(content));
        var post = Assert.Single(story.Seat("b").Feed);
        Assert.Equal(("social", true, "public"), (post.Channel, post.Simulated, post.To[0]));
        Assert.Contains("_sim", post.From, StringComparison.Ordinal);
        Assert.StartsWith("post-5", post.Text, StringComparison.Ordinal);
        Assert.Equal(post, Assert.Single(BoardView.Of(story.Book, story.State, story.Chronicle).Feed));
        Assert.StartsWith("en français", SeatView.Of(book.In("fr-CA"), story.State, story.Chronicle, "a", "a").Feed[0].Text, StringComparison.Ordinal);
        Assert.Equal(post.Text, SeatView.Of(book.In("sw"), story.State, story.Chronicle, "a", "a").Feed[0].Text);
    }

    [Fact]
    public void The_story_tells_each_post_with_who_wrote_it()
    {
        var story = Story.Of(Town(at: 5)).At("5m");
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        var line = Assert.Single(story.Seat("a").Timeline, l => l.Kind == "posted");
        Assert.Equal(("city", "post-5"), (line.Lane, line.Detail![..6]));
        Assert.Contains('@', line.Title);
    }

    [Fact]
    public void A_post_is_no_reason_for_a_stand_in_to_move()
    {
        static string[] Moves(ScenarioBuilder town) =>
            [.. Story.Of(town.Actions(A.Action("calm", "b").Does(Do.Set("tension", 40))), standIns: ("b", StandInPolicy.Proactive)).At("2h")
                .Events.Where(e => e is Event.ActionStarted or Event.ActionCompleted).Select(e => $"{e.StoryMs} {e}")];

        Assert.NotEmpty(Moves(A.Scenario().Crisis("street", State("crisis", 5))));
        Assert.Equal(Moves(A.Scenario().Crisis("street", State("crisis", 5))), Moves(Town(at: 5)));
    }

    [Fact]
    public void Without_a_public_the_content_keeps_its_bytes_and_with_one_it_has_others()
    {
        var (without, with) = (A.Scenario().Content(), A.Scenario().Public(1, 0).Content());
        Assert.DoesNotContain("\"public\"", System.Text.Encoding.UTF8.GetString(Wire.Write(without)), StringComparison.Ordinal);
        Assert.NotEqual(HashChain.Fingerprint(Wire.Write(without)), HashChain.Fingerprint(Wire.Write(with)));
        Assert.Equal(with, Wire.ReadContent(Wire.Write(with)));
    }

    [Fact]
    public void A_public_that_is_not_whole_does_not_open()
    {
        static Content With(params PublicPost[] posts) => A.Scenario().Content() with { Public = new([new("ada_sim", "Ada A.", "en")], [.. posts]) };

        var post = new PublicPost("post-1", "ada_sim", 0, [new("en", "Hello")]);
        Assert.NotNull(Playbook.Of(With(post)));
        Assert.Throws<InvalidDataException>(() => Playbook.Of(With(post, post)));
        Assert.Throws<InvalidDataException>(() => Playbook.Of(With(post with { Person = "nobody" })));
        Assert.Throws<InvalidDataException>(() => Playbook.Of(With(post with { Level = 6 })));
        Assert.Throws<InvalidDataException>(() => Playbook.Of(With(post with { Texts = [] })));
    }

    private static ScenarioBuilder Town(int at) => A.Scenario().Crisis("street", State("now", at)).Public(40, 0, 5);

    private static CrisisState State(string id, int level) => A.State(id) with { Level = level };

    private static IEnumerable<long> Pauses(Story story)
    {
        var times = story.All<Event.Posted>().Select(p => p.StoryMs).ToArray();
        Assert.True(times.Length > 1);
        return times.Zip(times.Skip(1), (one, next) => next - one);
    }
}
