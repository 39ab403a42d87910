namespace Tabletop.Engine.Society.Living;

/// <summary>
/// People who join when enough others have (<see cref="Granovetter"/>). Seen: who takes part. In an hour a share of 1 - exp(-follow) of the way to
/// what the thresholds ask for is gone.
/// </summary>
internal sealed class LivingCascade : LivingModel
{
    public override double[] Start(double share, Given given) => [share];

    public override double[] Step(double[] state, Given given, double hours)
    {
        var wanted = Granovetter.Next(state[0], new(given["mean"], given["sigma"]));
        return [state[0] + ((wanted - state[0]) * (1 - Numbers.Exp(-given["follow"] * hours)))];
    }

    public override double Share(double[] state, Given given) => state[0];

    public override double[] Moved(double[] state, double share, Given given) => [share];
}
