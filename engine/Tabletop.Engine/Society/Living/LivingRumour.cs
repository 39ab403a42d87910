namespace Tabletop.Engine.Society.Living;

/// <summary>A rumour and its correction (<see cref="MakiThompson"/>). Seen: who believes it. State: spreading, stifled, corrected.</summary>
internal sealed class LivingRumour : LivingModel
{
    public override double[] Start(double share, Given given) => [share, 0, 0];

    public override double[] Step(double[] state, Given given, double hours)
    {
        var rates = new RumourRates(given["spread"], given["stifle"], given["reach"], given["credibility"], given["unity"]);
        var after = MakiThompson.Step(new(1 - state[0] - state[1] - state[2], state[0], state[1], state[2]), rates, given.Corrected, hours);
        return [after.Spreading, after.Stifled, after.Corrected];
    }

    public override double Share(double[] state, Given given) => state[0] + state[1];

    /// <summary>More believers come from those who have not heard it, then from the corrected, and spread it; fewer are fewer of both kinds.</summary>
    public override double[] Moved(double[] state, double share, Given given)
    {
        var believed = state[0] + state[1];
        return share >= believed
            ? [state[0] + (share - believed), state[1], Math.Min(state[2], 1 - share)]
            : [state[0] * share / believed, state[1] * share / believed, state[2]];
    }
}
