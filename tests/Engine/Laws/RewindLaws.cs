using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Laws;

/// <summary>Rewinding gives back the state of the point, people aside, and from there the same future.</summary>
public partial class RewindLaws
{
    private const long FarMs = 3L * 3_600_000;

    [Fact]
    public void The_state_after_rewinding_is_the_state_at_the_point_people_aside() => Law.Holds(SameState);

    [Fact]
    public void What_follows_a_rewind_is_what_followed_the_first_time() => Law.Holds(SameFuture);

    private static void SameState(Case of)
    {
        var played = Played.Through(of);
        foreach (var point in played.State.Points)
        {
            var back = Evolution.Evolve(of.Book, played.State, new Event.Rewound(point.Version, played.State.StoryMs, AnyMoves.Staff) { StoryMs = point.StoryMs }, played.State.WallMs);
            var then = point.State with
            {
                StoryMs = point.StoryMs,
                Clock = back.Clock,
                People = back.People,
                Grants = back.Grants,
                GrantCount = back.GrantCount,
                Leads = back.Leads,
                StandIns = back.StandIns,
                LobbyOpen = back.LobbyOpen,
                Stops = back.Stops,
                Observations = back.Observations,
                TaskRatings = back.TaskRatings,
                StopCount = back.StopCount,
                Number = back.Number,

                // Who plays a seat now decides whether its ask holds the clock.
                Asks = point.State.Asks.Zip(back.Asks, (ask, now) => ask with { Holds = now.Holds }).ToItems(),
                AddedCount = back.AddedCount,
                Roster = back.Roster,
                Groups = back.Groups,
                Improvements = back.Improvements,
            };
            Assert.Equal(StateHash.Of(then), StateHash.Of(back));
            Assert.Equal(played.State.People, back.People);
            Assert.Equal(played.State.Grants, back.Grants);
            Assert.Equal(played.State.Leads, back.Leads);
            Assert.Equal(played.State.Stops, back.Stops);
            Assert.Equal(played.State.Groups, back.Groups);
        }
    }

    private static void SameFuture(Case of)
    {
        var started = false;
        var played = Played.Through(of.Book, of.StepsForward.Where(Kept));
        foreach (var point in played.State.DebriefOpen ? [] : played.State.Points)
        {
            // Just after a phase has opened stand-ins have yet to make the moves that were due, which a state that is opened makes a moment later.
            if (point.State.PhaseOpenedMs[point.State.Phase] == point.State.StoryMs)
            {
                continue;
            }

            // A state that is opened from the log has settled all until its last event, unless that was a rewind.
            // On the way of a jump the clock is ahead of what has happened; a rewind brings it back.
            var clock = point.State.Clock with { StoryMs = Math.Min(point.State.Clock.StoryMs, point.StoryMs) };
            var fresh = Future(of.Book, point.State with { SettledMs = Math.Min(point.State.SettledMs, point.State.StoryMs), Clock = clock }, [], point, point.State.Number);
            var rewind = new Command(AnyMoves.Staff, "rewind", new CommandBody.Rewind(point.Version), played.State.WallMs);
            var back = Play.Take(of.Book, played.State, rewind);
            Assert.Null(back.Refusal);
            var after = back.Entries.SelectMany(e => e.Events).SkipWhile(e => e is not Event.Rewound).Skip(1).ToList();
            Assert.Equal(fresh, Future(of.Book, back.State, after, point, Math.Max(played.State.Number, NumberBefore(back))));
        }

        // Those who come, go and stop play are as they are now; here nobody does after the start.
        bool Kept(Move move)
        {
            var kept = !started || move.Body is not (CommandBody.Join or CommandBody.SeatPerson or CommandBody.TakeSeat or CommandBody.LeaveSeat or CommandBody.Remove
                or CommandBody.HandToStandIn or CommandBody.NameLead or CommandBody.StopPlay or CommandBody.Resume or CommandBody.OpenDebrief or CommandBody.Seal
                or CommandBody.Roster or CommandBody.Move);
            started |= move.Body is CommandBody.Start;
            return kept;
        }
    }

    /// <summary>The last number given before the rewind itself.</summary>
    private static int NumberBefore(Play.Outcome back) =>
        back.Entries.SelectMany(e => e.Events).TakeWhile(e => e is not Event.Rewound).Select(NumberOf).DefaultIfEmpty(0).Max();

    private static int NumberOf(Event happened) => Numbered().Matches(JsonSerializer.Serialize(happened, Wire.Options))
        .Select(m => int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();

    /// <summary>What happens from the point on if nobody does anything, told without wall times and with numbers counted from the point.</summary>
    private static string[] Future(Playbook book, ExerciseState state, List<Event> events, RewindPoint point, int lastNumber)
    {
        while (Play.NextDueStoryMs(book, state) is { } dueMs && dueMs <= point.StoryMs + FarMs)
        {
            var next = Play.Advance(book, state, Math.Max(state.WallMs, state.Clock.WallAt(dueMs)));
            events.AddRange(next.Entries.SelectMany(e => e.Events));
            state = next.State;
        }

        return
        [
            .. events.Where(e => e.StoryMs <= point.StoryMs + FarMs)
                .Select(e => e is Event.InjectReleased released ? released with { DeliveredMs = 0 } : e)
                .Select(e => Numbered().Replace(JsonSerializer.Serialize(e, Wire.Options), m => $"{m.Groups[1].Value}{FromThePoint(m.Groups[2].Value)}")),
        ];

        int FromThePoint(string number) => int.Parse(number, CultureInfo.InvariantCulture) is var n && n > lastNumber ? n - lastNumber + point.State.Number : n;
    }

    [GeneratedRegex("""("(?:number|consultation|request)":)(\d+)""")]
    private static partial Regex Numbered();
}
