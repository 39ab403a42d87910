using System.CommandLine;
using System.Globalization;
using Tabletop.Cli.Models;
using Living = Tabletop.Engine.Society.Living;

namespace Tabletop.Cli.Verbs;

/// <summary>Runs one society model on its own, so that a paper's table can be checked.</summary>
internal static class ModelVerb
{
    private const string List = "list";

    /// <summary>A table for people is no longer than this.</summary>
    private const int MostRowsShown = 24;

    /// <summary>Fewer rows in which nothing changes are no end of a course.</summary>
    private const int FewestResting = 3;

    public static Command Make(Output output)
    {
        var name = new Argument<string>("NAME") { Description = $"{string.Join(", ", AllModels.InOrder.Select(model => model.Name))}; or {List}: all of them with their parameters" };
        var set = new Option<string[]>("--set") { Description = "a parameter, any number of times", HelpName = "key=value", AllowMultipleArgumentsPerToken = true };
        var format = Shown.Format();
        var verb = new Command("model", "Runs one society model on its own and prints its course and what it came to.") { name, set, format };
        verb.SetAction(parsed => Run(parsed.GetRequiredValue(name), parsed.GetValue(set) ?? [], parsed.IsJson(format), output));
        return verb;
    }

    private static int Run(string name, string[] set, bool json, Output output)
    {
        if (name == List)
        {
            return set.Length == 0 ? Catalogue(json, output.Out) : throw new UnusableException("--set goes with the name of a model.");
        }

        var model = AllModels.InOrder.FirstOrDefault(model => model.Name == name)
            ?? throw new UnusableException($"There is no model '{name}'; there are {string.Join(", ", AllModels.InOrder.Select(model => model.Name))}.");
        var settings = Settings.Of(model, set);
        var outcome = model.Run(settings);
        if (json)
        {
            output.Out.AsJson(new
            {
                model = model.Name,
                parameters = settings.Values.ToDictionary(one => one.Name, one => Settings.Typed(one.Value), StringComparer.Ordinal),
                series = outcome.Series.Rows.Select(row => outcome.Series.Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal)),
                summary = outcome.Summary,
            });
        }
        else
        {
            Print(model, settings, outcome, output.Out);
        }

        return Exit.Fine;
    }

    private static int Catalogue(bool json, TextWriter writer)
    {
        if (json)
        {
            writer.AsJson(AllModels.InOrder.Select(model => new { model = model.Name, model.Does, model.Parameters }));
            return Exit.Fine;
        }

        foreach (var model in AllModels.InOrder)
        {
            writer.WriteLine($"{model.Name}: {model.Does}");
            foreach (var parameter in model.Parameters)
            {
                writer.WriteLine($"  {$"{parameter.Name}={parameter.Default}",-24}  {parameter.Meaning}");
            }

            if (Elsewhere(model) is { Length: > 0 } elsewhere)
            {
                writer.WriteLine($"  in a scenario: {elsewhere}");
            }
        }

        return Exit.Fine;
    }

    /// <summary>What differs from the model of that name in a scenario: parameters it has there alone, and other defaults.</summary>
    private static string Elsewhere(Model model)
    {
        var living = model.InScenarios?.Parameters.Select(there => (There: there, Here: model.Find(there.Name))).ToArray() ?? [];
        string[] said =
        [
            .. living.Where(one => one.Here is not null && one.There.Default is null).Select(one => $"{one.There.Name} must be given"),
            .. living.Where(one => one.Here is not null && one.There.Default is { } there && Settings.Read(one.Here.Default) is { } here && here != there).Select(Default),
            .. living.Where(one => one.Here is null).Select(one => $"{Default(one)} (there alone)"),
        ];
        return string.Join(", ", said);

        static string Default((Living.Parameter There, Parameter? Here) one) => string.Create(CultureInfo.InvariantCulture, $"{one.There.Name}={one.There.Default}");
    }

    private static void Print(Model model, Settings settings, Outcome outcome, TextWriter writer)
    {
        writer.WriteLine($"{model.Name}: {model.Does}");
        writer.WriteLine($"  {string.Join(' ', settings.Values.Select(one => $"{one.Name}={one.Value}"))}");
        var (columns, rows) = (outcome.Series.Columns, outcome.Series.Rows);
        if (rows.Count > 0)
        {
            writer.WriteLine($"  {string.Join("  ", columns.Select(column => column.PadLeft(8)))}");
        }

        // What no longer changes as it is shown is not shown again.
        string[][] shown = [.. rows.Select(row => row.Select((value, column) => column == 0 ? value.ToString("0.##", CultureInfo.InvariantCulture) : Short(model, columns[column], value)).ToArray())];
        var resting = shown.Length;
        while (resting > 1 && shown[resting - 2].AsSpan(1).SequenceEqual(shown[^1].AsSpan(1)))
        {
            resting--;
        }

        resting = shown.Length - resting < FewestResting ? shown.Length : resting;

        foreach (var at in Series.Thinned(resting, MostRowsShown))
        {
            writer.WriteLine($"  {string.Join("  ", shown[at].Select((value, column) => value.PadLeft(Math.Max(8, columns[column].Length))))}");
        }

        if (resting < shown.Length)
        {
            writer.WriteLine($"  from {columns[0]} {shown[resting - 1][0]} to {shown[^1][0]} nothing changes any more that these digits show");
        }

        foreach (var (name, value) in outcome.Summary)
        {
            writer.WriteLine($"{name} {Short(model, name, value)}");
        }
    }

    private static string Short(Model model, string name, double value) => model.Shares.Contains(name)
        ? (value * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%"
        : value.ToString("0.###", CultureInfo.InvariantCulture);
}
