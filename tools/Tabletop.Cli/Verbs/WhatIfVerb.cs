using System.CommandLine;
using Tabletop.Authoring.Findings;
using Tabletop.Cli.Logs;
using Tabletop.Engine;
using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Command = System.CommandLine.Command;

namespace Tabletop.Cli.Verbs;

/// <summary>Plays a log again with one thing changed, and puts both outcomes side by side.</summary>
internal static class WhatIfVerb
{
    public static Command Make(Output output)
    {
        var path = new Argument<string>("LOG.jsonl") { Description = "a log that play or the console wrote" };
        var at = new Option<long?>("--at") { Description = "the entry after which it happens; for an answer: those before it stay as they were", HelpName = "VERSION" };
        var answer = new Option<string>("--answer") { Description = "the seat answers otherwise, at the time it did (several options with commas between)", HelpName = "SEAT:ASK=OPTION" };
        var now = new Option<bool>("--now") { Description = "with --answer: it is given at --at, earlier or later than it was" };
        var act = new Option<string>("--do") { Description = "the seat does an action then", HelpName = "ROLE:ACTION" };
        var share = new Option<string>("--share") { Description = "the seat tells another what it knows then", HelpName = "SEAT:FACT=SEAT" };
        var drop = new Option<long?>("--drop") { Description = "the command of this entry is never given", HelpName = "VERSION" };
        var city = new Option<string>("--city") { Description = "the same people in another city, from the start: a city file, or the id of one in a folder 'cities' beside or above the log, or in 'scenarios' here", HelpName = "F" };
        var format = Shown.Format();
        var verb = new Command("whatif", "Plays a log again with one thing changed, and compares.") { path, at, answer, now, act, share, drop, city, format };
        verb.SetAction(parsed =>
        {
            var change = Change(
                parsed.GetValue(at), parsed.GetValue(answer), parsed.GetValue(now), parsed.GetValue(act), parsed.GetValue(share), parsed.GetValue(drop), parsed.GetValue(city));
            return Run(parsed.GetRequiredValue(path), change, parsed.IsJson(format), output);
        });
        return verb;
    }

    private static WhatIfChange Change(long? at, string? answer, bool now, string? act, string? share, long? drop, string? city)
    {
        if (new object?[] { answer, act, share, drop, city }.Count(given => given is not null) != 1)
        {
            throw new UnusableException("Change one thing: --answer, --do, --share, --drop or --city.");
        }

        if (now && (answer is null || at is null))
        {
            throw new UnusableException("--now goes with --answer and --at.");
        }

        if (drop < at)
        {
            throw new UnusableException($"Entry {drop} lies before --at {at}: what is to change comes after it.");
        }

        return answer is not null && Two(answer, ':') is var (seat, asked) && Two(asked, '=') is var (ask, option) ? new WhatIfChange.Answer(seat, ask, option, at, now)
            : answer is not null ? throw new UnusableException($"'{answer}' is no answer; write SEAT:ASK=OPTION.")
            : act is not null && Two(act, ':') is var (doer, action) ? new WhatIfChange.Act(doer, action, Moment(at))
            : act is not null ? throw new UnusableException($"'{act}' is no action of a role; write ROLE:ACTION.")
            : share is not null && Two(share, ':') is var (from, told) && Two(told, '=') is var (fact, with) ? new WhatIfChange.Share(from, fact, with, Moment(at))
            : share is not null ? throw new UnusableException($"'{share}' is no share; write SEAT:FACT=SEAT.")
            : drop is { } version ? new WhatIfChange.Drop(version)
            : new WhatIfChange.InCity(city!);
    }

    /// <summary>What there is, where something was named that there is not.</summary>
    private static string Instead(Refusal refusal, WhatIfChange change, Scenario scenario)
    {
        if (refusal is not { Code: "unknown", Arguments: [var kind, var name] })
        {
            return "";
        }

        var asks = scenario.Injects.SelectMany(inject => inject.Asks);
        string[] ids = kind switch
        {
            "seat" => [.. scenario.Roles.Select(role => role.Id)],
            "action" => [.. scenario.Actions.Select(action => action.Id)],
            "fact" => [.. scenario.Facts.Select(fact => fact.Id)],
            "question" => [.. asks.Select(ask => ask.Id)],
            "option" => [.. asks.Where(ask => ask.Id == (change as WhatIfChange.Answer)?.Ask).SelectMany(ask => ask.Options).Select(option => option.Id)],
            _ => [],
        };
        return ids.Length == 0 ? "" : $"{(Guess.Of(name, ids) is { } near ? $" Did you mean '{near}'?" : "")} There {(ids.Length == 1 ? "is" : "are")} {string.Join(", ", ids)}.";
    }

    private static long Moment(long? at) => at ?? throw new UnusableException("Say with --at VERSION after which entry it happens.");

    private static (string, string)? Two(string text, char between) =>
        text.IndexOf(between, StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 ? (text[..at], text[(at + 1)..]) : null;

    private static int Run(string path, WhatIfChange change, bool json, Output output)
    {
        if (LogFile.Read(path, output) is not { } log)
        {
            return Exit.Found;
        }

        var reply = WhatIf.Compare(log.Book, log.Entries.ToItems(), change, id => Inputs.City(id, [path, Path.GetFullPath("scenarios")], "beside or above the log, or in 'scenarios' here,", output));
        if (reply.Refusal is { } refusal)
        {
            throw new UnusableException($"{path}: {refusal.Sentence}{Instead(refusal, change, log.Book.Scenario)}");
        }

        if (json)
        {
            output.Out.AsJson(reply.Comparison);
        }
        else
        {
            WhatIfTable.Print(reply.Comparison!, output.Out);
        }

        return Exit.Fine;
    }
}
