using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Society.Living;

/// <summary>A scenario's model made ready for play: names are positions, conditions tests.</summary>
internal sealed class SocietyPlan
{
    private readonly double[] _numbers;

    /// <summary>For each parameter the indicator it is read from, both where there is one for each group; none for a number.</summary>
    private readonly int[][] _gauges;

    public SocietyPlan(Playbook book, SocietyModel model)
    {
        (Model, Kind) = (model, ModelKinds.Find(model.Model) ?? throw new FormatException($"'{model.Model}' is no model that lives in play."));
        (Rules, Drives) = (LivingModel.Of(model.Model), book.Indicator(model.Drives));
        (StartsWhen, CorrectedWhen) = (book.Test(model.StartsWhen), book.Test(model.CorrectedWhen));
        _numbers = new double[Kind.Parameters.Count];
        _gauges = new int[_numbers.Length][];
        for (var i = 0; i < _numbers.Length; i++)
        {
            var given = model.Inputs.FirstOrDefault(x => Kind.Find(x.Name) == Kind.Parameters[i]);
            _gauges[i] = given?.Indicator is { } indicator ? [.. book.GaugesNamed(indicator)] : [];
            _numbers[i] = (given?.Number is { } millionths ? millionths / 1e6 : Kind.Parameters[i].Default)
                ?? (_gauges[i].Length > 0 ? 0 : throw new FormatException($"The model '{model.Id}' needs '{Kind.Parameters[i].Name}'."));
        }
    }

    public SocietyModel Model { get; }

    public ModelKind Kind { get; }

    public LivingModel Rules { get; }

    /// <summary>The gauge it moves.</summary>
    public int Drives { get; }

    public Test? StartsWhen { get; }

    public Test? CorrectedWhen { get; }

    /// <summary>
    /// What its parameters are now: numbers as written; indicators as shares of their range, the mean of both groups where each has a value, and
    /// within what the parameter allows.
    /// </summary>
    public double[] Values(Playbook book, Items<long> indicators)
    {
        var values = new double[_numbers.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _gauges[i].Length == 0 ? _numbers[i] : Math.Clamp(Mean(book, indicators, _gauges[i]), Kind.Parameters[i].Low, Kind.Parameters[i].High);
        }

        return values;
    }

    private static double Mean(Playbook book, Items<long> indicators, int[] gauges)
    {
        var sum = 0.0;
        foreach (var gauge in gauges)
        {
            sum += ShareOf(book.Gauges[gauge], indicators[gauge]);
        }

        return sum / gauges.Length;
    }

    public static double ShareOf(Indicator gauge, long value) =>
        gauge.High > gauge.Low ? (value - gauge.Low) / (double)(gauge.High - gauge.Low) : 0;

    /// <summary>In thousandths.</summary>
    public static long ValueOf(Indicator gauge, double share) => gauge.Low + (long)Math.Round((gauge.High - gauge.Low) * Math.Clamp(share, 0, 1));
}
