using Tabletop.Hosting;

namespace Tabletop.Web.Starting;

/// <summary>Where the log is kept: <c>sqlite:FILE</c> for this program alone, or <c>postgres:CONNECTION</c> for several nodes.</summary>
internal abstract record LogPlace
{
    private const string SqlitePrefix = "sqlite:";
    private const string PostgresPrefix = "postgres:";

    private LogPlace()
    {
    }

    /// <param name="Folder">Its whole path.</param>
    /// <param name="Name">Of the file in it.</param>
    public sealed record Sqlite(string Folder, string Name) : LogPlace;

    /// <param name="Connection">As Npgsql writes it. It may hold a password.</param>
    public sealed record Postgres(string Connection) : LogPlace;

    /// <exception cref="HostingProblem">It is neither.</exception>
    public static LogPlace Of(ConsoleOptions options)
    {
        var typed = options.Log ?? Environment.GetEnvironmentVariable(ConsoleOptions.LogVariable);
        return typed switch
        {
            null or "" => new Sqlite(Path.GetFullPath(options.Data), "tabletop.db"),
            _ when typed.StartsWith(SqlitePrefix, StringComparison.Ordinal) && typed.Length > SqlitePrefix.Length => File(Path.GetFullPath(typed[SqlitePrefix.Length..])),
            _ when typed.StartsWith(PostgresPrefix, StringComparison.Ordinal) && typed.Length > PostgresPrefix.Length => new Postgres(typed[PostgresPrefix.Length..]),
            // What was typed may hold a password: it is not said again.
            _ => throw new HostingProblem("The log is given as sqlite:FILE or as postgres:Host=…;Database=…;Username=…;Password=…, with --log or in TABLETOP_LOG."),
        };
    }

    private static Sqlite File(string path) => new(Path.GetDirectoryName(path)!, Path.GetFileName(path));
}
