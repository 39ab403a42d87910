using System.CommandLine;
using Tabletop.Web.Starting;

namespace Tabletop.Cli.Verbs;

/// <summary>Where a console keeps what it has stored, said as to <c>serve</c>.</summary>
internal static class Stored
{
    public static (Option<string> Data, Option<string?> Log) Options() => (
        new("--data") { Description = "the console's data folder", HelpName = "DIR", DefaultValueFactory = _ => ConsoleOptions.DefaultData },
        new("--log") { Description = "where its log is, if elsewhere: sqlite:FILE or postgres:CONNECTION (left out: TABLETOP_LOG, or a file in the data folder)", HelpName = "PLACE" });

    public static ConsoleOptions Place(ParseResult parsed, Option<string> data, Option<string?> log) =>
        new(ConsoleOptions.DefaultUrls, parsed.GetRequiredValue(data)) { Log = parsed.GetValue(log) };
}
