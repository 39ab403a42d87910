namespace Tabletop.Engine.Society;

/// <summary>A city in trouble. All values are 0..1 but for <paramref name="Excitation"/>.</summary>
/// <param name="PoliceTrust">tp.</param>
/// <param name="MayorTrust">tm.</param>
/// <param name="Excitation">E: incidents per hour that earlier ones bring.</param>
/// <param name="Tension">X.</param>
public readonly record struct ReferenceState(Rumour Rumour, double PoliceTrust, double MayorTrust, double Excitation, double Tension, Roles Roles)
{
    /// <summary>L: how far people hold the authorities to be in the right.</summary>
    public double Legitimacy => (0.6 * PoliceTrust) + (0.4 * MayorTrust);
}

/// <summary>What the agencies and others do now.</summary>
/// <param name="Spoken">There has been a statement.</param>
/// <param name="ReachPerHour">The share of the people that what is said reaches in an hour, once there has been a statement; 0..1.</param>
/// <param name="Unity">U: how far the city speaks with one voice, 0..1.</param>
/// <param name="Engage">How far community leaders are engaged, 0..1.</param>
/// <param name="PoliceStyle">-1 force, 0 neither, 1 facilitation.</param>
/// <param name="Rhetoric">Hostile rhetoric from outside, 0..1.</param>
/// <param name="CopsPerActive">C/A: police officers for each active person, from 0.</param>
/// <param name="Middle">How far words and deeds are aimed at the middle, 0..1.</param>
public readonly record struct ReferenceInputs(
    bool Spoken, double ReachPerHour, double Unity, double Engage, double PoliceStyle, double Rhetoric, double CopsPerActive, double Middle)
{
    /// <summary>0 none, 1 full.</summary>
    public double Force => Math.Max(0, -PoliceStyle);

    /// <summary>0 none, 1 full.</summary>
    public double Facilitation => Math.Max(0, PoliceStyle);
}

/// <summary>The coefficients. Every one of them is a teaching value; none was measured.</summary>
public sealed record ReferenceRules
{
    /// <summary>With the bias of the first version mended.</summary>
    public static readonly ReferenceRules Mended = new();

    /// <summary>As first written: police numbers cost nothing, and force stirs nobody up. Kept to show the difference; do not teach with it.</summary>
    public static readonly ReferenceRules Biased = new() { PresenceCost = 0, ForceLowersThreshold = 0 };

    /// <summary>β after the first statement; before it, in the vacuum, twice that. Per hour.</summary>
    public double SpreadPerHour { get; init; } = 0.5;

    /// <summary>γ.</summary>
    public double StiflePerHour { get; init; } = 0.25;

    public HawkesRates Incidents { get; init; } = new(0.02, 0.5, 48);

    /// <summary>η: how fast trust is won, per hour; it is lost twice as fast.</summary>
    public double TrustPerHour { get; init; } = 0.006;

    /// <summary>What rumours, incidents, rhetoric and force add to tension, per hour.</summary>
    public double FuelPerHour { get; init; } = 0.08;

    /// <summary>What engagement and facilitation take from it, per hour.</summary>
    public double CalmPerHour { get; init; } = 0.10;

    public RoleRates Roles { get; init; } = RoleRates.Teaching;

    /// <summary>T: how far grievance must exceed risk.</summary>
    public double Threshold { get; init; } = 0.1;

    /// <summary>
    /// What one police officer for each active person takes from trust in the police, as e of the trust rule, wherever the police do not
    /// facilitate; more officers than that cost no more. 0 is the bias of the first version.
    /// </summary>
    public double PresenceCost { get; init; } = 0.5;

    /// <summary>
    /// The share of the threshold that full force takes away: force that does not tell one from another makes a crowd one against
    /// the police (Stott 2009). 0 is the bias of the first version, 1 leaves no threshold.
    /// </summary>
    public double ForceLowersThreshold { get; init; } = 1;
}
