using Tabletop.Engine.Views;

namespace Tabletop.Web.Uploads;

/// <summary>The names that files of an upload may have. A name is never a path, on any system.</summary>
internal static class UploadNames
{
    public const string Scenario = "scenario.yaml";

    private const int Longest = 100;

    /// <summary>Windows takes these for devices, whatever comes after the dot.</summary>
    private static readonly HashSet<string> Devices = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"com{i}", $"lpt{i}" })], StringComparer.OrdinalIgnoreCase);

    public static bool IsText(string name) => name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a file of this name is when it is served; null: no picture, sound or film.</summary>
    public static string? MediaType(string name) => MediaFiles.Types.FirstOrDefault(type => name.EndsWith(type.Extension, StringComparison.OrdinalIgnoreCase)).ContentType;

    /// <exception cref="UploadRefusedException">It is no name, or one of a kind of file that is not taken.</exception>
    public static void Check(string name)
    {
        var isName = name.Length is > 0 and <= Longest
            && char.IsLetterOrDigit(name[0])
            && char.IsLetterOrDigit(name[^1])
            && name.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '_' or '-' or '(' or ')')
            && name.IsNormalized()
            && !Devices.Contains(name.Split('.')[0].TrimEnd());
        if (!isName)
        {
            throw UploadRefusedException.WrongName(Quoted(name));
        }

        if (!IsText(name) && MediaType(name) is null)
        {
            throw UploadRefusedException.WrongType(name);
        }
    }

    private static string Quoted(string name) => $"'{string.Concat(name.Take(Longest).Where(c => !char.IsControl(c) && !char.IsSurrogate(c)))}'";
}
