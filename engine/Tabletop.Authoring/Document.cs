using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring;

/// <summary>A file as far as YAML goes: its tree and the format it says it has.</summary>
internal sealed class Document
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        [Scenarios.ScenarioReader.Format] = "a scenario",
        [Cities.CityReader.Format] = "a city",
        [Plans.PlanReader.Format] = "a plan",
        [Translating.TranslationReader.Format] = "a translation",
    };

    private readonly Report _report;

    private Document(string path, Report report, Source? source)
    {
        Path = path;
        _report = report;
        if (source is not null)
        {
            Reader = new(source, report);
            Root = YamlReader.Read(source, report);
        }
    }

    public string Path { get; }

    public YamlNode? Root { get; }

    /// <summary>Null if the file could not even be read as text.</summary>
    public Reader? Reader { get; }

    public IReadOnlyList<Finding> Findings => _report.Findings;

    public string? Format => Root is YamlMapping map && map["format"] is YamlScalar format ? format.Value.Trim() : null;

    public static Document Load(string path) => Load(path, new Report(path));

    /// <param name="report">Where findings go: that of another file where this one is a part of it.</param>
    public static Document Load(string path, Report report)
    {
        try
        {
            // Reading one byte more than allowed is enough to know; a device or a growing file must not fill the memory.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[Bytes.Most + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return new(path, report, Bytes.Read(path, bytes.AsSpan(0, length), report));
        }
        catch (Exception exception) when (Beside.IsUnreadable(exception))
        {
            var why = exception switch
            {
                FileNotFoundException or DirectoryNotFoundException => "there is no such file",
                UnauthorizedAccessException => "it may not be opened",
                _ => "the disk does not give it",
            };
            report.Add(Rules.Unreadable, Position.Start, why);
            return new(path, report, null);
        }
    }

    public static Document Parse(string name, ReadOnlySpan<byte> bytes)
    {
        var report = new Report(name);
        return new(name, report, Bytes.Read(name, bytes, report));
    }

    /// <summary>The tree if the file says it has one of these formats; otherwise null after a finding.</summary>
    public YamlNode? Expect(params string[] formats)
    {
        if (Root is null || Reader is null)
        {
            return null;
        }

        if (Root is not YamlMapping map)
        {
            Reader.Add(Rules.NotAGroup, Root.At, "the file", Shapes.Of(Root));
            return null;
        }

        if (map["format"] is not YamlScalar { IsNull: false } format)
        {
            Reader.Add(Rules.NoFormat, Position.Start);
            return null;
        }

        if (formats.Contains(Format))
        {
            return Root;
        }

        if (Kinds.TryGetValue(Format!, out var kind))
        {
            Reader.Add(Rules.WrongFormat, format.At, kind, Kinds[formats[0]]);
        }
        else
        {
            Reader.Add(Rules.UnknownFormat, format.At, Quoted.Of(format.Value), Guess.Asked(format.Value, Kinds.Keys), string.Join(", ", Kinds.Keys));
        }

        return null;
    }
}
