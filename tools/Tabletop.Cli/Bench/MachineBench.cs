using Tabletop.Engine.Crisis;

namespace Tabletop.Cli.Bench;

/// <param name="Ns">Nanoseconds for one step.</param>
/// <param name="Bytes">Allocated by one step.</param>
internal sealed record StepCost(double Ns, double Bytes);

/// <summary>One step of the crisis machine, beside the same machine as a hand-written switch.</summary>
internal sealed record MachineFigures(StepCost Moved, StepCost Ignored, StepCost GuardFalse, StepCost ByHandMoved, StepCost ByHandIgnored, StepCost ByHandGuardFalse, string Stateless);

/// <summary>Measures steps of the machine 'street' of the reference scenario.</summary>
internal static class MachineBench
{
    public const string Stateless = "not measured here: nothing of this project uses it";

    private const int StepsInAGo = 100_000;

    private static readonly (string State, string Trigger)[] Moved =
        [("calm", "alarm"), ("uneasy", "relief"), ("queues", "march"), ("gathering", "clash"), ("riot", "relief"), ("gathering", "relief"), ("queues", "talk"), ("riot", "talk")];

    private static readonly (string State, string Trigger)[] Ignored =
        [("calm", "clash"), ("uneasy", "alarm"), ("queues", "clash"), ("gathering", "alarm"), ("riot", "march"), ("calm", "march"), ("riot", "blame"), ("uneasy", "clash")];

    private static readonly (string State, string Trigger)[] Guarded =
        [("uneasy", "blame"), ("uneasy", "march"), ("queues", "blame"), ("uneasy", "blame"), ("uneasy", "march"), ("queues", "blame"), ("uneasy", "march"), ("queues", "blame")];

    public static MachineFigures Run(double seconds)
    {
        ICrisisMachine machine = Street();
        MustAgree(machine);
        return new(
            Cost(Moved, machine, seconds / 6),
            Cost(Ignored, machine, seconds / 6),
            Cost(Guarded, machine, seconds / 6),
            Cost(Moved, null, seconds / 6),
            Cost(Ignored, null, seconds / 6),
            Cost(Guarded, null, seconds / 6),
            Stateless);
    }

    private static CrisisMachine Street()
    {
        var crisis = Reference.Scenario.Crises[0];
        var tree = new StateTree(crisis);
        return new(tree, new(crisis, tree), trigger => Array.IndexOf(ByHand.Triggers, trigger), ByHand.Triggers.Length);
    }

    /// <summary>The figures are worth nothing unless both are the same machine, whatever guards hold.</summary>
    private static void MustAgree(ICrisisMachine machine)
    {
        var crisis = Reference.Scenario.Crises[0];
        var guards = crisis.States.Sum(s => s.Hears.Count(h => h.When is not null) + s.After.Count(a => a.When is not null));
        for (var holding = 0; holding < 1 << guards; holding++)
        {
            for (var state = 0; state < crisis.States.Count; state++)
            {
                for (var trigger = 0; trigger < ByHand.Triggers.Length; trigger++)
                {
                    var (ours, byHand) = (machine.Step(state, trigger, new Some(holding)).Move?.To ?? ByHand.Stays, ByHand.Step(state, trigger, new Some(holding)));
                    if (ours != byHand)
                    {
                        throw new InvalidDataException($"By hand, '{ByHand.Triggers[trigger]}' in '{crisis.States[state].Id}' is something else than in the reference scenario.");
                    }
                }
            }
        }
    }

    /// <param name="machine">Null: by hand.</param>
    private static StepCost Cost((string State, string Trigger)[] named, ICrisisMachine? machine, double seconds)
    {
        var states = Reference.Scenario.Crises[0].States;
        (int State, int Trigger)[] steps = [.. named.Select(n => (states.IndexOf(s => s.Id == n.State), Array.IndexOf(ByHand.Triggers, n.Trigger)))];
        var sum = 0L;
        Action go = machine is null ? () => sum += HandSteps(steps) : () => sum += MachineSteps(steps, machine);

        // Long enough for the compiler to have looked at it twice.
        Timed.For(seconds / 4, 1, go);
        var timed = Timed.For(seconds, StepsInAGo, go);
        GC.KeepAlive(sum);
        return new(timed.NanosecondsEach.To(2), Math.Floor((double)timed.Bytes / timed.Times));
    }

    private static long MachineSteps((int State, int Trigger)[] steps, ICrisisMachine machine)
    {
        var sum = 0L;
        for (var i = 0; i < StepsInAGo; i += steps.Length)
        {
            foreach (var (state, trigger) in steps)
            {
                sum += machine.Step(state, trigger, Closed.All).Move?.To ?? ByHand.Stays;
            }
        }

        return sum;
    }

    private static long HandSteps((int State, int Trigger)[] steps)
    {
        var sum = 0L;
        for (var i = 0; i < StepsInAGo; i += steps.Length)
        {
            foreach (var (state, trigger) in steps)
            {
                sum += ByHand.Step(state, trigger, Closed.All);
            }
        }

        return sum;
    }

    /// <summary>The guards whose bits are set hold.</summary>
    private sealed class Some(int holding) : IGuards
    {
        public bool Holds(int guard) => (holding >> guard & 1) == 1;
    }

    /// <summary>No guard holds.</summary>
    private sealed class Closed : IGuards
    {
        public static readonly Closed All = new();

        public bool Holds(int guard) => false;
    }
}
