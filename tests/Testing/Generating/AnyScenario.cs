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
        var parts = new AnyPart(dice, names);
        var machines = new AnyMachine(dice, names, parts);
        return new()
        {
            Scenario = new()
            {
                Id = "any",
                Version = "1.0.0",
                Title = "Any",
                Language = "en",
                Phases = Phases(dice, names),
                Objectives = [new() { Id = "objective", Text = "staff-objective", Tasks = dice.Times(0, 2, i => Task(dice, names, i)).ToItems() }],
                Roles = names.Roles.Select(r => Role(dice, r)).ToItems(),
                Indicators = names.Indicators.Select(i => Indicator(dice, i)).ToItems(),
                Facts = names.Facts.Select(f => Fact(dice, names, f)).ToItems(),
                Crises = names.Machines.Select(m => machines.From(m.Machine, m.States)).ToItems(),
                Injects = names.Injects.Select(parts.Inject).ToItems(),
                Actions = names.Actions.Select(parts.Action).ToItems(),
                Endings =
                [
                    new() { Id = "grim", Title = "staff-grim", When = AnyCondition.Text(dice, names), Text = "staff-grim-text" },
                    new() { Id = "over", Title = "staff-over" },
                ],
                Feedback = [new("surprise", "What surprised you?")],
            },
            City = dice.Chance(50) ? AnyCity(dice, names) : null,
        };
    }

    private static Items<Phase> Phases(Dice dice, Names names)
    {
        var startMs = 0L;
        return names.Phases.Select((id, i) =>
        {
            startMs += dice.Between(1, 10) * Durations.HourMs;
            return new Phase
            {
                Id = id,
                Title = id,
                Pace = dice.One([1000, 4000, 1500, 60_000]),
                LengthMs = dice.Chance(80) ? dice.Between(10, 150) * Durations.MinuteMs : null,
                StoryStartMs = dice.Chance(70) ? startMs : null,
                Manual = i > 0 && dice.Chance(40),
            };
        }).ToItems();
    }

    private static ObjectiveTask Task(Dice dice, Names names, int i) =>
        new() { Id = $"task-{i}", Text = $"staff-task-{i}", MetWhen = AnyCondition.Text(dice, names) };

    private static Role Role(Dice dice, string id) => new()
    {
        Id = id,
        Title = id,
        Level = "local",
        Sector = dice.One(["government", "security", "education"]),
        Brief = $"brief of {id}",
        Private = $"private-{id}.",
        Capacity = dice.Between(1, 2),
        StandIn = (StandInPolicy)dice.Between(0, 6),
    };

    private static Indicator Indicator(Dice dice, string id) => new()
    {
        Id = id,
        Title = $"staff-{id}",
        Start = dice.Between(0, 100) * 1000,
        Better = (Better)dice.Between(0, 2),
    };

    private static Fact Fact(Dice dice, Names names, string id) => new()
    {
        Id = id,
        Text = $"secret-{id}.",
        Sensitivity = (Sensitivity)dice.Between(0, 2),
        KnownTo = [.. dice.Some(names.Roles).Take(2)],
        MayKnow = [.. dice.Some(names.Roles).Take(1)],
    };

    private static City AnyCity(Dice dice, Names names) => new()
    {
        Id = "city",
        Title = "City",
        DefaultDelayMs = dice.Between(0, 60) * Durations.MinuteMs,
        Body = dice.Chance(70)
            ? new() { Members = [.. dice.Some(names.Roles, 1)], Convenes = [dice.One(names.Roles)], SummonInMs = dice.Between(0, 20) * Durations.MinuteMs }
            : null,
        Channels =
        [
            .. dice.Times(0, 3, _ => new Channel
            {
                From = [.. dice.Some(names.Roles, 1)],
                To = [.. dice.Some(names.Roles, 1)],
                BothWays = dice.Chance(50),
                DelayMs = dice.Between(0, 30) * Durations.MinuteMs,
                WhileConvened = dice.Chance(30),
            }),
        ],
    };
}
