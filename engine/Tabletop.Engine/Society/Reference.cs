namespace Tabletop.Engine.Society;

/// <summary>
/// The models joined into one city, to compare ways of answering an emergency. Not predictive: only the order of outcomes means something.
/// In each quarter of an hour, from the state before it:
/// 1. rumour as <see cref="MakiThompson"/>, β doubled until the first statement, c = reach (tp+tm)/2 U from then on;
/// 2. λ = μ (1 + 2(S+R) + 1.5 rhetoric) + E, E' = -δE + nδλ (<see cref="Hawkes"/> without chance);
/// 3. trust t' = η(1-t)e for e above 0, 2ηte below, with e = style + 0.5 engage - 0.5 [silent] - presence for the police and
///    e = engage ± 0.5 [spoken or not] - (1-U) for the mayor;
/// 4. X' = 0.08 fuel (1-X) - 0.10 calm X - 0.02, fuel = 0.5(S+R) + 0.3 min(1, 5λ) + 0.3 rhetoric + 0.3 force,
///    calm = 0.5 engage + 0.3 facilitation;
/// 5. active share as <see cref="Epstein"/> with L = 0.6tp + 0.4tm, hardship 1.6X and T (1 - force);
/// 6. roles as <see cref="Brandsma"/>.
/// As first written, police numbers cut participation at no cost and force stirred nobody up, so the model rewarded repression.
/// Mended: presence = 0.5 min(1, C/A) is charged to trust in the police unless they facilitate, and force lowers T.
/// What is left of the bias: at first, against hardly any police, or where styles are mild, numbers alone still keep people at home.
/// </summary>
public static class Reference
{
    public const double StepHours = 0.25;

    private const double CalmTension = 0.2;

    /// <summary>Just after the incident: a rumour, the excitation of four incidents (it is much noticed), a calm city.</summary>
    public static ReferenceState Start(ReferenceRules rules) =>
        new(Rumour.SpreadBy(0.005), PoliceTrust: 0.50, MayorTrust: 0.55, Excitation: 4 * rules.Incidents.Kick, Tension: 0.30, Roles.Calm);

    /// <summary>A quarter of an hour later.</summary>
    public static ReferenceState Step(ReferenceState state, ReferenceInputs inputs, ReferenceRules rules)
    {
        var fuel = Fuel(state, inputs, rules);
        var calm = (0.5 * inputs.Engage) + (0.3 * inputs.Facilitation);
        var rates = new RumourRates(
            inputs.Spoken ? rules.SpreadPerHour : 2 * rules.SpreadPerHour,
            rules.StiflePerHour,
            inputs.ReachPerHour,
            (state.PoliceTrust + state.MayorTrust) / 2,
            inputs.Unity);
        var excited = (rules.Incidents.Kick * Intensity(state, inputs, rules)) - (rules.Incidents.Decay * state.Excitation);
        var heated = (rules.FuelPerHour * fuel * (1 - state.Tension)) - (rules.CalmPerHour * calm * state.Tension) - (0.02 * (state.Tension - CalmTension));
        return new(
            MakiThompson.Step(state.Rumour, rates, correcting: inputs.Spoken, StepHours),
            Trust(state.PoliceTrust, PoliceEvidence(inputs, rules), rules),
            Trust(state.MayorTrust, MayorEvidence(inputs), rules),
            state.Excitation + (StepHours * excited),
            state.Tension + (StepHours * heated),
            Brandsma.Step(state.Roles, rules.Roles, fuel, inputs.Middle, StepHours));
    }

    /// <summary>The share of people active in the streets, 0..1.</summary>
    public static double Active(ReferenceState state, ReferenceInputs inputs, ReferenceRules rules) => Epstein.Active(new(
        state.Legitimacy,
        inputs.CopsPerActive,
        Hardship: 1.6 * state.Tension,
        Threshold: rules.Threshold * (1 - (rules.ForceLowersThreshold * inputs.Force))));

    /// <summary>λ, incidents per hour.</summary>
    public static double Intensity(ReferenceState state, ReferenceInputs inputs, ReferenceRules rules) =>
        Hawkes.Intensity(state.Excitation, rules.Incidents, 1 + (2 * state.Rumour.Believed) + (1.5 * inputs.Rhetoric));

    /// <returns>The start and every quarter of an hour.</returns>
    public static Items<ReferencePoint> Run(ReferencePlay play, ReferenceRules rules, double hours = 72)
    {
        var state = Start(rules);
        var incidents = 0.0;
        List<ReferencePoint> points = [new(0, state, Active(state, play.At(0), rules), 0)];
        for (var n = 0; n < hours / StepHours; n++)
        {
            var inputs = play.At(n * StepHours);
            incidents += StepHours * Intensity(state, inputs, rules);
            state = Step(state, inputs, rules);
            points.Add(new((n + 1) * StepHours, state, Active(state, inputs, rules), incidents));
        }

        return points.ToItems();
    }

    private static double Fuel(ReferenceState state, ReferenceInputs inputs, ReferenceRules rules) =>
        (0.5 * state.Rumour.Believed) + (0.3 * Math.Min(1, 5 * Intensity(state, inputs, rules))) + (0.3 * inputs.Rhetoric) + (0.3 * inputs.Force);

    private static double PoliceEvidence(ReferenceInputs inputs, ReferenceRules rules)
    {
        var presence = inputs.PoliceStyle > 0 ? 0 : rules.PresenceCost * Math.Min(1, inputs.CopsPerActive);
        return inputs.PoliceStyle + (0.5 * inputs.Engage) - (inputs.Spoken ? 0 : 0.5) - presence;
    }

    private static double MayorEvidence(ReferenceInputs inputs) => inputs.Engage + (inputs.Spoken ? 0.5 : -0.5) - (1 - inputs.Unity);

    /// <summary>Trust is lost twice as fast as it is won (Slovic 1993).</summary>
    private static double Trust(double trust, double evidence, ReferenceRules rules) =>
        trust + (StepHours * rules.TrustPerHour * evidence * (evidence > 0 ? 1 - trust : 2 * trust));
}
