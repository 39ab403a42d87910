using System.Text;
using Tabletop.Authoring.Findings;

namespace Tabletop.Authoring.Yaml;

/// <summary>Turns a file's bytes into text, or says why not: too large, not UTF-8, or with characters that no text has.</summary>
internal static class Bytes
{
    public const int Most = 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Source? Read(string file, ReadOnlySpan<byte> bytes, Report report)
    {
        if (bytes.Length > Most)
        {
            report.Add(Rules.FileTooLarge, Position.Start);
            return null;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            report.Add(Rules.NotUtf8, Position.Start);
            return null;
        }

        // Windows editors begin UTF-8 files with this mark. It is no character of the text.
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        var valid = ValidLength(bytes);
        var source = new Source(file, Utf8.GetString(bytes[..valid]));
        if (valid < bytes.Length)
        {
            report.Add(Rules.NotUtf8, source.PositionOf(source.Text.Length));
            return null;
        }

        for (var i = 0; i < source.Text.Length; i++)
        {
            // Direction marks can make a file show something other than what it says.
            if (source.Text[i] is (< ' ' and not '\t' and not '\n' and not '\r') or '\u007F' or '\uFEFF'
                or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF')
            {
                report.Add(Rules.StrangeCharacter, source.PositionOf(i), ((int)source.Text[i]).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
                return null;
            }
        }

        return source;
    }

    /// <summary>How many bytes from the start are good UTF-8.</summary>
    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }
}
