using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Findings;

/// <summary>Collects what is found in one file, and in those that belong to it.</summary>
internal sealed class Report
{
    /// <summary>Nobody reads more; a hostile file could otherwise cause one finding for each of its characters.</summary>
    private const int Most = 500;

    private readonly List<Finding> _findings;
    private readonly List<string> _files;
    private readonly HashSet<(Position, string)> _places;

    public Report(string file) => (File, _findings, _files, _places) = (file, [], [file], []);

    private Report(string file, Report shared) => (File, _findings, _files, _places) = (file, shared._findings, shared._files, shared._places);

    /// <summary>Where a place is that does not say its file.</summary>
    public string File { get; }

    public bool HasErrors => _findings.Exists(finding => finding.IsError);

    /// <summary>Nothing more is taken; words for it need not be looked for.</summary>
    public bool IsFull => _findings.Count > Most;

    /// <summary>File after file, each from its beginning; one finding of a kind at one place.</summary>
    public IReadOnlyList<Finding> Findings =>
        [.. _findings.OrderBy(finding => _files.IndexOf(finding.File)).ThenBy(finding => finding.Line).ThenBy(finding => finding.Column)];

    /// <summary>The same findings, while another file is read.</summary>
    public Report In(string file)
    {
        _files.Add(file);
        return new(file, this);
    }

    public void Add(Rule rule, Position position, params ReadOnlySpan<object?> details)
    {
        var at = position.File is null ? position with { File = File } : position;
        if (_findings.Count == Most)
        {
            _findings.Add(Rules.TooMany.At(at.File!, at));
        }
        else if (_findings.Count < Most && _places.Add((at, rule.Code)))
        {
            _findings.Add(rule.At(at.File!, at, details));
        }
    }
}
