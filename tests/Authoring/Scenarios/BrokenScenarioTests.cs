namespace Tabletop.Authoring.Tests.Scenarios;

/// <summary>One mistake each: what it replaces in the smallest scenario, the mistake with a mark, and the code that must come.</summary>
public sealed class BrokenScenarioTests
{
    public static TheoryData<string, string, string> KeysAndValues => new()
    {
        { "TT0101", "title: Small", "^titel: Small" },
        { "TT0101", "at: 5m", "at: 5m\n    ^manuel: true" },
        { "TT0102", "title: Small", "^title:" },
        { "TT0102", "title: Small", "^title: ~" },
        { "TT0103", "text: Keep calm\n    tasks", "^tasks" },
        { "TT0103", "{ raise: tension, by: 5 }", "^{ raise: tension }" },
        { "TT0104", "mayor: { level: local, sector: government, stand-in: silent }", "mayor: ^local" },
        { "TT0105", "- { release: reminder }", "^release: reminder" },
        { "TT0106", "text: Did nobody go", "text: ^{ one: two }" },
        { "TT0107", "sector: security", "sector: ^securty" },
        { "TT0107", "level: local", "level: ^town" },
        { "TT0107", "channel: social", "channel: ^sms" },
        { "TT0107", "stand-in: silent", "stand-in: ^asleep" },
        { "TT0107", "text: Keep calm", "text: Keep calm\n    pillar: ^truth" },
        { "TT0107", "better: down", "better: ^no" },
        { "TT0108", "  late: {", "  ^Late_Hours: {" },
        { "TT0109", "  late: {", "  ^elapsed: {" },
        { "TT0110", "at: 5m", "at: ^5" },
        { "TT0111", "at: 5m", "at: ^5min" },
        { "TT0112", "takes: 10m", "takes: ^10m wall" },
        { "TT0113", "at: 5m", "at: ^1:30" },
        { "TT0113", "Mon 12:00", "^Monday 12:00" },
        { "TT0114", "at: 5m", "phase: late\n    at: ^Mon 12:05" },
        { "TT0115", "by: 5 }", "by: ^five }" },
        { "TT0116", "start: 30", "start: ^130" },
        { "TT0116", "level: 3", "level: ^9" },
        { "TT0117", "0..100", "^0-100" },
        { "TT0118", "text: Something is so,", "text: Something is so, truth: ^nope," },
        { "TT0122", "title: Small", "language: ^english!" },
        { "TT0123", "title: Small", "version: ^one two" },
        { "TT0124", "to: [mayor, police]", "to: [mayor, police, ^mayor]" },
        { "TT0127", "by: [mayor]\n    takes", "by: [^{ mayor: too }, mayor]\n    takes" },
        { "TT0128", "endings:\n  well: { when: done visit and tension < 60 }\n  badly: { title: Badly }", "endings: ^{}" },
        { "TT0126", "text: Did nobody go", "text: ^\"\"" },
        { "TT0417", "by: 5 }", "by: ^-5 }" },
    };

    public static TheoryData<string, string, string> References => new()
    {
        { "TT0201", "of: [mayor]", "of: [^major]" },
        { "TT0201", "to: [mayor, police]", "to: mayor, ^polis" },
        { "TT0201", "silence: stay", "silence: ^wait" },
        { "TT0201", "{ raise: tension", "{ raise: ^tensions" },
        { "TT0201", "30m: quiet", "30m: ^silent" },
        { "TT0201", "says: [fact]", "says: [^facts]" },
        { "TT0202", "text: Did nobody go", "text: Did nobody go\n    asks:\n      ^what-now: { question: Again, options: { a: A, b: B } }" },
        { "TT0205", "stand-in: silent", "^group: a" },
        { "TT0206", "  fact: { text: Something is so, known-to: [mayor] }", "  ^fact: { text: Something is so }" },
        { "TT0207", "  police:\n    sector: security", "  police:\n    sector: security\n  ^clerk: { level: local }" },
    };

    public static TheoryData<string, string, string> Machines => new()
    {
        { "TT0301", "loud } }\n      loud:", "^loud } }\n      worse: { part-of: loud }\n      loud:" },
        { "TT0302", "{ level: 3, after: { 30m: quiet } }", "{ level: 3, ^initial: quiet, after: { 30m: quiet } }\n      worse: { part-of: loud }" },
        { "TT0303", "{ level: 3, after: { 30m: quiet } }", "{ level: 3, ^part-of: loud, after: { 30m: quiet } }" },
        { "TT0304", "street:\n    initial: quiet\n    states:\n      quiet: { hears: { bang: loud } }", "^street:\n    initial: quiet\n    states:\n      quiet: { hears: { bang: quiet } }" },
        { "TT0305", "- { fire: bang }", "- { fire: bang }\n      - { fire: ^thud }" },
        { "TT0306", "bang: loud }", "bang: loud, ^thud: loud }" },
        { "TT0307", "{ level: 3,", "{ level: 3, ^initial: quiet," },
        { "TT0308", "after: { 30m: quiet }", "after: { ^0s: quiet }" },
    };

    public static TheoryData<string, string, string> Moments => new()
    {
        { "TT0401", "text: Did nobody go", "^at: 3m\n    text: Did nobody go" },
        { "TT0402", "    kind: expected-action\n    at: 20m\n    expects: done visit", "    ^kind: expected-action\n    at: 20m" },
        { "TT0403", "    expects: done visit", "    expects: done visit\n    ^text: Hello" },
        { "TT0404", "text: Did nobody go", "text: Did nobody go\n    ^time-limit: 5m" },
        { "TT0405", "  reminder:\n    kind: contingency\n    to: [mayor]\n    text: Did nobody go", "  ^reminder:\n    kind: contingency\n    to: [mayor]" },
        { "TT0406", "  reminder:\n    kind: contingency\n", "  reminder:\n    kind: contingency\n    to: [police]\n    text: Now\n  ^later:\n" },
        { "TT0407", "at: 5m", "at: ^2h" },
        { "TT0408", "{ raise: tension, by: 5 }", "^{ by: 5 }" },
        { "TT0409", "{ raise: tension, by: 5 }", "{ raise: tension, by: 5, ^fire: bang }" },
        { "TT0410", "{ raise: tension, by: 5 }", "{ raise: tension, by: 5, ^to: 7 }" },
        { "TT0411", "  visit:\n    by: [mayor]\n", "  ^visit:\n" },
        { "TT0412", "by: [mayor]\n    takes", "by: [mayor]\n    ^together: [mayor, police]\n    takes" },
        { "TT0413", "by: [mayor]\n    takes", "together: ^[mayor]\n    takes" },
        { "TT0414", "  well: { when: done visit and tension < 60 }", "  ^well: { title: Well }" },
        { "TT0415", "  badly: { title: Badly }", "  ^badly: { when: not done visit }" },
        { "TT0416", "options:\n          go: { text: Go there }\n", "^options:\n" },
    };

    public static TheoryData<string, string, string> Conditions => new()
    {
        { "TT0119", "when: not done visit", "when: not done visit ^so" },
        { "TT0119", "when: not done visit", "when: |\n      not done visit\n      and tension > ^much" },
        { "TT0120", "tension < 60", "tension ^== 60" },
        { "TT0120", "done visit and", "done visit ^&&" },
        { "TT0120", "when: not done visit", "when: '^!done visit'" },
        { "TT0120", "when: not done visit", "when: not done visit^, or tension > 5" },
        { "TT0022", "when: not done visit", "when: street in ^\u201Cloud\u201D" },
        { "TT0023", "tension < 60", "tension > ^\u22125" },
        { "TT0024", "when: not done visit", "when: not^\u00A0done visit" },
        { "TT0201", "when: not done visit", "when: not done ^visits" },
        { "TT0201", "when: not done visit", "when: street in ^lound" },
        { "TT0201", "when: not done visit", "when: >\n      not\n      done visit and\n      answered what-now = ^run" },
        { "TT0203", "when: not done visit", "when: ^tension" },
        { "TT0203", "when: not done visit", "when: ^5" },
        { "TT0210", "when: not done visit", "when: ^curfew" },
        { "TT0204", "tension < 60", "^doer knows fact" },
    };

    [Fact]
    public void The_smallest_scenario_has_no_mistake()
    {
        var file = Author.ReadScenario("small.yaml", System.Text.Encoding.UTF8.GetBytes(Smallest.Scenario));

        Assert.Empty(file.Findings);
        Assert.NotNull(file.Scenario);
    }

    [Theory]
    [MemberData(nameof(KeysAndValues))]
    [MemberData(nameof(References))]
    [MemberData(nameof(Machines))]
    [MemberData(nameof(Moments))]
    [MemberData(nameof(Conditions))]
    public void A_mistake_is_found_where_it_stands(string code, string good, string mistake)
    {
        var broken = Marked.In(Smallest.Scenario, good, mistake);

        var file = Author.ReadScenario("small.yaml", broken.Bytes);

        broken.IsFound(code, file.Findings);
        Assert.Equal(file.Findings[0].IsError, file.Scenario is null);
    }
}
