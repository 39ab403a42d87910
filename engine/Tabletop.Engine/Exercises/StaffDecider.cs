using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>What staff do beyond the script: story time, seats, words, and the city itself.</summary>
internal static class StaffDecider
{
    /// <returns>Whether the command is about this.</returns>
    public static bool Decide(Moment moment, Person? person, CommandBody body, out Refusal? refusal)
    {
        var isAboutThis = true;
        refusal = body switch
        {
            CommandBody.Jump jump => LobbyDecider.Staff(person) ?? ClockDecider.InPlay(moment) ?? JumpDecider.Jump(moment, person!.Id, jump),
            CommandBody.Roster roster => LobbyDecider.Staff(person) ?? RosterDecider.Roster(moment, roster),
            CommandBody.Move move => LobbyDecider.Staff(person) ?? RosterDecider.Move(moment, move),
            CommandBody.EditInject edit => LobbyDecider.Staff(person) ?? NotOver(moment) ?? EditDecider.Edit(moment, person!.Id, edit),
            CommandBody.AddInject add => LobbyDecider.Staff(person) ?? ClockDecider.InPlay(moment) ?? AddedDecider.Add(moment, person!.Id, add),
            CommandBody.Withdraw withdraw => LobbyDecider.Staff(person) ?? EditDecider.Withdraw(moment, person!.Id, withdraw.Words),
            CommandBody.OverrideIndicator set => LobbyDecider.Staff(person) ?? ClockDecider.InPlay(moment) ?? Override(moment, set),
            CommandBody.ForceTransition force => LobbyDecider.Staff(person) ?? ClockDecider.InPlay(moment) ?? Force(moment, force),
            CommandBody.RenameGroups names => LobbyDecider.Staff(person) ?? EditDecider.RenameGroups(moment, person!.Id, names),
            CommandBody.Improve improve => LobbyDecider.Staff(person) ?? Improve(moment, person!.Id, improve),
            _ => ClockDecider.Other(out isAboutThis),
        };
        return isAboutThis;
    }

    /// <summary>In the lobby and in play.</summary>
    private static Refusal? NotOver(Moment moment) =>
        ClockDecider.InPlay(moment) is { Code: not "not-started" } over ? over : null;

    private static Refusal? Override(Moment moment, CommandBody.OverrideIndicator set)
    {
        var position = moment.Book.FindIndicator(set.Indicator);
        if (position < 0)
        {
            return Refuse("unknown", "indicator", set.Indicator);
        }

        var gauge = moment.Book.Gauges[position];
        if (set.To < gauge.Low || set.To > gauge.High)
        {
            return Refuse("out-of-range");
        }

        var from = moment.State.Indicators[position];
        if (set.To != from)
        {
            moment.Emit(new Event.IndicatorChanged(gauge.Id, from, set.To, "staff"), moment.Book.GaugeAudiences[position]);
            Waiting.Look(moment);
        }

        return null;
    }

    private static Refusal? Force(Moment moment, CommandBody.ForceTransition force)
    {
        var crisis = moment.Book.Scenario.Crises.IndexOf(c => c.Id == force.Crisis);
        if (crisis < 0)
        {
            return Refuse("unknown", "crisis", force.Crisis);
        }

        var target = moment.Book.Scenario.Crises[crisis].States.IndexOf(s => s.Id == force.To);
        if (target < 0)
        {
            return Refuse("unknown", "state", force.To);
        }

        Cause.Force(moment, crisis, target);
        return null;
    }

    private static Refusal? Improve(Moment moment, string by, CommandBody.Improve improve)
    {
        if (improve.Action.Id is null)
        {
            return Refuse("nothing-typed");
        }

        moment.Emit(
            new Event.ImprovementNoted(moment.State.Improvements.Count + 1, improve.Action, improve.Area, improve.Owner, improve.Due, by), Audience.Staff);
        return null;
    }
}
