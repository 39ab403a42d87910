namespace Tabletop.Engine.Society.Living;

/// <summary>A hoax and its fact-check (<see cref="Hoax"/>). Seen: who believes it. State: believers, fact-checkers.</summary>
internal sealed class LivingHoax : LivingModel
{
    public override double[] Start(double share, Given given) => [share, 0];

    public override double[] Step(double[] state, Given given, double hours)
    {
        var rates = new HoaxRates(given["spread"], given["gullibility"], given["verify"], given["forget"]);
        var after = Hoax.Step(new(1 - state[0] - state[1], state[0], state[1]), rates, hours);
        return [after.Believers, after.FactCheckers];
    }

    public override double Share(double[] state, Given given) => state[0];

    public override double[] Moved(double[] state, double share, Given given) => [share, Math.Min(state[1], 1 - share)];
}
