using System.Globalization;
using Bogus;
using Bogus.DataSets;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Posts;

/// <summary>
/// Draws the people nobody plays, and what they may post. Given names are Bogus's, for the languages of the content; of family names only
/// the first letter is shown, and handles are made of plain words, so that nobody real is meant. Who says what does not depend on who it
/// is: every text may be anybody's.
/// </summary>
public static class PublicDraw
{
    private const int PeopleCount = 24;

    private static readonly string[] Kinds =
        ["quiet", "early", "green", "little", "sunny", "wooden", "paper", "silver", "round", "northern", "sleepy", "windy"];

    private static readonly string[] Things =
        ["lantern", "kettle", "bicycle", "umbrella", "teapot", "window", "balcony", "garden", "pencil", "button", "ladder", "basket"];

    /// <summary>The same for the same seed and languages, on any machine and in any culture.</summary>
    /// <param name="content">In whose languages they post, its own first. Where there are no texts for one, its readers get the content's own, else English.</param>
    public static SimulatedPublic Of(Content content, long seed)
    {
        var sheets = Sheets(content.Translations.Select(t => t.Language).Prepend(content.Scenario.Language));
        var random = new Randomizer(unchecked((int)(seed ^ (seed >> 32))));
        var people = People(sheets, random);
        return new(people, Enumerable.Range(0, 6).SelectMany(level => Posts(level, sheets, people, random)).ToItems());
    }

    private static PostSheet[] Sheets(IEnumerable<string> languages)
    {
        PostSheet?[] known = [.. languages.Select(language => PostSheet.All.FirstOrDefault(sheet => sheet.Language == language.Split('-')[0]))];
        return [.. known.OfType<PostSheet>().Prepend(known[0] ?? PostSheet.All[0]).Distinct()];
    }

    private static Items<PublicPerson> People(PostSheet[] sheets, Randomizer random)
    {
        Name[] names = [.. sheets.Select(sheet => new Name(sheet.Language) { Random = random })];
        string[] handles = [.. random.Shuffle(Kinds.SelectMany(kind => Things.Select(thing => $"{kind}_{thing}_sim")))];
        return Enumerable.Range(0, PeopleCount)
            .Select(i => new PublicPerson(handles[i], Called(names[i % names.Length]), sheets[i % sheets.Length].Language))
            .ToItems();
    }

    private static string Called(Name names) => $"{names.FirstName()} {StringInfo.GetNextTextElement(names.LastName())}.";

    private static IEnumerable<PublicPost> Posts(int level, PostSheet[] sheets, Items<PublicPerson> people, Randomizer random)
    {
        var lines = Enumerable.Range(0, sheets[0].Lines.Count).Where(line => sheets[0].Lines[line].Level == level);
        return random.Shuffle(lines).ToArray().Select((line, i) =>
        {
            var (person, place) = (people[random.Number(people.Count - 1)], random.Number(sheets[0].Places.Count - 1));
            return new PublicPost(
                string.Create(CultureInfo.InvariantCulture, $"post-{level}-{i + 1}"),
                person.Handle,
                level,
                sheets.Select(sheet => new PostText(sheet.Language, sheet.Text(line, place))).ToItems());
        });
    }
}
