using System.Globalization;
using System.Text.RegularExpressions;
using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine.Conditions;

namespace Tabletop.Authoring.Reading;

/// <summary>Words, numbers and durations. Each reads one node and returns null after a finding.</summary>
internal static partial class Values
{
    /// <summary>A text on one line, with the white space around it gone.</summary>
    public static Word? Word(this Reader reader, YamlNode node, string what)
    {
        if (node is YamlScalar scalar)
        {
            Texts.CutByComment(reader, scalar);
            return new(scalar.Value.Trim(), scalar.Source.PositionIn(scalar, scalar.Value.Length - scalar.Value.TrimStart().Length));
        }

        if (node is not YamlRefused)
        {
            reader.Add(Rules.NotAText, node.At, $"'{what}'", Shapes.Of(node), "one value", "write one word or number, without brackets");
        }

        return null;
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
            if (IsLonger(word.Text))
            {
                reader.Add(Rules.TooManyDecimals, word.At, Quoted.Of(word.Text), "at most three");
            }
            else
            {
                reader.Add(Rules.BadNumber, word.At, Quoted.Of(word.Text));
            }
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
            if (IsLonger(word.Text, decimals: 0))
            {
                reader.Add(Rules.TooManyDecimals, word.At, Quoted.Of(word.Text), "a whole number");
            }
            else
            {
                reader.Add(Numbers.Read(word.Text) is null ? Rules.BadNumber : Rules.OutOfRange, word.At, Quoted.Of(word.Text), low, high);
            }
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

    /// <summary>A share in thousandths, written <c>60%</c>.</summary>
    public static int? Percent(this Reader reader, Word word)
    {
        // A tenth of a percent is the smallest step that is kept.
        if (word.Text.EndsWith('%') && Numbers.Read(word.Text[..^1].TrimEnd()) is { } thousandths && thousandths % 100 == 0)
        {
            if (thousandths is >= 0 and <= 100_000)
            {
                return (int)(thousandths / 100);
            }

            reader.Add(Rules.OutOfRange, word.At, Quoted.Of(word.Text), "0%", "100%");
        }
        else if (word.Text.EndsWith('%') && IsLonger(word.Text[..^1].TrimEnd(), decimals: 1))
        {
            reader.Add(Rules.TooManyDecimals, word.At, Quoted.Of(word.Text), "at most one");
        }
        else if (!Typography.Report(reader, word.Text, word.At))
        {
            reader.Add(Rules.BadPercent, word.At, Quoted.Of(word.Text));
        }

        return null;
    }

    /// <summary>Whether it is a number with more decimals than are kept.</summary>
    public static bool IsLonger(string text, int decimals = 3) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && decimal.Round(number, decimals) != number;

    /// <summary>Yes or no. YAML 1.1's other words for them (on, Y, True) are not: they have surprised too many.</summary>
    public static bool? TrueOrFalse(this Reader reader, Word word)
    {
        if (word.Text is "yes" or "no" or "true" or "false")
        {
            return word.Text is "yes" or "true";
        }

        if (!Typography.Report(reader, word.Text, word.At))
        {
            reader.Add(Rules.NotTrueOrFalse, word.At, Quoted.Of(word.Text));
        }

        return null;
    }

    /// <summary>A language tag (BCP 47).</summary>
    public static bool IsLanguage(this Reader reader, Word word)
    {
        if (IsLanguage(word.Text))
        {
            return true;
        }

        reader.Add(Rules.BadLanguage, word.At, Quoted.Of(word.Text));
        return false;
    }

    public static bool IsLanguage(string text) => LanguageShape().IsMatch(text);

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

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z")]
    private static partial Regex LanguageShape();
}
