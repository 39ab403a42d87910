using System.Globalization;
using Tabletop.Authoring.Findings;

namespace Tabletop.Cli.Models;

/// <summary>The parameters of one run: what was set, else the defaults. A value that cannot be used is said in a sentence.</summary>
internal sealed class Settings
{
    /// <summary>Instead of an hour or a change: it does not happen.</summary>
    public const string Never = "never";

    private readonly Model _model;
    private readonly Dictionary<string, string> _values;

    private Settings(Model model, Dictionary<string, string> values) => (_model, _values) = (model, values);

    /// <summary>The parameters in the model's order, as typed.</summary>
    public IEnumerable<(string Name, string Value)> Values => _model.Parameters.Select(parameter => (parameter.Name, Text(parameter.Name)));

    /// <param name="given">Each <c>key=value</c>.</param>
    public static Settings Of(Model model, IEnumerable<string> given)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in given)
        {
            if (one.Split('=', 2) is not [var name, var value])
            {
                throw new UnusableException($"'{one}' sets nothing; write for instance {model.Parameters[0].Name}={model.Parameters[0].Default}.");
            }

            if (model.Find(name) is not { } parameter)
            {
                string[] names = [.. model.Parameters.Select(parameter => parameter.Name)];
                throw new UnusableException(model.InScenarios?.Find(name) is not null
                    ? $"'{name}' works in a scenario only: here {model.Name} is as published. It has {string.Join(", ", names)}."
                    : $"{model.Name} has no parameter '{name}'{(Guess.Of(name, names) is { } near ? $" (did you mean {near}?)" : "")}; it has {string.Join(", ", names)}.");
            }

            if (!values.TryAdd(parameter.Name, value))
            {
                throw new UnusableException($"'{parameter.Name}' is set twice.");
            }
        }

        return new(model, values);
    }

    /// <summary>A parameter as a program wants it: a number where it is one, else as typed.</summary>
    public static object Typed(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : Read(value) is { } number ? number : value;

    public string Text(string name) => _values.TryGetValue(name, out var value) ? value : _model.Parameters.First(parameter => parameter.Name == name).Default;

    public double Number(string name, double low, double high) =>
        Read(Text(name)) is { } number && number >= low && number <= high ? number : throw Wrong(name, $"a number from {Print(low)} to {Print(high)}");

    public double Share(string name) => Number(name, 0, 1);

    public int Whole(string name, int low, int high) =>
        int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high
            ? number
            : throw Wrong(name, $"a whole number from {Print(low)} to {Print(high)}");

    public long Seed(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? seed : throw Wrong(name, "a whole number");

    /// <summary>Null: never.</summary>
    public double? Hour(string name) => Text(name) == Never ? null
        : Read(Text(name)) is { } hour and >= 0 and <= 100_000 ? hour
        : throw Wrong(name, $"an hour from 0, or '{Never}'");

    /// <summary>Numbers between slashes (or commas).</summary>
    public double[] Numbers(string name)
    {
        var numbers = Text(name).Split('/', ',').Select(part => Read(part.Trim())).ToArray();
        return Array.TrueForAll(numbers, number => number is not null)
            ? [.. numbers.Select(number => number!.Value)]
            : throw Wrong(name, "numbers with a slash between them, for instance 0.5/0.5");
    }

    public (double Low, double High) Range(string name) =>
        Text(name).Split("..") is [var from, var to] && Read(from) is { } low && Read(to) is { } high && low < high
            ? (low, high)
            : throw Wrong(name, "a range from a smaller to a larger number, for instance 0..1");

    public bool IsYes(string name) => Choice(name, "no", "yes") == 1;

    /// <returns>The position of what was chosen.</returns>
    public int Choice(string name, params string[] words) =>
        Array.IndexOf(words, Text(name)) is var at and >= 0 ? at : throw Wrong(name, string.Join(" or ", words));

    public UnusableException Wrong(string name, string wanted) => new($"'{name}' of {_model.Name} is {wanted}, not '{Text(name)}'.");

    /// <summary>A number as it is written in code, of any culture; null: it is none.</summary>
    public static double? Read(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && Math.Abs(number) <= 1e9 ? number : null;

    private static string Print(double number) => number.ToString(CultureInfo.InvariantCulture);
}
