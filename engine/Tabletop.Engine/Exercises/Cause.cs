using System.Globalization;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Crisis;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// Something that makes other things happen, run to its end: effects in order, then the triggers and releases they queued, in order,
/// then what those cause. At rest, timers that wait for a guard, expectations and tasks are looked at again.
/// </summary>
internal sealed class Cause : IGuards
{
    /// <summary>The most steps one cause may take; a step is one trigger or one queued release.</summary>
    public const int MostSteps = 1_000;

    /// <summary>The number of no transition: a move that staff force.</summary>
    private const int Forced = -1;

    private readonly Moment _moment;
    private readonly Queue<Step> _steps = new();
    private Machine? _asked;

    private Cause(Moment moment) => _moment = moment;

    private ExerciseState State => _moment.State;

    private Playbook Book => _moment.Book;

    /// <param name="because">The path of what it came from (see <see cref="Event.IndicatorChanged"/>), for "why" in the debrief.</param>
    public static void Run(Moment moment, ReadOnlySpan<Deed> deeds, string because, Doing? doing = null)
    {
        var cause = new Cause(moment);
        cause.Do(deeds, because, doing);
        cause.ToRest();
    }

    /// <summary>Several, each with where it came from, as one cause.</summary>
    public static void Run(Moment moment, ReadOnlySpan<(Deed[] Deeds, string Because)> all)
    {
        var cause = new Cause(moment);
        foreach (var (deeds, because) in all)
        {
            cause.Do(deeds, because, null);
        }

        cause.ToRest();
    }

    /// <summary>A release that nothing else caused.</summary>
    /// <param name="because">"clock", "condition" or "staff".</param>
    public static void Release(Moment moment, int inject, long dueMs, string because)
    {
        var cause = new Cause(moment);
        cause.MarkReleased(inject, dueMs, because);
        cause.Unfold(inject);
        cause.ToRest();
    }

    /// <summary>The enter effects of every machine's first state, as one cause.</summary>
    public static void EnterFirstStates(Moment moment)
    {
        var cause = new Cause(moment);
        foreach (var machine in moment.Book.Machines)
        {
            foreach (var state in machine.Tree.Around(machine.Tree.Initial).Reverse())
            {
                cause.Do(machine.Enter[state], PathOf(machine, state), null);
            }
        }

        cause.ToRest();
    }

    /// <summary>Takes a timer if its guard holds now.</summary>
    /// <returns>Whether it was taken.</returns>
    public static bool TakeTimer(Moment moment, int crisis, int owner, int timer)
    {
        var cause = new Cause(moment);
        var machine = cause._asked = moment.Book.Machines[crisis];
        if (machine.Definition.Elapse(moment.State.Machines[crisis].State, owner, timer, cause).Move is not { } move)
        {
            return false;
        }

        var state = machine.Crisis.States[owner].Id;
        if (++moment.TimersTaken == MostSteps)
        {
            moment.Emit(new Event.LoopCut($"timer/{machine.Crisis.Id}/{state}"), Audience.Staff);
            return false;
        }

        moment.Emit(new Event.TimerTaken(machine.Crisis.Id, state, timer), Audience.Staff);
        cause.Go(crisis, move, string.Create(CultureInfo.InvariantCulture, $"timer/{machine.Crisis.Id}/{state}/{timer}"));
        cause.ToRest();
        return true;
    }

    /// <summary>Staff put a machine into a state, whatever its transitions say.</summary>
    public static void Force(Moment moment, int crisis, int target)
    {
        var cause = new Cause(moment);
        cause.Go(crisis, moment.Book.Trees[crisis].Move(Forced, moment.State.Machines[crisis].State, target), "staff");
        cause.ToRest();
    }

    public bool Holds(int guard) => _asked!.Guards[guard].Holds(State, _moment.StoryMs, null);

    private void Do(ReadOnlySpan<Deed> deeds, string because, Doing? doing)
    {
        foreach (var deed in deeds)
        {
            var holds = deed.When?.Holds(State, _moment.StoryMs, doing) != false;
            if (deed.Kind == DeedKind.Branch)
            {
                Do(holds ? deed.Do : deed.Else, because, doing);
            }
            else if (holds)
            {
                Do(deed, because, doing);
            }
        }
    }

    private void Do(Deed deed, string because, Doing? doing)
    {
        switch (deed.Kind)
        {
            case DeedKind.Flag or DeedKind.Unflag:
                Turn(deed.On, deed.Kind == DeedKind.Flag, because);
                break;
            case DeedKind.Tell:
                foreach (var seat in deed.Seats)
                {
                    Instant.Learn(_moment, seat, deed.On, -1, LearnedBy.Reveal);
                }

                break;
            case DeedKind.Cancel:
                Cancel(deed.On, because);
                break;
            case DeedKind.Later:
                PutOff(deed, because, doing);
                break;
            case DeedKind.Fire:
                _moment.Emit(new Event.TriggerFired(Book.TriggerNames[deed.On], because), Audience.Staff);
                _steps.Enqueue(new(deed.On, -1));
                break;
            case DeedKind.Release:
                ReleaseByEffect(deed.On, because);
                break;
            default:
                Change(deed, because);
                break;
        }
    }

    private void Change(Deed deed, string because)
    {
        var (indicator, from) = (Book.Gauges[deed.On], State.Indicators[deed.On]);
        var to = Math.Clamp(Deeds.After(deed, from), indicator.Low, indicator.High);
        if (to != from)
        {
            _moment.Emit(new Event.IndicatorChanged(indicator.Id, from, to, because), Book.GaugeAudiences[deed.On]);
        }
    }

    private void Turn(int flag, bool up, string because)
    {
        if (State.Flags[flag] != up)
        {
            _moment.Emit(new Event.FlagChanged(Book.FlagNames[flag], up, because), Audience.Staff);
        }
    }

    /// <summary>What was released stays released.</summary>
    private void Cancel(int inject, string because)
    {
        if (!State.Injects[inject].IsReleased && State.Injects[inject].State != CueState.Cancelled)
        {
            _moment.Emit(new Event.InjectCancelled(Book.Injects[inject].Inject.Id, because), Audience.Staff);
        }
    }

    private void PutOff(Deed deed, string because, Doing? doing) => _moment.Emit(
        new Event.EffectsDelayed(
            _moment.NextNumber,
            deed.On,
            _moment.StoryMs + deed.Amount,
            because,
            doing is null ? null : Book.SeatIds(doing.Seats),
            doing?.UntilMs),
        Audience.Staff);

    private void ReleaseByEffect(int inject, string because)
    {
        var (plan, run) = (Book.Injects[inject], State.Injects[inject]);
        if (run.IsReleased || run.State is CueState.Cued or CueState.Cancelled)
        {
            _moment.Emit(new Event.ReleaseIgnored(plan.Inject.Id), Audience.Staff);
        }
        else if (!Chance.Comes(State, plan))
        {
            _moment.Emit(new Event.InjectSkipped(plan.Inject.Id, SkipReason.Chance), Audience.Staff);
        }
        else if (State.Mode != Mode.ClockDriven && !plan.IsExpectedAction)
        {
            _moment.Emit(new Event.InjectCued(plan.Inject.Id, _moment.StoryMs, because), Audience.Staff);
        }
        else
        {
            MarkReleased(inject, _moment.StoryMs, because);
            _steps.Enqueue(new(-1, inject));
        }
    }

    private void MarkReleased(int inject, long dueMs, string because)
    {
        var plan = Book.Injects[inject];
        _moment.Emit(
            new Event.InjectReleased(plan.Inject.Id, dueMs, _moment.DeliveredMs, because),
            plan.IsExpectedAction ? Audience.Staff : plan.Audience);
        if (plan.IsExpectedAction)
        {
            _moment.Emit(new Event.ExpectationOpened(plan.Inject.Id, _moment.PlayableMs + plan.Inject.TimeLimitMs), Audience.Staff);
        }

        foreach (var (fact, seats) in plan.Reveals)
        {
            foreach (var seat in seats)
            {
                Instant.Learn(_moment, seat, fact, -1, LearnedBy.Reveal);
            }
        }
    }

    /// <summary>A released inject's effects, then its asks.</summary>
    private void Unfold(int inject)
    {
        var plan = Book.Injects[inject];
        Do(plan.Effects, $"inject/{plan.Inject.Id}", null);
        foreach (var ask in plan.Asks)
        {
            foreach (var seat in ask.Seats)
            {
                _moment.Emit(
                    new Event.AskOpened(ask.Ask.Id, Book.SeatId(seat), _moment.PlayableMs + ask.Ask.TimeLimitMs),
                    Book.ToSeat(seat));
            }
        }
    }

    private void ToRest()
    {
        for (var steps = 0; _steps.TryDequeue(out var step); steps++)
        {
            if (steps == MostSteps)
            {
                var what = step.Inject >= 0 ? Book.Injects[step.Inject].Inject.Id : Book.TriggerNames[step.Trigger];
                _moment.Emit(new Event.LoopCut(what), Audience.Staff);
                break;
            }

            if (step.Inject >= 0)
            {
                Unfold(step.Inject);
            }
            else
            {
                Hear(step.Trigger);
            }
        }

        Waiting.Look(_moment);
    }

    private void Hear(int trigger)
    {
        var heard = false;
        for (var crisis = 0; crisis < Book.Machines.Length; crisis++)
        {
            _asked = Book.Machines[crisis];
            var step = _asked.Definition.Step(State.Machines[crisis].State, trigger, this);
            if (step.Move is { } move)
            {
                heard = true;
                Go(crisis, move, $"trigger/{Book.TriggerNames[trigger]}");
            }
            else if (step.Why == Ignored.GuardFalse)
            {
                heard = true;
                _moment.Emit(new Event.TriggerDropped(Book.TriggerNames[trigger], _asked.Crisis.Id), Audience.Staff);
            }
        }

        if (!heard)
        {
            _moment.Emit(new Event.TriggerDropped(Book.TriggerNames[trigger], null), Audience.Staff);
        }
    }

    /// <summary>Exit effects, the transition's, then the move itself, then enter effects: until then the old state is the present one.</summary>
    private void Go(int crisis, Move move, string because)
    {
        var machine = Book.Machines[crisis];
        var states = machine.Crisis.States;
        foreach (var state in move.Exited)
        {
            Do(machine.Exit[state], PathOf(machine, state), null);
        }

        if (move.Transition != Forced)
        {
            Do(machine.Effects[move.Transition], PathOf(machine, move.From), null);
        }

        _moment.Emit(
            new Event.MachineMoved(
                machine.Crisis.Id,
                states[move.From].Id,
                states[move.To].Id,
                move.Exited.Select(s => states[s].Id).ToItems(),
                move.Entered.Select(s => states[s].Id).ToItems(),
                _moment.LivedMs,
                because),
            Audience.Staff);
        foreach (var state in move.Entered)
        {
            Do(machine.Enter[state], PathOf(machine, state), null);
        }
    }

    private static string PathOf(Machine machine, int state) => $"state/{machine.Crisis.Id}/{machine.Crisis.States[state].Id}";

    /// <summary>A trigger to be heard, or the inject of a queued release.</summary>
    private readonly record struct Step(int Trigger, int Inject);
}

/// <summary>Arithmetic of effects on indicators, before clamping.</summary>
internal static class Deeds
{
    public static long After(Deed deed, long value) => deed.Kind switch
    {
        DeedKind.Raise => value + deed.Amount,
        DeedKind.Lower => value - deed.Amount,
        DeedKind.Set => deed.Amount,
        _ => value,
    };
}
