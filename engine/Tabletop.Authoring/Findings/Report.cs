using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Findings;

/// <summary>Collects what is found in one file.</summary>
internal sealed class Report(string file)
{
    /// <summary>Nobody reads more; a hostile file could otherwise cause one finding for each of its characters.</summary>
    private const int Most = 500;

    private readonly List<Finding> _findings = [];
    private readonly HashSet<(Position, string)> _places = [];

    public string File { get; } = file;

    public bool HasErrors => _findings.Exists(finding => finding.IsError);

    /// <summary>Nothing more is taken; words for it need not be looked for.</summary>
    public bool IsFull => _findings.Count > Most;

    /// <summary>In file order; one finding of a kind at one place.</summary>
    public IReadOnlyList<Finding> Findings =>
        [.. _findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)];

    public void Add(Rule rule, Position position, params ReadOnlySpan<object?> details)
    {
        if (_findings.Count == Most)
        {
            _findings.Add(Rules.TooMany.At(File, position));
        }
        else if (_findings.Count < Most && _places.Add((position, rule.Code)))
        {
            _findings.Add(rule.At(File, position, details));
        }
    }
}
