using System.Text.Json;
using System.Text.Json.Serialization;
using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Views;

/// <summary>One step from a view to the next: an item was set or added (at the end), or removed. The console needs to know collections, not events.</summary>
public sealed record Change(ChangeKind Op, string In, string Id, JsonElement? Item);

[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    [JsonStringEnumMemberName("set")]
    Set,

    [JsonStringEnumMemberName("add")]
    Add,

    [JsonStringEnumMemberName("remove")]
    Remove,
}

/// <summary>The generic difference of two views.</summary>
public static class Changes
{
    private static readonly Collection[] Collections =
    [
        Collection.Of("scenario", v => v.Scenario),
        Collection.Of("clock", v => v.Clock),
        Collection.Of("phase", v => v.Phase),
        Collection.Of("feed", v => v.Feed),
        Collection.Of("asks", v => v.Asks),
        Collection.Of("facts", v => v.Facts),
        Collection.Of("actions", v => v.Actions),
        Collection.Of("messages", v => v.Messages),
        Collection.Of("seats", v => v.Seats),
        Collection.Of("body", v => v.Body),
        Collection.Of("decisions", v => v.Decisions),
        Collection.Of("promises", v => v.Promises),
        Collection.Of("mine", v => v.Mine),
        Collection.Of("questions", v => v.Questions),
        Collection.Of("timeline", v => v.Timeline),
        Collection.Of("cues", v => v.Cues),
        Collection.Of("machines", v => v.Machines),
        Collection.Of("indicators", v => v.Indicators),
        Collection.Of("flags", v => v.Flags),
        Collection.Of("points", v => v.Points),
        Collection.Of("people", v => v.People),
        Collection.Of("phases", v => v.Phases),
        Collection.Of("threats", v => v.Threats),
        Collection.Of("observations", v => v.Observations),
        Collection.Of("tasks", v => v.Tasks),
        Collection.Of("improvements", v => v.Improvements),
        Collection.Of("record", v => v.Record),
    ];

    public static IReadOnlyList<string> Names => [.. Collections.Select(c => c.Name)];

    /// <summary>No changes exactly when the views are equal. What is new comes last in its collection, so order is kept too.</summary>
    public static Items<Change> Between(View before, View after)
    {
        var changes = new List<Change>();
        foreach (var collection in Collections)
        {
            collection.Compare(before, after, changes);
        }

        return changes.ToItems();
    }

    private abstract class Collection(string name)
    {
        public string Name => name;

        public static Collection Of<T>(string name, Func<View, Items<T>> read)
            where T : ViewItem => new Typed<T>(name, read);

        public abstract void Compare(View before, View after, List<Change> changes);

        private sealed class Typed<T>(string name, Func<View, Items<T>> read) : Collection(name)
            where T : ViewItem
        {
            public override void Compare(View before, View after, List<Change> changes)
            {
                var (old, now) = (read(before), read(after));
                if (ReferenceEquals(old, now))
                {
                    return;
                }

                var left = new Dictionary<string, T>(old.Count);
                foreach (var item in old)
                {
                    left.Add(item.Id, item);
                }

                foreach (var item in now)
                {
                    if (!left.Remove(item.Id, out var was))
                    {
                        changes.Add(new(ChangeKind.Add, Name, item.Id, JsonSerializer.SerializeToElement(item, Wire.Options)));
                    }
                    else if (!was.Equals(item))
                    {
                        changes.Add(new(ChangeKind.Set, Name, item.Id, JsonSerializer.SerializeToElement(item, Wire.Options)));
                    }
                }

                foreach (var item in old)
                {
                    if (left.ContainsKey(item.Id))
                    {
                        changes.Add(new(ChangeKind.Remove, Name, item.Id, null));
                    }
                }
            }
        }
    }
}
