using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Tests.Exercises;

public class EvolutionTests
{
    /// <summary>Steps inside the machinery, and what is shown elsewhere than in the story.</summary>
    private static readonly Type[] ToldByNobody =
    [
        typeof(Event.Created), typeof(Event.PersonJoined), typeof(Event.PersonRemoved), typeof(Event.LobbyChanged), typeof(Event.SeatTaken),
        typeof(Event.SeatLeft), typeof(Event.PhaseClosed), typeof(Event.PhaseAwaited), typeof(Event.DebriefOpened), typeof(Event.Sealed),
        typeof(Event.InjectCued), typeof(Event.ReleaseIgnored), typeof(Event.ExpectationOpened), typeof(Event.Voted), typeof(Event.Delivered),
        typeof(Event.TriggerFired), typeof(Event.TriggerDropped), typeof(Event.TimerTaken), typeof(Event.PhaseReady), typeof(Event.FlagChanged),
        typeof(Event.EffectsDelayed), typeof(Event.DelayOver), typeof(Event.ThreatRated), typeof(Event.LeadNamed),
        typeof(Event.SocietyMoved), typeof(Event.PersonNamed),
    ];

    private static readonly (string Name, Event Happened)[] All =
    [
        .. Samples.Events().Select(e => (e.GetType().Name, e)),
        .. Samples.EventsAgain().Select(e => ($"{e.GetType().Name} again", e)),
        .. Samples.EventsOnceMore().Select(e => ($"{e.GetType().Name} once more", e)),
    ];

    public static TheoryData<string> Names => [.. All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Evolution_handles_every_event_and_moves_time_on(string name)
    {
        var story = Samples.Story();
        var happened = All.Single(e => e.Name == name).Happened with { StoryMs = 100_000_000 };

        var next = Evolution.Evolve(story.Book, story.State, happened, 5_000);

        Assert.Equal((100_000_000, 5_000), (next.StoryMs, next.WallMs));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_teller_tells_every_event_or_it_is_listed_as_told_by_nobody(string name)
    {
        var happened = All.Single(e => e.Name == name).Happened;
        var told = Chronicle.Empty.Add(Samples.Story().Book, new(9, new("fay", "1", new CommandBody.Tick(0), 5_000), [happened])).Count;
        Assert.Equal(ToldByNobody.Contains(happened.GetType()) ? 0 : 1, told);
    }

    [Fact]
    public void Wall_and_story_time_never_go_back()
    {
        var story = Samples.Story().Wait(60_000);
        story.Staff(new CommandBody.Mark(new() { Id = "t" })).ThenAccepted();
        var next = Evolution.Evolve(story.Book, story.State, new Event.Sealed(), 5);
        Assert.Equal((story.State.StoryMs, story.State.WallMs), (next.StoryMs, next.WallMs));
    }
}
