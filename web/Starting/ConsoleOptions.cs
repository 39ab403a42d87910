namespace Tabletop.Web.Starting;

/// <param name="Urls">Addresses to listen on, separated by semicolons; port 0 takes a free one.</param>
/// <param name="Data">The folder that holds exercises, sessions and the staff key. It is made if it is missing.</param>
/// <param name="Scenarios">A folder of scenarios, or the folder of one; null: beside the program, or in a folder above it.</param>
public sealed record ConsoleOptions(string Urls, string Data, string? Scenarios = null)
{
    /// <summary>Where the log is, as <see cref="LogPlace"/> reads it; null: a file in the data folder.</summary>
    public string? Log { get; init; }

    /// <summary>Addresses of the proxies in front, as <see cref="Proxies"/> reads them; null: this machine's own.</summary>
    public string? Proxy { get; init; }

    /// <summary>What people type to start it, before the options.</summary>
    public string Command { get; init; } = "dotnet run --project web --";

    /// <summary>Says where the log is when no option does: a password in an option could be read by every user of the machine.</summary>
    public const string LogVariable = "TABLETOP_LOG";

    public const string DefaultUrls = "http://0.0.0.0:5080";

    /// <summary>Where programs of this user keep their data; <c>~/.local/share/tabletop</c> on Linux.</summary>
    public static string DefaultData => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "tabletop");
}
