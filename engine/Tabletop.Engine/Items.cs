using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tabletop.Engine;

/// <summary>
/// An immutable list in a fixed order (file order, seat order or order of happening) that equals another
/// list with equal items. State, content and views are made of these, so two of them can be compared as values.
/// </summary>
[JsonConverter(typeof(ItemsJson))]
[CollectionBuilder(typeof(Items), nameof(Items.Of))]
public sealed class Items<T> : IReadOnlyList<T>, IEquatable<Items<T>>
{
    public static readonly Items<T> Empty = new([]);

    private readonly T[] _items;

    internal Items(T[] items) => _items = items;

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public ReadOnlySpan<T> Span => _items;

    public Items<T> Add(T item)
    {
        var longer = new T[_items.Length + 1];
        _items.CopyTo(longer, 0);
        longer[^1] = item;
        return new(longer);
    }

    public Items<T> SetItem(int index, T item)
    {
        var copy = (T[])_items.Clone();
        copy[index] = item;
        return new(copy);
    }

    public Items<T> RemoveAll(Predicate<T> match)
    {
        var kept = Array.FindAll(_items, item => !match(item));
        return kept.Length == _items.Length ? this : new(kept);
    }

    /// <summary>The position of the first match, or -1.</summary>
    public int IndexOf(Predicate<T> match) => Array.FindIndex(_items, match);

    public bool Equals(Items<T>? other) =>
        other is not null && (ReferenceEquals(this, other) || _items.AsSpan().SequenceEqual(other._items, EqualityComparer<T>.Default));

    public override bool Equals(object? obj) => Equals(obj as Items<T>);

    /// <summary>Lists are compared, never used as keys; the length alone keeps equal lists in one bucket.</summary>
    public override int GetHashCode() => _items.Length;

    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    public struct Enumerator(T[] items)
    {
        private int _index = -1;

        public readonly T Current => items[_index];

        public bool MoveNext() => ++_index < items.Length;
    }
}

public static class Items
{
    public static Items<T> Of<T>(ReadOnlySpan<T> items) => items.Length == 0 ? Items<T>.Empty : new(items.ToArray());

    public static Items<T> ToItems<T>(this IEnumerable<T> items)
    {
        var array = items.ToArray();
        return array.Length == 0 ? Items<T>.Empty : new(array);
    }

    public static Items<T> Repeat<T>(T item, int count)
    {
        var array = new T[count];
        Array.Fill(array, item);
        return new(array);
    }
}

/// <summary>Writes a list as a JSON array and reads it back.</summary>
public sealed class ItemsJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Items<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<Items<T>>
    {
        public override Items<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (JsonSerializer.Deserialize<T[]>(ref reader, options) ?? throw new JsonException("A list is expected here.")).ToItems();

        public override void Write(Utf8JsonWriter writer, Items<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var item in value)
            {
                JsonSerializer.Serialize(writer, item, options);
            }

            writer.WriteEndArray();
        }
    }
}
