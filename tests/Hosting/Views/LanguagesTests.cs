using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Tests.Views;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData(null, "de")]
    [InlineData("", "de")]
    [InlineData("fr", "fr")]
    [InlineData("FR", "fr")]
    [InlineData("it,fr", "fr")]
    [InlineData("de,fr", "de")]
    [InlineData("fr-CH,de", "fr")]
    [InlineData("pt,fr", "pt-BR")]
    [InlineData("pt-PT,fr", "fr")]
    [InlineData("zh-Hant-TW", "zh-Hant")]
    [InlineData("zh-Hans,en", "de")]
    [InlineData("f,ar", "ar")]
    [InlineData("xx,,*, ar ", "ar")]
    public void Somebody_reads_the_first_language_they_want_that_is_offered(string? wanted, string read) =>
        Assert.Equal(read, Languages.Best(wanted, ["de", "fr", "ar", "pt-BR", "zh-Hant"]));
}
