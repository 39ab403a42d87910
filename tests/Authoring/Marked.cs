using System.Text;
using Tabletop.Authoring.Findings;

namespace Tabletop.Authoring.Tests;

/// <summary>A text with a mistake in it. The sign ^ stands right before the place where the finding must point.</summary>
internal sealed record Marked(string Text, int Line, int Column)
{
    /// <summary>Puts <paramref name="mistake"/> (with its mark) where <paramref name="good"/> stands in <paramref name="file"/>.</summary>
    public static Marked In(string file, string good, string mistake)
    {
        Assert.Contains(good, file, StringComparison.Ordinal);
        var at = file.IndexOf(good, StringComparison.Ordinal);
        var text = file[..at] + mistake + file[(at + good.Length)..];
        var mark = text.IndexOf('^', StringComparison.Ordinal);
        Assert.True(mark >= 0, "The mistake has no mark.");
        var before = text[..mark].Split('\n');
        return new(text.Remove(mark, 1), before.Length, before[^1].Length + 1);
    }

    public byte[] Bytes => Encoding.UTF8.GetBytes(Text);

    /// <summary>One finding, with this code, at the mark.</summary>
    public void IsFound(string code, IReadOnlyList<Finding> findings)
    {
        Assert.True(findings.Count == 1, $"One finding is expected:\n{string.Join('\n', findings)}\nin:\n{Text}");
        var finding = findings[0];
        Assert.True((finding.Code, finding.Line, finding.Column) == (code, Line, Column), $"{code} is expected at {Line}:{Column}:\n{finding}\nin:\n{Text}");
    }
}
