using System.Diagnostics;
using System.Text;

namespace Tabletop.Authoring.Tests.Yaml;

/// <summary>Files that try to crash, fill or stall the program. A stack overflow would end the whole run, and so be seen.</summary>
public sealed class HostileYamlTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    public static TheoryData<string, string, string> Texts => new()
    {
        { "a hundred thousand brackets", "TT0008", new string('[', 100_000) },
        { "a hundred thousand braces", "TT0008", string.Concat(Enumerable.Repeat("{a: ", 100_000)) },
        { "deep block nesting", "TT0008", string.Concat(Enumerable.Range(0, 500).Select(i => $"{new string(' ', i)}a:\n")) },
        { "deep lists on one line", "TT0008", string.Concat(Enumerable.Repeat("- ", 50_000)) + "a" },
        { "aliases", "TT0015", "format: tabletop/1\na: &x [1]\nb: [*x, *x]" },
        { "an alias of itself", "TT0015", "format: tabletop/1\na: &x [*x]" },
        { "a merge key", "TT0014", "format: tabletop/1\n<<: { title: Hello }" },
        { "a tag", "TT0015", "format: tabletop/1\ntitle: !!System.IO.FileInfo /etc/passwd" },
        { "a tag of the core schema", "TT0015", "format: tabletop/1\ntitle: !!str Hello" },
        { "a huge text", "TT0010", $"format: tabletop/1\ntitle: {new string('x', 70_000)}" },
        { "a huge key", "TT0011", $"format: tabletop/1\n{new string('x', 300)}: 1" },
        { "many pieces", "TT0009", $"format: tabletop/1\na: [{string.Concat(Enumerable.Repeat("a,", 60_000))}]" },
        { "a huge file", "TT0002", $"format: tabletop/1\n# {new string('x', 1024 * 1024)}" },
        { "two documents", "TT0006", "format: tabletop/1\n---\nformat: tabletop/1" },
        { "two documents with an end", "TT0006", "format: tabletop/1\n...\n---\nformat: tabletop/1" },
        { "a directive", "TT0007", "%YAML 1.1\n---\nformat: tabletop/1" },
        { "a NUL", "TT0004", "format: tabletop/1\ntitle: a\0b" },
        { "text that turns around", "TT0004", "format: tabletop/1\ntitle: a\u202Eb" },
        { "a key that is a list", "TT0012", "? [a, b]\n: c\nformat: tabletop/1" },
        { "nothing", "TT0005", "" },
        { "a remark", "TT0005", "# hello" },
        { "a word", "TT0104", "hello" },
        { "no format", "TT0031", "id: x" },
        { "another format", "TT0033", "format: tabletop-city/1" },
        { "an unknown format", "TT0032", "format: tabletop/2" },
    };

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-16", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Smallest.Scenario)] },
        { "UTF-16 the other way round", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Smallest.Scenario)] },
        { "UTF-32", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Smallest.Scenario)] },
        { "Latin-1", Encoding.Latin1.GetBytes("format: tabletop/1\ntitle: Schlu\u00DF") },
        { "a cut character", [.. "format: tabletop/1\ntitle: "u8, 0xE2, 0x82] },
        { "half of a pair", [.. "format: tabletop/1\ntitle: "u8, 0xED, 0xA0, 0x80] },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_hostile_text_is_a_finding_within_the_deadline(string what, string code, string text)
    {
        var watch = Stopwatch.StartNew();

        var file = Author.ReadScenario("hostile.yaml", Encoding.UTF8.GetBytes(text));

        Assert.True(watch.Elapsed < Deadline, $"{what} took {watch.Elapsed}.");
        Assert.Null(file.Scenario);
        Assert.True(file.Findings.Any(finding => finding.Code == code && finding.IsError), $"{what}:\n{string.Join('\n', file.Findings.Take(5))}");
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Only_utf8_is_read(string what, byte[] bytes)
    {
        var file = Author.ReadScenario("hostile.yaml", bytes);

        Assert.True(file.Findings.Single().Code == "TT0003", what);
    }

    [Fact]
    public void The_mark_that_windows_puts_before_utf8_is_no_mistake() =>
        Assert.Empty(Author.ReadScenario("small.yaml", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Smallest.Scenario)]).Findings);

    [Fact]
    public void Lines_may_end_as_on_windows()
    {
        var file = Author.ReadScenario("small.yaml", Encoding.UTF8.GetBytes(Smallest.Scenario.Replace("\n", "\r\n", StringComparison.Ordinal)));

        Assert.Empty(file.Findings);
    }

    [Theory]
    [InlineData("injects:\n", "  i{0}: {{ at: 1m, text: a, to: [x{0}] }}\n", 5_000)]
    [InlineData("crises:\n  m:\n    initial: s0\n    states:\n", "      s{0}: {{ part-of: s{1}, hears: {{ t{0}: s{1} }} }}\n", 4_000)]
    [InlineData("roles:\n", "  r{0}: {{ levell: x, sector: y }}\n", 6_000)]
    [InlineData("phases:\n", "  {{ [\n", 20_000)]
    public void Very_many_mistakes_take_little_time(string head, string line, int count)
    {
        var text = new StringBuilder("format: tabletop/1\nid: many\n").Append(head);
        for (var i = 0; i < count; i++)
        {
            text.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, line, i, i + 1);
        }

        var watch = Stopwatch.StartNew();
        var file = Author.ReadScenario("many.yaml", Encoding.UTF8.GetBytes(text.ToString()));

        Assert.True(watch.Elapsed < 2 * Deadline, $"It took {watch.Elapsed}.");
        Assert.Null(file.Scenario);
        Assert.InRange(file.Findings.Count, 1, 501);
        Assert.True(file.Findings.Count < 501 || file.Findings.Any(finding => finding.Code == "TT0099"));
    }
}
