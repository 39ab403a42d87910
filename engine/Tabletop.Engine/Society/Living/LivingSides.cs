namespace Tabletop.Engine.Society.Living;

/// <summary>People who leave the middle (<see cref="Brandsma"/>). Seen: who has taken a side. State: pushers and joiners of a, joiners and pushers of b.</summary>
internal sealed class LivingSides : LivingModel
{
    /// <summary>As in a calm city: of those who have taken a side one in five pushes.</summary>
    public override double[] Start(double share, Given given) => LikeACalmCity(share);

    public override double[] Step(double[] state, Given given, double hours)
    {
        var roles = new Roles(state[0], state[1], 1 - TookSides(state), state[2], state[3]);
        var after = Brandsma.Step(roles, new(given["join"], given["return"]), given["fuel"], given["middle"], hours);
        return [after.PushersA, after.JoinersA, after.JoinersB, after.PushersB];
    }

    public override double Share(double[] state, Given given) => TookSides(state);

    /// <summary>All roles but the middle grow or shrink alike.</summary>
    public override double[] Moved(double[] state, double share, Given given) =>
        TookSides(state) is > 0 and var sum ? [.. state.Select(s => s * share / sum)] : LikeACalmCity(share);

    private static double[] LikeACalmCity(double share)
    {
        var calm = Roles.Calm;
        return [calm.PushersA * share / calm.TookSides, calm.JoinersA * share / calm.TookSides, calm.JoinersB * share / calm.TookSides, calm.PushersB * share / calm.TookSides];
    }

    /// <summary>Side by side, so that exchanging the sides gives the same to the last bit.</summary>
    private static double TookSides(double[] state) => state[0] + state[1] + (state[2] + state[3]);
}
