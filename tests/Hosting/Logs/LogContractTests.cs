using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Postgres;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Testing.Fakes;
using Tabletop.Testing.Postgres;

namespace Tabletop.Hosting.Tests.Logs;

public sealed class SqliteLogContractTests : LogContract, IDisposable
{
    private readonly Folder _folder = new();
    private SqliteFile? _file;

    protected override long Commits => _file!.Commits;

    protected override IDatabase Open(IScheduler scheduler)
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

[Trait("Needs", "postgres")]
[Collection(PostgresCollection.Name)]
public sealed class PostgresLogContractTests(PostgresServer server) : LogContract, IDisposable
{
    private readonly string _connection = server.NewDatabase();
    private PostgresDatabase? _database;

    protected override long Commits => _database!.Commits;

    protected override IDatabase Open(IScheduler scheduler)
    {
        _database?.Dispose();
        return _database = PostgresDatabase.Open(_connection, scheduler);
    }

    public void Dispose()
    {
        _database?.Dispose();
    }
}
