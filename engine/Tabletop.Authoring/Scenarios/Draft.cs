using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>A scenario while it is read: the file, the ids it gives, and what can be checked only when all of it is read.</summary>
internal sealed class Draft(Reader reader, Known known)
{
    /// <summary>More triggers that go astray than this are one mistake, not many.</summary>
    private const int Shown = 100;

    private readonly List<(YamlScalar Scalar, ParsedCondition Condition, bool InAction)> _conditions = [];
    private readonly List<Word> _fired = [];
    private readonly List<Word> _heard = [];
    private readonly HashSet<string> _coming = new(StringComparer.Ordinal);

    public Reader Reader { get; } = reader;

    public Known Known { get; } = known;

    public Items<Phase> Phases { get; set; } = [];

    /// <summary>Where things stand, for what is found when the whole is looked at. Keyed by kind and id.</summary>
    public Dictionary<(string Kind, string Id), Position> Places { get; } = [];

    public IReadOnlySet<string> Coming => _coming;

    public static string Title(Fields fields, string id) => fields.Text("title") ?? Kebab.InWords(id);

    /// <summary>The condition under a key as it is stored: printed by the engine, so two spellings of one condition are equal.</summary>
    public string? Condition(Fields fields, string key, bool inAction = false)
    {
        if (fields.Condition(key) is not { } parsed)
        {
            return null;
        }

        _conditions.Add(((YamlScalar)fields.Node(key)!, parsed, inAction));
        return parsed.Condition!.ToString();
    }

    public Items<string> Roles(Fields fields, string key, params IReadOnlyList<string> also) =>
        Names(fields, key, "role", [.. Known.Roles, .. also]);

    /// <summary>A list of ids, those that exist.</summary>
    public Items<string> Names(Fields fields, string key, string what, IReadOnlyCollection<string> ids) =>
        fields.List(key).Where(word => Reader.IsKnown(word, what, ids)).Select(word => word.Text).ToItems();

    /// <summary>One id that must exist; an empty text after a finding.</summary>
    public string Name(Fields fields, string key, string what, IReadOnlyCollection<string> ids)
    {
        fields.Require(key);
        return OptionalName(fields, key, what, ids) ?? "";
    }

    public string? OptionalName(Fields fields, string key, string what, IReadOnlyCollection<string> ids) =>
        fields.Word(key) is { } word && Reader.IsKnown(word, what, ids) ? word.Text : null;

    public void Fires(Word trigger)
    {
        _fired.Add(trigger);
        Known.Triggers.Add(trigger.Text);
    }

    public void Hears(Word trigger)
    {
        _heard.Add(trigger);
        Known.Triggers.Add(trigger.Text);
    }

    /// <summary>The inject has a time, a condition or an effect that brings it.</summary>
    public void Comes(string inject) => _coming.Add(inject);

    /// <summary>What can be said only now that every trigger is known.</summary>
    public void CheckConditionsAndTriggers()
    {
        foreach (var (scalar, condition, inAction) in _conditions)
        {
            Known.Check(Reader, scalar, condition, inAction);
        }

        var fired = _fired.Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        var heard = _heard.Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        string[] unheard = [.. fired.Except(heard)];
        string[] unfired = [.. heard.Except(fired)];
        foreach (var word in _fired.Where(word => !heard.Contains(word.Text)).DistinctBy(word => word.Text).Take(Shown))
        {
            Reader.Add(Rules.FiredUnheard, word.At, Quoted.Of(word.Text), Guess.Asked(word.Text, unfired));
        }

        foreach (var word in _heard.Where(word => !fired.Contains(word.Text)).DistinctBy(word => word.Text).Take(Shown))
        {
            Reader.Add(Rules.HeardUnfired, word.At, Quoted.Of(word.Text), Guess.Asked(word.Text, unheard), word.Text);
        }
    }
}
