using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Sessions;
using Tabletop.Web.Streams;

namespace Tabletop.Web.Sessions;

/// <summary>Lets a session read in another language what it has a part in.</summary>
public sealed class LanguageChoice(EmbeddedHost host, IExerciseLog log, PinnedTexts texts, Callers callers)
{
    /// <returns>What could be chosen; the language chosen is among it, or nothing was changed.</returns>
    public async Task<IReadOnlyList<string>> Make(Caller caller, string language)
    {
        List<string> offered = [];
        foreach (var person in caller.Session.Memberships.Where(m => m.Kind != MemberKind.Board).GroupBy(m => m.Person))
        {
            var here = Languages(person);
            offered.AddRange(here);
            if (here.FirstOrDefault(l => l.Equals(language, StringComparison.OrdinalIgnoreCase)) is { } chosen)
            {
                await Read(person.Key, chosen);
            }
        }

        return [.. offered.Distinct()];
    }

    /// <summary>Whoever holds the staff link may read any exercise.</summary>
    private string[] Languages(IEnumerable<Membership> memberships)
    {
        var contents = memberships.Any(m => m.Exercise == Caller.Everywhere)
            ? host.List().Select(row => row.ContentHash)
            : memberships.Select(m => log.Exercise(m.Exercise)?.ContentHash).OfType<string>();
        return [.. contents.Distinct().SelectMany(hash => texts.Languages(hash)).Distinct()];
    }

    /// <summary>What they wanted before comes next: an exercise may not offer the one they chose.</summary>
    private async Task Read(string person, string chosen)
    {
        var before = callers.Languages(person) ?? "";
        var now = string.Join(',', before.Split(',', StringSplitOptions.RemoveEmptyEntries).Prepend(chosen).Distinct().Take(AcceptedLanguages.Most));
        if (now != before)
        {
            await callers.SetLanguages(person, now);
            host.Reread(person);
        }
    }
}
