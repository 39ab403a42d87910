using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Testing.Postgres;

namespace Tabletop.Hosting.Tests.Logs;

public sealed class SqliteLogContractTests() : LogContract(new ReopenedFile());

[Trait("Needs", "postgres")]
[Collection(PostgresCollection.Name)]
public sealed class PostgresLogContractTests(PostgresServer server) : LogContract(new ReopenedPostgres(server.NewDatabase()));
