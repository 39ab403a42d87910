using System.Globalization;
using System.Text.Json;
using Tabletop.Authoring.Findings;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Tests.Scenarios;

public sealed class CaseTests
{
    private static readonly string Cases = Path.Combine(AppContext.BaseDirectory, "Cases");

    [Fact]
    public void The_shared_cases_have_nothing_to_find() => Assert.DoesNotContain(
        Author.Validate(Directory.EnumerateDirectories(Cases).Where(folder => Path.GetFileName(folder) is not ("broken" or "folders" or "machines" or "streams"))),
        finding => finding.Severity > Severity.Note);

    [Fact]
    public void A_folder_stands_for_the_scenario_in_it() =>
        Assert.Equal("bus-stop", Author.LoadScenario(Path.Combine(Cases, "bus-stop")).Scenario?.Id);

    [Fact]
    public void Every_part_of_the_bus_stop_arrives_in_the_model()
    {
        var scenario = Author.LoadScenario(Path.Combine(Cases, "bus-stop")).Scenario!;

        Assert.Equal(60 * Durations.MinuteMs, scenario.DurationMs);
        Assert.Equal(["hostility against a religion", "a bleeding knee"], scenario.ContentNotes);
        Assert.Equal((16 * 60 + 20) * Durations.MinuteMs, scenario.Phases[0].StoryStartMs);
        Assert.Equal((24 + 7) * Durations.HourMs + 30 * Durations.MinuteMs, scenario.Phases[1].StoryStartMs);
        Assert.Equal((4000, false), (scenario.Phases[0].Pace, scenario.Phases[0].Manual));
        Assert.Equal((1000, true), (scenario.Phases[1].Pace, scenario.Phases[1].Manual));
        Assert.Equal("done joint-statement within 1h of fired incident", scenario.Objectives[0].Tasks[0].MetWhen);
        Assert.Equal([StandInPolicy.Cooperative, StandInPolicy.Cautious, StandInPolicy.Siloed, StandInPolicy.Cooperative], scenario.Roles.Select(role => role.StandIn));
        Assert.Equal("a", scenario.Roles[3].Group);
        Assert.Equal((30_000, 0, 100_000, Better.Down), (scenario.Indicators[0].Start, scenario.Indicators[0].Low, scenario.Indicators[0].High, scenario.Indicators[0].Better));
        Assert.Equal((Sensitivity.Partners, true), (scenario.Facts[0].Sensitivity, scenario.Facts[0].Truth));
        Assert.Equal("They sit in the same class. Nobody came down from {b} to do this.", scenario.Facts[0].Text);

        var tension = scenario.Crises[0].States[1];
        Assert.Equal(new Effect.Raise("tension", 10_000), tension.Enter[0]);
        Assert.Equal(new After(6 * Durations.HourMs, "normality", "tension < 25"), tension.After[0]);
        Assert.Equal([new Hears("joint-line", "normality"), new Hears("march", "disorder", "tension >= 45")], tension.Hears);
        Assert.Equal(("unrest", "Disorder"), (scenario.Crises[0].States[3].PartOf, scenario.Crises[0].States[3].Title));

        var video = scenario.Injects[0];
        Assert.Equal(("first-hours", 6 * Durations.MinuteMs, "social", "@from_the_balcony"), (video.Phase, video.AtMs, video.Channel, video.From));
        Assert.Equal(["together", "police", "wait"], video.Asks[0].Options.Select(option => option.Id));
        Assert.Equal((20 * Durations.MinuteMs, "wait", Rationale.Required, SeveralPeople.HiddenVote), (video.Asks[0].TimeLimitMs, video.Asks[0].Silence, video.Asks[0].Rationale, video.Asks[0].SeveralPeople));
        Assert.Equal((InjectKind.ExpectedAction, "police knows attacker-known"), (scenario.Injects[1].Kind, scenario.Injects[1].Expects));
        Assert.Empty(scenario.Injects[1].To);
        Assert.Equal((InjectKind.Contingency, null, null), (scenario.Injects[2].Kind, scenario.Injects[2].Phase, scenario.Injects[2].AtMs));
        Assert.Equal(new Effect.Raise("trust-police", 4_000) { When = "consulted faith-leaders" }, scenario.Actions[0].Effects[1]);
        Assert.Equal(["police", "faith-leaders"], scenario.Actions[1].Together);
        Assert.Null(scenario.Endings[2].When);
    }

    [Fact]
    public void The_council_arrives_in_the_model()
    {
        var city = Author.LoadCity(Path.Combine(Cases, "cities", "council.yaml")).City!;

        Assert.Equal((ChairRule.Single, 30 * Durations.DayMs, true, 20 * Durations.MinuteMs), (city.Body!.Chair, city.Body.MeetsEveryMs, city.Body.OpenToPublic, city.Body.SummonInMs));
        Assert.Equal(new Channel { From = ["members"], BothWays = true, WhileConvened = true }, city.Channels[0]);
        Assert.Equal(new Channel { From = ["government"], To = ["national"], DelayMs = 40 * Durations.MinuteMs }, city.Channels[2]);
        Assert.Equal(90 * Durations.MinuteMs, city.DefaultDelayMs);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void The_model_is_the_same_in_every_culture(string culture)
    {
        var here = Json();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(here, Json());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string Json() => JsonSerializer.Serialize(new
        {
            Author.LoadScenario(Path.Combine(Cases, "bus-stop")).Scenario,
            Author.LoadCity(Path.Combine(Cases, "cities", "council.yaml")).City,
        });
    }

    [Theory]
    [InlineData("at: 5m", "at: Mon 12:05", 5)]
    [InlineData("at: 5m", "at: Mon 12:00", 0)]
    [InlineData("at: 5m", "at: 0h 5m", 5)]
    [InlineData("length: 1h }", "length: 9d }", 5)]
    public void A_moment_is_counted_from_the_opening_of_its_phase(string good, string other, int minutes)
    {
        var yaml = Smallest.Scenario.Replace(good, other, StringComparison.Ordinal);

        var inject = Author.ReadScenario("small.yaml", System.Text.Encoding.UTF8.GetBytes(yaml)).Scenario!.Injects[0];

        Assert.Equal(("noon", minutes * Durations.MinuteMs), (inject.Phase, inject.AtMs));
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var scenario = Author.ReadScenario("small.yaml", System.Text.Encoding.UTF8.GetBytes(Smallest.Scenario
            .Replace("of: [mayor]", "rationale: none", StringComparison.Ordinal)
            .Replace("to: [mayor, police]", "to: [public]", StringComparison.Ordinal)
            .Replace("    to: [mayor]\n", "", StringComparison.Ordinal))).Scenario!;

        Assert.Equal(["mayor", "police"], scenario.Injects[0].Asks[0].Of);
        Assert.Equal(["everyone"], scenario.Injects[2].To);
        Assert.Equal(("Noon", "Late", 2, "briefing"), (scenario.Phases[0].Title, scenario.Phases[1].Title, scenario.Roles[0].Capacity, scenario.Injects[2].Channel));
    }
}
