using System.Globalization;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;

namespace Tabletop.Hosting.Summits;

/// <summary>Ids that follow from what they are of: whoever sends something again sends it under the same one.</summary>
public static class SummitIds
{
    private const string Prefix = "s-";

    /// <summary>Exercises' ids are hexadecimal: no summit is taken for one.</summary>
    public static bool IsSummit(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>A retry must come to the same summit, so its id follows from who asked and under which id.</summary>
    public static string Of(string who, string commandId) => Prefix + TypedTexts.IdOf("summit", who, commandId)[..20];

    /// <summary>Under which a table takes an order once, however often it comes.</summary>
    /// <param name="part">Where one order is several commands: which.</param>
    public static string Command(string summit, int order, int table, int part = 0) =>
        TypedTexts.IdOf("order", summit, string.Create(CultureInfo.InvariantCulture, $"{order}\n{table}\n{part}"));

    /// <summary>What a table's exercise will be called: its first order makes it.</summary>
    public static string Exercise(string summit, int table) => EmbeddedHost.ExerciseId(summit, Command(summit, order: 1, table));
}
