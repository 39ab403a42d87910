using System.CommandLine;
using Tabletop.Web.Starting;

namespace Tabletop.Cli.Verbs;

/// <summary>Starts the console: what <c>dotnet run --project web</c> does.</summary>
internal static class ServeVerb
{
    public static Command Make(Output output)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "addresses to listen on, separated by semicolons",
            HelpName = "U",
            DefaultValueFactory = _ => ConsoleOptions.DefaultUrls,
        };
        var data = new Option<string>("--data")
        {
            Description = "the folder that holds exercises, sessions and the staff key",
            HelpName = "DIR",
            DefaultValueFactory = _ => ConsoleOptions.DefaultData,
        };
        var scenarios = new Option<string?>("--scenarios") { Description = "a folder of scenarios, or the folder of one (left out: those that came with the program)", HelpName = "DIR" };
        var log = new Option<string?>("--log") { Description = "where the log is: sqlite:FILE, or postgres:CONNECTION for several nodes (left out: TABLETOP_LOG, or a file in the data folder)", HelpName = "PLACE" };
        var proxy = new Option<string?>("--proxy") { Description = "addresses or networks of the proxies in front, separated by commas (left out: this machine)", HelpName = "A" };
        var verb = new Command("serve", "Starts the console; facilitators, participants and the projector open it in a browser.") { urls, data, scenarios, log, proxy };
        verb.SetAction((parsed, cancellation) => ConsoleServer.Run(
            new(parsed.GetRequiredValue(urls), parsed.GetRequiredValue(data), parsed.GetValue(scenarios))
            {
                Command = Typed(),
                Log = parsed.GetValue(log),
                Proxy = parsed.GetValue(proxy),
            },
            output.Out,
            output.Error,
            cancellation));
        return verb;
    }

    /// <summary>What starts it: a release has files for it above the program.</summary>
    private static string Typed() =>
        File.Exists(Path.Combine(AppContext.BaseDirectory, "..", "start.cmd")) ? "start.cmd"
        : File.Exists(Path.Combine(AppContext.BaseDirectory, "..", "start")) ? "./start"
        : "tools/tabletop serve";
}
