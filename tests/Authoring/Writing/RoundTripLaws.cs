using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tabletop.Authoring.Writing;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Fakes;
using Tabletop.Testing.Generating;

namespace Tabletop.Authoring.Tests.Writing;

/// <summary>What is written down reads back as it was. The ordinary run looks at the same cases every time; the nightly run at new ones.</summary>
public sealed class RoundTripLaws : IDisposable
{
    private static readonly bool Nightly = Environment.GetEnvironmentVariable("TABLETOP_NIGHTLY") == "1";

    private static readonly JsonSerializerOptions Indented = new(Wire.Options) { WriteIndented = true };

    /// <summary>Generated scenarios show one picture.</summary>
    private readonly Folder _folder = new Folder().With("media/clip.png", "");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_generated_scenario_reads_back_equal_and_without_an_error() => Holds(seed => Same(AnyScenario.From(new Dice(seed)).Scenario));

    [Fact]
    public void A_generated_city_reads_back_equal_and_without_an_error() => Holds(seed =>
    {
        if (AnyScenario.From(new Dice(seed)).City is { } city)
        {
            Same(city);
        }
    });

    [Fact]
    public void Every_shipped_scenario_and_city_reads_back_equal()
    {
        foreach (var path in Shipped.Files)
        {
            if (Author.LoadScenario(path).Scenario is { } scenario)
            {
                Same(scenario);
            }
            else if (Author.LoadCity(path).City is { } city)
            {
                Same(city);
            }
        }
    }

    private void Same(Scenario scenario)
    {
        var yaml = ScenarioWriter.Write(scenario);
        var read = Author.LoadScenario(_folder.With("scenario.yaml", yaml)["scenario.yaml"]);

        Assert.DoesNotContain(read.Findings, finding => finding.IsError);
        Assert.Equal(Lines(scenario), Lines(read.Scenario!));
        Assert.Equal(scenario, read.Scenario);
        Assert.Equal(yaml, ScenarioWriter.Write(read.Scenario!));
    }

    private static void Same(City city)
    {
        var yaml = CityWriter.Write(city);
        var read = Author.ReadCity("city.yaml", Encoding.UTF8.GetBytes(yaml));

        Assert.DoesNotContain(read.Findings, finding => finding.IsError);
        Assert.Equal(city, read.City);
        Assert.Equal(yaml, CityWriter.Write(read.City!));
    }

    private static void Holds(Action<int> law)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Nightly ? 3_000 : 300);
        Check.One(Nightly ? config : config.WithReplay(2_026, 11), Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), law));
    }

    /// <summary>For a failure that can be read.</summary>
    private static string[] Lines(Scenario scenario) => JsonSerializer.Serialize(scenario, Indented).Split('\n');
}
