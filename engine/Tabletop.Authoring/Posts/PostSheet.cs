using System.Globalization;
using System.Reflection;

namespace Tabletop.Authoring.Posts;

/// <summary>
/// What people may post, in one language. A line is a level (0 to 5), a topic and a text, in which <c>{place}</c> stands for one of the
/// places of the language. The lines of all sheets run parallel: the same line says the same in every language.
/// </summary>
/// <param name="Language">BCP 47 tag without a region.</param>
public sealed record PostSheet(string Language, IReadOnlyList<PostLine> Lines, IReadOnlyList<string> Places)
{
    /// <summary>The languages there is a sheet in. What is in none of them falls back to the first.</summary>
    public static IReadOnlyList<PostSheet> All { get; } = [Read("en"), Read("fr"), Read("ar")];

    /// <summary>The text of a line, at one of the places.</summary>
    public string Text(int line, int place) => Lines[line].Text.Replace("{place}", Places[place], StringComparison.Ordinal);

    private static PostSheet Read(string language) => new(language, [.. Words($"posts.{language}.txt").Select(Line)], [.. Words($"places.{language}.txt")]);

    private static PostLine Line(string written)
    {
        var parts = written.Split(' ', 3);
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2]);
    }

    private static IEnumerable<string> Words(string file)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"posts/{file}")!);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}

/// <param name="Topic">What it is about, so that the sheets can be compared.</param>
public sealed record PostLine(int Level, string Topic, string Text);
