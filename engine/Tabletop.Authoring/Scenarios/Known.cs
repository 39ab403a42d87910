using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine.Conditions;

namespace Tabletop.Authoring.Scenarios;

/// <summary>
/// The ids a file gives, collected before anything is read: a reference may come before what it names, and something with
/// a mistake in it still counts as there.
/// </summary>
internal sealed class Known
{
    private static readonly List<string> None = [];

    private readonly Dictionary<string, List<string>> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _options = new(StringComparer.Ordinal);

    private Known(YamlMapping root)
    {
        Phases = Keys(root["phases"]);
        Roles = Keys(root["roles"]);
        Indicators = Keys(root["indicators"]);
        Facts = Keys(root["facts"]);
        Crises = Keys(root["crises"]);
        Injects = Keys(root["injects"]);
        Actions = Keys(root["actions"]);
        PerGroup = [.. Entries(root["indicators"]).Where(indicator => In(indicator.Value, "per") is YamlScalar { Value: "group" }).Select(indicator => indicator.Key.Value)];
        Gauges = [.. Indicators.SelectMany(id => PerGroup.Contains(id) ? [$"{id}-a", $"{id}-b"] : new[] { id })];
        HasGroups = root["groups"] is not null;
        foreach (var objective in Entries(root["objectives"]))
        {
            Tested.Add(objective.Key.Value);
            Tested.AddRange(Keys(In(objective.Value, "tasks")));
        }

        foreach (var crisis in Entries(root["crises"]))
        {
            _states[crisis.Key.Value] = Keys(In(crisis.Value, "states"));
        }

        foreach (var ask in Entries(root["injects"]).SelectMany(inject => Entries(In(inject.Value, "asks"))))
        {
            // Of two with one id, which is reported, the first is meant.
            _options.TryAdd(ask.Key.Value, Keys(In(ask.Value, "options")));
        }
    }

    public List<string> Phases { get; }

    public List<string> Roles { get; }

    /// <summary>As they are written; <see cref="Gauges"/> are those that are kept, one for each group where the file says so.</summary>
    public List<string> Indicators { get; }

    public List<string> Gauges { get; }

    public HashSet<string> PerGroup { get; }

    public List<string> Facts { get; }

    public List<string> Crises { get; }

    public List<string> Injects { get; }

    public List<string> Actions { get; }

    public bool HasGroups { get; }

    /// <summary>Objectives and their tasks: what an inject can test.</summary>
    public List<string> Tested { get; } = [];

    /// <summary>Filled while the file is read: triggers and flags have no list of their own.</summary>
    public HashSet<string> Triggers { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Flags { get; } = new(StringComparer.Ordinal);

    public static Known Of(YamlMapping root) => new(root);

    public List<string> States(string crisis) => _states.GetValueOrDefault(crisis, None);

    public List<string> Options(string ask) => _options.GetValueOrDefault(ask, None);

    /// <summary>Reports the names in a condition that the file does not have. Flags nobody raises are left to <see cref="Draft"/>.</summary>
    public void Check(Reader reader, YamlScalar scalar, ParsedCondition condition, bool inAction)
    {
        foreach (var mention in condition.Mentions)
        {
            if (Names(mention).Contains(mention.Name))
            {
                continue;
            }

            var at = scalar.Source.PositionIn(scalar, mention.Offset);
            if (mention.Kind == MentionKind.SeatOrDoer && mention.Name == "doer")
            {
                if (!inAction)
                {
                    reader.Add(Rules.DoerOutside, at);
                }
            }
            else if (mention.Kind == MentionKind.Flag)
            {
                if (!CouldBeFlag(mention.Name))
                {
                    reader.Add(Rules.NoTest, at, Quoted.Of(mention.Name));
                }
            }
            else if (mention.Kind == MentionKind.Indicator && PerGroup.Contains(mention.Name))
            {
                reader.Add(Rules.WhichGroup, at, Quoted.Of(mention.Name), $"{mention.Name}-a", $"{mention.Name}-b");
            }
            else if (mention.Kind is not (MentionKind.State or MentionKind.Option) || Names(OwnerOf(mention)).Contains(mention.Owner!))
            {
                // A state of a machine that does not exist is not worth a second finding.
                reader.IsKnown(new(mention.Name, at), ConditionWords.Of(mention), Names(mention));
            }
        }
    }

    /// <summary>Whether a name that stands alone was meant as a flag, and not as something of which more must be said.</summary>
    public bool CouldBeFlag(string name) => Kebab.IsId(name) && !Indicators.Contains(name) && !Gauges.Contains(name) && !Crises.Contains(name)
        && !Actions.Contains(name) && !Roles.Contains(name) && !Facts.Contains(name) && !Injects.Contains(name) && !Phases.Contains(name)
        && !_options.ContainsKey(name);

    private static Mention OwnerOf(Mention mention) =>
        new(mention.Kind == MentionKind.State ? MentionKind.Crisis : MentionKind.Ask, mention.Owner!, mention.Offset);

    private IReadOnlyCollection<string> Names(Mention mention) => mention.Kind switch
    {
        MentionKind.Indicator => Gauges,
        MentionKind.Phase => Phases,
        MentionKind.Flag => Flags,
        MentionKind.Crisis => Crises,
        MentionKind.State => States(mention.Owner!),
        MentionKind.Action => Actions,
        MentionKind.Seat or MentionKind.SeatOrDoer => Roles,
        MentionKind.Ask => _options.Keys,
        MentionKind.Option => Options(mention.Owner!),
        MentionKind.Fact => Facts,
        MentionKind.Inject => Injects,
        MentionKind.Trigger => Triggers,
        _ => None,
    };

    private static List<string> Keys(YamlNode? node) => [.. Entries(node).Select(entry => entry.Key.Value)];

    private static IReadOnlyList<YamlEntry> Entries(YamlNode? node) => node is YamlMapping map ? map.Entries : [];

    private static YamlNode? In(YamlNode node, string key) => (node as YamlMapping)?[key];
}
