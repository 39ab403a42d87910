using System.Globalization;
using System.Text.RegularExpressions;
using Tabletop.Authoring.Findings;

namespace Tabletop.Authoring.Tests.Broken;

/// <summary>
/// A file in Cases/broken that says itself what is wrong with it: a line that ends in <c># expect TT0101</c> is one where that is found,
/// and <c># expect TT0101 below</c> speaks of the next line. Nothing else may be found in it.
/// </summary>
internal static partial class BrokenFile
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases", "broken");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>Codes with the numbers of their lines.</summary>
    public static IEnumerable<(string Code, int Line)> Expected(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, name));
        for (var i = 0; i < lines.Length; i++)
        {
            foreach (Match mark in Mark().Matches(lines[i]))
            {
                yield return (mark.Groups["code"].Value, i + (mark.Groups["below"].Success ? 2 : 1));
            }
        }
    }

    /// <summary>What is found in this file. A part of a scenario is looked at with the scenario.</summary>
    public static IEnumerable<Finding> Found(string name)
    {
        var path = Path.Combine(Folder, name);
        return Author.Validate([path]).Where(finding => Path.GetFullPath(finding.File) == Path.GetFullPath(path));
    }

    public static string Print((string Code, int Line) place) => string.Create(CultureInfo.InvariantCulture, $"{place.Code} in line {place.Line}");

    [GeneratedRegex("# expect (?<code>TT[0-9]{4})(?<below> below)?")]
    private static partial Regex Mark();
}
