using System.Globalization;

namespace Tabletop.Cli.Bench;

/// <summary>The figures for people.</summary>
internal static class Tables
{
    public static void Print(this TextWriter writer, SimulateFigures of)
    {
        writer.Say($"{of.Scenario}: {of.Injects} injects, {of.Seats} seats; one exercise is {of.Entries:0.0} entries, {of.Events:0.0} events");
        writer.Say($"  on one core       {of.OneCore.ExercisesPerSecond,10:0.0} exercises/s   {of.MicrosecondsPerEvent:0.00} us and {of.BytesPerEvent:0} B per event");
        writer.Say($"  on {of.AllCores.Threads,3} cores      {of.AllCores.ExercisesPerSecond,10:0.0} exercises/s   target {of.Resolve[0]} on 2 cores, {of.Resolve[1]} hoped for");
        writer.Say($"one step of the crisis machine, beside a switch written by hand");
        Step("moved", of.Machine.Moved, of.Machine.ByHandMoved);
        Step("not heard", of.Machine.Ignored, of.Machine.ByHandIgnored);
        Step("guard false", of.Machine.GuardFalse, of.Machine.ByHandGuardFalse);
        writer.Say($"  Stateless         {of.Machine.Stateless}");
        if (of.Scale is not null)
        {
            writer.Say($"{"more of",-10}{"x",5}{"count",8}{"exercises",11}{"ms each",12}{"events",10}{"us/event",10}{"1 = linear",12}");
            foreach (var row in of.Scale)
            {
                writer.Say(row.Milliseconds is null
                    ? $"{row.Of,-10}{row.Factor,5}{row.Count,8}   given up: it takes too long"
                    : (FormattableString)$"{row.Of,-10}{row.Factor,5}{row.Count,8}{row.Exercises,11}{row.Milliseconds,12:0.000}{row.Events,10:0}{row.MicrosecondsPerEvent,10:0.00}{row.Linear,12:0.00}");
            }
        }

        void Step(string what, StepCost ours, StepCost byHand) =>
            writer.Say($"  {what,-18}{ours.Ns,10:0.00} ns {ours.Bytes,4:0} B   by hand {byHand.Ns,8:0.00} ns {byHand.Bytes,4:0} B");
    }

    public static void Print(this TextWriter writer, ReplayFigures of)
    {
        writer.Say($"{of.Of}: {of.Entries} entries, {of.Events} events, {of.Bytes} bytes");
        Row("replay, warm", of.Replay);
        Row("System.Text.Json", of.Json);
        writer.Say($"  ratio             {of.Ratio,12:0.00}   target {of.Target:0.0}");
        Row("hash chain alone", of.Verification);
        writer.Say($"  cold start        {of.Cold.Milliseconds,12:0} ms for {of.Cold.Entries} entries verified   target {of.Cold.Target:0} ms");

        void Row(string what, ReplaySpeed speed) =>
            writer.Say($"  {what,-18}{speed.EventsPerSecond,12:0} events/s {speed.EntriesPerSecond,12:0} entries/s {speed.BytesPerEvent,8:0} B per event");
    }

    public static void Print(this TextWriter writer, YamlFigures of)
    {
        writer.Say($"{of.Empty.Name}: {of.Empty.Milliseconds:0} ms and {of.Empty.Megabytes:0.0} MB from the start of the program to its end; the others above that");
        foreach (var file in of.Files.OrderByDescending(file => file.MillisecondsAbove))
        {
            writer.Say($"  {file.Name,-42}{file.MillisecondsAbove,7:0} ms {file.MegabytesAbove,8:0.0} MB{(file.Exit == Exit.Found ? "" : "   NOT REFUSED")}");
        }

        writer.Say($"  target for each: {of.TargetMs:0} ms and {of.TargetMb:0} MB");
    }

    private static void Say(this TextWriter writer, FormattableString line) => writer.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
