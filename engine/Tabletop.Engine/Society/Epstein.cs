namespace Tabletop.Engine.Society;

/// <summary>What decides how many people are active in the streets.</summary>
/// <param name="Legitimacy">L: how far people hold the authorities to be in the right, 0..1.</param>
/// <param name="CopsPerActive">C/A: police officers for each active person, from 0.</param>
/// <param name="Hardship">
/// The largest hardship anybody feels, from 0; hardship is spread evenly from 0 to it. 1 is Epstein's own uniform hardship.
/// </param>
/// <param name="Threshold">T: how far grievance must exceed risk, from 0.</param>
/// <param name="K">How fast the risk of arrest grows with <paramref name="CopsPerActive"/>; 2.3 gives 0.9 at one to one.</param>
public readonly record struct Unrest(double Legitimacy, double CopsPerActive, double Hardship = 1, double Threshold = 0.1, double K = 2.3);

/// <summary>
/// Civil violence, model I in closed form. Grievance G = H(1-L); risk N = R P with P = 1 - exp(-k C/A); H and R are spread evenly;
/// a person is active when G - N > T. With g = hardship (1-L) the active share is 0 where T >= g, 1 - (T + P/2)/g where T + P is at most g,
/// else (g-T)^2 / (2 g P). Epstein 2002, PNAS 99 suppl. 3:7243, doi 10.1073/pnas.092080199; the closed form is ours.
/// It shows that policing is a poor substitute for legitimacy. It has no tipping point, no geography and no memory; its parameters are
/// proxies, a description and not an explanation (Thron and Jackson). By itself it charges nothing for police numbers, and so
/// flatters repression: <see cref="Reference"/> says what was done about that. Do not use it to compare ways of policing.
/// </summary>
public static class Epstein
{
    /// <summary>P: the chance of arrest that people reckon with, 0..1.</summary>
    public static double ArrestRisk(double copsPerActive, double k = 2.3) => 1 - Numbers.Exp(-k * copsPerActive);

    /// <summary>The share of people who are active, 0..1.</summary>
    public static double Active(Unrest unrest)
    {
        var grievance = unrest.Hardship * (1 - unrest.Legitimacy);
        var risk = ArrestRisk(unrest.CopsPerActive, unrest.K);
        var over = grievance - unrest.Threshold;
        return over <= 0 ? 0
            : risk <= over ? 1 - ((unrest.Threshold + (risk / 2)) / grievance)
            : over * over / (2 * grievance * risk);
    }
}
