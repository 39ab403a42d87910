using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Tests.Laws;

/// <summary>A view as the console keeps it: collections of items by id, changed by set, add and remove alone.</summary>
internal sealed class FoldedView
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _collections = new(StringComparer.Ordinal);

    public void Take(Items<Change> changes)
    {
        foreach (var change in changes)
        {
            var items = In(change.In);
            switch (change.Op)
            {
                case ChangeKind.Add:
                    items.Add(change.Id, change.Item!.Value.GetRawText());
                    break;
                case ChangeKind.Set:
                    Assert.True(items.ContainsKey(change.Id));
                    items[change.Id] = change.Item!.Value.GetRawText();
                    break;
                default:
                    Assert.True(items.Remove(change.Id));
                    break;
            }
        }
    }

    public static string Of(View view)
    {
        var whole = new FoldedView();
        foreach (var collection in JsonSerializer.SerializeToElement(view, Wire.Options).EnumerateObject())
        {
            foreach (var item in collection.Value.EnumerateArray())
            {
                whole.In(collection.Name).Add(item.GetProperty("id").GetString()!, item.GetRawText());
            }
        }

        return whole.ToString();
    }

    public override string ToString() =>
        string.Join('\n', _collections.SelectMany(c => c.Value.Select(item => $"{c.Key}/{item.Key}: {item.Value}")));

    private SortedDictionary<string, string> In(string collection)
    {
        if (!_collections.TryGetValue(collection, out var items))
        {
            _collections.Add(collection, items = new(StringComparer.Ordinal));
        }

        return items;
    }
}
