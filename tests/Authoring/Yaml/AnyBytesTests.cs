using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tabletop.Authoring.Tests.Scenarios;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Tests.Yaml;

public sealed class AnyBytesTests
{
    private const string Signs = ":,-?#&*!|>'\"%@`{}[]()=<>~ \t\n\r.0aA\u00A0\u2013\u201C";

    // What is no file has no media beside it.
    private static readonly string[] Files =
    [
        Smallest.Scenario,
        Smallest.City,
        Smallest.Plan,
        WholeLanguageTests.Yaml.Replace("media: { file: clip.jpg, alt: Two people run }", "channel: news", StringComparison.Ordinal).Replace("channel: social\n", "\n", StringComparison.Ordinal),
    ];

    [Fact]
    public void No_bytes_whatever_make_the_reader_throw() =>
        Prop.ForAll<byte[]>(bytes => ReadsSoundly(bytes ?? [])).QuickCheckThrowOnFailure();

    [Fact]
    public void The_files_that_are_changed_are_good() => Assert.All(
        [Files[0], Files[3]],
        file => Assert.NotNull(Author.ReadScenario("any.yaml", Encoding.UTF8.GetBytes(file)).Scenario));

    [Fact]
    public void No_change_to_a_good_file_makes_the_reader_throw()
    {
        var change = Gen.Choose(0, 100_000).SelectMany(_ => Gen.Choose(0, Signs.Length - 1), (at, sign) => (At: at, Sign: Signs[sign]));
        var changes = Gen.Choose(1, 6).SelectMany(count => Gen.ListOf(change, count)).Zip(Gen.Choose(0, Files.Length - 1));
        Prop.ForAll(Arb.From(changes), pair =>
        {
            var text = new StringBuilder(Files[pair.Item2]);
            foreach (var (at, sign) in pair.Item1)
            {
                var place = at % text.Length;
                if (at % 3 == 0)
                {
                    text.Remove(place, 1);
                }
                else
                {
                    text.Insert(place, sign);
                }
            }

            return ReadsSoundly(Encoding.UTF8.GetBytes(text.ToString()));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    /// <summary>A model is there exactly when nothing is an error, and can then be played; every finding has a place inside the file.</summary>
    private static bool ReadsSoundly(byte[] bytes)
    {
        var scenario = Author.ReadScenario("any.yaml", bytes);
        var city = Author.ReadCity("any.yaml", bytes);
        if (scenario.Scenario is not null)
        {
            Playbook.Of(scenario.Content(city: null));
        }

        return scenario.Scenario is null == scenario.Findings.Any(finding => finding.IsError)
            && city.City is null == city.Findings.Any(finding => finding.IsError)
            && scenario.Findings.Concat(city.Findings).All(finding => finding is { Line: >= 1, Column: >= 1, Message.Length: > 0, Cure.Length: > 0 });
    }
}
