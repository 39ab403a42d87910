using System.Globalization;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Debrief;

/// <summary>
/// What is made in play gets a number or an id in order of making; where something is left out the same thing has another one. Follows
/// which is which, so that lifting a stop lifts that stop. Things made before the fork keep theirs.
/// </summary>
internal sealed class Numbering(Playbook book, Playbook otherwise)
{
    /// <summary>No thing has this number: commands about what was never made are refused.</summary>
    private const int Never = 0;

    private readonly Dictionary<int, int> _stops = [];
    private readonly Dictionary<(string Seat, int Number), int> _promises = [];
    private readonly Dictionary<(string Seat, int Number), int> _decisions = [];
    private readonly Dictionary<string, string> _injects = [];

    /// <summary>What a command made in the log, and what it made now.</summary>
    /// <param name="before">The log's state before it.</param>
    /// <param name="own">Null: it was not given, or refused.</param>
    /// <param name="now">The state of the story that would have been, after it.</param>
    public void Learn(Entry then, ExerciseState before, Entry? own, ExerciseState now)
    {
        foreach (var made in then.Events)
        {
            switch (made)
            {
                case Event.PlayStopped e:
                    _stops[e.Stop] = own?.Events.OfType<Event.PlayStopped>().FirstOrDefault()?.Stop ?? Never;
                    break;
                case Event.Promised e:
                    _promises[(e.From, e.Promise)] = own?.Events.OfType<Event.Promised>().FirstOrDefault()?.Promise ?? Never;
                    break;
                case Event.InjectAdded e:
                    _injects[e.Inject] = own?.Events.OfType<Event.InjectAdded>().FirstOrDefault()?.Inject ?? "";
                    break;
                case Event.DecisionNoted e:
                    // Counted in the story as it stands: a rewind takes decisions away, and gives their numbers again.
                    _decisions[(e.Seat, Noted(before, e.Seat) + 1)] = own is null ? Never : Noted(now, e.Seat);
                    break;
            }
        }
    }

    /// <summary>The command as it must be said now.</summary>
    public CommandBody Translated(CommandBody body, string? seat, ExerciseState then, ExerciseState now) => body switch
    {
        CommandBody.Lift lift => lift with { Stop = _stops.GetValueOrDefault(lift.Stop, lift.Stop) },
        CommandBody.Keep keep when seat is not null => keep with { Number = _promises.GetValueOrDefault((seat, keep.Number), keep.Number) },
        CommandBody.ReleaseInject release => release with { Inject = Inject(release.Inject) },
        CommandBody.HoldInject hold => hold with { Inject = Inject(hold.Inject) },
        CommandBody.SkipInject skip => skip with { Inject = Inject(skip.Inject) },
        CommandBody.RecallInject recall => recall with { Inject = Inject(recall.Inject) },
        CommandBody.EditInject edit => edit with { Inject = Inject(edit.Inject) },
        CommandBody.Observe { PinnedTo: PinnedTo.Inject, Of: { } of } observe => observe with { Of = Inject(of) },
        CommandBody.Observe { PinnedTo: PinnedTo.Decision, Of: { } of } observe => observe with { Of = Decision(of) },
        CommandBody.Rewind rewind => rewind with { To = Point(rewind.To, then, now) },
        _ => body,
    };

    private int Noted(ExerciseState state, string seat) => state.Decisions.Count(d => d.Seat == book.Seat(seat));

    private string Inject(string id) => otherwise.FindInject(id) >= 0 ? id : _injects.GetValueOrDefault(id, id);

    private string Decision(string of) =>
        of.Split('/') is [var seat, var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && _decisions.TryGetValue((seat, number), out var mapped)
            ? string.Create(CultureInfo.InvariantCulture, $"{seat}/{mapped}")
            : of;

    /// <summary>The moment that is called the same in both, counted from the first of that name; -1: there is none now.</summary>
    private static long Point(long to, ExerciseState then, ExerciseState now)
    {
        var at = then.Points.IndexOf(p => p.Version == to);
        if (at < 0)
        {
            return to;
        }

        var meant = then.Points[at];
        var nth = then.Points.Take(at).Count(p => IsCalled(p, meant));
        return now.Points.Where(p => IsCalled(p, meant)).Skip(nth).FirstOrDefault()?.Version ?? -1;
    }

    private static bool IsCalled(RewindPoint point, RewindPoint other) => point.Kind == other.Kind && point.Of == other.Of && point.Name?.Id == other.Name?.Id;
}
