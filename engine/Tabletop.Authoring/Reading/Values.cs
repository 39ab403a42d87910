using System.Globalization;
using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine.Conditions;

namespace Tabletop.Authoring.Reading;

/// <summary>Words, lists, numbers and durations. Each reads one node and returns null after a finding.</summary>
internal static class Values
{
    /// <summary>A text on one line, with the white space around it gone.</summary>
    public static Word? Word(this Reader reader, YamlNode node, string what)
    {
        if (node is YamlScalar scalar)
        {
            Texts.CutByComment(reader, scalar);
            return new(scalar.Value.Trim(), reader.Source.PositionIn(scalar, scalar.Value.Length - scalar.Value.TrimStart().Length));
        }

        if (node is not YamlRefused)
        {
            reader.Add(Rules.NotAText, node.At, $"'{what}'", Shapes.Of(node));
        }

        return null;
    }

    /// <summary>A list, written <c>[a, b]</c>, one under the other, or <c>a, b</c>.</summary>
    public static IReadOnlyList<Word> List(this Reader reader, YamlNode node, string what)
    {
        var words = new List<Word>();
        switch (node)
        {
            case YamlScalar scalar:
                Parts(reader, scalar, words);
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    if (item is YamlScalar { IsNull: false } word)
                    {
                        words.Add(new(word.Value.Trim(), word.At));
                    }
                    else if (item is not YamlRefused)
                    {
                        reader.Add(Rules.ListOfTexts, item.At, $"'{what}'", item is YamlScalar ? "empty" : Shapes.Of(item));
                    }
                }

                break;
            case YamlMapping:
                reader.NotAList(node, what);
                break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words.Where(word => !seen.Add(word.Text)))
        {
            reader.Add(Rules.TwiceInList, word.At, Quoted.Of(word.Text));
        }

        return [.. words.DistinctBy(word => word.Text)];
    }

    /// <summary>Reports what stands where a list should; nothing if nothing does.</summary>
    public static void NotAList(this Reader reader, YamlNode? node, string what)
    {
        // A long dash makes no list: its line is read as a text, or as a key if there is a colon in it.
        var first = node as YamlScalar ?? (node is YamlMapping { Entries: [var entry, ..] } ? entry.Key : null);
        if (first is { Value: [var sign, ..] } && Typography.IsDash(sign))
        {
            reader.Add(Rules.LongDash, first.At);
        }
        else if (node is not (null or YamlRefused))
        {
            reader.Add(Rules.NotAList, node.At, $"'{what}'", Shapes.Of(node));
        }
    }

    private static void Parts(Reader reader, YamlScalar scalar, List<Word> words)
    {
        var offset = 0;
        var at = scalar.At;
        foreach (var part in scalar.Value.Split(','))
        {
            var word = part.Trim();

            // A place in a long text takes time to find; a list of hundreds is a mistake in any case.
            at = words.Count > 200 ? at : reader.Source.PositionIn(scalar, offset + part.Length - part.TrimStart().Length);
            if (word.Length > 0)
            {
                words.Add(new(word, at));
            }
            else
            {
                reader.Add(Rules.ListOfTexts, at, "the list", "empty");
            }

            offset += part.Length + 1;
        }
    }

    /// <summary>A duration in milliseconds of story time; with <paramref name="wall"/>, of wall time, and then ' wall' may be said.</summary>
    public static long? Duration(this Reader reader, Word word, string what, bool wall = false)
    {
        var text = word.Text;
        if (text.EndsWith(" wall", StringComparison.Ordinal))
        {
            text = text[..^5].TrimEnd();
            if (!wall)
            {
                reader.Add(Rules.WallTime, word.At, $"'{what}'");
                return null;
            }
        }

        if (Durations.Read(text) is { } durationMs)
        {
            return durationMs;
        }

        if (text.Length > 0 && Numbers.Read(text) is not null)
        {
            reader.Add(Rules.BareNumber, word.At, Quoted.Of(text), text);
        }
        else if (!Typography.Report(reader, text, word.At))
        {
            reader.Add(Rules.BadDuration, word.At, Quoted.Of(text));
        }

        return null;
    }

    /// <summary>A number in thousandths.</summary>
    public static long? Number(this Reader reader, Word word)
    {
        var number = Numbers.Read(word.Text);
        if (number is null && !Typography.Report(reader, word.Text, word.At))
        {
            reader.Add(Rules.BadNumber, word.At, Quoted.Of(word.Text));
        }

        return number;
    }

    /// <summary>A number in thousandths, between two that are given in thousandths.</summary>
    public static long? Number(this Reader reader, Word word, long low, long high)
    {
        if (reader.Number(word) is not { } number)
        {
            return null;
        }

        if (number >= low && number <= high)
        {
            return number;
        }

        reader.Add(Rules.OutOfRange, word.At, Quoted.Of(word.Text), Numbers.Print(low), Numbers.Print(high));
        return null;
    }

    public static int? Whole(this Reader reader, Word word, int low, int high)
    {
        if (int.TryParse(word.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high)
        {
            return number;
        }

        if (!Typography.Report(reader, word.Text, word.At))
        {
            reader.Add(Numbers.Read(word.Text) is null ? Rules.BadNumber : Rules.OutOfRange, word.At, Quoted.Of(word.Text), low, high);
        }

        return null;
    }

    /// <summary>Lowest and highest value in thousandths, written <c>0..100</c>.</summary>
    public static (long Low, long High)? Range(this Reader reader, Word word)
    {
        var between = word.Text.IndexOf("..", StringComparison.Ordinal);
        if (between > 0
            && Numbers.Read(word.Text[..between].Trim()) is { } low
            && Numbers.Read(word.Text[(between + 2)..].Trim()) is { } high
            && low < high)
        {
            return (low, high);
        }

        if (!Typography.Report(reader, word.Text, word.At))
        {
            reader.Add(Rules.BadRange, word.At, Quoted.Of(word.Text));
        }

        return null;
    }

    public static bool? TrueOrFalse(this Reader reader, Word word)
    {
        if (word.Text is "true" or "false")
        {
            return word.Text == "true";
        }

        reader.Add(Rules.NotTrueOrFalse, word.At, Quoted.Of(word.Text));
        return null;
    }

    /// <summary>A moment of the week, in milliseconds after Monday 00:00.</summary>
    public static long? Clock(this Reader reader, Word word)
    {
        var clock = StoryClock.Read(word.Text);
        if (clock is null && !Typography.Report(reader, word.Text, word.At))
        {
            reader.Add(Rules.BadClock, word.At, Quoted.Of(word.Text));
        }

        return clock;
    }
}
