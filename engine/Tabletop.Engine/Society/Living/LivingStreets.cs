namespace Tabletop.Engine.Society.Living;

/// <summary>
/// Who is active in the streets (<see cref="Epstein"/>), with its known bias mended as in <see cref="Reference"/>: a display of police that does
/// not facilitate costs legitimacy, L' = L (1 - presence-cost P (1 - facilitation)), and force lowers the threshold, T' = T (1 - force).
/// It has no memory: what else moves the indicator lasts until the next step.
/// </summary>
internal sealed class LivingStreets : LivingModel
{
    public override double[] Start(double share) => [];

    public override double[] Step(double[] state, Given given, double hours) => state;

    public override double Share(double[] state, Given given)
    {
        var risk = Epstein.ArrestRisk(given["cops-per-active"], given["k"]);
        var legitimacy = given["legitimacy"] * (1 - (given["presence-cost"] * risk * (1 - given["facilitation"])));
        return Epstein.Active(new(legitimacy, given["cops-per-active"], given["hardship"], given["threshold"] * (1 - given["force"]), given["k"]));
    }

    public override double[] Moved(double[] state, double share) => state;
}
