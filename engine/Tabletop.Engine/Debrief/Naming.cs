using System.Text.Json.Serialization;
using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Debrief;

/// <summary>What a command or an event is about, in ids alone: short enough for a table, and without a word anybody typed.</summary>
internal static class Naming
{
    private static readonly Dictionary<Type, string> Commands = typeof(CommandBody)
        .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
        .Cast<JsonDerivedTypeAttribute>()
        .ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    public static string KindOf(CommandBody body) => Commands[body.GetType()];

    public static string Of(CommandBody body) => body switch
    {
        CommandBody.Answer c => $"{c.Ask}={Chosen(c.Option, c.Options, c.Number)}",
        CommandBody.Act c => c.Action,
        CommandBody.Share c => $"{c.Fact}={c.With}",
        CommandBody.Consult c => c.With,
        CommandBody.Reply c => c.To ?? "",
        CommandBody.SendMessage c => c.To,
        CommandBody.Request c => c.To,
        CommandBody.Respond c => c.To ?? "",
        CommandBody.Promise c => c.To,
        CommandBody.CloseVote c => c.Ask,
        CommandBody.ReleaseInject c => c.Inject,
        CommandBody.HoldInject c => c.Inject,
        CommandBody.SkipInject c => c.Inject,
        CommandBody.RecallInject c => c.Inject,
        CommandBody.EditInject c => c.Inject,
        CommandBody.OpenPhase c => c.Phase,
        CommandBody.Extend c => $"{c.Ask}={c.In}",
        CommandBody.CloseAsk c => $"{c.Ask}={c.In}",
        CommandBody.OverrideIndicator c => c.Indicator,
        CommandBody.ForceTransition c => $"{c.Crisis}={c.To}",
        CommandBody.TakeSeat c => c.In,
        CommandBody.SeatPerson c => c.In,
        CommandBody.HandToStandIn c => c.To,
        CommandBody.NameLead c => c.In,
        CommandBody.RateTask c => c.Task,
        _ => "",
    };

    public static string Of(Event happened) => happened switch
    {
        Event.InjectReleased e => e.Inject,
        Event.InjectCued e => e.Inject,
        Event.InjectSkipped e => e.Inject,
        Event.InjectHeld e => e.Inject,
        Event.InjectCancelled e => e.Inject,
        Event.InjectRecalled e => e.Inject,
        Event.ExpectationOpened e => e.Inject,
        Event.ExpectationMet e => e.Inject,
        Event.ExpectationMissed e => e.Inject,
        Event.AskOpened e => $"{e.Seat}:{e.Ask}",
        Event.Voted e => $"{e.Seat}:{e.Ask}={e.Option}",
        Event.Proposed e => $"{e.Seat}:{e.Ask}={e.Option}",
        Event.Answered e => $"{e.Seat}:{e.Ask}={Chosen(e.Option, e.Options, e.Number)}",
        Event.AskClosed e => $"{e.Seat}:{e.Ask}",
        Event.ActionConfirmed e => $"{e.Seat}:{e.Action}",
        Event.ActionStarted e => $"{e.Seats[0]}:{e.Action}",
        Event.ActionCompleted e => $"{e.Seats[0]}:{e.Action}",
        Event.Shared e => $"{e.From}:{e.Fact}={e.To}",
        Event.FactLearned e => $"{e.Seat}:{e.Fact}",
        Event.Consulted e => $"{e.From}={e.To}",
        Event.Replied e => $"{e.From}={e.To}",
        Event.Messaged e => $"{e.From}={e.To}",
        Event.Requested e => $"{e.From}={e.To}",
        Event.Responded e => $"{e.From}={e.To}",
        Event.Promised e => $"{e.From}={e.To}",
        Event.IndicatorChanged e => e.Indicator,
        Event.FlagChanged e => e.Flag,
        Event.MachineMoved e => $"{e.Crisis}={e.To}",
        Event.TriggerFired e => e.Trigger,
        Event.PhaseOpened e => e.Phase,
        Event.PhaseClosed e => e.Phase,
        Event.TaskMet e => $"{e.Objective}/{e.Task}",
        Event.SeatTaken e => e.Seat,
        Event.SeatLeft e => e.Seat,
        Event.SeatHandedToStandIn e => e.Seat,
        Event.Ended e => e.Ending ?? "",
        _ => "",
    };

    /// <summary>Option ids with commas between, or a number.</summary>
    public static string Chosen(string option, Items<string>? options, long? number) =>
        number is { } value ? Conditions.Numbers.Print(value) : options is { } several ? string.Join(',', several) : option;
}
