using System.CommandLine;
using Tabletop.Cli.Bench.Serving;

namespace Tabletop.Cli.Verbs;

/// <summary>The benchmarks of what is served, and the hidden verbs of the processes they start.</summary>
internal static class ServingBenchVerbs
{
    private const int MostClients = 10_000;
    private const int MostStarts = 100;

    private static readonly int[] UsualClients = [140, 1_000];

    public static IEnumerable<Command> Make(Output output) =>
    [
        Fanout(output),
        Venue(output),
        Acks(output),
        Start(output),
        EmptyApp(),
        Process(ConsoleUnderTest.Verb, (data, input, said) => ConsoleUnderTest.Run(data!, input, said), output, withData: true),
        Process(BareHub.Verb, (_, input, said) => BareHub.Run(input, said), output),
    ];

    private static Command Fanout(Output output)
    {
        var clients = new Option<int[]>("--clients")
        {
            Description = "how many connected seats, once or more",
            HelpName = "N",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => UsualClients,
        };
        var runs = new Option<int>("--runs") { Description = "how often, by turns with the bare hub", HelpName = "N", DefaultValueFactory = _ => FanoutBench.Runs };
        var (on, format) = (On(), Shown.Format());
        var verb = new Command("fanout", "Sends an inject to a full room of clients, beside a bare SignalR hub.") { clients, runs, on, format };
        verb.SetAction(async (parsed, _) =>
        {
            var (rooms, times) = (parsed.GetRequiredValue(clients), Checked("--runs", parsed.GetValue(runs), FanoutBench.MostRuns));
            List<FanoutFigures> figures = [];
            foreach (var room in rooms)
            {
                figures.Add(await FanoutBench.Run(Checked("--clients", room, MostClients), times, parsed.GetValue(on), output.Error));
            }

            return Show(figures, parsed.IsJson(format), output, all => all.ForEach(output.Out.Print));
        });
        return verb;
    }

    private static Command Venue(Output output)
    {
        var tables = new Option<int>("--tables") { Description = "how many tables of seven seats", HelpName = "N", DefaultValueFactory = _ => VenueBench.Tables };
        var entries = new Option<int>("--entries") { Description = "how many entries in each table's log", HelpName = "N", DefaultValueFactory = _ => VenueBench.Entries };
        var (on, format) = (On(), Shown.Format());
        var verb = new Command("venue", "What a venue of tables takes of memory at the end of a long evening.") { tables, entries, on, format };
        verb.SetAction(async (parsed, _) => Show(
            await VenueBench.Run(Checked("--tables", parsed.GetValue(tables), 1_000), Checked("--entries", parsed.GetValue(entries), 100_000), parsed.GetValue(on), output.Error),
            parsed.IsJson(format),
            output,
            output.Out.Print));
        return verb;
    }

    private static Command Acks(Output output)
    {
        var burst = new Option<int>("--burst") { Description = "how many people of one exercise send at once", HelpName = "N", DefaultValueFactory = _ => AcksBench.Burst };
        var exercises = new Option<int>("--exercises") { Description = "how many exercises are played at once", HelpName = "N", DefaultValueFactory = _ => AcksBench.Exercises };
        var seconds = new Option<double>("--seconds") { Description = "about how long to measure the exercises", HelpName = "S", DefaultValueFactory = _ => 12 };
        var (on, format) = (On(), Shown.Format());
        var verb = new Command("acks", "How soon commands are acknowledged, which they are when they are durable, beside single commits.") { burst, exercises, seconds, on, format };
        verb.SetAction(async (parsed, _) => Show(
            await AcksBench.Run(
                Checked("--burst", parsed.GetValue(burst), 1_000),
                Checked("--exercises", parsed.GetValue(exercises), 1_000),
                BenchVerb.Checked(parsed.GetValue(seconds)),
                parsed.GetValue(on),
                output.Error),
            parsed.IsJson(format),
            output,
            output.Out.Print));
        return verb;
    }

    private static Command Start(Output output)
    {
        var starts = new Option<int>("--starts") { Description = "how often each is started", HelpName = "N", DefaultValueFactory = _ => StartBench.Starts };
        var (on, format) = (On(), Shown.Format());
        var verb = new Command("start", "From starting the console to its first page, beside an empty ASP.NET Core app.") { starts, on, format };
        verb.SetAction(async (parsed, _) => Show(
            await StartBench.Run(Checked("--starts", parsed.GetValue(starts), MostStarts), parsed.GetValue(on)), parsed.IsJson(format), output, output.Out.Print));
        return verb;
    }

    private static Command EmptyApp()
    {
        var url = new Argument<string>("URL");
        var verb = new Command(StartBench.Verb, "What 'bench start' starts.") { url };
        verb.Hidden = true;
        verb.SetAction((parsed, _) => StartBench.Serve(parsed.GetRequiredValue(url), Console.In));
        return verb;
    }

    /// <summary>It is told what to do on standard input.</summary>
    private static Command Process(string name, Func<string?, TextReader, TextWriter, Task<int>> run, Output output, bool withData = false)
    {
        var verb = new Command(name, "What benchmarks start.") { Hidden = true };
        var data = new Argument<string>("DATA");
        if (withData)
        {
            verb.Add(data);
        }

        verb.SetAction((parsed, _) => run(withData ? parsed.GetValue(data) : null, Console.In, output.Out));
        return verb;
    }

    private static int Show<T>(T figures, bool json, Output output, Action<T> print)
    {
        if (json)
        {
            output.Out.AsJson(figures);
        }
        else
        {
            print(figures);
        }

        return Exit.Fine;
    }

    private static Option<string?> On() =>
        new("--data") { Description = "a folder on the disk to measure; a new one is made in it and deleted (where the console keeps its data)", HelpName = "DIR" };

    private static int Checked(string option, int given, int most) =>
        given >= 1 && given <= most ? given : throw new UnusableException(FormattableString.Invariant($"{option} is 1 to {most}."));
}
