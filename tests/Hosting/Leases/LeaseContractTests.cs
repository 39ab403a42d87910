using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Postgres;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Testing.Fakes;
using Tabletop.Testing.Postgres;

namespace Tabletop.Hosting.Tests.Leases;

public sealed class InMemoryLeaseContractTests : LeaseContract
{
    private readonly FakeTimeProvider _time = new();
    private readonly StepScheduler _scheduler = new();

    public InMemoryLeaseContractTests()
    {
        var nodes = new InMemoryNodes(_time);
        nodes.Log = Log = new InMemoryLog(_scheduler.Lane("log"), nodes);
        Nodes = (nodes.Node("a"), nodes.Node("b"));
    }

    protected override (Peers A, Peers B) Nodes { get; }

    protected override IExerciseLog Log { get; }

    protected override void Settle() => _scheduler.RunAll();

    protected override void RunOut() => _time.Advance(TimeSpan.FromMilliseconds(Lease.LastsMs));
}

[Trait("Needs", "postgres")]
[Collection(PostgresCollection.Name)]
public sealed class PostgresLeaseContractTests : LeaseContract, IDisposable
{
    private readonly StepScheduler _scheduler = new();
    private readonly string _connection;
    private readonly PostgresDatabase _a;
    private readonly PostgresDatabase _b;
    private readonly PostgresSignals _signalsOfA;
    private readonly PostgresSignals _signalsOfB;

    public PostgresLeaseContractTests(PostgresServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        _connection = server.NewDatabase();
        (_a, _b) = (PostgresDatabase.Open(_connection, _scheduler), PostgresDatabase.Open(_connection, _scheduler));
        (_signalsOfA, _signalsOfB) = (new(_a), new(_b));
        Nodes = (new(new LeaseRows(_a), _signalsOfA), new(new LeaseRows(_b), _signalsOfB));
        Log = new SqlLog(_a);
    }

    protected override (Peers A, Peers B) Nodes { get; }

    protected override IExerciseLog Log { get; }

    [Fact]
    public void A_lease_runs_out_by_the_servers_own_clock()
    {
        Nodes.A.Leases.Take("e");
        var fromMs = Nodes.A.Leases.NowMs();
        while (!Nodes.B.Leases.Take("e").IsMine)
        {
            Assert.True(Nodes.A.Leases.NowMs() - fromMs < 30_000, "It does not run out.");
        }

        Assert.InRange(Nodes.A.Leases.NowMs() - fromMs, Lease.LastsMs - 100, 30_000);
    }

    [Fact]
    public void What_lies_beside_the_log_is_seen_by_the_others_once()
    {
        Assert.Empty(Nodes.B.Signals.Changes());
        var log = new SqlLog(_a);
        log.SetName("p", "Pia", _ => { });
        _a.Write(s => s.Run("INSERT INTO languages (person, wanted) VALUES ('p', 'fr')") == 1, _ => { });
        Settle();
        BesideTheLog[] changed = [new(BesideKind.Name, "p"), new(BesideKind.Languages, "p")];
        Assert.Equal(changed, Nodes.B.Signals.Changes());
        Assert.Empty(Nodes.B.Signals.Changes());
        Assert.Empty(Nodes.A.Signals.Changes());

        log.SetName("p", null, _ => { });
        Settle();
        Assert.Equal([changed[0]], Nodes.B.Signals.Changes());
    }

    /// <summary>Of before names and erasings were entries: then a trigger told of erased words, too.</summary>
    [Fact]
    public void A_database_of_the_version_before_is_taken_over_as_it_is()
    {
        _a.Write(
            s =>
            {
                s.Run("""
                    DROP TABLE people; DROP TABLE erased; DROP TABLE changes;
                    CREATE TABLE changes (
                        kind text COLLATE "C" NOT NULL, exercise text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, node text COLLATE "C" NOT NULL,
                        changed_ms bigint NOT NULL, PRIMARY KEY (kind, exercise, id));
                    CREATE TRIGGER texts_erased AFTER UPDATE ON texts FOR EACH ROW EXECUTE FUNCTION note_change('Text');
                    INSERT INTO changes VALUES ('Text', 'e', 't', '', (extract(epoch FROM clock_timestamp()) * 1000)::bigint);
                    INSERT INTO texts VALUES ('e', 't', 'p', 'salt', 'words');
                    INSERT INTO exercises VALUES ('e', 'title', 'content', 0, 1, 0);
                    INSERT INTO receipts VALUES ('e', 'p', 'join', '', NULL, NULL);
                    UPDATE meta SET value = 2 WHERE name = 'schema version';
                    """);
                return true;
            },
            _ => { });
        Settle();

        using var upgraded = PostgresDatabase.Open(_connection, _scheduler);
        Assert.Empty(Nodes.B.Signals.Changes());
        var log = new SqlLog(upgraded);
        Assert.Equal(["e"], log.ExercisesOf("p"));
        Assert.True(Stored(s => s.Run("UPDATE texts SET salt = NULL, text = NULL WHERE id = 't'") == 1));
        log.SetName("p", "Pia", _ => { });
        Settle();
        Assert.Equal([new(BesideKind.Name, "p")], Nodes.B.Signals.Changes());

        bool Stored(Func<Statements, bool> work)
        {
            var result = AppendResult.Failed;
            upgraded.Write(work, r => result = r);
            Settle();
            return result == AppendResult.Committed;
        }
    }

    protected override void Settle() => _scheduler.RunAll();

    protected override void RunOut()
    {
        _a.Write(s => s.Run("UPDATE leases SET until_ms = 0") >= 0, _ => { });
        Settle();
    }

    public void Dispose()
    {
        _signalsOfA.Dispose();
        _signalsOfB.Dispose();
        _a.Dispose();
        _b.Dispose();
    }
}
