namespace Tabletop.Engine.Society;

/// <summary>Shares of the people, 0..1; together 1.</summary>
/// <param name="Susceptible">Have no opinion of the hoax, or have forgotten it.</param>
/// <param name="Believers">B: believe the hoax and pass it on.</param>
/// <param name="FactCheckers">F: know it is false and pass that on.</param>
public readonly record struct HoaxState(double Susceptible, double Believers, double FactCheckers) : IFlow<HoaxState>
{
    HoaxState IFlow<HoaxState>.After(HoaxState slope, double hours) => new(
        Susceptible + (hours * slope.Susceptible),
        Believers + (hours * slope.Believers),
        FactCheckers + (hours * slope.FactCheckers));
}

/// <summary>How a hoax and its fact-check compete. Rates are per hour, from 0 to 100.</summary>
/// <param name="SpreadPerHour">β: how fast the susceptible take up one or the other.</param>
/// <param name="Gullibility">α: how much more believable the hoax is than the fact-check, 0 to under 1.</param>
/// <param name="VerifyPerHour">p_v: believers who verify; what trusted messengers raise.</param>
/// <param name="ForgetPerHour">p_f: believers and fact-checkers who lose interest.</param>
public readonly record struct HoaxRates(double SpreadPerHour, double Gullibility, double VerifyPerHour, double ForgetPerHour)
{
    /// <summary>The hoax dies out in the long run when people verify faster than this, 2 α p_f / (1 - α), however fast it spreads.</summary>
    public double VerifyThreshold => 2 * Gullibility * ForgetPerHour / (1 - Gullibility);
}

/// <summary>
/// Hoax against fact-check, mean field: f = β B(1+α) / (B(1+α) + F(1-α)), g = β F(1-α) / (the same);
/// B' = fS - (p_v + p_f)B, F' = gS + p_v B - p_f F, S' = p_f(B+F) - (f+g)S.
/// Tambuscio et al. 2015, WWW companion 977, doi 10.1145/2740908.2742572.
/// It shows that verifying, not loudness, ends a hoax. It cannot tell how long one lasts, and it knows no separate circles
/// of acquaintance, which matter where people forget slowly (Tambuscio et al. 2018, doi 10.1007/s42001-018-0018-9).
/// </summary>
public static class Hoax
{
    private const int MostHours = 200_000;

    /// <summary>The change of the believers, per hour, below which they are at rest.</summary>
    private const double Rest = 1e-9;

    /// <param name="hours">From 0.</param>
    public static HoaxState Step(HoaxState state, HoaxRates rates, double hours)
    {
        var (spread, gullible) = (rates.SpreadPerHour, rates.Gullibility);
        return RungeKutta.Step(state, hours, spread + rates.VerifyPerHour + rates.ForgetPerHour, now =>
        {
            var hoax = now.Believers * (1 + gullible);
            var check = now.FactCheckers * (1 - gullible);
            var heard = hoax + check > 0 ? spread * now.Susceptible / (hoax + check) : 0;
            var verified = rates.VerifyPerHour * now.Believers;
            return new(
                (rates.ForgetPerHour * (now.Believers + now.FactCheckers)) - (heard * (hoax + check)),
                (heard * hoax) - verified - (rates.ForgetPerHour * now.Believers),
                (heard * check) + verified - (rates.ForgetPerHour * now.FactCheckers));
        });
    }

    /// <returns>The state at the start and after each hour, until it rests or 200,000 hours are over.</returns>
    public static Items<HoaxState> Run(HoaxState state, HoaxRates rates)
    {
        List<HoaxState> states = [state];
        while (states.Count <= MostHours)
        {
            var next = Step(state, rates, 1);
            var moved = Math.Abs(next.Believers - state.Believers) + Math.Abs(next.FactCheckers - state.FactCheckers);
            states.Add(state = next);
            if (moved < Rest)
            {
                break;
            }
        }

        return states.ToItems();
    }
}
