using System.Text.Json.Nodes;
using Tabletop.Authoring.Plans;
using static Tabletop.Authoring.Schemas.Schema;

namespace Tabletop.Authoring.Schemas;

/// <summary>A plan: an exercise written out move by move, which must come true.</summary>
internal static class PlanSchema
{
    private const string SeatVerbs = "answer|do|share|consult|reply|convene|adjourn|request|respond|decide";
    private const string StaffVerbs = "open|release|hold|skip|recall|stop-play|lift|pace|rewind|mark|end";

    public static JsonObject Root() => Keys("An exercise written out move by move, which must come true.", "format, scenario, steps", [
        ("format", Format(PlanReader.Format)),
        ("scenario", A("id", "The scenario it plays: the nearest scenario.yaml above the plan has this id.")),
        ("city", A("id", "The city it plays under. Nothing is delayed if left out.")),
        ("seed", new() { ["type"] = "integer", ["minimum"] = 0, ["description"] = "What chance is drawn from (1)." }),
        ("stand-ins", OneOf("Whether seats that the plan does not mention are played by stand-ins (off).", ["on", "off"])),
        ("until", A("moment", "When play ends, read like a step's 'at'. After the last step if left out.")),
        ("steps", ListOf("What happens, in order.", Step())),
        ("ends", A("name", "The ending that must come.")),
    ]);

    private static JsonObject Step()
    {
        var step = Keys("One move: a seat's, or the staff's, or something that must be true.", "", [
            ("at", A("moment", "When: so long after the opening of the phase then open, or a time of the story clock. Right after the step before if left out.")),
            ("expect", A("condition", "What must be true here.")),
            ("staff", Pattern("open PHASE, release INJECT, hold INJECT, skip INJECT, recall INJECT, stop-play, lift, pace N, rewind to MARK, mark NAME, end.", $"^({StaffVerbs})( |$)")),
            ("refused", A("yes-or-no", "The move must be refused.")),
        ]);
        step["propertyNames"] = Ref("name");
        step["additionalProperties"] = Pattern(
            "What this seat does: answer ASK OPTION because \"…\", do ACTION, share FACT with SEAT, consult SEAT, reply, reply to SEAT, convene, adjourn, request SEAT \"…\", respond, decide \"…\".",
            $"^({SeatVerbs})( |$)");
        (step["minProperties"], step["maxProperties"]) = (1, 3);
        return step;
    }
}
