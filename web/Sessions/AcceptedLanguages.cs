using Microsoft.Net.Http.Headers;

namespace Tabletop.Web.Sessions;

/// <summary>What a browser says its user reads.</summary>
internal static class AcceptedLanguages
{
    /// <summary>Nobody reads more; what is longer is no list of a person's languages.</summary>
    public const int Most = 5;

    public const int LongestTag = 35;

    /// <returns>Tags in order of preference, separated by commas; empty: it says nothing.</returns>
    public static string Of(HttpRequest request) => string.Join(',', request.GetTypedHeaders().AcceptLanguage
        .Where(language => language.Quality != 0)
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(Tag)
        .TakeWhile(tag => tag != "*")
        .Where(tag => tag.Length is > 0 and <= LongestTag && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        .Take(Most));

    private static string Tag(StringWithQualityHeaderValue language) => language.Value.ToString();
}
