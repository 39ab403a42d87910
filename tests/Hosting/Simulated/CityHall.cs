using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Hosting.Tests.Simulated;

/// <summary>
/// Seven seats, three hours of story, and one of everything that waits for a time. Every private text holds a canary: the word
/// "canary", the letters of the seats that may read it, and a number.
/// </summary>
internal static class CityHall
{
    public const string Machine = "street";
    public const long TenseForMs = 10 * Minute;
    public const long BoilsForMs = 15 * Minute;
    public const int Pace = 4_000;

    /// <summary>Each seat's letter is its first.</summary>
    public static readonly string[] Seats = ["mayor", "police", "schools", "faith", "welfare", "traffic", "region"];

    /// <summary>Played by stand-ins until somebody takes them over.</summary>
    public static readonly string[] HandedOver = ["traffic", "region"];

    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;

    public static readonly Content Content = new()
    {
        City = new() { Id = "city", Title = "A city", DefaultDelayMs = 4 * Minute },
        Scenario = new()
        {
            Id = "city-hall",
            Version = "1",
            Title = "A city hall for simulations",
            Language = "en",
            Phases =
            [
                new() { Id = "morning", Title = "Morning", LengthMs = Hour, Pace = Pace, StoryStartMs = 9 * Hour },
                new() { Id = "noon", Title = "Noon", LengthMs = Hour, Pace = Pace },
                new() { Id = "evening", Title = "Evening", LengthMs = Hour, Pace = Pace, StoryStartMs = 17 * Hour },
            ],
            Roles = [.. Seats.Select(seat => new Role { Id = seat, Title = seat, Private = Canary(1, seat), StandIn = StandInPolicy.Cooperative })],
            Indicators = [new() { Id = "tension", Title = "Tension", Start = 40_000, Better = Better.Down, VisibleTo = ["everyone"] }],
            Facts =
            [
                new() { Id = "leaflet", Text = "There is a leaflet.", KnownTo = ["police"] },
                new() { Id = "bus", Text = "A bus was seen.", KnownTo = ["traffic", "region"] },
                new() { Id = "pupil", Text = "A pupil is missing.", Sensitivity = Sensitivity.Restricted, MayKnow = ["welfare"], KnownTo = ["schools"] },
            ],
            Crises =
            [
                new()
                {
                    Id = Machine,
                    Title = "The street",
                    Initial = "calm",
                    States =
                    [
                        new() { Id = "calm", Title = "Calm", Hears = [new("spark", "tense")] },
                        new() { Id = "tense", Title = "Tense", Hears = [new("soothe", "calm")], After = [new(TenseForMs, "boiling")] },
                        new() { Id = "boiling", Title = "Boiling", Enter = [new Effect.Raise("tension", 3_000)], After = [new(BoilsForMs, "calm")] },
                    ],
                },
            ],
            Injects =
            [
                .. from phase in new[] { "morning", "noon", "evening" } from n in Enumerable.Range(0, 6) select Timed(phase, n),
                new() { Id = "rumour", Title = "A rumour", Phase = "morning", Manual = true, To = ["public"], Text = "A rumour goes round." },
                new() { Id = "boils", Title = "It boils", Phase = "noon", When = "street in boiling", To = ["police"], Text = Canary(3, "police") },
            ],
            Actions =
            [
                new()
                {
                    Id = "visit",
                    Title = "Visit",
                    By = ["mayor", "faith", "schools"],
                    TakesMs = 8 * Minute,
                    Effects = [new Effect.Lower("tension", 2_000), new Effect.Fire("soothe")],
                },
                new() { Id = "cordon", Title = "Cordon", By = ["police", "traffic", "region"], TakesMs = 5 * Minute, Effects = [new Effect.Lower("tension", 1_000)] },
            ],
            Endings = [new() { Id = "over", Title = "Over" }],
        },
    };

    public static readonly byte[] Bytes = Wire.Write(Content);

    public static readonly Playbook Book = Playbook.Of(Content);

    /// <summary>The two seats an inject is for.</summary>
    private static Inject Timed(string phase, int n)
    {
        var (one, other) = (Seats[n], Seats[(n + 3) % Seats.Length]);
        return new()
        {
            Id = $"{phase}-{n}",
            Title = $"Inject {n} of the {phase}",
            Phase = phase,
            AtMs = (3 + (9 * n)) * Minute,
            To = [one, other],
            Text = Canary(2, one, other),
            Effects =
            [
                new Effect.Raise("tension", 2_000),
                n % 2 == 0 ? new Effect.Fire("spark") : new Effect.Later(25 * Minute, [new Effect.Raise("tension", 500)]),
            ],
            Asks =
            [
                new()
                {
                    Id = $"ask-{phase}-{n}",
                    Of = [one, other],
                    Question = $"What now? {Canary(4, one, other)}",
                    Options = [new("talk", "Talk") { Effects = [new Effect.Fire("soothe")] }, new("wait", "Wait")],
                    TimeLimitMs = 12 * Minute,
                    Silence = "wait",
                    Rationale = Rationale.Optional,
                },
            ],
        };
    }

    private static string Canary(int number, params string[] seats) =>
        FormattableString.Invariant($"canary-{string.Concat(seats.Select(s => s[..1]))}-{number}");
}
