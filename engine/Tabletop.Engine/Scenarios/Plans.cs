using Tabletop.Engine.Conditions;
using Tabletop.Engine.Crisis;
using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Scenarios;

/// <summary>One thing to do, with positions instead of names. Amount in thousandths.</summary>
internal sealed record Deed(DeedKind Kind, int On, long Amount, Test? When);

internal enum DeedKind
{
    Raise,
    Lower,
    Set,
    Fire,
    Release,
}

internal sealed class InjectPlan
{
    public InjectPlan(Playbook book, Inject inject, int position)
    {
        (Inject, Position) = (inject, position);
        Phase = inject.Phase is null ? (inject.AtMs is null ? -1 : 0) : book.Phase(inject.Phase);
        (When, Expects) = (book.Test(inject.When), book.Test(inject.Expects));
        (Effects, Otherwise) = (book.Deeds(inject.Effects), book.Deeds(inject.Otherwise));
        Asks = [.. book.Asks.Where(a => a.Inject == position)];
        Audience = inject.To.Contains("public", StringComparer.Ordinal) ? Audience.Public
            : inject.To.Count == 0 || inject.To.Contains("everyone", StringComparer.Ordinal) ? Audience.Everyone
            : Audience.Of(inject.To);
    }

    public Inject Inject { get; }

    public int Position { get; }

    /// <summary>-1: every phase.</summary>
    public int Phase { get; }

    public Test? When { get; }

    public Test? Expects { get; }

    public Deed[] Effects { get; }

    public Deed[] Otherwise { get; }

    public AskPlan[] Asks { get; }

    public Audience Audience { get; }

    public bool IsExpectedAction => Inject.Kind == InjectKind.ExpectedAction;

    /// <summary>It comes when its condition first holds.</summary>
    public bool ComesByCondition => Inject.AtMs is null && When is not null;
}

internal sealed class ActionPlan(Playbook book, PlayAction action)
{
    public PlayAction Action => action;

    public Items<int> By { get; } = action.By.Select(book.Seat).ToItems();

    public Items<int> Together { get; } = action.Together.Select(book.Seat).ToItems();

    public Items<int> With { get; } = action.With.Select(book.Seat).ToItems();

    public Items<int> Says { get; } = action.Says.Select(book.Fact).ToItems();

    public Test? When { get; } = book.Test(action.When);

    public Deed[] Effects { get; } = book.Deeds(action.Effects);

    public bool IsJoint => Together.Count > 0;

    /// <summary>The seats that can do it, alone or together.</summary>
    public Items<int> Doers => IsJoint ? Together : By;

    public bool IsFor(int seat) => Doers.IndexOf(s => s == seat) >= 0;
}

/// <param name="First">The place of its first seat among all slots.</param>
internal sealed record AskPlan(int Position, int Inject, Ask Ask, Items<int> Seats, int First)
{
    /// <summary>By option. Filled when all asks are known, since effects speak of asks.</summary>
    public Deed[][] Effects { get; internal set; } = [];

    /// <summary>The option silence stands for, or -1.</summary>
    public int Silence => Ask.Silence is null ? -1 : Option(Ask.Silence);

    public int Option(string id) => Ask.Options.IndexOf(o => o.Id == id);
}

/// <summary>One seat's turn at an ask.</summary>
internal sealed record AskSlot(AskPlan Plan, int Seat, int Position)
{
    public Ask Ask => Plan.Ask;
}

internal sealed record TaskPlan(Objective Objective, ObjectiveTask Task, Test? MetWhen);

/// <summary>A machine with everything the engine runs around its steps.</summary>
internal sealed class Machine
{
    public Machine(Playbook book, Crisis crisis, StateTree tree)
    {
        (Crisis, Tree) = (crisis, tree);
        Transitions = new(crisis, tree);
        Guards = [.. Transitions.Guards.Select(g => book.Test(g)!)];
        Definition = new CrisisMachine(tree, Transitions, book.Trigger, book.TriggerNames.Count);
        (Enter, Exit) = ([.. crisis.States.Select(s => book.Deeds(s.Enter))], [.. crisis.States.Select(s => book.Deeds(s.Exit))]);
        Effects = [.. Transitions.All.Select(t => book.Deeds(t.Effects))];
        Timers = [.. Enumerable.Range(0, tree.Count).Select(s => Transitions.TimersOf(s))];
    }

    public Crisis Crisis { get; }

    public StateTree Tree { get; }

    public Transitions Transitions { get; }

    public ICrisisMachine Definition { get; }

    public Test[] Guards { get; }

    public Deed[][] Enter { get; }

    public Deed[][] Exit { get; }

    /// <summary>By transition.</summary>
    public Deed[][] Effects { get; }

    /// <summary>By state.</summary>
    public Items<Transition>[] Timers { get; }
}
