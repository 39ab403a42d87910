using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Plans;

/// <summary>The words of a plan as the commands people would give.</summary>
internal sealed class PlanCommands(Scenario scenario, PlanWords words)
{
    /// <summary>Stands where a reason is required and the plan gives none.</summary>
    public const string NoReason = "(plan)";

    public CommandBody Of(string seat, SeatVerb verb) => verb switch
    {
        SeatVerb.Answer { Words: { } said } answer => new CommandBody.Answer(answer.Ask, Words: words.Take(Headless.PersonIn(seat), said)),
        SeatVerb.Answer answer => new CommandBody.Answer(answer.Ask, answer.Option, Because(seat, answer), answer.Options?.ToItems(), answer.Number),
        SeatVerb.Do act => new CommandBody.Act(act.Action),
        SeatVerb.Share share => new CommandBody.Share(share.Fact, share.With),
        SeatVerb.Consult consult => new CommandBody.Consult(consult.With),
        SeatVerb.Reply reply => new CommandBody.Reply(reply.To),
        SeatVerb.Request request => new CommandBody.Request(request.To, words.Take(Headless.PersonIn(seat), request.Words)),
        SeatVerb.Respond respond => new CommandBody.Respond(respond.To, respond.Words is null ? null : words.Take(Headless.PersonIn(seat), respond.Words)),
        SeatVerb.Decide decide => new CommandBody.NoteDecision(words.Take(Headless.PersonIn(seat), decide.Words)),
        SeatVerb.Convene => new CommandBody.Convene(),
        _ => new CommandBody.Adjourn(),
    };

    /// <param name="marks">The versions of the log that marks stand at.</param>
    public CommandBody Of(StaffVerb verb, ExerciseState state, IReadOnlyDictionary<string, long> marks) => verb switch
    {
        StaffVerb.Open open => new CommandBody.OpenPhase(open.Phase),
        StaffVerb.Release release => new CommandBody.ReleaseInject(release.Inject),
        StaffVerb.Hold hold => new CommandBody.HoldInject(hold.Inject),
        StaffVerb.Skip skip => new CommandBody.SkipInject(skip.Inject),
        StaffVerb.Recall recall => new CommandBody.RecallInject(recall.Inject),
        StaffVerb.Rewind rewind => new CommandBody.Rewind(marks.GetValueOrDefault(rewind.To, -1)),
        StaffVerb.StopPlay => new CommandBody.StopPlay(StopReason.Discussion),
        StaffVerb.Lift => new CommandBody.Lift(state.Stops.LastOrDefault(stop => stop.By == Headless.Facilitator)?.Number ?? 0),
        StaffVerb.Pace pace => new CommandBody.SetPace(pace.Thousandths),
        StaffVerb.Mark mark => new CommandBody.Mark(words.Take(Headless.Facilitator, mark.Name)),
        _ => new CommandBody.EndPlay(),
    };

    private TypedText? Because(string seat, SeatVerb.Answer answer)
    {
        var given = answer.Because?.Trim() ?? "";
        if (given.Length == 0)
        {
            var ask = scenario.Injects.SelectMany(inject => inject.Asks).FirstOrDefault(ask => ask.Id == answer.Ask);
            given = ask?.Rationale == Rationale.Required ? NoReason : "";
        }

        return given.Length == 0 ? null : words.Take(Headless.PersonIn(seat), given);
    }
}
