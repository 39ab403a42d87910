using System.CommandLine;
using Tabletop.Hosting;
using Tabletop.Hosting.Backups;
using Tabletop.Hosting.Logs;
using Tabletop.Web.Starting;

namespace Tabletop.Cli.Verbs;

/// <summary>Copies a data folder into one file, also while the console uses it.</summary>
internal static class BackupVerb
{
    public static Command Make(Output output)
    {
        var data = Data();
        var to = new Option<string>("--out") { Description = "the file to write; one of that name is replaced once the new one is whole", HelpName = "FILE", Required = true };
        var log = new Option<string?>("--log") { Description = "where the log is, if it is not in the data folder (or TABLETOP_LOG): a PostgreSQL database has tools of its own", HelpName = "PLACE" };
        var format = Shown.Format();
        var verb = new Command("backup", "Copies a data folder into one file, also while it is used: exercises, sessions, media, uploaded scenarios, staff key.") { data, to, log, format };
        verb.SetAction(parsed => Run(parsed.GetRequiredValue(data), parsed.GetRequiredValue(to), parsed.GetValue(log), parsed.IsJson(format), output));
        return verb;
    }

    internal static Option<string> Data() => new("--data")
    {
        Description = "the folder that holds exercises, sessions and the staff key",
        HelpName = "DIR",
        DefaultValueFactory = _ => ConsoleOptions.DefaultData,
    };

    /// <summary>What is wrong with the storage, in its one sentence; a damaged log is what both verbs look for.</summary>
    internal static int Said(Func<int> work, Output output)
    {
        try
        {
            return work();
        }
        catch (DamagedLog damaged)
        {
            output.Error.WriteLine(damaged.Message);
            return Exit.Found;
        }
        catch (HostingProblem problem)
        {
            throw new UnusableException(problem.Message);
        }
    }

    /// <summary>The connection, where the log is in PostgreSQL by what was typed or by TABLETOP_LOG.</summary>
    internal static string? Postgres(string? log)
    {
        const string prefix = "postgres:";
        var place = log ?? Environment.GetEnvironmentVariable(ConsoleOptions.LogVariable);
        return place?.StartsWith(prefix, StringComparison.Ordinal) == true ? place[prefix.Length..] : null;
    }

    /// <summary>A log that lies elsewhere would be left out, or an old one taken for it.</summary>
    private static void RequireLogIn(string data, string? log)
    {
        const string prefix = "sqlite:";
        var place = log ?? Environment.GetEnvironmentVariable(ConsoleOptions.LogVariable);
        if (place?.StartsWith(prefix, StringComparison.Ordinal) == true && Path.GetFullPath(place[prefix.Length..]) != Path.GetFullPath(Path.Combine(data, "tabletop.db")))
        {
            throw new UnusableException($"The log is {place[prefix.Length..]}, and a data folder is copied with the log that lies in it: tabletop.db in {data}. Name with --data the folder it is in.");
        }
    }

    private static int Run(string data, string to, string? log, bool json, Output output) => Said(
        () =>
        {
            if (Postgres(log) is not null)
            {
                throw new UnusableException(
                    "The log is in PostgreSQL: copy it with pg_dump, which also holds the media; after pg_restore, and before a node starts, run restore --log once (web/Operations/README.md).");
            }

            RequireLogIn(data, log);
            var made = Backup.Take(data, to);
            if (json)
            {
                output.Out.AsJson(made);
            }
            else
            {
                output.Out.WriteLine($"{made.File}: {Shown.Count(made.Exercises, "exercise", "exercises")}, {made.Entries} entries, {made.Media} media, {made.Scenarios} uploaded scenarios, {made.Bytes} bytes");
                output.Out.WriteLine($"sha256 {made.Sha256}");
            }

            return Exit.Fine;
        },
        output);
}
