using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Hosting.Tests.Fixtures;

/// <summary>Three seats, a private inject for each of two, one of them with a picture, an ask and a fact to share; to be read in two languages.</summary>
internal static class TableScenario
{
    /// <summary>Stands before every text in French.</summary>
    public const string InFrench = "(fr) ";

    public static readonly string Picture = new('a', 64);

    private static readonly Scenario Scenario = new()
    {
        Id = "table",
        Version = "1",
        Title = "A table for tests",
        Language = "en",
        Phases = [new() { Id = "day", Title = "The day", LengthMs = 60 * 60_000 }, new() { Id = "evening", Title = "The evening", Manual = true }],
        Roles =
        [
            new() { Id = "mayor", Title = "Mayor", Private = "Only the mayor reads this." },
            new() { Id = "police", Title = "Police" },
            new() { Id = "schools", Title = "Schools" },
        ],
        Indicators = [new() { Id = "tension", Title = "Tension", Start = 30_000 }],
        Facts = [new() { Id = "leaflet", Text = "There is a leaflet.", Sensitivity = Sensitivity.Partners, KnownTo = ["police"] }],
        Injects =
        [
            new()
            {
                Id = "call",
                Title = "A call",
                Phase = "day",
                AtMs = 60_000,
                To = ["mayor"],
                Text = "The editor calls.",
                Asks =
                [
                    new()
                    {
                        Id = "speak",
                        Of = ["mayor"],
                        Question = "Do you speak?",
                        Options = [new("yes", "Yes") { Effects = [new Effect.Lower("tension", 5_000)] }, new("no", "No")],
                        TimeLimitMs = 5 * 60_000,
                        Silence = "no",
                        Rationale = Rationale.Optional,
                    },
                ],
            },
            new()
            {
                Id = "patrol",
                Title = "A patrol",
                Phase = "day",
                AtMs = 120_000,
                To = ["police"],
                Text = "A patrol reports.",
                Media = new("patrol.jpg", "A street at night", Picture),
                Effects = [new Effect.Raise("tension", 10_000)],
            },
            new() { Id = "news", Title = "The news", Phase = "day", AtMs = 180_000, To = ["public"], Text = "It is in the news." },
        ],
        Actions = [new() { Id = "visit", Title = "Visit", By = ["mayor", "schools"], TakesMs = 90_000, Effects = [new Effect.Lower("tension", 2_000)] }],
        Endings = [new() { Id = "over", Title = "Over" }],
        Feedback = [new("good", "What was good?")],
    };

    public static readonly Content Content = new()
    {
        Scenario = Scenario,
        Translations = [new("fr", ScenarioTexts.Of(Scenario).Select(t => new TranslatedText(t.Path, InFrench + t.Text)).ToItems())],
    };

    public static readonly byte[] Bytes = Wire.Write(Content);
}
