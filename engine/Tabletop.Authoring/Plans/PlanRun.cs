using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Plans;

/// <summary>Plays a plan without people or waiting, up to the first step that does not come true.</summary>
public sealed class PlanRun
{
    /// <summary>More moments than this between two steps, and the scenario feeds itself.</summary>
    private const int MostMoments = 100_000;

    private readonly Plan _plan;
    private readonly Playbook _book;
    private readonly Headless _run;
    private readonly PlanWords _words;
    private readonly PlanCommands _commands;
    private readonly Transcript _transcript;
    private readonly Dictionary<string, long> _marks = new(StringComparer.Ordinal);

    // A fast clock's next wall millisecond may lie a little after the moment a step is for; steps for the same moment belong to it still.
    private long _momentMs = -1;

    private PlanRun(Plan plan, Playbook book, string content)
    {
        (_plan, _book) = (plan, book);
        _words = new(plan.Seed);
        _commands = new(book.Scenario, _words);
        string[] seated = [.. plan.Mentioned];
        (string, StandInPolicy?)[] standIns =
            [.. book.Scenario.Roles.Where(role => plan.StandIns && !seated.Contains(role.Id)).Select(role => (role.Id, (StandInPolicy?)null))];
        _run = new(book, content, plan.Seed, standIns, seated);
        _transcript = new(_run);
    }

    /// <param name="content">SHA-256 of the content the playbook was made of, as the first entry names it.</param>
    public static PlanResult Of(Plan plan, Playbook book, string content) => new PlanRun(plan, book, content).Run();

    private PlanResult Run()
    {
        // Read one by one: what comes after a failure is not played.
        var failure = _plan.Steps.Select(Run).FirstOrDefault(failed => failed is not null);
        if (failure is null && _plan.Until is { } until && !Reach(until))
        {
            failure = Failed(_plan.UntilAt, $"until: {Print(until)}", Never());
        }

        if (!_run.IsOver)
        {
            _run.Staff(new CommandBody.EndPlay());
        }

        var ending = _run.State.Ending < 0 ? "" : _book.Scenario.Endings[_run.State.Ending].Id;
        if (failure is null)
        {
            _transcript.Add(null);
            if (_plan.Ends is { } ends && ends != ending)
            {
                failure = Failed(_plan.EndsAt, $"ends: {ends}", ending.Length == 0 ? "It ended with no ending." : $"It ended with '{ending}'.");
            }
        }

        return new(_transcript.Lines, failure, ending, _run.State, _run.Entries, _words.Kept(_run.Entries));
    }

    private PlanFailure? Run(PlanStep step)
    {
        if (step.At is { } at && !Reach(at))
        {
            return Failed(step.Position, $"at {Print(at)}, {step.Text}", Never());
        }

        // What was due by now came before the step.
        _transcript.Add(null);
        return step switch
        {
            PlanStep.Expect expect => Expect(step, expect.Condition),
            PlanStep.BySeat seat => Command(step, _run.InSeat(seat.Seat, _commands.Of(seat.Seat, seat.Verb))),
            PlanStep.ByStaff staff => Staff(step, staff.Verb),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private PlanFailure? Staff(PlanStep step, StaffVerb verb)
    {
        var refusal = _run.Staff(_commands.Of(verb, _run.State, _marks));
        if (refusal is null && verb is StaffVerb.Mark mark)
        {
            _marks[mark.Name] = _run.State.Points[^1].Version;
        }
        else if (refusal is null && verb is StaffVerb.Rewind)
        {
            _momentMs = -1;
        }

        return Command(step, refusal);
    }

    private PlanFailure? Expect(PlanStep step, string condition)
    {
        var isTrue = _book.Asking(condition)(_run.State, _run.StoryMs);
        _transcript.Add(step, isTrue ? "true" : "not true");
        return isTrue ? null : Failed(step.Position, step.Text, $"Instead: {new TrueNow(_book, _run.State, _run.StoryMs).Of(condition)}.");
    }

    private PlanFailure? Command(PlanStep step, Refusal? refusal)
    {
        _transcript.Add(step, refusal is null ? "accepted" : $"refused: {refusal.Sentence}");
        return (refusal is not null) == step.Refused ? null
            : Failed(step.Position, step.Text, refusal is null ? "It was accepted, and the plan says refused: true." : $"It was refused: {refusal.Sentence}");
    }

    /// <summary>Plays on until the open phase is that old. What is past already waits for the next opening.</summary>
    /// <returns>False: that moment never comes.</returns>
    private bool Reach(PlanTime at)
    {
        for (var moments = 0; moments < MostMoments; moments++)
        {
            var targetMs = TargetMs(at);
            if (targetMs == _run.StoryMs || targetMs == _momentMs)
            {
                _momentMs = targetMs;
                return true;
            }

            var isAhead = targetMs > _run.StoryMs;
            var something = _run.Step(isAhead ? targetMs : long.MaxValue);
            if (!something && !(isAhead && _run.StoryMs == targetMs))
            {
                return false;
            }
        }

        return false;
    }

    private long TargetMs(PlanTime at)
    {
        var openedMs = _run.State.PhaseOpenedMs[_run.State.Phase]!.Value;
        return at.IsClock
            ? StoryClock.FirstFrom(at.Ms, _book.Scenario.Phases[_run.State.Phase].StoryStartMs ?? openedMs)
            : openedMs + at.Ms;
    }

    private PlanFailure Failed(Position at, string step, string instead) => new(at, _run.StoryMs, step, instead);

    private string Never()
    {
        _transcript.Add(null);
        var phase = _book.Scenario.Phases[_run.State.Phase].Id;
        var when = $"{StoryTime.Print(_run.StoryMs)}, {Durations.Print(_run.PhaseAgeMs)} into {phase}";
        return _run.IsOver ? $"That moment never came: play ended {when}."
            : _run.State.Running ? $"That moment did not come: too much happened until {when}."
            : $"That moment never came: play is stopped since {when}.";
    }

    private static string Print(PlanTime at) => at.IsClock ? StoryTime.Print(at.Ms) : Durations.Print(at.Ms);
}
