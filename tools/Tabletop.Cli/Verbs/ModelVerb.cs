using System.CommandLine;
using System.Globalization;
using Tabletop.Cli.Models;

namespace Tabletop.Cli.Verbs;

/// <summary>Runs one society model on its own, so that a paper's table can be checked.</summary>
internal static class ModelVerb
{
    private const string List = "list";

    /// <summary>A table for people is no longer than this.</summary>
    private const int MostRowsShown = 24;

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
        }

        return Exit.Fine;
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

        foreach (var at in Series.Thinned(rows.Count, MostRowsShown))
        {
            writer.WriteLine($"  {string.Join("  ", rows[at].Select((value, column) => Short(value).PadLeft(Math.Max(8, columns[column].Length))))}");
        }

        foreach (var (name, value) in outcome.Summary)
        {
            writer.WriteLine($"{name} {Short(value)}");
        }
    }

    private static string Short(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
