using Tabletop.Engine.Exercises;
using Tabletop.Testing.Generating;

namespace Tabletop.Hosting.Tests.Simulated;

/// <summary>What the log of one exercise tells, read by other rules than the engine's.</summary>
internal sealed class Story(World world, string exercise, Entry[] entries)
{
    /// <summary>Story time goes in steps of this.</summary>
    private const long GrainMs = 100;

    /// <summary>Each of several nodes has measured the time for itself.</summary>
    private const long ClocksApartMs = 2 * ShakyLeases.MeasuredWithinMs;

    /// <summary>A heartbeat, a lease and a look: five seconds, and as much again for a storage that fails and is slow.</summary>
    private const long LongestTakeOverMs = 12_000;

    private readonly Event[] _kept = [.. Played.Effective(entries).Select(e => e.Happened)];

    public void Check()
    {
        Clock();
        Injects();
        Timers();
        StandIns();
        if (world.Leases is not null)
        {
            TakeOvers();
        }
    }

    /// <summary>While some node was well the clock stood only for as long as it takes to notice that another is not.</summary>
    private void TakeOvers()
    {
        foreach (var dark in entries.SelectMany(e => e.Events).OfType<Event.WentDark>())
        {
            if (dark.ToMs - dark.FromMs > LongestTakeOverMs && !world.Nobody.Any(n => n.FromMs < dark.ToMs && n.ToMs > dark.FromMs))
            {
                Find("late", $"the clock stood from {dark.FromMs} to {dark.ToMs}, though a node was there.");
            }
        }
    }

    private void Find(string check, string what) => world.Find(check, $"{exercise}: {what}");

    /// <summary>Story time is what the wall clock, the pace and the stops make it, and stands while nothing hosts.</summary>
    private void Clock()
    {
        var (hand, then) = (new Hand(0, 0, 1_000, false), new Dictionary<long, Hand>());
        var (stops, started, ended, waits) = (0, false, false, false);
        var restored = new Dictionary<long, (bool Ended, bool Waits)>();
        var last = 0L;
        var apartMs = world.Leases is null ? 0 : ClocksApartMs;
        foreach (var entry in entries)
        {
            var wallMs = entry.Command.NowMs;
            // What a node did in its last moment may be dated a little later than its end: its clock was ahead.
            foreach (var (fromMs, toMs) in world.Away.Where(a => hand.Runs && last <= a.FromMs + apartMs && wallMs > a.FromMs + apartMs))
            {
                if (entry.Events[0] is not Event.WentDark dark || dark.FromMs > fromMs + apartMs || dark.ToMs < toMs - apartMs)
                {
                    Find("clock", $"entry {entry.Version} ({entry.Command.Id} at {wallMs}, after {last}) comes after an absence from {fromMs} to {toMs} that the log does not know.");
                }
            }

            last = wallMs;
            var asOfMs = entry.Command.Body is CommandBody.Resume resume ? Math.Min(resume.DarkFromMs, wallMs) : wallMs;
            var storyMs = entry.Events[0] is Event.Rewound back ? back.FromStoryMs : entry.Events[0].StoryMs;
            if (entry.Version > 1 && !ended && Math.Abs(storyMs - hand.At(asOfMs)) > GrainMs)
            {
                Find("clock", $"entry {entry.Version} happens at {storyMs}; by the wall it is {hand.At(asOfMs)}{(hand.Runs ? "" : ", and the clock stands")}.");
            }

            foreach (var happened in entry.Events)
            {
                switch (happened)
                {
                    case Event.PlayStopped: stops++; break;
                    case Event.StopLifted: stops--; break;
                    case Event.PhaseAwaited: waits = true; break;
                    case Event.Ended: (ended, waits) = (true, false); break;
                    case Event.PhaseOpened: (waits, hand) = (false, hand with { Pace = CityHall.Pace }); break;
                    case Event.PaceChanged changed: hand = hand with { WallMs = wallMs, StoryMs = changed.StoryMs, Pace = changed.Pace }; continue;
                    case Event.Rewound to:
                        hand = then[to.To];
                        (ended, waits) = restored[to.To];
                        break;
                    case Event.Started: started = true; break;
                    case Event.WentDark or Event.Created: break;
                    default: continue;
                }

                hand = new(wallMs, happened.StoryMs, hand.Pace, started && stops == 0 && !ended && !waits);
            }

            (then[entry.Version], restored[entry.Version]) = (hand, (ended, waits));
        }
    }

    /// <summary>Each timed inject whose time has come was released once, at exactly that time.</summary>
    private void Injects()
    {
        var lastMs = _kept[^1].StoryMs;
        foreach (var opened in _kept.OfType<Event.PhaseOpened>())
        {
            foreach (var inject in CityHall.Content.Scenario.Injects.Where(i => i.Phase == opened.Phase && i.AtMs is not null))
            {
                var dueMs = opened.StoryMs + inject.AtMs!.Value;
                var released = _kept.OfType<Event.InjectReleased>().Where(r => r.Inject == inject.Id).ToArray();
                if (released.Length > 1 || released.Any(r => r.StoryMs != dueMs) || (released.Length == 0 && lastMs > dueMs))
                {
                    var times = string.Join(' ', released.Select(r => r.StoryMs));
                    Find("inject", $"{inject.Id} was due at {dueMs}; it was released {released.Length} times: {times}; it is {lastMs} now.");
                }
            }
        }
    }

    /// <summary>Whatever came by itself, came at its time, and from something that was not given up by rewinding.</summary>
    private void Timers()
    {
        var (state, sinceMs) = ("calm", 0L);
        var due = new Dictionary<int, long>();
        var limits = new Dictionary<(string, string), long>();
        foreach (var happened in _kept)
        {
            switch (happened)
            {
                case Event.EffectsDelayed e: due[e.Number] = e.DueMs; break;
                case Event.ActionStarted e: due[e.Number] = e.DueMs; break;
                case Event.Shared e: due[e.Number] = e.DueMs; break;
                case Event.Consulted e: due[e.Number] = e.DueMs; break;
                case Event.Replied e: due[e.Number] = e.DueMs; break;
                case Event.Messaged e: due[e.Number] = e.DueMs; break;
                case Event.DelayOver e: Came("effects put off", e.Number, e); break;
                case Event.ActionCompleted e: Came("action", e.Number, e); break;
                case Event.Delivered e: Came("message", e.Number, e); break;
                case Event.AskOpened { DeadlineMs: { } limit } e: limits[(e.Ask, e.Seat)] = limit; break;
                case Event.AskExtended e: limits[(e.Ask, e.Seat)] = e.DeadlineMs; break;
                case Event.Answered { Silence: true } e when limits[(e.Ask, e.Seat)] > e.StoryMs && !_kept.Any(x => x is Event.PhaseClosed && x.StoryMs == e.StoryMs):
                    Find("timer", $"{e.Ask} fell silent at {e.StoryMs}, before its limit.");
                    break;
                case Event.MachineMoved e:
                    Moved(e);
                    (state, sinceMs) = (e.To, e.LivedMs);
                    break;
                default: break;
            }
        }

        void Came(string what, int number, Event at)
        {
            if (!due.Remove(number, out var dueMs) || dueMs != at.StoryMs)
            {
                Find("timer", $"{what} {number} came at {at.StoryMs}; {(dueMs == 0 ? "nothing says it would" : $"it was due at {dueMs}")}.");
            }
        }

        void Moved(Event.MachineMoved e)
        {
            var forMs = e.Because switch
            {
                "timer/street/tense/0" => CityHall.TenseForMs,
                "timer/street/boiling/0" => CityHall.BoilsForMs,
                _ => 0L,
            };
            if (e.From != state || (forMs > 0 && (e.LivedMs != sinceMs + forMs || !e.Because.Contains($"/{state}/", StringComparison.Ordinal))))
            {
                Find("timer", $"the street went from {e.From} to {e.To} at {e.LivedMs} because of {e.Because}; it was {state} since {sinceMs}.");
            }
        }
    }

    /// <summary>A stand-in moves only in a seat that was handed over and that nobody has taken since.</summary>
    private void StandIns()
    {
        var playing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Command.Who == Command.StandIn && !playing.Contains(entry.Command.Seat!))
            {
                Find("stand-in", $"entry {entry.Version}: a stand-in moves in {entry.Command.Seat}, which it does not play.");
            }

            foreach (var happened in entry.Events)
            {
                if (happened is Event.SeatHandedToStandIn handed)
                {
                    playing.Add(handed.Seat);
                }
                else if (happened is Event.SeatTaken taken)
                {
                    playing.Remove(taken.Seat);
                }
            }
        }
    }

    /// <summary>A stretch of the clock, as told by the log.</summary>
    private readonly record struct Hand(long WallMs, long StoryMs, int Pace, bool Runs)
    {
        public long At(long wallMs) => Runs && wallMs > WallMs ? StoryMs + ((wallMs - WallMs) * Pace / 1_000) : StoryMs;
    }
}
