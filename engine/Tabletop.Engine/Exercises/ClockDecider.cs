using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>Starting, stopping and ending play; pace and phases.</summary>
internal static class ClockDecider
{
    public const int SlowestPace = 100;
    public const int FastestPace = 600_000;

    /// <returns>Whether the command is about this.</returns>
    public static bool Decide(Moment moment, Person? person, CommandBody body, out Refusal? refusal)
    {
        var isAboutThis = true;
        refusal = body switch
        {
            CommandBody.Start => LobbyDecider.Staff(person) ?? Start(moment),
            CommandBody.StopPlay stop => Stop(moment, person, stop),
            CommandBody.Lift lift => Lift(moment, person, lift.Stop),
            CommandBody.SetPace pace => LobbyDecider.Staff(person) ?? InPlay(moment) ?? Pace(moment, pace.Pace),
            CommandBody.OpenPhase open => LobbyDecider.Staff(person) ?? InPlay(moment) ?? OpenPhase(moment, open.Phase),
            CommandBody.EndPlay => LobbyDecider.Staff(person) ?? InPlay(moment) ?? End(moment),
            CommandBody.OpenDebrief => LobbyDecider.Staff(person) ?? OpenDebrief(moment),
            CommandBody.Seal => LobbyDecider.Staff(person) ?? Seal(moment),
            CommandBody.Extend extend => LobbyDecider.Staff(person) ?? InPlay(moment) ?? Extend(moment, extend),
            CommandBody.CloseAsk close => LobbyDecider.Staff(person) ?? InPlay(moment) ?? CloseAsk(moment, close),
            CommandBody.Rewind rewind => LobbyDecider.Staff(person) ?? Rewind(moment, person!.Id, rewind.To),
            CommandBody.Announce announce => LobbyDecider.Staff(person) ?? Announce(moment, person!.Id, announce),
            CommandBody.Mark mark => LobbyDecider.Staff(person) ?? Mark(moment, person!.Id, mark),
            _ => Other(out isAboutThis),
        };
        return isAboutThis;
    }

    /// <summary>Play went dark: short absences pass, after a long one play waits for the facilitator.</summary>
    public static Refusal? Resume(Moment moment, CommandBody.Resume resume)
    {
        if (moment.State.Stage != Stage.Play || !moment.State.Running)
        {
            return null;
        }

        moment.Emit(new Event.WentDark(resume.DarkFromMs, moment.WallMs), Audience.Public);
        if (moment.WallMs - resume.DarkFromMs > Event.WentDark.ShortestDarkThatStopsMs)
        {
            moment.Emit(new Event.PlayStopped(moment.State.StopCount + 1, null, StopReason.Dark, null), Audience.Public);
        }

        return null;
    }

    public static Refusal? InPlay(Moment moment) => moment.State.Stage switch
    {
        Stage.Lobby => Refuse("not-started"),
        Stage.Play => null,
        _ => Refuse("play-ended"),
    };

    internal static Refusal? Other(out bool isAboutThis)
    {
        isAboutThis = false;
        return null;
    }

    private static Refusal? Start(Moment moment)
    {
        if (moment.State.Stage != Stage.Lobby)
        {
            return Refuse(moment.State.Stage == Stage.Play ? "started-already" : "play-ended");
        }

        var book = moment.Book;
        moment.Emit(new Event.Started(), Audience.Public);
        for (var fact = 0; fact < book.Scenario.Facts.Count; fact++)
        {
            foreach (var seat in book.Scenario.Facts[fact].KnownTo)
            {
                Instant.Learn(moment, book.Seat(seat), fact, -1, LearnedBy.Known);
            }
        }

        Phases.Open(moment, 0);
        Cause.EnterFirstStates(moment);
        return null;
    }

    private static Refusal? Stop(Moment moment, Person? person, CommandBody.StopPlay stop)
    {
        if (InPlay(moment) is { } refusal)
        {
            return refusal;
        }

        // Anyone may stop play for an emergency or for welfare; for discussion, the facilitators.
        if (person is null || (stop.Reason is StopReason.Discussion or StopReason.Dark && !person.Staff))
        {
            return Refuse("not-staff");
        }

        if (moment.State.Stops.IndexOf(s => s.By == person.Id && s.Reason == stop.Reason) < 0)
        {
            moment.Emit(new Event.PlayStopped(moment.State.StopCount + 1, person.Id, stop.Reason, stop.Note), Audience.Public);
        }

        return null;
    }

    private static Refusal? Lift(Moment moment, Person? person, int number)
    {
        var at = moment.State.Stops.IndexOf(s => s.Number == number);
        if (at < 0)
        {
            return Refuse("no-such-stop");
        }

        if (person is null || (!person.Staff && moment.State.Stops[at].By != person.Id))
        {
            return Refuse("not-yours-to-lift");
        }

        moment.Emit(new Event.StopLifted(number, person.Id), Audience.Public);
        return null;
    }

    private static Refusal? Pace(Moment moment, int pace)
    {
        if (pace is < SlowestPace or > FastestPace)
        {
            return Refuse("wrong-pace");
        }

        if (moment.State.Clock.Pace != pace)
        {
            moment.Emit(new Event.PaceChanged(pace), Audience.Staff);
        }

        return null;
    }

    private static Refusal? OpenPhase(Moment moment, string id)
    {
        var phase = moment.Book.FindPhase(id);
        if (phase < 0)
        {
            return Refuse("unknown", "phase", id);
        }

        if (phase <= moment.State.Phase)
        {
            return Refuse("phase-opened-already");
        }

        Phases.Open(moment, phase);
        return null;
    }

    private static Refusal? End(Moment moment)
    {
        Phases.End(moment);
        return null;
    }

    private static Refusal? Extend(Moment moment, CommandBody.Extend extend)
    {
        if (extend.ByMs is < Durations.SecondMs or > Durations.DayMs)
        {
            return Refuse("wrong-extension");
        }

        if (OpenSlot(moment, extend.Ask, extend.In) is not { } slot)
        {
            return Refuse("ask-not-open");
        }

        if (moment.State.Asks[slot.Position].DeadlineMs is not { } deadlineMs)
        {
            return Refuse("no-limit");
        }

        // Who must agree has as long as the others.
        foreach (var seat in (slot.Plan.IsJoint ? slot.Plan.Seats : [slot.Seat]).Select(moment.Book.SeatId))
        {
            moment.Emit(new Event.AskExtended(extend.Ask, seat, deadlineMs + extend.ByMs - (extend.ByMs % Segment.GrainMs)), Audience.Of(seat));
        }

        return null;
    }

    private static Refusal? CloseAsk(Moment moment, CommandBody.CloseAsk close)
    {
        if (OpenSlot(moment, close.Ask, close.In) is not { } slot)
        {
            return Refuse("ask-not-open");
        }

        Deadlines.FallSilent(moment, slot);
        return null;
    }

    private static AskSlot? OpenSlot(Moment moment, string ask, string seat)
    {
        var (position, at) = (moment.Book.FindAsk(ask), moment.Book.FindSeat(seat));
        var slot = position < 0 || at < 0 ? -1 : moment.Book.Slot(position, at);
        return slot >= 0 && moment.State.Asks[slot].State == AskRunState.Open ? moment.Book.Slots[slot] : null;
    }

    /// <summary>Also after the end, as long as the debrief has not been opened: play can be ended by mistake.</summary>
    private static Refusal? Rewind(Moment moment, string by, long to)
    {
        if (moment.State.Stage == Stage.Lobby)
        {
            return Refuse("not-started");
        }

        if (moment.State.DebriefOpen)
        {
            return Refuse("debrief-open");
        }

        if (moment.State.Points.IndexOf(p => p.Version == to) is not (>= 0 and var at))
        {
            return Refuse("cannot-rewind-there");
        }

        var fromMs = moment.StoryMs;
        moment.BeginAt(moment.State.Points[at].StoryMs);
        moment.Emit(new Event.Rewound(to, fromMs, by), Audience.Public);

        // Whose votes were waited for may have left their seats since.
        foreach (var role in moment.Book.Scenario.Roles)
        {
            Ballots.AfterLeaving(moment, role.Id);
        }

        return null;
    }

    private static Refusal? OpenDebrief(Moment moment)
    {
        if (moment.State.Stage != Stage.Ended)
        {
            return Refuse("not-ended");
        }

        if (!moment.State.DebriefOpen)
        {
            moment.Emit(new Event.DebriefOpened(), Audience.Public);
        }

        return null;
    }

    private static Refusal? Seal(Moment moment)
    {
        if (moment.State.Stage != Stage.Ended)
        {
            return Refuse("not-ended");
        }

        moment.Emit(new Event.Sealed(), Audience.Staff);
        return null;
    }

    private static Refusal? Announce(Moment moment, string by, CommandBody.Announce announce)
    {
        if (announce.Words.Id is null)
        {
            return Refuse("nothing-typed");
        }

        moment.Emit(new Event.Announced(announce.Words, by), Audience.Public);
        return null;
    }

    private static Refusal? Mark(Moment moment, string by, CommandBody.Mark mark)
    {
        if (mark.Name.Id is null)
        {
            return Refuse("nothing-typed");
        }

        moment.Emit(new Event.Marked(mark.Name, by), Audience.Staff);
        return null;
    }
}
