namespace Tabletop.Engine.Society.Living;

/// <summary>
/// Who is active in the streets: in an hour a share of 1 - exp(-follow) of the way to what <see cref="Epstein"/> asks for is gone.
/// Its known bias is mended: police deter only as far as they facilitate, C' = C facilitation, so that numbers and force by themselves never
/// empty a street; and force lowers the threshold, T' = T (1 - force).
/// </summary>
internal sealed class LivingStreets : LivingModel
{
    public override double[] Start(double share, Given given) => [share];

    public override double[] Step(double[] state, Given given, double hours)
    {
        var unrest = new Unrest(
            given["legitimacy"], given["cops-per-active"] * given["facilitation"], given["hardship"], given["threshold"] * (1 - given["force"]), given["k"]);
        return [state[0] + ((Epstein.Active(unrest) - state[0]) * (1 - Numbers.Exp(-given["follow"] * hours)))];
    }

    public override double Share(double[] state, Given given) => state[0];

    public override double[] Moved(double[] state, double share, Given given) => [share];
}
