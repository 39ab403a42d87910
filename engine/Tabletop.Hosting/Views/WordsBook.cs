using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Views;

/// <summary>Fills typed words and people's names into what is sent; views and the log hold their ids only.</summary>
public sealed class WordsBook(IExerciseLog log)
{
    /// <summary>Some megabytes. When it is full it is emptied: what is on screens now is soon in it again.</summary>
    private const int MostKept = 20_000;

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<(string Exercise, string Id), string?> _texts = new();
    private readonly ConcurrentDictionary<string, string?> _names = new();
    private long _forgotten;

    /// <summary>Forgets what an entry says is no more, or is called something else.</summary>
    public void Follow(string exercise, Entry entry)
    {
        foreach (var happened in entry.Events)
        {
            switch (happened)
            {
                case Event.PersonNamed named:
                    ForgetName(named.Person);
                    break;
                case Event.WordsErased erased:
                    Forget(key => key.Exercise == exercise && erased.Ids.Contains(key.Id, StringComparer.Ordinal));
                    break;
                case Event.PersonErased erased:
                    // Which words were theirs is known beside the log alone.
                    ForgetName(erased.Person);
                    ForgetTexts(exercise);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>For somebody of whom no log tells.</summary>
    public void ForgetName(string person)
    {
        lock (_gate)
        {
            _forgotten++;
            _names.TryRemove(person, out _);
        }
    }

    /// <summary>For an exercise that nobody has followed here for a while.</summary>
    public void ForgetTexts(string exercise) => Forget(key => key.Exercise == exercise);

    public SentChanges Fill(string exercise, Items<Change> changes) =>
        new(changes.Select(c => c with { Item = c.Item is { } item ? Fill(exercise, item) : null }).ToItems());

    public JsonElement Fill(string exercise, JsonElement item)
    {
        var json = item.GetRawText();
        if (!json.Contains("\"typed\":", StringComparison.Ordinal) && !json.Contains("\"person\":", StringComparison.Ordinal))
        {
            return item;
        }

        var node = JsonNode.Parse(json);
        Fill(exercise, node);
        return JsonSerializer.SerializeToElement(node, Wire.Options);
    }

    private void Forget(Func<(string Exercise, string Id), bool> which)
    {
        lock (_gate)
        {
            _forgotten++;
            foreach (var key in _texts.Keys.Where(which))
            {
                _texts.TryRemove(key, out _);
            }
        }
    }

    private void Fill(string exercise, JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                {
                    Fill(exercise, item);
                }

                break;
            case JsonObject of:
                foreach (var (_, inner) in of)
                {
                    Fill(exercise, inner);
                }

                Add(of, "typed", "text", id => Text(exercise, id));
                Add(of, "person", "name", Name);
                break;
            default:
                break;
        }
    }

    private static void Add(JsonObject of, string idProperty, string property, Func<string, string?> find)
    {
        if (of[idProperty] is JsonValue value && value.TryGetValue<string>(out var id) && find(id) is { } found)
        {
            of[property] = found;
        }
    }

    private string? Text(string exercise, string id) => Kept(_texts, (exercise, id), () => log.Text(exercise, id)?.Text);

    private string? Name(string person) => Kept(_names, person, () => log.Name(person));

    // What is not there is asked for again each time, since a name may still come; while the storage does not answer it has not come.
    private string? Kept<TKey>(ConcurrentDictionary<TKey, string?> kept, TKey key, Func<string?> read)
        where TKey : notnull
    {
        var isKnown = kept.TryGetValue(key, out var known);
        if (known is not null)
        {
            return known;
        }

        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        var before = Interlocked.Read(ref _forgotten);
        try
        {
            var found = read();
            lock (_gate)
            {
                // What was erased while it was being read must not be kept for the next who looks.
                if (before == _forgotten)
                {
                    kept[key] = found;
                }
            }

            return found;
        }
        catch (HostingProblem) when (isKnown)
        {
            return null;
        }
    }
}
