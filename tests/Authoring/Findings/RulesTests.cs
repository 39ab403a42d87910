using System.Text.RegularExpressions;
using Tabletop.Authoring.Findings;

namespace Tabletop.Authoring.Tests.Findings;

public sealed partial class RulesTests
{
    [Fact]
    public void Every_code_is_used_once() => Assert.Equal(Rules.All.Count, Rules.All.Select(rule => rule.Code).Distinct().Count());

    [Fact]
    public void Every_rule_says_what_to_do() => Assert.All(Rules.All, rule =>
    {
        Assert.Matches(Code(), rule.Code);
        Assert.Contains(" - ", rule.Template, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', rule.Template);
        Assert.False(rule.Template.EndsWith('.'));
    });

    [Fact]
    public void A_finding_prints_as_editors_expect() => Assert.Equal(
        "a.yaml:3:5: warning TT0405: the inject 'x' has no text and asks nothing - add a line 'text: …'",
        new Finding("a.yaml", 3, 5, Severity.Warning, "TT0405", "the inject 'x' has no text and asks nothing", "add a line 'text: …'").ToString());

    [GeneratedRegex("^TT0[0-9]{3}$")]
    private static partial Regex Code();
}
