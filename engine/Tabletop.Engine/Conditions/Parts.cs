using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Conditions;

/// <summary>The parts of the state that conditions read. What was false stays false until one of its parts is touched.</summary>
[Flags]
internal enum Parts
{
    None = 0,
    Time = 1 << 0,
    Phase = 1 << 1,
    Indicators = 1 << 2,
    Flags = 1 << 3,
    Machines = 1 << 4,
    Done = 1 << 5,
    Answers = 1 << 6,
    Known = 1 << 7,
    Shares = 1 << 8,
    Replies = 1 << 9,
    Releases = 1 << 10,
    Fired = 1 << 11,
    Body = 1 << 12,

    /// <summary>Not read by a condition: which expectations are open.</summary>
    Expectations = 1 << 13,

    All = ~None,
}

internal static class Touches
{
    /// <summary>The parts an event may change. Of an event that is not named here: all.</summary>
    public static Parts Of(Event happened) => happened switch
    {
        Event.FactLearned => Parts.Known,
        Event.Shared => Parts.Shares,
        Event.Delivered => Parts.Replies,
        Event.IndicatorChanged => Parts.Indicators,
        Event.FlagChanged => Parts.Flags,
        Event.MachineMoved => Parts.Machines,
        Event.ActionCompleted => Parts.Done,
        Event.Answered => Parts.Answers,
        Event.InjectReleased => Parts.Releases,
        Event.TriggerFired => Parts.Fired,
        Event.BodyConvened or Event.BodyAdjourned => Parts.Body,
        Event.ExpectationOpened => Parts.Expectations,
        Event.ActionStarted or Event.ActionConfirmed or Event.AskOpened or Event.AskClosed or Event.Consulted or Event.Replied or Event.Messaged
            or Event.EffectsDelayed or Event.DelayOver or Event.TriggerDropped or Event.TimerTaken or Event.TaskMet or Event.ExpectationMet
            or Event.ExpectationMissed or Event.ReleaseIgnored or Event.InjectSkipped or Event.InjectCued or Event.Posted
            or Event.PersonNamed or Event.WordsErased or Event.PersonErased or Event.Restored => Parts.None,
        _ => Parts.All,
    };
}
