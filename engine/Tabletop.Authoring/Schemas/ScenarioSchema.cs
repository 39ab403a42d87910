using System.Text.Json.Nodes;
using Tabletop.Authoring.Scenarios;
using Tabletop.Authoring.Words;
using static Tabletop.Authoring.Schemas.Schema;

namespace Tabletop.Authoring.Schemas;

/// <summary>A scenario: what stands around play. People, machines, injects and actions have files of their own.</summary>
internal static class ScenarioSchema
{
    public static JsonObject Definitions()
    {
        var definitions = Schema.Definitions();
        definitions["effect"] = EffectSchema.One();
        definitions["effects"] = EffectSchema.Definition();
        definitions["transition"] = CrisisSchema.Transition();
        return definitions;
    }

    public static JsonObject Root() => Keys("An exercise: who sits at the table, what happens, and what can be done about it.", "format, id", [
        ("format", Format(ScenarioReader.Format)),
        ("id", A("id", "The scenario's id, in kebab-case: plans and translations name it.")),
        ("version", A("text", "The scenario's version, such as 1.0.0 (the default).")),
        ("title", A("text", "What people see. The id in words if left out.")),
        ("language", Pattern("The language the texts are written in: en (the default), fr, ar, pt-BR …", "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")),
        ("summary", A("text", "What it is about, for the people who choose it.")),
        ("content-notes", A("texts", "What may hurt: everybody reads it before taking a seat.")),
        ("groups", Keys("The names of the two groups. {a} and {b} in texts stand for them; facilitators may change them.", "a, b", ("a", A("text", "The name behind {a}.")), ("b", A("text", "The name behind {b}.")))),
        ("duration", Pattern("Real minutes to plan for, without the debrief. Every other duration is story time.", "^[0-9]{1,7} *[dhms]( *[0-9]{1,7} *[dhms])*( +wall)?$")),
        ("include", A("texts", "Files in the same folder that hold parts of the scenario, such as roles.yaml.")),
        ("phases", ById("When it happens, in order.", Phase())),
        ("objectives", ById("What it is for.", Objective())),
        ("roles", ById("The seats at the table.", PeopleSchema.Role())),
        ("indicators", ById("Numbers that describe the city.", Indicator())),
        ("society", ById("Models that move indicators while play runs. They teach and predict nothing.", SocietySchema.Model())),
        ("facts", ById("Pieces of knowledge: who has them, and who may be told.", PeopleSchema.Fact())),
        ("crises", ById("The machines that carry the crisis.", CrisisSchema.Crisis())),
        ("injects", ById("What reaches the players, and moments when they should act.", InjectSchema.Inject())),
        ("actions", ById("What seats can do of their own accord.", ActionSchema.Action())),
        ("endings", ById("How it can end: tested in this order when play ends. The last needs no condition.", Ending())),
        ("feedback", ById("Questions that everybody is asked after play.", A("text", "The question."))),
    ]).Under(Either("All of it stands here, or parts in other files.", Requires("phases", "roles"), Requires("include")));

    private static JsonObject Phase() => Keys("A stretch of story time.", "", [
        Title(),
        ("story-start", Clock("When it begins in the story: a day and a time, such as Mon 16:20. It goes on from the present if left out.")),
        ("pace", Number("Story minutes in one real minute (1).", 0.1, 600)),
        ("length", A("duration", "How long it lasts, in story time. As long as its last timed inject and that inject's limits if left out.")),
        ("opens", Pattern("When it opens. If left out the first phase opens at the start, others when the one before ends. 'manual': staff open it. 'when CONDITION': as soon as that holds.", "^(manual|when [^,:;\\[\\]{}\"']+)$")),
        ("gap", OneOf("Whether state timers stand still in the story time before it (frozen, the default) or run (lived).", ["frozen", "lived"])),
    ]);

    private static JsonObject Objective() => Keys("What the exercise is for.", "text", [
        ("text", A("text", "In one sentence.")),
        ("pillar", OneOf("The pillar it belongs to.", Vocabulary.Pillars)),
        ("tasks", ById("How it can be seen in play.", Keys("A task.", "text",
            ("text", A("text", "What is to be done.")),
            ("by", A("names", "The roles expected to do it.")),
            ("met-when", A("condition", "Met from the first moment this holds; missed at the end."))))),
    ]);

    private static JsonObject Indicator() => Keys("A number that describes the city.", "start", [
        Title(),
        ("start", Number("Its value when play starts.")),
        ("range", Pattern("The lowest and the highest value (0..100). Effects stop at its ends.", "^-?[0-9.]+ *\\.\\. *-?[0-9.]+$")),
        ("better", OneOf("Which way is better: stand-ins and the debrief go by it.", ["up", "down"])),
        ("visible-to", A("names", "Who sees it while play lasts, besides staff: roles, everyone, or public (everyone and the projector).")),
        ("per", OneOf("One value for each of the two groups. Conditions call them ID-a and ID-b.", ["group"])),
    ]);

    private static JsonObject Ending() => Keys("How it can end.", "", [
        Title(),
        ("when", A("condition", "The first ending whose condition holds is taken.")),
        ("text", A("text", "What is read to everybody.")),
    ]);

    public static (string Key, JsonObject Value) Title() => ("title", A("text", "What people see. The id in words if left out."));
}
