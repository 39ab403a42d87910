using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>What staff do beyond the script: story time, seats, words, and the city itself.</summary>
internal static class StaffDecider
{
    /// <returns>Whether the command is about this.</returns>
    public static bool Decide(Moment moment, Person? person, CommandBody body, out Refusal? refusal)
    {
        Func<string, Refusal?>? decide = body switch
        {
            CommandBody.Jump jump => by => ClockDecider.InPlay(moment) ?? JumpDecider.Jump(moment, by, jump),
            CommandBody.Roster roster => _ => RosterDecider.Roster(moment, roster),
            CommandBody.Move move => _ => RosterDecider.Move(moment, move),
            CommandBody.EditInject edit => by => NotOver(moment) ?? EditDecider.Edit(moment, by, edit),
            CommandBody.AddInject add => by => ClockDecider.InPlay(moment) ?? AddedDecider.Add(moment, by, add),
            CommandBody.Withdraw withdraw => by => EditDecider.Withdraw(moment, by, withdraw.Words),
            CommandBody.OverrideIndicator set => _ => ClockDecider.InPlay(moment) ?? Override(moment, set),
            CommandBody.ForceTransition force => _ => ClockDecider.InPlay(moment) ?? Force(moment, force),
            CommandBody.RenameGroups names => by => EditDecider.RenameGroups(moment, by, names),
            CommandBody.Improve improve => by => Improve(moment, by, improve),
            _ => null,
        };
        refusal = decide is null ? null : LobbyDecider.Staff(person) ?? decide(person!.Id);
        return decide is not null;
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
