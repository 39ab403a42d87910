using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;

namespace Tabletop.Authoring.Scenarios;

/// <summary>Names that are called on one side and answered on the other: triggers, which are fired and heard, and flags, which are raised and tested.</summary>
/// <param name="unanswered">What is said of a call nobody answers.</param>
/// <param name="uncalled">What is said of an answer to no call.</param>
internal sealed class Astray(Rule unanswered, Rule uncalled)
{
    /// <summary>More names that go astray than this are one mistake, not many.</summary>
    private const int Shown = 100;

    private readonly List<Word> _called = [];
    private readonly List<Word> _answered = [];

    public void Called(Word name) => _called.Add(name);

    public void Answered(Word name) => _answered.Add(name);

    /// <param name="also">Other words that could have been meant by an answer to no call.</param>
    public void Report(Reader reader, params IReadOnlyList<string> also)
    {
        var called = _called.Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        var answered = _answered.Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        string[] lost = [.. called.Except(answered)];
        string[] idle = [.. answered.Except(called)];
        foreach (var word in _called.Where(word => !answered.Contains(word.Text)).DistinctBy(word => word.Text).Take(Shown))
        {
            reader.Add(unanswered, word.At, Quoted.Of(word.Text), Guess.Asked(word.Text, idle), word.Text);
        }

        foreach (var word in _answered.Where(word => !called.Contains(word.Text)).DistinctBy(word => word.Text).Take(Shown))
        {
            reader.Add(uncalled, word.At, Quoted.Of(word.Text), Guess.Asked(word.Text, [.. lost, .. also]), word.Text);
        }
    }
}
