using System.Globalization;
using System.Text;

namespace Tabletop.Authoring.Findings;

/// <summary>One kind of finding: its stable code and its words. <c>{0}</c>, <c>{1}</c>… are filled in where it is found.</summary>
public sealed class Rule
{
    private readonly CompositeFormat _message;
    private readonly CompositeFormat _cure;

    internal Rule(string code, Severity severity, string message, string cure)
    {
        Code = code;
        Severity = severity;
        _message = CompositeFormat.Parse(message);
        _cure = CompositeFormat.Parse(cure);
    }

    public string Code { get; }

    public Severity Severity { get; }

    /// <summary>The words before anything is filled in.</summary>
    public string Template => $"{_message.Format} - {_cure.Format}";

    internal Finding At(string file, Yaml.Position position, params ReadOnlySpan<object?> details) => new(
        file,
        position.Line,
        position.Column,
        Severity,
        Code,
        string.Format(CultureInfo.InvariantCulture, _message, details),
        string.Format(CultureInfo.InvariantCulture, _cure, details));
}
