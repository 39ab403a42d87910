namespace Tabletop.Authoring.Tests.Yaml;

/// <summary>What YAML does to people who do not know it, and what they are told.</summary>
public sealed class TrapTests
{
    public static TheoryData<string, string, string> Traps => new()
    {
        { "TT0019", "go: { text: Go there }", "go: { text: Go there^, with the chief }" },
        { "TT0019", "badly: { title: Badly }", "badly: { title: \u201CBadly^, indeed\u201D }" },
        { "TT0018", "go: { text: Go there }", "go: { text: Go^: there }" },
        { "TT0018", "text: Did nobody go", "text: Now^: did nobody go" },
        { "TT0017", "text: Did nobody go", "^text:Did nobody go" },
        { "TT0017", "{ raise: tension, by: 5 }", "{ ^raise:tension, by: 5 }" },
        { "TT0017", "    sector: security", "    ^sector:security" },
        { "TT0035", "takes: 10m", "takes: 10m\n    effects: [{ raise: tension, by: 5, ^when done visit }]" },
        { "TT0020", "text: Did nobody go", "text: Did nobody go to gate ^#4" },
        { "TT0021", "text: Did nobody go", "text: Did nobody go ^#4\n      or what" },
        { "TT0015", "text: Did nobody go", "text: ^*Did nobody go*" },
        { "TT0015", "text: Did nobody go", "text: ^* did nobody go" },
        { "TT0015", "text: Did nobody go", "text: ^- did nobody go" },
        { "TT0015", "text: Did nobody go", "text: ^[Breaking] nobody went" },
        { "TT0015", "text: Did nobody go", "text: ^{a} did not go" },
        { "TT0015", "text: Did nobody go", "text: ^@mayor did not go" },
        { "TT0015", "text: Did nobody go", "text: ^&did nobody go" },
        { "TT0015", "text: Did nobody go", "text: ^% of them" },
        { "TT0015", "text: Did nobody go", "text: ^!Did nobody go" },
        { "TT0015", "text: Did nobody go", "text: ^`did nobody go`" },
        { "TT0028", "text: Did nobody go", "text: ^> did nobody go" },
        { "TT0028", "text: Did nobody go", "text: ^| did nobody go" },
        { "TT0027", "text: Did nobody go", "text: \"Nobody\"^ went" },
        { "TT0026", "to: [mayor, police]", "to: ^[mayor, police" },
        { "TT0026", "text: Did nobody go", "text: ^\"Did nobody go" },
        { "TT0029", "text: Did nobody go", "text: ^\"C:\\quiet\"" },
        { "TT0016", "    text: Did nobody go", "^\ttext: Did nobody go" },
        { "TT0016", "    text: Did nobody go", "  ^\ttext: Did nobody go" },
        { "TT0024", "text: Did nobody go", "text:^\u00A0Did nobody go" },
        { "TT0024", "  reminder:\n    kind", "  reminder:\n^\u00A0\u00A0  kind" },
        { "TT0023", "  - { release: reminder }", "  ^\u2013 { release: reminder }" },
        { "TT0023", "time-limit: 10m\n    otherwise", "time^\u2011limit: 10m\n    otherwise" },
        { "TT0022", "better: down", "better: ^\u201Cdown\u201D" },
        { "TT0125", "text: Did nobody go", "text: ^\u201CDid nobody go\u201D" },
        { "TT0121", "text: Did nobody go", "text: Did ^<b>nobody</b> go" },
        { "TT0013", "title: Small", "title: Small\n^title: Smaller" },
        { "TT0013", "  late: { length: 30m }", "  late: { length: 30m }\n  ^late: { length: 20m }" },
        { "TT0025", "    kind: contingency\n    to", "    kind: contingency\n   ^to" },
    };

    [Theory]
    [MemberData(nameof(Traps))]
    public void A_trap_of_yaml_is_explained_where_it_is(string code, string good, string mistake)
    {
        var broken = Marked.In(Smallest.Scenario, good, mistake);

        broken.IsFound(code, Author.ReadScenario("small.yaml", broken.Bytes).Findings);
    }

    [Theory]
    [InlineData("text: No")]
    [InlineData("text: 1:30")]
    [InlineData("text: 0x10")]
    [InlineData("text: 2026-01-01")]
    [InlineData("text: What? Who? Me!")]
    [InlineData("text: Four of them # a remark")]
    [InlineData("text: \u201CWe go\u201D they said")]
    [InlineData("text: <https://example.org> and 3 < 4")]
    [InlineData("text: it's {a} and {b}")]
    public void A_plain_text_stays_the_text_it_is(string text)
    {
        var yaml = Smallest.Scenario.Replace("text: Did nobody go", text, StringComparison.Ordinal);

        var file = Author.ReadScenario("small.yaml", System.Text.Encoding.UTF8.GetBytes(yaml));

        Assert.Empty(file.Findings);
        Assert.Equal(text["text: ".Length..].Split(" #")[0], file.Scenario!.Injects[2].Text);
    }
}
