using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tabletop.Engine;

/// <summary>
/// An immutable list in a fixed order (file order, seat order or order of happening) that equals another
/// list with equal items. State, content and views are made of these, so two of them can be compared as values.
/// It is kept in pieces of 32 that lists share: adding to a list of thousands, or changing one item, copies one piece.
/// </summary>
[JsonConverter(typeof(ItemsJson))]
[CollectionBuilder(typeof(Items), nameof(Items.Of))]
public sealed class Items<T> : IReadOnlyList<T>, IEquatable<Items<T>>
{
    public static readonly Items<T> Empty = new([], []);

    private const int Bits = 5;
    private const int Width = 1 << Bits;
    private const int Mask = Width - 1;

    private readonly T[][] _pieces;
    private readonly T[] _rest;

    private Items(T[][] pieces, T[] rest) => (_pieces, _rest) = (pieces, rest);

    public int Count => (_pieces.Length << Bits) + _rest.Length;

    public T this[int index] => index >> Bits is var piece && piece < _pieces.Length
        ? _pieces[piece][index & Mask]
        : _rest[index - (_pieces.Length << Bits)];

    /// <summary>The array is the list's from now on.</summary>
    internal static Items<T> Own(T[] items)
    {
        if (items.Length <= Width)
        {
            return items.Length == 0 ? Empty : new([], items);
        }

        // The last piece is never empty, so that equal lists are cut alike.
        var pieces = new T[(items.Length - 1) >> Bits][];
        for (var i = 0; i < pieces.Length; i++)
        {
            pieces[i] = items[(i << Bits)..((i + 1) << Bits)];
        }

        return new(pieces, items[(pieces.Length << Bits)..]);
    }

    public Items<T> Add(T item) => _rest.Length == Width ? new([.. _pieces, _rest], [item]) : new(_pieces, [.. _rest, item]);

    public Items<T> SetItem(int index, T item)
    {
        var piece = index >> Bits;
        if (piece >= _pieces.Length)
        {
            return new(_pieces, With(_rest, index - (_pieces.Length << Bits), item));
        }

        return new(With(_pieces, piece, With(_pieces[piece], index & Mask, item)), _rest);
    }

    public Items<T> RemoveAll(Predicate<T> match)
    {
        var kept = new List<T>(Count);
        foreach (var item in this)
        {
            if (!match(item))
            {
                kept.Add(item);
            }
        }

        return kept.Count == Count ? this : Own([.. kept]);
    }

    /// <summary>Without the first item equal to this one.</summary>
    public Items<T> Remove(T item)
    {
        var at = IndexOf(item);
        if (at < 0)
        {
            return this;
        }

        var kept = new T[Count - 1];
        var next = 0;
        foreach (var other in this)
        {
            if (at-- != 0)
            {
                kept[next++] = other;
            }
        }

        return Own(kept);
    }

    public bool Contains(T item) => IndexOf(item) >= 0;

    /// <summary>The first position of an equal item, or -1.</summary>
    public int IndexOf(T item)
    {
        var index = 0;
        foreach (var other in this)
        {
            if (EqualityComparer<T>.Default.Equals(other, item))
            {
                return index;
            }

            index++;
        }

        return -1;
    }

    /// <summary>The position of the first match, or -1.</summary>
    public int IndexOf(Predicate<T> match)
    {
        var index = 0;
        foreach (var item in this)
        {
            if (match(item))
            {
                return index;
            }

            index++;
        }

        return -1;
    }

    public bool Equals(Items<T>? other)
    {
        if (other is null || ReferenceEquals(this, other) || Count != other.Count)
        {
            return ReferenceEquals(this, other);
        }

        for (var i = 0; i < _pieces.Length; i++)
        {
            if (!Same(_pieces[i], other._pieces[i]))
            {
                return false;
            }
        }

        return Same(_rest, other._rest);
    }

    public override bool Equals(object? obj) => Equals(obj as Items<T>);

    /// <summary>Lists are compared, never used as keys; the length alone keeps equal lists in one bucket.</summary>
    public override int GetHashCode() => Count;

    public Enumerator GetEnumerator() => new(_pieces, _rest);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => Each();

    IEnumerator IEnumerable.GetEnumerator() => Each();

    private static TItem[] With<TItem>(TItem[] items, int index, TItem item)
    {
        var copy = (TItem[])items.Clone();
        copy[index] = item;
        return copy;
    }

    private static bool Same(T[] left, T[] right) =>
        ReferenceEquals(left, right) || left.AsSpan().SequenceEqual(right, EqualityComparer<T>.Default);

    private IEnumerator<T> Each()
    {
        foreach (var item in this)
        {
            yield return item;
        }
    }

    public struct Enumerator
    {
        private readonly T[][] _pieces;
        private readonly T[] _rest;
        private T[] _now;
        private int _piece;
        private int _index = -1;

        internal Enumerator(T[][] pieces, T[] rest) => (_pieces, _rest, _now) = (pieces, rest, pieces.Length > 0 ? pieces[0] : rest);

        public readonly T Current => _now[_index];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext() => ++_index < _now.Length || NextPiece();

        private bool NextPiece()
        {
            if (_piece >= _pieces.Length)
            {
                return false;
            }

            _now = ++_piece < _pieces.Length ? _pieces[_piece] : _rest;
            _index = 0;
            return _now.Length > 0;
        }
    }
}

public static class Items
{
    public static Items<T> Of<T>(ReadOnlySpan<T> items) => Items<T>.Own(items.ToArray());

    public static Items<T> ToItems<T>(this IEnumerable<T> items) => Items<T>.Own(items.ToArray());

    public static Items<T> Repeat<T>(T item, int count)
    {
        var array = new T[count];
        Array.Fill(array, item);
        return Items<T>.Own(array);
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
            JsonSerializer.Deserialize<T[]>(ref reader, options) is { } items && Array.TrueForAll(items, item => item is not null)
                ? Items<T>.Own(items)
                : throw new JsonException("A list without gaps is expected here.");

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
