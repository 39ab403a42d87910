namespace Tabletop.Authoring.Drawing;

/// <summary>The colours of levels, from calm to worst: the same as on the console's screens.</summary>
internal static class LevelColours
{
    private static readonly (string Line, string Fill)[] Colours =
    [
        ("#1c6642", "#e1f0e7"), ("#585d12", "#f0f1d6"), ("#855000", "#fcefcf"), ("#983a09", "#fbe0cf"), ("#8c1b23", "#f6d5d4"), ("#5a1136", "#ecd0e0"),
    ];

    public static int Count => Colours.Length;

    public static string Line(int level) => Colours[Math.Clamp(level, 0, Count - 1)].Line;

    public static string Fill(int level) => Colours[Math.Clamp(level, 0, Count - 1)].Fill;
}
