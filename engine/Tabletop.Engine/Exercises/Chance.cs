using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Exercises;

/// <summary>Whether an inject that comes by itself comes this time. Drawn once for each exercise and inject.</summary>
internal static class Chance
{
    public static bool Comes(ExerciseState state, InjectPlan plan) =>
        plan.Inject.Chance >= 1000 || Draw.Between(0, 999, Draw.Bits(state.Seed, "chance", "", plan.Inject.Id, "", 0)) < plan.Inject.Chance;
}
