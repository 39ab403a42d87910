using System.Reflection;
using System.Text.RegularExpressions;
using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Tests.Scenarios;

namespace Tabletop.Authoring.Tests.Broken;

public sealed partial class BrokenFilesTests
{
    /// <summary>Codes that no small file shows, and the test that does.</summary>
    private static readonly (string Code, string Test)[] Elsewhere =
    [
        ("TT0003", nameof(Yaml.HostileYamlTests.Only_utf8_is_read)),
        ("TT0034", nameof(ValidateTests.An_empty_folder_is_a_finding)),
        ("TT0039", nameof(IncludeTests.A_scenario_includes_at_most_twenty_files)),
        ("TT0099", nameof(Yaml.HostileYamlTests.Very_many_mistakes_take_little_time)),
        ("TT0429", nameof(MediaTests.A_file_of_more_than_20_MiB_is_refused)),
    ];

    public static TheoryData<string> Files => [.. BrokenFile.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_a_file_expects_is_found_there_and_nothing_else(string name)
    {
        var expected = BrokenFile.Expected(name).Order().Select(BrokenFile.Print).ToArray();

        var found = BrokenFile.Found(name).ToArray();

        Assert.True(
            expected.SequenceEqual(found.Select(finding => (finding.Code, finding.Line)).Order().Select(BrokenFile.Print)),
            $"{name} expects {string.Join(", ", expected)}:\n{string.Join('\n', found.Select(finding => finding.ToString()))}");
    }

    [Fact]
    public void Many_kinds_of_mistakes_have_a_file() =>
        Assert.InRange(BrokenFile.Names.SelectMany(BrokenFile.Expected).Select(mark => mark.Code).Distinct().Count(), 60, int.MaxValue);

    [Fact]
    public void Every_rule_is_shown_by_a_file_or_a_test()
    {
        var shown = BrokenFile.Names.SelectMany(BrokenFile.Expected).Select(mark => mark.Code)
            .Concat(Elsewhere.Select(one => one.Code))
            .Concat(typeof(BrokenFilesTests).Assembly.GetTypes().SelectMany(InTheories))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Rules.All.Select(rule => rule.Code).Except(shown));
    }

    /// <summary>The codes in the data of theories.</summary>
    private static IEnumerable<string> InTheories(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(TheoryData<string, string, string>))
            .SelectMany(property => (IEnumerable<object[]>)property.GetValue(null)!)
            .Concat(type.GetMethods().SelectMany(method => method.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(method))))
            .SelectMany(row => row).OfType<string>()
            .Where(text => Code().IsMatch(text));

    [GeneratedRegex("^TT[0-9]{4}$")]
    private static partial Regex Code();
}
