using Tabletop.Engine;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Testing.Generating;

/// <summary>
/// Scenarios the loader would accept, made of everything the language has. Every private text holds a word of its own
/// ("private-mayor", "secret-fact-0", …), so that a view can be searched for what should not be in it.
/// </summary>
public static class AnyScenario
{
    public static Content From(Dice dice) => From(dice, Names.From(dice));

    public static Content From(Dice dice, Names names)
    {
        var effects = new AnyEffect(dice, names);
        var (parts, machines) = (new AnyPart(dice, names, effects), new AnyMachine(dice, names, effects));
        var scenario = new Scenario
        {
            Id = "any",
            Version = "1.0.0",
            Title = AnyText.Around(dice, "Any"),
            Language = "en",
            Summary = dice.Chance(50) ? AnyText.Around(dice, "Summary") : "",
            ContentNotes = dice.Chance(30) ? ["fire, and smoke", "a threat"] : [],
            Groups = new("the Orchard", "the Harbour: quay"),
            DurationMs = dice.Chance(50) ? dice.Between(1, 300) * Durations.MinuteMs : null,
            Phases = Phases(dice, names),
            Objectives = [new() { Id = "objective", Text = "staff-objective", Pillar = dice.Chance(50) ? "trust" : null, Tasks = dice.Times(0, 2, i => Task(dice, names, i)).ToItems() }],
            Roles = names.Roles.Select(r => Role(dice, r)).ToItems(),
            Indicators = names.Indicators.Select(i => Indicator(dice, names, i)).ToItems(),
            Society = AnySociety.From(dice, names),
            Facts = names.Facts.Select(f => Fact(dice, names, f)).ToItems(),
            Crises = names.Machines.Select(m => machines.From(m.Machine, m.States)).ToItems(),
            Injects = names.Injects.Select(parts.Inject).ToItems(),
            Actions = names.Actions.Select(parts.Action).ToItems(),
            Endings =
            [
                new() { Id = "grim", Title = "staff-grim", When = AnyCondition.Text(dice, names), Text = AnyText.Around(dice, "staff-grim-text") },
                new() { Id = "over", Title = "staff-over" },
            ],
            Feedback = [new("surprise", "What surprised you?")],
        };
        return new()
        {
            Scenario = scenario,
            City = dice.Chance(50) ? AnyCity.From(dice, names) : null,
            Translations = dice.Chance(30) ? [Translated(dice, scenario)] : [],
        };
    }

    private static Items<Phase> Phases(Dice dice, Names names)
    {
        var startMs = 0L;
        return names.Phases.Select((id, i) =>
        {
            startMs += dice.Between(1, 10) * Durations.HourMs;
            var opens = i == 0 ? 9 : dice.Between(0, 9);
            return new Phase
            {
                Id = id,
                Title = dice.Chance(50) ? id : $"Phase {i}",
                Pace = dice.One([1000, 4000, 1500, 60_000]),
                LengthMs = dice.Chance(80) ? dice.Between(10, 150) * Durations.MinuteMs : null,
                StoryStartMs = dice.Chance(70) ? startMs : null,
                Manual = opens < 3,
                OpensWhen = opens is 3 or 4 ? AnyCondition.Text(dice, names) : null,
                Gap = i > 0 && dice.Chance(30) ? Gap.Lived : Gap.Frozen,
            };
        }).ToItems();
    }

    private static ObjectiveTask Task(Dice dice, Names names, int i) =>
        new() { Id = $"task-{i}", Text = AnyText.Around(dice, $"staff-task-{i}"), By = [.. dice.Some(names.Roles)], MetWhen = AnyCondition.Text(dice, names) };

    private static Role Role(Dice dice, string id) => new()
    {
        Id = id,
        Title = id,
        Level = dice.One(["local", "national"]),
        Sector = dice.One(["government", "security", "education"]),
        Brief = AnyText.Around(dice, $"brief of {id}"),
        Private = AnyText.Around(dice, $"private-{id}"),
        Group = dice.Chance(30) ? dice.One(["a", "b"]) : null,
        Marginalised = dice.Chance(20),
        Capacity = dice.Between(1, 2),
        StandIn = (StandInPolicy)dice.Between(0, 6),
    };

    private static Indicator Indicator(Dice dice, Names names, string id)
    {
        var low = dice.Chance(20) ? -50_500 : 0;
        return new()
        {
            Id = id,
            Title = $"staff-{id}",
            Low = low,
            High = low + 100_000,
            Start = low + (dice.Between(0, 100) * 1000),
            Better = (Better)dice.Between(0, 2),
            PerGroup = names.PerGroup.Contains(id),
            VisibleTo = dice.Between(0, 5) switch
            {
                0 => ["everyone"],
                1 => ["public"],
                2 => [.. dice.Some(names.Roles, 1)],
                _ => [],
            },
        };
    }

    private static Fact Fact(Dice dice, Names names, string id) => new()
    {
        Id = id,
        Text = AnyText.Around(dice, $"secret-{id}"),
        Truth = dice.Chance(70),
        Sensitivity = (Sensitivity)dice.Between(0, 2),
        KnownTo = [.. dice.Some(names.Roles).Take(2)],
        MayKnow = [.. dice.Some(names.Roles).Take(1)],
        Origin = dice.Chance(30) ? "national" : null,
    };

    /// <summary>Some texts in another language, with the same marks.</summary>
    private static Translation Translated(Dice dice, Scenario scenario) =>
        new("fr", ScenarioTexts.Of(scenario).Where(_ => dice.Chance(70)).Select(t => new TranslatedText(t.Path, $"[fr] {t.Text}")).ToItems());
}
