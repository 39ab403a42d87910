using System.Text.Json;
using Tabletop.Authoring.Translating;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Fakes;
using Tabletop.Testing.Generating;

namespace Tabletop.Authoring.Tests.Translating;

public sealed class TranslationWorkTests : IDisposable
{
    private readonly Folder _folder = new();

    private string File => _folder["fr.yaml"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_file_has_every_text_to_be_written_under_its_original()
    {
        var work = TranslationWork.Of(File, French.Scenario, "fr", schema: "../schema/translation.schema.json");

        Assert.StartsWith(
            $"""
            # yaml-language-server: $schema=../schema/translation.schema.json
            format: tabletop-translation/1
            of: noon
            language: fr
            texts:
              # en: A rumour at noon
              title:
                text: ""
                source: "{French.Source("title")}"
              # en: the upper town
              groups.a:
            """,
            work.Yaml,
            StringComparison.Ordinal);
        Assert.Contains("  # en: # They close the clinic\n  # en:\n  # en: \"Tonight\", says {b}.\n  injects.news.text:\n", work.Yaml, StringComparison.Ordinal);
        Assert.Equal((8, 0, 8), (work.Total, work.Translated, work.Missing.Count));
        Assert.Equal("TT0805", Assert.Single(French.Read(work.Yaml!).Findings).Code);
    }

    [Fact]
    public void What_is_whole_stays_letter_for_letter()
    {
        var work = Work(French.Yaml);

        Assert.Equal(French.Yaml, work.Yaml);
        Assert.Equal((8, 8, 0, 0, 0), (work.Total, work.Translated, work.Missing.Count, work.Stale.Count, work.Unknown.Count));
    }

    [Fact]
    public void What_is_missing_goes_where_it_belongs_and_nothing_else_changes()
    {
        var whole = $"  roles.mayor.title:\n    text: Mairie\n    source: {French.Source("roles.mayor.title")}\n";
        var work = Work(French.With(whole, ""));

        Assert.Equal(French.With(whole, $"  # en: Mayor\n  roles.mayor.title:\n    text: \"\"\n    source: \"{French.Source("roles.mayor.title")}\"\n"), work.Yaml);
        Assert.Equal(["roles.mayor.title"], work.Missing);
    }

    [Fact]
    public void A_text_that_is_no_more_is_kept_and_said()
    {
        var with = French.With("  groups.b:", "  groups.c: # une de trop\n    text: la ville neuve\n  groups.b:");

        var work = Work(with);

        Assert.Equal(with, work.Yaml);
        Assert.Equal(["groups.c"], work.Unknown);
    }

    [Fact]
    public void A_stale_text_is_kept_said_and_shown_its_original_until_somebody_confirms_it()
    {
        var changed = French.Scenario with { Roles = [French.Scenario.Roles[0] with { Title = "The mayor's office" }] };

        var work = Work(French.Yaml, changed);
        Assert.Equal(French.With("  roles.mayor.title:", "  # en: The mayor's office\n  roles.mayor.title:"), work.Yaml);
        Assert.Equal(["roles.mayor.title"], work.Stale);
        Assert.Equal(8, work.Translated);

        var confirmed = Work(work.Yaml!, changed, confirm: true);
        Assert.Empty(confirmed.Stale);
        Assert.DoesNotContain("# en:", confirmed.Yaml, StringComparison.Ordinal);
        Assert.Empty(Translations.Load(_folder.With("fr.yaml", confirmed.Yaml!)["fr.yaml"], changed).Findings);
    }

    [Fact]
    public void A_text_that_does_not_say_what_it_was_made_from_counts_as_stale()
    {
        var unconfirmed = French.With($"source: {French.Source("groups.a")}", "source: \"\"");

        Assert.Equal(["groups.a"], Work(unconfirmed).Stale);
        Assert.Empty(Work(unconfirmed, confirm: true).Stale);
        Assert.Empty(French.Read(Work(unconfirmed, confirm: true).Yaml!).Findings);
    }

    [Fact]
    public void A_text_that_is_still_to_be_written_is_never_stale()
    {
        var begun = TranslationWork.Of(File, French.Scenario, "fr").Yaml!;
        var changed = French.Scenario with { Title = "A rumour at one" };

        var work = Work(begun, changed);

        Assert.Empty(work.Stale);
        Assert.Contains($"  # en: A rumour at one\n  title:\n    text: \"\"\n    source: \"{Fingerprint.Of("A rumour at one")}\"\n", work.Yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_errors_is_left_alone()
    {
        var work = Work(French.With("of: noon", "of: night"));

        Assert.Null(work.Yaml);
        Assert.Equal("TT0801", Assert.Single(work.Findings).Code);
    }

    [Fact]
    public void Any_text_is_written_so_that_it_reads_the_same_and_twice_is_like_once()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var content = AnyScenario.From(new Dice(seed));
            foreach (var translation in content.Translations)
            {
                // JSON is YAML, too: a file that has to be laid out anew.
                var texts = translation.Texts.ToDictionary(text => text.Path, text => new { text = text.Text, source = "" });
                var begun = JsonSerializer.Serialize(new { format = "tabletop-translation/1", of = "any", language = "fr", texts });

                var work = Work(begun, content.Scenario, confirm: true);

                Assert.Equal(translation, Translations.Load(_folder.With("fr.yaml", work.Yaml!)["fr.yaml"], content.Scenario).Translation);
                Assert.Equal(work.Yaml, Work(work.Yaml!, content.Scenario).Yaml);
            }
        }
    }

    private TranslationWork Work(string yaml, Scenario? scenario = null, bool confirm = false) =>
        TranslationWork.Of(_folder.With("fr.yaml", yaml)["fr.yaml"], scenario ?? French.Scenario, "fr", confirm);
}
