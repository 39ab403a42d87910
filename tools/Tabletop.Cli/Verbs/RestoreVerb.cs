using System.CommandLine;
using System.Security.Cryptography;
using Tabletop.Hosting.Backups;

namespace Tabletop.Cli.Verbs;

/// <summary>Puts a backup into a data folder that nobody uses.</summary>
internal static class RestoreVerb
{
    public static Command Make(Output output)
    {
        var file = new Argument<string?>("FILE") { Description = "what backup wrote (left out with --log)", Arity = ArgumentArity.ZeroOrOne };
        var data = BackupVerb.Data();
        var force = new Option<bool>("--force") { Description = "the folder holds data: set them aside in a folder within it" };
        var keep = new Option<bool>("--keep-sessions") { Description = "phones and staff go on without joining again; what was taken from anybody since the backup is theirs again" };
        var erased = new Option<string?>("--erased") { Description = "the file 'erased' of the folder the backup was taken of, where that is another", HelpName = "LIST" };
        var log = new Option<string?>("--log") { Description = "a PostgreSQL database that pg_restore has put back, as postgres:CONNECTION or in TABLETOP_LOG: what it needs before it is used", HelpName = "PLACE" };
        var format = Shown.Format();
        var verb = new Command("restore", "Verifies a backup and puts it into a data folder, or makes a database that was put back fit for use.") { file, data, force, keep, erased, log, format };
        verb.Validators.Add(parsed =>
        {
            if (parsed.GetValue(file) is not null && parsed.GetValue(log) is not null)
            {
                parsed.AddError("Name the file that backup wrote, or a PostgreSQL database with --log, and not both.");
            }
        });
        verb.SetAction(parsed => parsed.GetValue(file) is not { } backup
            ? RunInPostgres(parsed.GetValue(log), parsed.GetValue(keep), parsed.GetValue(erased), parsed.IsJson(format), output)
            : Run(
            new(backup, parsed.GetRequiredValue(data))
            {
                Force = parsed.GetValue(force),
                KeepSessions = parsed.GetValue(keep),
                Erased = parsed.GetValue(erased),
            },
            parsed.IsJson(format),
            output));
        return verb;
    }

    private static int RunInPostgres(string? log, bool keep, string? erased, bool json, Output output) => BackupVerb.Said(
        () =>
        {
            var connection = BackupVerb.Postgres(log) ?? throw new UnusableException("Name the file that backup wrote, or a PostgreSQL database with --log.");
            var made = PutBack.InPostgres(connection, keep, erased, RandomNumberGenerator.GetBytes);
            if (json)
            {
                output.Out.AsJson(made);
                return Exit.Fine;
            }

            output.Out.WriteLine($"{Shown.Count(made.Exercises, "exercise", "exercises")}, {made.Entries} entries; every exercise goes on from where it was");
            Say(made, keep, output);
            return Exit.Fine;
        },
        output);

    private static int Run(RestoreWish wish, bool json, Output output) => BackupVerb.Said(
        () =>
        {
            var made = Restoring.Run(wish, RandomNumberGenerator.GetBytes, TimeProvider.System.GetUtcNow());
            if (json)
            {
                output.Out.AsJson(made);
                return Exit.Fine;
            }

            output.Out.WriteLine($"{wish.Data}: {Shown.Count(made.Exercises, "exercise", "exercises")}, {made.Entries} entries, {made.Media} media; every exercise goes on from where it was");
            Say(made, wish.KeepSessions, output);
            if (made.SetAside is { } aside)
            {
                output.Out.WriteLine($"What was there is in {aside}; delete it when you are sure.");
            }

            return Exit.Fine;
        },
        output);

    private static void Say(RestoreMade made, bool keptSessions, Output output)
    {
        output.Out.WriteLine(keptSessions
            ? "Sessions, links and badges go on."
            : "All sessions, links and badges have ended, since what was taken from anybody after the backup would be theirs again: open the staff link anew, and join by code or with new badges.");
        if (made.ErasedAgain > 0)
        {
            output.Out.WriteLine($"{made.ErasedAgain} texts and people that were erased since are erased again.");
        }
    }
}
