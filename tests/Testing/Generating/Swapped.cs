using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Testing.Generating;

/// <summary>
/// Groups a and b exchanged everywhere they are named: their names, the seats that belong to them, their values in effects, conditions and
/// commands, whom something concerns, and <c>{a}</c> and <c>{b}</c> in texts. Exchanging twice gives the same again.
/// </summary>
public static partial class Swapped
{
    public static Content Of(Content content) => Wire.ReadContent(Encoding.UTF8.GetBytes(Named(Encoding.UTF8.GetString(Wire.Write(content with
    {
        Scenario = content.Scenario with
        {
            Groups = content.Scenario.Groups is { } groups ? new(groups.B, groups.A) : null,
            Roles = content.Scenario.Roles.Select(r => r with { Group = r.Group is { } group ? Other(group) : null }).ToItems(),
            Injects = content.Scenario.Injects.Select(i => i with { Affects = i.Affects.Select(Other).ToItems() }).ToItems(),
            Actions = content.Scenario.Actions.Select(a => a with { Affects = a.Affects.Select(Other).ToItems() }).ToItems(),
        },
        Translations = content.Translations.Select(t => t with { Texts = t.Texts.Select(x => x with { Path = Path(x.Path) }).ToItems() }).ToItems(),
    })))));

    public static Move Of(Move move) => move with { Body = move.Body is { } body ? Of(body) : null };

    /// <summary>An entry as it would stand in the other log, with the events of one cause on several indicators in one order.</summary>
    public static string Of(Entry entry) => InOrder(JsonSerializer.Deserialize<Entry>(Named(Print(entry with
    {
        Command = entry.Command with { Body = entry.Command.Body is CommandBody.RenameGroups rename ? rename with { A = rename.B, B = rename.A } : entry.Command.Body },
        Events = entry.Events.Select(e => e is Event.GroupsRenamed renamed ? renamed with { A = renamed.B, B = renamed.A } : e).ToItems(),
    })), Wire.Options)!);

    /// <summary>
    /// What moves both groups moves a first, which is group b of the other log. Of the events that follow one another with one cause at one
    /// moment the order says nothing.
    /// </summary>
    public static string InOrder(Entry entry)
    {
        var events = new List<Event>();
        foreach (var happened in entry.Events)
        {
            var at = events.Count;
            while (happened is Event.IndicatorChanged now && at > 0 && events[at - 1] is Event.IndicatorChanged before
                && (before.Because, before.StoryMs) == (now.Because, now.StoryMs) && string.CompareOrdinal(before.Indicator, now.Indicator) > 0)
            {
                at--;
            }

            events.Insert(at, happened);
        }

        return Print(entry with { Events = events.ToItems() });
    }

    private static CommandBody Of(CommandBody body) => body switch
    {
        CommandBody.OverrideIndicator move => move with { Indicator = Named(move.Indicator) },
        CommandBody.RenameGroups rename => rename with { A = Named(rename.B), B = Named(rename.A) },
        _ => body,
    };

    private static string Print(Entry entry) => JsonSerializer.Serialize(entry, Wire.Options);

    private static string Other(string name) => name switch { "a" => "b", "b" => "a", _ => name };

    private static string Path(string path) => path switch { "groups.a" => "groups.b", "groups.b" => "groups.a", _ => path };

    /// <summary>Generated indicators are called <c>gauge-0</c>, and no other id is like that.</summary>
    private static string Named(string text) => Name().Replace(text, found => found.Groups["before"].Value + Other(found.Groups["group"].Value) + found.Groups["after"].Value);

    [GeneratedRegex(@"(?<before>\bgauge-[0-9]-)(?<group>[ab])(?<after>\b)|(?<before>\{)(?<group>[ab])(?<after>\})")]
    private static partial Regex Name();
}
