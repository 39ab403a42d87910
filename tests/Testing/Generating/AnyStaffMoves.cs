using System.Globalization;
using Tabletop.Engine.Exercises;

namespace Tabletop.Testing.Generating;

/// <summary>What staff do beyond the script, with right ids and wrong ones.</summary>
public sealed class AnyStaffMoves(Dice dice, Names names)
{
    private const long HourMs = 3_600_000;

    /// <param name="typed">Words with an id of their own.</param>
    /// <param name="before">How many words have been typed so far.</param>
    public CommandBody Next(Func<TypedText> typed, int before) => dice.Between(0, 18) switch
    {
        0 or 1 or 2 or 3 => new CommandBody.Jump(ByMs: dice.One([-1L, 50, 60_000, 300_000, HourMs, HourMs, 200 * HourMs])),
        4 => new CommandBody.Jump(ToMs: dice.One([long.MinValue, 0, 12 * HourMs, long.MaxValue])),
        5 => new CommandBody.Roster([.. Some(["p3", "p4", "late"]).Select(p => new RosterEntry(p, Seat()))]),
        6 => new CommandBody.Move(dice.One(["p0", "p1", "p2", "p3"]), Seat(), Seat()),
        7 or 8 => Edit(typed),
        9 or 10 => Add(typed),
        11 => new CommandBody.Withdraw(Words(before)),
        12 => new CommandBody.OverrideIndicator(Or(dice.One(names.Gauges.ToArray())), dice.Between(-10, 110) * 1_000L),
        13 => Force(),
        14 => new CommandBody.RenameGroups(dice.One(["Northers", "Easters", "{a}", ""]), dice.One(["Southers", "Westers"])),
        15 => new CommandBody.EraseWords([.. Enumerable.Range(0, dice.Between(0, 2)).Select(_ => Words(before))]),
        16 => new CommandBody.ErasePerson(dice.One(["p0", "p1", "p2", "p3", "late"])),
        17 => new CommandBody.NamePerson(dice.One(["p0", "p1", "p2", "p3", "late"])),
        _ => new CommandBody.Improve(typed(), null, dice.Chance(50) ? typed() : null, null),
    };

    private string Words(int before) => string.Create(CultureInfo.InvariantCulture, $"typed-{dice.Between(1, before + 1)}.");

    private CommandBody.EditInject Edit(Func<TypedText> typed) => new(
        Or(dice.Chance(70) ? dice.One(names.Injects) : "added-1"),
        dice.Chance(70) ? typed() : null,
        dice.Chance(20) ? typed() : null,
        dice.Chance(20) ? typed() : null,
        dice.Chance(20) ? typed() : null,
        dice.Chance(20) ? typed() : null,
        dice.Chance(10) ? [new EditedText("fr", typed())] : null);

    private CommandBody.AddInject Add(Func<TypedText> typed) => new(
        typed(),
        typed(),
        dice.Chance(30) ? [dice.One(["everyone", "public"])] : [.. Some(names.Roles)],
        From: dice.Chance(30) ? typed() : null,
        AfterMs: dice.Chance(60) ? dice.One([0, 600_000, HourMs, 2 * HourMs, 9 * HourMs]) : null,
        ContentNote: dice.Chance(20) ? typed() : null);

    private CommandBody.ForceTransition Force()
    {
        var (machine, states) = dice.One(names.Machines);
        return new(Or(machine), Or(dice.One(states)));
    }

    private IEnumerable<string> Some(string[] from) => from.Where(_ => dice.Chance(60));

    private string Seat() => Or(dice.One(names.Roles));

    private string Or(string id) => dice.Chance(95) ? id : "nothing";
}
