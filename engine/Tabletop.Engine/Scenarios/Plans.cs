using Tabletop.Engine.Conditions;
using Tabletop.Engine.Crisis;
using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Scenarios;

/// <summary>One thing to do, with positions instead of names.</summary>
/// <param name="On">An indicator, trigger, inject, flag, fact or delayed list; -1 for a branch.</param>
/// <param name="Amount">In thousandths; for <see cref="DeedKind.Later"/> milliseconds.</param>
/// <param name="When">For a branch, what decides it.</param>
internal sealed record Deed(DeedKind Kind, int On, long Amount, Test? When)
{
    /// <summary>Whom a fact is told.</summary>
    public int[] Seats { get; init; } = [];

    /// <summary>Of a branch.</summary>
    public Deed[] Do { get; init; } = [];

    public Deed[] Else { get; init; } = [];
}

internal enum DeedKind
{
    Raise,
    Lower,
    Set,
    Fire,
    Release,
    Cancel,
    Flag,
    Unflag,
    Tell,
    Later,
    Branch,
}

internal sealed class InjectPlan
{
    public InjectPlan(Playbook book, Inject inject, int position)
    {
        (Inject, Position) = (inject, position);
        Phase = inject.Phase is not null ? book.Phase(inject.Phase) : (inject.AtMs ?? inject.SuggestMs) is null ? -1 : 0;
        (When, Expects) = (book.Test(inject.When), book.Test(inject.Expects));
        (Effects, Otherwise) = (book.Deeds(inject.Effects), book.Deeds(inject.Otherwise));
        Receivers = book.Receivers(inject).ToItems();
        Reveals = inject.Reveals.Select(r => (book.Fact(r.Fact), r.To.Count > 0 ? book.SeatsNamed(r.To).ToItems() : Receivers)).ToItems();
        Asks = [.. book.Asks.Where(a => a.Inject == position)];
        Audience = Playbook.AudienceOf(inject.To);
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

    /// <summary>The seats it reaches.</summary>
    public Items<int> Receivers { get; }

    public Items<(int Fact, Items<int> Seats)> Reveals { get; }

    /// <summary>When it is due in its phase: null where a condition or people decide. The built-in facilitator does what is suggested.</summary>
    public long? DueAfterMs(bool builtInFacilitator) => !Inject.Manual ? Inject.AtMs : builtInFacilitator ? Inject.SuggestMs : null;

    public bool IsExpectedAction => Inject.Kind == InjectKind.ExpectedAction;

    /// <summary>It comes when its condition first holds.</summary>
    public bool ComesByCondition => Inject is { AtMs: null, Manual: false } && When is not null;
}

internal sealed class ActionPlan(Playbook book, PlayAction action)
{
    public PlayAction Action => action;

    public Items<int> By { get; } = action.By.Select(book.Seat).ToItems();

    public Items<int> Together { get; } = action.Together.Select(book.Seat).ToItems();

    public Items<int> With { get; } = action.With.Select(book.Seat).ToItems();

    public Items<int> Says { get; } = action.Says.Select(book.Fact).ToItems();

    public Test? When { get; } = book.Test(action.When);

    public Deed[] AtStart { get; } = book.Deeds(action.AtStart);

    public Deed[] Effects { get; } = book.Deeds(action.Effects);

    public bool IsJoint => Together.Count > 0;

    /// <summary>The seats that can do it, alone or together.</summary>
    public Items<int> Doers => IsJoint ? Together : By;

    public Audience ToDoers { get; } = Audience.Of(action.Together.Count > 0 ? action.Together : action.By);

    public bool IsFor(int seat) => Doers.Contains(seat);
}

/// <param name="First">The place of its first seat among all slots.</param>
internal sealed record AskPlan(int Position, int Inject, Ask Ask, Items<int> Seats, int First)
{
    /// <summary>By option. Filled when all asks are known, since effects speak of asks.</summary>
    public Deed[][] Effects { get; internal set; } = [];

    /// <summary>What silence does where it stands for no option.</summary>
    public Deed[] SilenceEffects { get; internal set; } = [];

    /// <summary>The seats that are shown the answer.</summary>
    public Items<int> ToldTo { get; init; } = [];

    public bool IsToldToPublic => Ask.ToldTo.Contains("public", StringComparer.Ordinal);

    /// <summary>The option silence stands for, or -1.</summary>
    public int Silence => Ask.Silence is null ? -1 : Option(Ask.Silence);

    /// <summary>Whether an unanswered ask answers with something all the same.</summary>
    public bool SilenceAnswers => Ask.Silence is not null || SilenceEffects.Length > 0;

    /// <summary>Several seats that must agree on one answer.</summary>
    public bool IsJoint => Ask.Jointly && Seats.Count > 1;

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
