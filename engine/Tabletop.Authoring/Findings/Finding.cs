using System.Globalization;

namespace Tabletop.Authoring.Findings;

/// <summary>How much a finding matters. Errors keep a file from being played; warnings and notes do not.</summary>
public enum Severity
{
    Note,
    Warning,
    Error,
}

/// <summary>Something a trainer should know about a file: where, what, and what to do about it.</summary>
/// <param name="File">The path as it was given.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1, in characters as editors count them.</param>
/// <param name="Severity">Whether the file can be played as it is.</param>
/// <param name="Code">A stable code such as <c>TT0101</c>; the table is <see cref="Rules"/>.</param>
/// <param name="Message">What is the matter, without a full stop.</param>
/// <param name="Cure">What to do, without a full stop.</param>
public sealed record Finding(string File, int Line, int Column, Severity Severity, string Code, string Message, string Cure)
{
    public bool IsError => Severity == Severity.Error;

    public override string ToString()
    {
        var severity = Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "note",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {severity} {Code}: {Message} - {Cure}");
    }
}
