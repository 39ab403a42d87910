using System.CommandLine;
using Tabletop.Web.Contracts.TypeScript;
using Tabletop.Web.Starting;

var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by semicolons.", DefaultValueFactory = _ => ConsoleOptions.DefaultUrls };
var data = new Option<string>("--data") { Description = "The folder that holds exercises, sessions and the staff key.", DefaultValueFactory = _ => ConsoleOptions.DefaultData };
var scenarios = new Option<string?>("--scenarios") { Description = "A folder of scenarios, or the folder of one; those that came with the program if left out." };
var log = new Option<string?>("--log") { Description = "Where the log is: sqlite:FILE, or postgres:CONNECTION for several nodes; left out: TABLETOP_LOG, or a file in the data folder." };
var proxy = new Option<string?>("--proxy") { Description = "Addresses or networks of the proxies in front, separated by commas; this machine if left out." };
var file = new Argument<string>("file") { Description = "The file to write." };

var root = new RootCommand("The console of Tabletop: facilitators, participants and the projector open it in a browser.") { urls, data, scenarios, log, proxy };
root.SetAction((parsed, cancellation) => ConsoleServer.Run(
    new(parsed.GetRequiredValue(urls), parsed.GetRequiredValue(data), parsed.GetValue(scenarios)) { Log = parsed.GetValue(log), Proxy = parsed.GetValue(proxy) },
    Console.Out,
    Console.Error,
    cancellation));

var wireTypes = new Command("wire-types", "Writes the TypeScript types of everything on the wire.") { file };
wireTypes.SetAction(parsed => File.WriteAllText(parsed.GetRequiredValue(file), WireTypes.TypeScript()));
root.Subcommands.Add(wireTypes);

var asked = root.Parse(args);

// How the program ends on SIGTERM is the server's to say: it has a log to flush.
var exitCode = await asked.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
return asked.Errors.Count > 0 ? 2 : exitCode;
