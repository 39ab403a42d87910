namespace Tabletop.Authoring.Yaml;

/// <summary>A place in a file, both counted from 1.</summary>
public readonly record struct Position(int Line, int Column)
{
    public static readonly Position Start = new(1, 1);

    /// <summary>The file, where a scenario is written in several; null is the one being read.</summary>
    internal string? File { get; init; }

    /// <summary>The line as it is told to somebody who looks at <paramref name="here"/>: <c>7</c>, or <c>7 of roles.yaml</c>.</summary>
    internal string SeenFrom(Position here) => File is null || File == here.File
        ? Line.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Line} of {Path.GetFileName(File)}");
}
