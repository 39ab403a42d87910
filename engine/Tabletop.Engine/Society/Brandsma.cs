namespace Tabletop.Engine.Society;

/// <summary>Shares of the people in their roles, 0..1; together 1. A bridge builder and a scapegoat are single actors, not shares.</summary>
/// <param name="PushersA">Those on side a who make the other side the topic.</param>
/// <param name="JoinersA">Those who have chosen side a.</param>
/// <param name="Silent">The middle.</param>
/// <param name="JoinersB">Those who have chosen side b.</param>
/// <param name="PushersB">Those on side b who make the other side the topic.</param>
public readonly record struct Roles(double PushersA, double JoinersA, double Silent, double JoinersB, double PushersB) : IFlow<Roles>
{
    /// <summary>A calm city.</summary>
    public static readonly Roles Calm = new(0.03, 0.12, 0.70, 0.12, 0.03);

    /// <summary>Where a silent middle smaller than this leaves whoever stands between the sides as the scapegoat of both.</summary>
    public const double SmallestSafeMiddle = 0.4;

    /// <summary>The share of people who have left the middle.</summary>
    public double TookSides => PushersA + JoinersA + (JoinersB + PushersB);

    /// <summary>Somebody who bridges the sides loses trust for it now.</summary>
    public bool MakesScapegoats => Silent < SmallestSafeMiddle;

    /// <summary>The shares from pushers a to pushers b; with the positions -1, -0.5, 0, 0.5, 1 they can be measured.</summary>
    public Items<double> Shares => [PushersA, JoinersA, Silent, JoinersB, PushersB];

    /// <summary>The same city with the names of the sides exchanged.</summary>
    public Roles Swapped => new(PushersB, JoinersB, Silent, JoinersA, PushersA);

    Roles IFlow<Roles>.After(Roles slope, double hours) => new(
        PushersA + (hours * slope.PushersA),
        JoinersA + (hours * slope.JoinersA),
        Silent + (hours * slope.Silent),
        JoinersB + (hours * slope.JoinersB),
        PushersB + (hours * slope.PushersB));
}

/// <summary>How fast people change roles. From 0 to 10 per hour.</summary>
/// <param name="JoinPerHour">φ.</param>
/// <param name="ReturnPerHour">ρ.</param>
public readonly record struct RoleRates(double JoinPerHour, double ReturnPerHour)
{
    /// <summary>Those of the <see cref="Reference"/>.</summary>
    public static readonly RoleRates Teaching = new(0.05, 0.06);
}

/// <summary>
/// Polarisation as roles. On each side: from the middle to the joiners flows φ fuel s (5 pushers + joiners), back flows ρ middle joiners,
/// and 0.1 φ fuel joiners become pushers. Roles and laws: Brandsma, polarisatie.nl, and the RAN Polarisation Management Manual 2017;
/// no equations are published, these are ours. What is said to the poles is fuel, what is said to the middle brings joiners back.
/// It shows that a bridge built between pushers is a stage for them. It cannot measure a real city: the rates are teaching values.
/// </summary>
public static class Brandsma
{
    /// <summary>How much more a pusher draws people from the middle than a joiner does.</summary>
    private const double PusherPull = 5;

    /// <summary>How much more slowly joiners become pushers than people join.</summary>
    private const double Hardening = 0.1;

    /// <param name="fuel">What feeds the poles: rumours, incidents, rhetoric, force; from 0, usually to 1.</param>
    /// <param name="middle">How far public words and deeds are aimed at the middle, 0..1.</param>
    /// <param name="hours">From 0.</param>
    public static Roles Step(Roles roles, RoleRates rates, double fuel, double middle, double hours)
    {
        var (join, back) = (rates.JoinPerHour * fuel, rates.ReturnPerHour * middle);
        return RungeKutta.Step(roles, hours, (2 * PusherPull * join) + back, now =>
        {
            var (joinA, joinB) = (join * now.Silent * ((PusherPull * now.PushersA) + now.JoinersA), join * now.Silent * ((PusherPull * now.PushersB) + now.JoinersB));
            var (backA, backB) = (back * now.JoinersA, back * now.JoinersB);
            var (hardA, hardB) = (Hardening * join * now.JoinersA, Hardening * join * now.JoinersB);
            return new(hardA, joinA - backA - hardA, backA + backB - (joinA + joinB), joinB - backB - hardB, hardB);
        });
    }
}
