using Tabletop.Engine;

namespace Tabletop.Hosting.Views;

/// <summary>What somebody would like to read, as stored: BCP 47 tags in order of preference, separated by commas. Null: they have not said.</summary>
public delegate string? WantedLanguages(string person);

/// <summary>Finds the language somebody reads an exercise in.</summary>
public static class Languages
{
    /// <param name="wanted">As <see cref="WantedLanguages"/> gives it.</param>
    /// <param name="offered">What the scenario can be read in, its own first.</param>
    /// <returns>One of those offered: the first that is wanted, or the scenario's own.</returns>
    public static string Best(string? wanted, Items<string> offered)
    {
        foreach (var tag in (wanted ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Offered(tag, offered) is { } language)
            {
                return language;
            }
        }

        return offered[0];
    }

    /// <summary>The tag itself, or what is left of it when its end is cut off part by part, or a variety of it: "fr-CH" reads "fr", "pt" reads "pt-BR".</summary>
    private static string? Offered(string tag, Items<string> offered)
    {
        for (var length = tag.Length; length > 0; length = tag.LastIndexOf('-', length - 1))
        {
            if (offered.FirstOrDefault(o => o.AsSpan().Equals(tag.AsSpan(0, length), StringComparison.OrdinalIgnoreCase)) is { } found)
            {
                return found;
            }
        }

        return offered.FirstOrDefault(o => o.StartsWith($"{tag}-", StringComparison.OrdinalIgnoreCase));
    }
}
