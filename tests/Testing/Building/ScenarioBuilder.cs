using Tabletop.Engine.Scenarios;

namespace Tabletop.Testing.Building;

/// <summary>Puts a scenario together. What a test does not speak of is as plain as can be: one phase of ten hours, roles a and b, tension at 50.</summary>
public sealed class ScenarioBuilder
{
    private Scenario _scenario = new() { Id = "story", Version = "1.0.0", Title = "Story", Language = "en" };
    private City? _city;
    private SimulatedPublic? _public;

    /// <param name="start">Story time after Monday 00:00, as a duration.</param>
    public ScenarioBuilder Phase(string id, string? length = null, string? start = null, int pace = 1, bool manual = false, string? opensWhen = null, Gap gap = Gap.Frozen) => With(s => s with
    {
        Phases = s.Phases.Add(new()
        {
            Id = id,
            Title = id,
            LengthMs = length is null ? null : A.Ms(length),
            StoryStartMs = start is null ? null : A.Ms(start),
            Pace = pace * 1000,
            Manual = manual,
            OpensWhen = opensWhen,
            Gap = gap,
        }),
    });

    public ScenarioBuilder Roles(params string[] ids) => With(s => s with { Roles = [.. s.Roles, .. ids.Select(A.Role)] });

    public ScenarioBuilder Role(Role role) => With(s => s with { Roles = s.Roles.Add(role) });

    public ScenarioBuilder Indicator(string id, long start, Better better = Better.None, long low = 0, long high = 100) => With(s => s with
    {
        Indicators = s.Indicators.Add(new() { Id = id, Title = id, Start = start * 1000, Low = low * 1000, High = high * 1000, Better = better }),
    });

    public ScenarioBuilder Gauge(params Indicator[] indicators) => With(s => s with { Indicators = [.. s.Indicators, .. indicators] });

    public ScenarioBuilder Groups(string a, string b) => With(s => s with { Groups = new(a, b) });

    public ScenarioBuilder Society(params SocietyModel[] models) => With(s => s with { Society = [.. s.Society, .. models] });

    public ScenarioBuilder Facts(params Fact[] facts) => With(s => s with { Facts = [.. s.Facts, .. facts] });

    /// <summary>The first state is where it starts.</summary>
    public ScenarioBuilder Crisis(string id, params CrisisState[] states) => With(s => s with
    {
        Crises = s.Crises.Add(new() { Id = id, Title = id, Initial = states[0].Id, States = [.. states] }),
    });

    public ScenarioBuilder Injects(params Inject[] injects) => With(s => s with { Injects = [.. s.Injects, .. injects] });

    public ScenarioBuilder Actions(params PlayAction[] actions) => With(s => s with { Actions = [.. s.Actions, .. actions] });

    public ScenarioBuilder Ending(string id, string? when = null) => With(s => s with { Endings = s.Endings.Add(new() { Id = id, Title = id, When = when }) });

    /// <summary>An objective of this one task.</summary>
    public ScenarioBuilder Task(string id, string metWhen) => With(s => s with
    {
        Objectives = s.Objectives.Add(new() { Id = $"objective-{id}", Text = id, Tasks = [new() { Id = id, Text = id, MetWhen = metWhen }] }),
    });

    public ScenarioBuilder Feedback(string id) => With(s => s with { Feedback = s.Feedback.Add(new(id, id)) });

    public ScenarioBuilder City(City city)
    {
        _city = city;
        return this;
    }

    /// <summary>Two people who post: so many posts of each of these levels, each with its id as its text.</summary>
    public ScenarioBuilder Public(int ofEach, params int[] levels)
    {
        _public = new(
            [new("ada_sim", "Ada A.", "en"), new("zoe_sim", "Zoé Z.", "fr")],
            [.. levels.SelectMany(level => Enumerable.Range(1, ofEach).Select(n => new PublicPost(
                $"post-{level}-{n}", n % 2 == 0 ? "zoe_sim" : "ada_sim", level, [new("en", $"post-{level}-{n}"), new("fr", $"en français {level}-{n}")])))]);
        return this;
    }

    public Content Content() => new()
    {
        City = _city,
        Public = _public,
        Scenario = _scenario with
        {
            Phases = _scenario.Phases.Count > 0 ? _scenario.Phases : [new() { Id = "day", Title = "day", LengthMs = A.Ms("10h") }],
            Roles = _scenario.Roles.Count > 0 ? _scenario.Roles : [A.Role("a"), A.Role("b")],
            Indicators = _scenario.Indicators.Count > 0 ? _scenario.Indicators : [new() { Id = "tension", Title = "tension", Start = 50_000, Better = Better.Down }],
            Endings = _scenario.Endings.Count > 0 ? _scenario.Endings : [new() { Id = "over", Title = "over" }],
        },
    };

    public Playbook Book() => Playbook.Of(Content());

    private ScenarioBuilder With(Func<Scenario, Scenario> change)
    {
        _scenario = change(_scenario);
        return this;
    }
}
