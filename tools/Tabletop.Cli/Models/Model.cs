using Tabletop.Engine.Society.Living;

namespace Tabletop.Cli.Models;

/// <summary>A society model that runs on its own.</summary>
/// <param name="Does">One line: what it is and who published it.</param>
internal sealed record Model(string Name, string Does, IReadOnlyList<Parameter> Parameters, Func<Settings, Outcome> Run)
{
    /// <summary>The columns and the numbers of the summary that are shares of people.</summary>
    public IReadOnlyList<string> Shares { get; init; } = [];

    /// <summary>The same model as scenarios can let it live; null: they cannot.</summary>
    public ModelKind? InScenarios => ModelKinds.Find(Name);

    /// <summary>The parameter of that name: its own, or the one it has in scenarios, where a rate may end in <c>-per-hour</c> or not.</summary>
    public Parameter? Find(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name)
        ?? (InScenarios?.Find(name) is { } living ? Parameters.FirstOrDefault(parameter => living == InScenarios.Find(parameter.Name)) : null);
}

/// <param name="Default">As it would be typed.</param>
/// <param name="Meaning">With unit and range.</param>
internal sealed record Parameter(string Name, string Default, string Meaning);

/// <summary>What a run came to.</summary>
/// <param name="Series">Empty where the model has no course.</param>
/// <param name="Summary">By name.</param>
internal sealed record Outcome(Series Series, IReadOnlyDictionary<string, double> Summary)
{
    public static Outcome Of(params (string Name, double Value)[] summary) => Of(new([]), summary);

    public static Outcome Of(Series series, params (string Name, double Value)[] summary) =>
        new(series, summary.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal));
}

/// <summary>A table over time, rounds or another quantity.</summary>
internal sealed record Series(IReadOnlyList<string> Columns)
{
    /// <summary>Long runs are thinned to about so many rows, the last one included.</summary>
    private const int MostRows = 240;

    private readonly List<double[]> _rows = [];

    public IReadOnlyList<double[]> Rows => _rows;

    /// <param name="row">Of the position in the run and what is there, in the order of the columns.</param>
    public static Series Of<T>(string[] columns, IReadOnlyList<T> run, Func<int, T, double[]> row)
    {
        var series = new Series(columns);
        foreach (var at in Thinned(run.Count, MostRows))
        {
            series._rows.Add(row(at, run[at]));
        }

        return series;
    }

    /// <summary>Positions, evenly, from the first; and the last.</summary>
    public static IEnumerable<int> Thinned(int count, int most)
    {
        var every = Math.Max(1, ((count - 1) / most) + 1);
        return Enumerable.Range(0, count).Where(at => at % every == 0 || at == count - 1);
    }
}
