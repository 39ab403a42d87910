using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Laws;

/// <summary>Determinism: chance is a function of what it is for, so that leaving something out does not shift what else is drawn.</summary>
public class DrawLaws
{
    [Fact]
    public void Dropping_every_message_announcement_and_noted_decision_shifts_no_move_of_a_stand_in() => Law.Holds(DroppingShiftsNothing);

    [Fact]
    public void A_draw_lies_between_its_bounds() => Law.Holds(of =>
    {
        var dice = of.Dice;
        var (low, high) = (dice.Between(-50, 50), dice.Between(51, 150));
        Assert.InRange(Draw.Between(low, high, Draw.Bits(dice.Between(0, 1000), "purpose", "who", "what", "with", dice.Between(0, 9))), low, high);
    });

    [Fact]
    public void Draws_differ_by_seed_purpose_whom_they_concern_and_occurrence()
    {
        ulong[] draws =
        [
            Draw.Bits(1, "react", "mayor", "ask", "police", 0), Draw.Bits(2, "react", "mayor", "ask", "police", 0),
            Draw.Bits(1, "share", "mayor", "ask", "police", 0), Draw.Bits(1, "react", "police", "ask", "police", 0),
            Draw.Bits(1, "react", "mayor", "fact", "police", 0), Draw.Bits(1, "react", "mayor", "ask", "schools", 0),
            Draw.Bits(1, "react", "mayor", "ask", "police", 1),
        ];
        Assert.Equal(draws.Length, draws.Distinct().Count());
    }

    [Fact]
    public void A_draw_is_the_same_for_ever() => Assert.Equal(17_362_862_381_504_459_582UL, Draw.Bits(7, "react", "mayor", "who-speaks", "", 0));

    private static void DroppingShiftsNothing(Case of)
    {
        // A mark is a moment to rewind to, so without marks the same rewind would go elsewhere.
        var all = of.StepsForward.Select(s => s.Body is CommandBody.Rewind ? s with { Body = null } : s).ToArray();
        var fewer = all.Select(s => s.Body is CommandBody.SendMessage or CommandBody.Announce or CommandBody.Mark or CommandBody.NoteDecision ? s with { Body = null } : s);

        Assert.Equal(Moves(Played.Through(of.Book, all)), Moves(Played.Through(of.Book, fewer)));
    }

    private static string[] Moves(Played played) =>
    [
        .. played.Entries.Where(e => e.Command.Who == Command.StandIn)
            .Select(e => $"{e.Events[0].StoryMs} {e.Command.Seat} {JsonSerializer.Serialize(e.Command.Body, Wire.Options)}"),
    ];
}
