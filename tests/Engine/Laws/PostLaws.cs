using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Laws;

/// <summary>The simulated public in generated exercises. That the same seed gives the same posts is part of law 2.</summary>
public class PostLaws
{
    [Fact]
    public void No_post_appears_twice_in_what_was_not_given_up() => Law.Holds(of =>
    {
        var posts = Played.Effective(Played.Through(of).Entries).Select(e => e.Happened).OfType<Event.Posted>().Select(e => e.Post).ToArray();
        Assert.Equal(posts.Distinct(), posts);
        Assert.True(of.Content.Public is not null || posts.Length == 0);
    });

    [Fact]
    public void Posts_come_while_play_runs_and_three_story_minutes_apart_at_least() => Law.Holds(of =>
    {
        var (state, isBetween) = (ExerciseState.Initial, false);
        foreach (var entry in Played.Through(of).Entries)
        {
            var before = state;
            foreach (var happened in entry.Events)
            {
                if (happened is Event.Posted)
                {
                    Assert.True(state.IsOpenToSeats && !isBetween);
                    Assert.True(state.Posts.Count == 0 || happened.StoryMs - state.Posts[^1].AtMs >= 180_000);
                }

                isBetween = happened is Event.PhaseClosed || (isBetween && happened is not (Event.PhaseOpened or Event.Rewound));
                state = Evolution.Evolve(of.Book, state, happened, entry.Command.NowMs);
            }

            state = Play.Fold(of.Book, before, entry);
        }
    });
}
