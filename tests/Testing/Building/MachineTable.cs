using Tabletop.Engine.Scenarios;

namespace Tabletop.Testing.Building;

/// <summary>
/// One machine and what it should do. Steps read "trigger: left > entered", "trigger ?guard,guard: …" with the guards that hold, "trigger: unheard",
/// "trigger: guarded", and "@state: …" for that state's first timer.
/// </summary>
public sealed record MachineCase(string Name, Crisis Crisis, params string[] Steps)
{
    public override string ToString() => Name;
}

/// <summary>What every implementation of the crisis machine does, as a table that all of them are held to.</summary>
public static class MachineTable
{
    private static readonly Crisis Pair = Machine(A.State("calm").Hears("go", "hot"), A.State("hot").Hears("stop", "calm").Hears("again", "hot"));

    private static readonly Crisis Guards = Machine(
        A.State("calm").Hears("go", "hot", "first").Hears("go", "warm", "second").Hears("go", "dead"),
        A.State("hot").Hears("back", "calm", "may"), A.State("warm"), A.State("dead"));

    private static readonly Crisis Family = Machine(
        A.State("calm").Hears("go", "unrest").Hears("straight", "riot"),
        A.State("unrest").Initially("sit-in").Hears("end", "calm").Hears("swap", "sit-in").Hears("self", "unrest").Hears("both", "calm"),
        A.State("sit-in").PartOf("unrest").Hears("grow", "riot").Hears("both", "riot").Hears("perhaps", "riot", "ready"),
        A.State("riot").PartOf("unrest").Hears("shrink", "sit-in").Hears("own", "unrest").Hears("anew", "riot"));

    private static readonly Crisis Deferring = Machine(
        A.State("calm").Hears("go", "child"),
        A.State("parent").Initially("child").Hears("hit", "calm").Hears("try", "calm", "adult"),
        A.State("child").PartOf("parent").Hears("hit", "other", "brave").Hears("try", "other", "brave"),
        A.State("other").PartOf("parent"));

    private static readonly Crisis Deep = Machine(
        A.State("out").Hears("in", "top").Hears("leap", "leaf"),
        A.State("top").Initially("middle").Hears("up", "out").Hears("renew", "top"),
        A.State("middle").PartOf("top").Initially("leaf").Hears("half", "middle").Hears("aside", "side"),
        A.State("leaf").PartOf("middle").Hears("next", "leaf-2"),
        A.State("leaf-2").PartOf("middle"),
        A.State("side").PartOf("top").Hears("home", "middle").Hears("deep", "leaf-2"));

    private static readonly Crisis Clocks = Machine(
        A.State("calm").After("1h", "hot").After("2h", "cold", "freezing"),
        A.State("hot").After("1h", "calm", "cooled"), A.State("cold").After("1h", "cold"),
        A.State("house").Initially("room").After("3h", "calm"), A.State("room").PartOf("house").After("1h", "house"));

    private static readonly Crisis StartsInFamily = new()
    {
        Id = "machine",
        Title = "machine",
        Initial = "home",
        States = [A.State("home").Initially("kitchen"), A.State("kitchen").PartOf("home").Hears("out", "street"), A.State("street").Hears("in", "home")],
    };

    public static IReadOnlyList<MachineCase> All { get; } =
    [
        new("a trigger moves it", Pair, "go: calm > hot"),
        new("a trigger that the present state does not hear is unheard", Pair, "stop: unheard", "again: unheard"),
        new("it goes on from where it is", Pair, "go: calm > hot", "go: unheard", "stop: hot > calm", "go: calm > hot"),
        new("a state that is its own target is left and entered again", Pair, "go: calm > hot", "again: hot > hot"),
        new("of several transitions the first whose guard holds is taken", Guards, "go ?first,second: calm > hot"),
        new("a false guard passes to the next transition", Guards, "go ?second: calm > warm"),
        new("a transition without a guard holds always", Guards, "go: calm > dead"),
        new("with every guard false it stays and says so", Guards, "go ?first: calm > hot", "back: guarded", "back ?may: hot > calm"),
        new("a guard of another transition opens nothing", Guards, "go ?first: calm > hot", "back ?first,second: guarded"),
        new("a family named as target is entered with its initial state", Family, "go: calm > unrest,sit-in"),
        new("a child named as target enters its family too", Family, "straight: calm > unrest,riot"),
        new("changing child keeps the family", Family, "go: calm > unrest,sit-in", "grow: sit-in > riot", "shrink: riot > sit-in"),
        new("what the child does not hear its family hears", Family, "go: calm > unrest,sit-in", "end: sit-in,unrest > calm"),
        new("leaving a family leaves the child first", Family, "straight: calm > unrest,riot", "end: riot,unrest > calm"),
        new("the child is asked before its family", Family, "go: calm > unrest,sit-in", "both: sit-in > riot"),
        new("another child leaves it to the family", Family, "straight: calm > unrest,riot", "both: riot,unrest > calm"),
        new("one's own family by name is left and entered again", Family, "straight: calm > unrest,riot", "own: riot,unrest > unrest,sit-in"),
        new("a family that names itself is left and entered again", Family, "straight: calm > unrest,riot", "self: riot,unrest > unrest,sit-in"),
        new("a family that names a child keeps itself", Family, "straight: calm > unrest,riot", "swap: riot > sit-in"),
        new("a family that names the present child re-enters only that", Family, "go: calm > unrest,sit-in", "swap: sit-in > sit-in"),
        new("a child that names itself is left and entered again without its family", Family, "straight: calm > unrest,riot", "anew: riot > riot"),
        new("a guarded child says so where its family does not hear", Family, "go: calm > unrest,sit-in", "perhaps: guarded", "perhaps ?ready: sit-in > riot"),
        new("a true guard of the child's wins", Deferring, "go: calm > parent,child", "hit ?brave: child > other"),
        new("a false guard of the child's defers to the family", Deferring, "go: calm > parent,child", "hit: child,parent > calm"),
        new("a false guard of the child's defers to a guard of the family's", Deferring, "go: calm > parent,child", "try ?adult: child,parent > calm"),
        new("with both guards false nothing moves", Deferring, "go: calm > parent,child", "try: guarded"),
        new("families within families are entered outermost first", Deep, "in: out > top,middle,leaf", "up: leaf,middle,top > out"),
        new("a leaf as target enters all families around it", Deep, "leap: out > top,middle,leaf", "next: leaf > leaf-2"),
        new("an inner family by name is left and entered within the outer", Deep, "in: out > top,middle,leaf", "half: leaf,middle > middle,leaf"),
        new("an outer family by name is left and entered whole", Deep, "in: out > top,middle,leaf", "renew: leaf,middle,top > top,middle,leaf"),
        new("going to a sister leaves the inner family alone", Deep, "in: out > top,middle,leaf", "aside: leaf,middle > side", "home: side > middle,leaf"),
        new("a leaf of another family inside the same outer one", Deep, "in: out > top,middle,leaf", "aside: leaf,middle > side", "deep: side > middle,leaf-2"),
        new("a timer moves it", Clocks, "@calm: calm > hot"),
        new("a guarded timer waits", Clocks, "@calm: calm > hot", "@hot: guarded", "@hot ?cooled: hot > calm"),
        new("a machine that starts in a family starts in its initial state", StartsInFamily, "in: unheard", "out: kitchen,home > street", "in: street > home,kitchen"),
    ];

    private static Crisis Machine(params CrisisState[] states) => new() { Id = "machine", Title = "machine", Initial = states[0].Id, States = [.. states] };
}
