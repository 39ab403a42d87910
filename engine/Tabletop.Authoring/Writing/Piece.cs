using System.Text.Json;
using Tabletop.Engine.Conditions;

namespace Tabletop.Authoring.Writing;

/// <summary>A piece of YAML on its way to paper. Where its lines break is for the <see cref="Printer"/> to say.</summary>
internal abstract class Piece
{
    private Piece()
    {
    }

    /// <summary>A word of the language, an id, a number or a condition: YAML never takes it for anything else.</summary>
    public sealed class Word(string text) : Piece
    {
        public string Text { get; } = text;
    }

    /// <summary>Words for people, of any kind.</summary>
    public sealed class Prose(string text) : Piece
    {
        public string Text { get; } = text;
    }

    public sealed class List(IEnumerable<Piece> items) : Piece
    {
        public IReadOnlyList<Piece> Items { get; } = [.. items];

        /// <summary>Never on one line: texts that people read one after the other.</summary>
        public bool IsTall { get; init; }
    }

    /// <summary>Keys with values, in the order they were added. What says nothing (null, false, empty) is left out.</summary>
    public sealed class Group : Piece
    {
        private readonly List<(string Key, Piece? Value)> _entries = [];

        /// <summary>Goes into <c>{ }</c> on one line where it fits.</summary>
        public bool IsBrief { get; init; }

        /// <summary>A null value stands for an empty line.</summary>
        public IReadOnlyList<(string Key, Piece? Value)> Entries => _entries;

        public Group Add(string key, Piece? value)
        {
            if (value is not (null or List { Items.Count: 0 } or Group { Entries.Count: 0 }))
            {
                _entries.Add((key, value));
            }

            return this;
        }

        /// <summary>The same after an empty line.</summary>
        public Group Apart(string key, Piece? value)
        {
            var before = _entries.Count;
            Add(key, value);
            if (before > 0 && _entries.Count > before)
            {
                _entries.Insert(before, ("", null));
            }

            return this;
        }

        public Group Is(string key, string? word) => Add(key, word is null ? null : new Word(word));

        public Group Is<T>(string key, T value, T unsaid)
            where T : struct, Enum =>
            Is(key, value.Equals(unsaid) ? null : JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public Group Says(string key, string? text) => Add(key, string.IsNullOrEmpty(text) ? null : new Prose(text));

        public Group IsSo(string key, bool so) => Is(key, so ? "true" : null);

        public Group Lasts(string key, long? ms) => Is(key, ms is { } length ? Duration(length) : null);

        public Group Names(string key, IEnumerable<string> words) => Add(key, new List(words.Select(word => new Word(word))));
    }

    /// <summary>As people write it; nothing at all is <c>0m</c>.</summary>
    /// <exception cref="InvalidDataException">It is no whole number of seconds.</exception>
    public static string Duration(long ms) => ms == 0 ? "0m"
        : ms % Durations.SecondMs == 0 ? Durations.Print(ms)
        : throw new InvalidDataException($"A duration is written in whole seconds, and {ms} ms are none.");
}
