using System.Globalization;
using System.Text;
using Tabletop.Authoring.Posts;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Authoring.Tests.Posts;

public class PublicDrawTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_same_seed_draws_the_same_bytes_in_every_culture(string culture)
    {
        var (here, before) = (Bytes(7, "en", "fr", "ar"), CultureInfo.CurrentCulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(here, Bytes(7, "en", "fr", "ar"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_was_drawn_before_does_not_matter()
    {
        var here = Bytes(7, "en");
        Bytes(8, "fr", "en");
        Assert.Equal(here, Bytes(7, "en"));
    }

    [Fact]
    public void Another_seed_pins_another_content()
    {
        Assert.NotEqual(HashChain.Fingerprint(Encoding.UTF8.GetBytes(Bytes(7, "en"))), HashChain.Fingerprint(Encoding.UTF8.GetBytes(Bytes(8, "en"))));
        Assert.NotEqual(Bytes(7, "en"), Bytes(7 + (1L << 40), "en"));
    }

    [Fact]
    public void There_are_ten_posts_of_each_level_and_each_has_a_text_of_its_own_in_every_language()
    {
        var drawn = Drawn(7, "fr", "en", "ar");
        Assert.Equal(Enumerable.Repeat(10, 6), drawn.Posts.GroupBy(p => p.Level).OrderBy(g => g.Key).Select(g => g.Count()));
        Assert.All(drawn.Posts, p => Assert.Equal(["fr", "en", "ar"], p.Texts.Select(t => t.Language)));
        Assert.Equal(180, drawn.Posts.SelectMany(p => p.Texts).Select(t => t.Text).Distinct().Count());
        Assert.All(drawn.Posts.SelectMany(p => p.Texts), t => Assert.DoesNotContain('{', t.Text));
        Assert.NotNull(Playbook.Of(In("fr", "en", "ar") with { Public = drawn }));
    }

    [Fact]
    public void The_sheets_say_the_same_line_by_line()
    {
        var first = PostSheet.All[0];
        Assert.All(PostSheet.All, sheet =>
        {
            Assert.Equal(first.Lines.Select(l => (l.Level, l.Topic, At(l))), sheet.Lines.Select(l => (l.Level, l.Topic, At(l))));
            Assert.Equal(first.Places.Count, sheet.Places.Count);
        });
        Assert.Equal(["calm", "everyday", "parents", "rumour", "silence", "thanks"], first.Lines.Select(l => l.Topic).Distinct().Order(StringComparer.Ordinal));

        static bool At(PostLine line) => line.Text.Contains("{place}", StringComparison.Ordinal);
    }

    [Fact]
    public void In_every_mood_somebody_calls_for_calm() =>
        Assert.All(Enumerable.Range(0, 6), level => Assert.Contains(PostSheet.All[0].Lines, l => l.Level == level && l.Topic == "calm"));

    [Fact]
    public void Handles_are_unique_and_say_that_nobody_is_meant()
    {
        var people = Drawn(7, "en", "fr", "ar").People;
        Assert.Equal(people.Count, people.Select(p => p.Handle).Distinct().Count());
        Assert.All(people, p => Assert.Matches("^[a-z]+_[a-z]+_sim$", p.Handle));
        Assert.All(people, p => Assert.EndsWith(".", p.Name, StringComparison.Ordinal));
        Assert.Contains(people, p => p.Language == "ar" && p.Name.Any(c => c is >= '\u0600' and <= '\u06FF'));
    }

    [Fact]
    public void A_language_without_texts_falls_back_to_the_scenarios_own_and_that_one_to_English()
    {
        Assert.Equal(["fr"], Drawn(7, "fr", "sw").Posts[0].Texts.Select(t => t.Language));
        Assert.Equal(["en", "fr"], Drawn(7, "sw", "fr-CA").Posts[0].Texts.Select(t => t.Language));
    }

    private static string Bytes(long seed, params string[] languages) => Encoding.UTF8.GetString(Wire.Write(In(languages) with { Public = Drawn(seed, languages) }));

    private static SimulatedPublic Drawn(long seed, params string[] languages) => PublicDraw.Of(In(languages), seed);

    private static Content In(params string[] languages)
    {
        var content = A.Scenario().Content();
        return content with { Scenario = content.Scenario with { Language = languages[0] }, Translations = languages.Skip(1).Select(l => new Translation(l, [])).ToItems() };
    }
}
