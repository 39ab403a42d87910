using System.Globalization;
using Tabletop.Hosting;
using Tabletop.Hosting.Sessions;
using Tabletop.Web.Starting;
using Command = System.CommandLine.Command;

namespace Tabletop.Cli.Verbs;

/// <summary>Shows what staff did outside of exercises.</summary>
internal static class AuditVerb
{
    public static Command Make(Output output)
    {
        var (data, log) = Stored.Options();
        var format = Shown.Format();
        var verb = new Command("audit", "Shows what staff did outside of exercises: who signed in, links, uploads, exports. The console may go on.") { data, log, format };
        verb.SetAction(parsed => Run(Stored.Place(parsed, data, log), parsed.IsJson(format), output));
        return verb;
    }

    private static int Run(ConsoleOptions place, bool json, Output output)
    {
        IReadOnlyList<AuditRow> rows;
        try
        {
            rows = [.. StoredData.Read(place, statements => AuditTrail.Read(statements, most: int.MaxValue)).Reverse()];
        }
        catch (HostingProblem problem)
        {
            throw new UnusableException(problem.Message);
        }

        if (json)
        {
            output.Out.AsJson(rows);
            return Exit.Fine;
        }

        foreach (var row in rows)
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(row.AtMs).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            output.Out.WriteLine(string.Join("  ", at, row.Kind, Cell(row.Exercise), Cell(row.Person), Cell(row.About)));
        }

        return Exit.Fine;
    }

    /// <summary>A projector is nobody.</summary>
    private static string Cell(string? id) => string.IsNullOrEmpty(id) ? "-" : id;
}
