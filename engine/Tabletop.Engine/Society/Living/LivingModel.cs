namespace Tabletop.Engine.Society.Living;

/// <summary>
/// A model as play uses it: a state of a few numbers from 0 to 1 and the one share people see. Numbers in, numbers out; what they are stored as
/// is the engine's matter (<see cref="Exercises.SocietyEvolution"/>).
/// </summary>
internal abstract class LivingModel
{
    /// <summary>The state in which the share is this, when the model begins.</summary>
    public abstract double[] Start(double share, Given given);

    /// <summary>The state so much later.</summary>
    public abstract double[] Step(double[] state, Given given, double hours);

    /// <summary>What people see of it, 0 to 1.</summary>
    public abstract double Share(double[] state, Given given);

    /// <summary>The state nearest to this one in which the share is another: something moved what the model moves.</summary>
    public abstract double[] Moved(double[] state, double share, Given given);

    public static LivingModel Of(string name) => name switch
    {
        "maki-thompson" => new LivingRumour(),
        "epstein" => new LivingStreets(),
        "granovetter" => new LivingCascade(),
        "hoax" => new LivingHoax(),
        "hawkes" => new LivingIncidents(),
        "brandsma" => new LivingSides(),
        _ => throw new FormatException($"'{name}' is no model that lives in play."),
    };
}

/// <summary>What a model is given for one step.</summary>
/// <param name="Values">By position among its parameters.</param>
/// <param name="Seed">The exercise's, for the one model that draws.</param>
/// <param name="Id">The model's name in the scenario.</param>
/// <param name="Tick">The how-manieth step since play began.</param>
internal readonly record struct Given(ModelKind Kind, double[] Values, bool Corrected, long Seed, string Id, long Tick)
{
    public double this[string name]
    {
        get
        {
            for (var i = 0; i < Values.Length; i++)
            {
                if (Kind.Parameters[i].Name == name)
                {
                    return Values[i];
                }
            }

            throw new KeyNotFoundException(name);
        }
    }
}
