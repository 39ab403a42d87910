using Tabletop.Authoring.Translating;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Tests.Translating;

public sealed class TranslationReaderTests
{
    [Fact]
    public void Texts_that_fit_are_what_people_read()
    {
        var file = French.Read(French.Yaml);

        Assert.Empty(file.Findings);
        Assert.Equal("fr", file.Translation!.Language);
        Assert.Equal(ScenarioTexts.Of(French.Scenario).Select(text => text.Path), file.Translation.Texts.Select(text => text.Path));
        var french = Playbook.Of(new() { Scenario = French.Scenario, Translations = [file.Translation] }).In("fr").Scenario;
        Assert.Equal(("Une rumeur à midi", "la ville haute"), (french.Title, french.Groups!.A));
        Assert.Equal($"# On ferme la clinique\n\n« Ce soir », dit {french.Groups.B}.", french.Injects[0].Text);
    }

    [Theory]
    [InlineData("text: Mairie", "text: \"\"")]
    [InlineData("    text: Mairie\n", "    text: Mairie\n    source: \"\"\n  roles.mayor.titre:\n    text: Mairie\n")]
    [InlineData("  roles.mayor.title:", "  roles.mayor.titre:")]
    public void Everything_else_is_read_in_the_scenarios_own_language(string good, string other)
    {
        var file = French.Read(French.With(good, other));

        Assert.DoesNotContain(file.Findings, finding => finding.IsError);
        Assert.DoesNotContain(file.Translation!.Texts, text => text.Path == "roles.mayor.title");
        Assert.Equal(7, file.Translation.Texts.Count);
    }

    [Fact]
    public void A_stale_text_is_read_in_the_scenarios_own_language()
    {
        var changed = French.Scenario with { Title = "A rumour at one" };

        var file = Translations.Read("fr.yaml", System.Text.Encoding.UTF8.GetBytes(French.Yaml), changed);

        Assert.Equal("TT0806", Assert.Single(file.Findings).Code);
        Assert.DoesNotContain(file.Translation!.Texts, text => text.Path == "title");
    }

    [Theory]
    [InlineData("TT0801", "of: noon", "of: ^night")]
    [InlineData("TT0802", "language: fr", "language: ^en")]
    [InlineData("TT0803", "language: fr", "language: ^de")]
    [InlineData("TT0122", "language: fr", "language: ^french!")]
    [InlineData("TT0032", "format: tabletop-translation/1", "format: ^tabletop-translation/2")]
    [InlineData("TT0106", "text: Midi", "text: ^[Midi]")]
    [InlineData("TT0101", "text: Midi", "text: Midi\n    ^txt: Midi")]
    [InlineData("TT0102", "text: Midi", "^text:")]
    [InlineData("TT0013", "  roles.mayor.title:", "  ^groups.a:")]
    public void A_mistake_is_an_error_at_its_place(string code, string good, string mistake)
    {
        var marked = Marked.In(French.Yaml, good, mistake);
        var file = French.Read(marked.Text);

        Assert.Null(file.Translation);
        var error = file.Findings.First(finding => finding.IsError);
        Assert.Equal((code, marked.Line, marked.Column), (error.Code, error.Line, error.Column));
    }

    [Theory]
    [InlineData("TT0804", "  phases.noon.title:\n    text: Midi", "  phases.noon.title:\n    text: Midi\n    source: \"\"\n  ^phases.night.title:\n    text: Nuit")]
    [InlineData("TT0805", "  phases.noon.title:\n    text: Midi", "  ^phases.noon.title:\n    text: \"\"")]
    [InlineData("TT0807", "  roles.mayor.title:\n    text: Mairie\n    source", "  ^roles.mayor.title:\n    text: Mairie\n    source: \"\"\n  roles.mayor.titre:\n    text: Mairie\n    source")]
    [InlineData("TT0808", "text: Vous parlez au nom de {a} et de {b}.", "text: ^Vous parlez au nom de {a} et de {a}.")]
    [InlineData("TT0808", "text: Nouvelle", "text: ^Nouvelle de {b}")]
    public void What_does_not_fit_is_a_warning_at_its_place(string code, string good, string other)
    {
        var marked = Marked.In(French.Yaml, good, other);
        var finding = Assert.Single(French.Read(marked.Text).Findings, finding => finding.Code == code);

        Assert.False(finding.IsError);
        Assert.Equal((marked.Line, marked.Column), (finding.Line, finding.Column));
    }

    [Fact]
    public void Every_rule_has_a_code_of_its_own_and_says_what_to_do() => Assert.All(TranslationRules.All, rule =>
    {
        Assert.Matches("^TT08[0-9]{2}$", rule.Code);
        Assert.Contains(" - ", rule.Template, StringComparison.Ordinal);
        Assert.Single(TranslationRules.All, other => other.Code == rule.Code);
    });
}
