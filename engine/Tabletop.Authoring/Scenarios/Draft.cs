using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>A scenario while it is read: the file, the ids it gives, and what can be checked only when all of it is read.</summary>
internal sealed class Draft(Reader reader, Known known, Beside beside)
{
    public const string Everyone = "everyone";
    public const string Public = "public";

    private readonly List<(YamlScalar Scalar, ParsedCondition Condition, bool InAction)> _conditions = [];
    private readonly Astray _triggers = new(Rules.FiredUnheard, Rules.HeardUnfired);
    private readonly Astray _flags = new(Rules.FlagNeverTested, Rules.FlagNeverRaised);
    private readonly HashSet<string> _coming = new(StringComparer.Ordinal);

    public Reader Reader { get; } = reader;

    public Known Known { get; } = known;

    public Beside Beside { get; } = beside;

    public Items<Phase> Phases { get; set; } = [];

    /// <summary>Where things stand, for what is found when the whole is looked at. Keyed by kind and id.</summary>
    public Dictionary<(string Kind, string Id), Position> Places { get; } = [];

    public IReadOnlySet<string> Coming => _coming;

    public static string Title(Fields fields, string id) => fields.Text("title") ?? Kebab.InWords(id);

    /// <summary>The condition under a key as it is stored: printed by the engine, so two spellings of one condition are equal.</summary>
    public string? Condition(Fields fields, string key, bool inAction = false) =>
        fields.Node(key) is { } node ? Condition(node, key, inAction) : null;

    /// <param name="from">Where in the text it begins.</param>
    public string? Condition(YamlNode node, string key, bool inAction = false, int from = 0)
    {
        if (Reader.Condition(node, key, from) is not { } parsed)
        {
            return null;
        }

        _conditions.Add(((YamlScalar)node, parsed, inAction));
        return parsed.Condition!.ToString();
    }

    public Items<string> Roles(Fields fields, string key, params IReadOnlyList<string> also) =>
        Names(fields, key, "role", [.. Known.Roles, .. also]);

    /// <summary>Roles, where <c>everyone</c> stands for all of them.</summary>
    public Items<string> RolesOrAll(Fields fields, string key) =>
        Roles(fields, key, Everyone) is var roles && roles.Contains(Everyone) ? Known.Roles.ToItems() : roles;

    /// <summary>Roles, or <c>a</c> and <c>b</c> for the groups.</summary>
    public Items<string> Affected(Fields fields)
    {
        var affected = Roles(fields, "affects", "a", "b");
        if (!Known.HasGroups && affected.Any(name => name is "a" or "b"))
        {
            Reader.Add(Rules.NoGroups, fields.PositionOf("affects"));
        }

        return affected;
    }

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
        _triggers.Called(trigger);
        Known.Triggers.Add(trigger.Text);
    }

    public void Hears(Word trigger)
    {
        _triggers.Answered(trigger);
        Known.Triggers.Add(trigger.Text);
    }

    public void Raises(Word flag)
    {
        _flags.Called(flag);
        Known.Flags.Add(flag.Text);
    }

    /// <summary>Taking a flag down says, as testing it does, that somebody raises it.</summary>
    public void Lowers(Word flag) => _flags.Answered(flag);

    /// <summary>The inject has a time, a condition, an effect or a hand that brings it.</summary>
    public void Comes(string inject) => _coming.Add(inject);

    /// <summary>What can be said only now that every name is known.</summary>
    public void CheckNames()
    {
        foreach (var (scalar, condition, inAction) in _conditions)
        {
            Known.Check(Reader, scalar, condition, inAction);
            foreach (var mention in condition.Mentions.Where(mention => mention.Kind == MentionKind.Flag && (Known.Flags.Contains(mention.Name) || Known.CouldBeFlag(mention.Name))))
            {
                _flags.Answered(new(mention.Name, scalar.Source.PositionIn(scalar, mention.Offset)));
            }
        }

        _triggers.Report(Reader);
        _flags.Report(Reader, "convened");
    }
}
