namespace Tabletop.Engine.Society.Living;

/// <summary>
/// Incidents that cause one another (<see cref="Hawkes"/>). Seen: how many to expect in an hour, as a share of <c>full-at</c>. Rhetoric from 0 to 1
/// doubles the background at most. Incidents are drawn from the exercise's seed; the subject of a draw is the model, never a group.
/// </summary>
internal sealed class LivingIncidents : LivingModel
{
    /// <summary>The state holds an excitation of up to this many incidents an hour as a number from 0 to 1.</summary>
    private const double MostExcitation = 1_000;

    public override double[] Start(double share, Given given) => Moved([], share, given);

    public override double[] Step(double[] state, Given given, double hours)
    {
        var (rates, rhetoric) = (Rates(given), 1 + given["rhetoric"]);
        var excitation = state[0] * MostExcitation;
        var incidents = Hawkes.Incidents(Hawkes.Expected(excitation, rates, hours, rhetoric), given.Seed, given.Id, given.Tick);
        return [Math.Min(1, Hawkes.Step(excitation, rates, incidents, hours) / MostExcitation)];
    }

    public override double Share(double[] state, Given given) =>
        Math.Min(1, Hawkes.Intensity(state[0] * MostExcitation, Rates(given), 1 + given["rhetoric"]) / given["full-at"]);

    /// <summary>What is seen beyond the background comes of incidents before it.</summary>
    public override double[] Moved(double[] state, double share, Given given)
    {
        var background = given["background"] * (1 + given["rhetoric"]);
        return [Math.Clamp(((share * given["full-at"]) - background) / MostExcitation, 0, 1)];
    }

    private static HawkesRates Rates(Given given) => new(given["background"], given["branching"], given["half-life-hours"]);
}
