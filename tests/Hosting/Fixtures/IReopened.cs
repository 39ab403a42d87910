using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Postgres;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Scheduling;
using Tabletop.Testing.Fakes;

namespace Tabletop.Hosting.Tests.Fixtures;

/// <summary>A storage of one test's own, which it opens again and again.</summary>
public interface IReopened : IDisposable
{
    /// <summary>Of what is open now.</summary>
    long Commits { get; }

    /// <summary>The same storage as before; what was opened before is closed.</summary>
    IDatabase Open(IScheduler scheduler);
}

public sealed class ReopenedFile : IReopened
{
    private readonly Folder _folder = new();
    private SqliteFile? _file;

    public long Commits => _file!.Commits;

    public IDatabase Open(IScheduler scheduler)
    {
        _file?.Dispose();
        return _file = SqliteFile.Open(_folder["data"], scheduler);
    }

    public void Dispose()
    {
        _file?.Dispose();
        _folder.Dispose();
    }
}

public sealed class ReopenedPostgres(string connection) : IReopened
{
    private PostgresDatabase? _database;

    public long Commits => _database!.Commits;

    public IDatabase Open(IScheduler scheduler)
    {
        _database?.Dispose();
        return _database = PostgresDatabase.Open(connection, scheduler);
    }

    public void Dispose() => _database?.Dispose();
}
