namespace Tabletop.Engine.Society;

/// <summary>Shares of the people, 0..1; together 1.</summary>
/// <param name="Ignorant">I: have not heard the rumour.</param>
/// <param name="Spreading">S: believe it and pass it on.</param>
/// <param name="Stifled">R: believe it and have stopped passing it on.</param>
/// <param name="Corrected">C: have heard and believed the correction.</param>
public readonly record struct Rumour(double Ignorant, double Spreading, double Stifled, double Corrected) : IFlow<Rumour>
{
    /// <summary>The share of people who believe it.</summary>
    public double Believed => Spreading + Stifled;

    /// <param name="share">Who spread it at the start, 0..1.</param>
    public static Rumour SpreadBy(double share) => new(1 - share, share, 0, 0);

    Rumour IFlow<Rumour>.After(Rumour slope, double hours) => new(
        Ignorant + (hours * slope.Ignorant),
        Spreading + (hours * slope.Spreading),
        Stifled + (hours * slope.Stifled),
        Corrected + (hours * slope.Corrected));
}

/// <summary>How a rumour and its correction travel. Rates are from 0 to 100.</summary>
/// <param name="SpreadPerHour">β: how many people a spreader tells in an hour.</param>
/// <param name="StiflePerHour">γ: how fast spreaders stop when they meet people who know it already.</param>
/// <param name="ReachPerHour">The share of people the correction reaches in an hour.</param>
/// <param name="Credibility">How far those who correct are believed, 0..1.</param>
/// <param name="Unity">U: how far they speak with one voice, 0..1.</param>
public readonly record struct RumourRates(double SpreadPerHour, double StiflePerHour, double ReachPerHour = 0, double Credibility = 1, double Unity = 1)
{
    /// <summary>The share of the uncorrected who are corrected in an hour.</summary>
    public double CorrectedPerHour => ReachPerHour * Credibility * Unity;
}

/// <summary>
/// A rumour and its correction: I' = -βIS - cI, S' = βIS - γS(S+R) - cS, R' = γS(S+R) - cR, C' = c(I+S+R), c = reach credibility unity.
/// Maki and Thompson 1973, after Daley and Kendall 1965; at β = γ a share of 0.203 never hears it (Sudbury 1985, J. Appl. Prob. 22:443).
/// The correction is ours. It shows that both speed and credibility count. It cannot tell how far a real rumour will go: everybody here
/// meets everybody, nobody is corrected and then believes again, and the rates are teaching values. Any rumour spreads; there is no threshold.
/// </summary>
public static class MakiThompson
{
    /// <summary>A run notes a state every five minutes.</summary>
    private const int NotesPerHour = 12;

    /// <param name="hours">From 0.</param>
    public static Rumour Step(Rumour rumour, RumourRates rates, bool correcting, double hours)
    {
        var (spread, stifle) = (rates.SpreadPerHour, rates.StiflePerHour);
        var correct = correcting ? rates.CorrectedPerHour : 0;
        return RungeKutta.Step(rumour, hours, spread + (2 * stifle) + correct, now =>
        {
            var told = spread * now.Ignorant * now.Spreading;
            var stifled = stifle * now.Spreading * now.Believed;
            return new(
                -told - (correct * now.Ignorant),
                told - stifled - (correct * now.Spreading),
                stifled - (correct * now.Stifled),
                correct * (now.Ignorant + now.Spreading + now.Stifled));
        });
    }

    /// <param name="correctFromHour">When the correction begins, to five minutes; null: never.</param>
    /// <returns>The state at the start and every five minutes.</returns>
    public static Items<Rumour> Run(Rumour rumour, RumourRates rates, double? correctFromHour, double hours)
    {
        List<Rumour> states = [rumour];
        for (var n = 0; n < hours * NotesPerHour; n++)
        {
            var correcting = correctFromHour is { } from && n >= Math.Round(from * NotesPerHour);
            states.Add(rumour = Step(rumour, rates, correcting, 1.0 / NotesPerHour));
        }

        return states.ToItems();
    }
}
