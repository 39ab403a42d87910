using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// The rulebook. A command, in a state, makes things happen or is refused; nothing else does.
/// Everything due until the command's time has been decided before (see <see cref="Play"/>).
/// </summary>
public static class Decider
{
    /// <exception cref="InvalidOperationException">Never for any command: an exception here is a bug.</exception>
    /// <param name="storyMs">The exact story time, for what the clock brings; null: as the clock says at the command's time.</param>
    public static Decision Decide(Playbook book, ExerciseState state, Command command, long? storyMs = null)
    {
        var wallMs = Math.Max(command.NowMs, state.WallMs);
        var deliveredMs = command.Body is CommandBody.Tick tick ? tick.DeliveredMs : wallMs;
        var moment = new Moment(book, state, storyMs ?? StoryOf(state, command, wallMs), wallMs, deliveredMs)
        {
            // These settle their instant from the first step; at any other command its timers have had their turn.
            TimersHadTheirTurn = command.Body is not (CommandBody.Tick or CommandBody.Start or CommandBody.Rewind),
        };
        var refusal = command.Body is CommandBody.Create create
            ? Create(moment, command.Who, create)
            : state.Version == 0 ? Refuse("not-created")
            : state.Stage == Stage.Sealed && !BesideDecider.MayFollowTheSeal(command.Body) ? Refuse("sealed")
            : Carry(moment, command);
        if (refusal is not null)
        {
            return new Decision.Refused(refusal);
        }

        if (moment.State.Stage == Stage.Play)
        {
            Instant.Settle(moment);
        }

        return new Decision.Accepted(moment.Events, moment.State);
    }

    /// <summary>
    /// After the program was away story time goes on from where it stood when it went dark. How far a frozen host had looked ahead of that
    /// and found nothing is not in the log, and must not show in it.
    /// </summary>
    private static long StoryOf(ExerciseState state, Command command, long wallMs) => command.Body is CommandBody.Resume resume
        ? Math.Max(state.StoryMs, state.Clock.StoryAt(Math.Min(resume.DarkFromMs, wallMs)))
        : Math.Max(Math.Max(state.StoryMs, state.SettledMs), state.Clock.StoryAt(wallMs));

    private static Refusal? Create(Moment moment, string who, CommandBody.Create create)
    {
        if (moment.State.Version > 0)
        {
            return Refuse("created-already");
        }

        // The lobby stands at the time the story will start.
        moment.BeginAt(moment.Book.Scenario.Phases[0].StoryStartMs ?? 0);
        moment.Emit(
            new Event.Created(
                create.Content, create.Seed, create.Mode, create.Seating, create.BuiltInFacilitator, create.Rehearsal, create.Nonce, who),
            Audience.Staff);
        return null;
    }

    private static Refusal? Carry(Moment moment, Command command)
    {
        var who = command.Who;
        switch (command.Body)
        {
            case CommandBody.Tick:
                return who == Command.Clock ? null : Refuse("not-staff");
            case CommandBody.Resume resume:
                return who == Command.Clock ? ClockDecider.Resume(moment, resume) : Refuse("not-staff");
            case CommandBody.Join join:
                return LobbyDecider.Join(moment, who, join);
        }

        if (BesideDecider.Decide(moment, who, command.Body, out var ofBeside))
        {
            return ofBeside;
        }

        var person = moment.State.FindPerson(who);
        if (person is null && who != Command.StandIn)
        {
            return Refuse("not-here");
        }

        return LobbyDecider.Decide(moment, person, command.Body, out var refusal)
            || ClockDecider.Decide(moment, person, command.Body, out refusal)
            || CueDecider.Decide(moment, person, command.Body, out refusal)
            || EvaluationDecider.Decide(moment, person, command.Body, out refusal)
            || StaffDecider.Decide(moment, person, command.Body, out refusal)
            ? refusal
            : SeatDecider.Decide(moment, who, command.Seat, command.Body);
    }
}
