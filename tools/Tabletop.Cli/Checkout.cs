namespace Tabletop.Cli;

/// <summary>The sources this program was built from, where they are at hand: above the program or above where it is run.</summary>
internal static class Checkout
{
    /// <returns>Null: this is no checkout.</returns>
    public static string? Folder() =>
        Above(AppContext.BaseDirectory).Concat(Above(Environment.CurrentDirectory)).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "Tabletop.sln")));

    private static IEnumerable<string> Above(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
