namespace Tabletop.Testing.Generating;

/// <summary>Texts as people type them, with all that YAML, HTML and CSV give a meaning of their own.</summary>
internal static class AnyText
{
    private static readonly string[] Before =
    [
        "", "", "", "# ", "- ", "* ", "{a}: ", "[x] ", "\"", "'", "@", "! ", "& ", "% ", "> ", "| ", "? ", "~", "   ", "\t", "no: ", "12:30 ", "“", "<b>", "\u200f", "e\u0301 ", "🧯 ",
    ];

    private static readonly string[] After =
    [
        "", "", "", ": yes", " # no", "\nnext line", "\n\n  indented\n- and more", ", {b}", "\\n\\", "'", "\"", "\" and '", "”", "  \nhard break", "\u2028far\u0085away", "\r\nwindows", "\ttab", "&amp;", ":",
        "\u00a0hard", " and on and on and on and on and on and on and on and on and on and on and on and on and on",
    ];

    /// <summary>A mark with something around it. It ends in a point, so that marks are told apart.</summary>
    public static string Around(Dice dice, string mark) => $"{dice.One(Before)}{mark}.{dice.One(After)}";
}
