using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Laws;

/// <summary>
/// Law 8: exchanging groups a and b everywhere, with what they start from, exchanges their results and changes nothing else. No chance is
/// drawn for a group, no sum depends on which comes first, and no rule knows one from the other.
/// </summary>
public class GroupLaws
{
    [Fact]
    public void Exchanging_the_groups_exchanges_their_results_and_changes_nothing_else() => Law.Holds(ResultsExchanged);

    [Fact]
    public void Exchanging_the_groups_changes_no_text_anybody_reads() => Law.Holds(of =>
        Assert.Equal(Texts(of.Book), Texts(Playbook.Of(Swapped.Of(of.Content)))));

    [Fact]
    public void Exchanging_twice_gives_the_same_content() => Law.Holds(of => Assert.True(of.Content == Swapped.Of(Swapped.Of(of.Content))));

    /// <summary>Where nobody names a side the two stay alike to the last digit, so that exchanging them changes nothing at all.</summary>
    [Fact]
    public void Neither_side_of_a_city_that_takes_sides_is_ahead() => Law.Holds(of => Played.Through(of, step =>
    {
        var running = of.Content.Scenario.Society.Where(m => !m.Off).Zip(step.Outcome.State.Society);
        foreach (var (_, run) in running.Where(r => r.First.Model == "brandsma" && r.Second.Runs))
        {
            Assert.Equal((run.Numbers[0], run.Numbers[1]), (run.Numbers[3], run.Numbers[2]));
        }
    }));

    [Fact]
    public void Generated_groups_come_to_different_ends() =>
        Assert.InRange(Enumerable.Range(0, 200).Count(seed => Apart(Case.Of(seed))), 10, 200);

    private static void ResultsExchanged(Case of)
    {
        var other = Playbook.Of(Swapped.Of(of.Content));
        var (here, there) = (Played.Through(of), Played.Through(other, of.Steps.Select(Swapped.Of)));

        Assert.Equal(here.Entries.Select(Swapped.Of), there.Entries.Select(Swapped.InOrder));
        Assert.Equal(here.Book.IndicatorIds.Select(id => Value(here, Other(of, id))), other.IndicatorIds.Select(id => Value(there, id)));
        Assert.Equal(here.State.Society, there.State.Society);
    }

    private static bool Apart(Case of)
    {
        var played = Played.Through(of);
        return of.Book.IndicatorIds.Any(id => Value(played, id) != Value(played, Other(of, id)));
    }

    /// <summary>Null before play.</summary>
    private static long? Value(Played played, string id) =>
        played.State.Indicators.Count > 0 ? played.State.Indicators[played.Book.FindIndicator(id)] : null;

    /// <summary>What the same value is called for the other group.</summary>
    private static string Other(Case of, string id) => id[^2..] switch
    {
        "-a" when IsEach(of, id) => $"{id[..^2]}-b",
        "-b" when IsEach(of, id) => $"{id[..^2]}-a",
        _ => id,
    };

    private static bool IsEach(Case of, string id) => of.Content.Scenario.Indicators.Any(i => i.PerGroup && i.Id == id[..^2]);

    /// <summary>In every language, with the groups' names filled in; the names themselves are what is exchanged.</summary>
    private static (string Language, string Path, string Text)[] Texts(Playbook book) =>
    [
        .. book.Languages.SelectMany(language => ScenarioTexts.Of(book.In(language).Scenario).Select(t => (language, t.Path, t.Text)))
            .Where(t => t.Path is not ("groups.a" or "groups.b")),
    ];
}
