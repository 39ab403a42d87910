using System.Collections.Concurrent;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Summits;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Postgres;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Summits;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Testing.Waiting;

namespace Tabletop.Hosting.Tests.Summits;

/// <summary>One program with summits, on threads and a real database.</summary>
internal sealed class SummitNode : IAsyncDisposable
{
    private readonly ThreadScheduler _scheduler;
    private readonly List<IDisposable> _storage = [];
    private int _ids;

    private SummitNode(Func<IScheduler, IDatabase> open, int? writes, TimeProvider? clock = null)
    {
        _scheduler = new(Faults.Enqueue);
        var time = clock ?? TimeProvider.System;
        var database = open(_scheduler);
        _storage.Add((IDisposable)database);
        Database = new(database, writes ?? int.MaxValue);
        Log = new(Database);
        Peers? peers = null;
        if (database is PostgresDatabase postgres)
        {
            var signals = new PostgresSignals(postgres);
            _storage.Add(signals);
            peers = new(new LeaseRows(postgres), signals);
        }

        Host = EmbeddedHost.Start(Log, _scheduler, time, Faults.Enqueue, peers: peers);
        Summits = SummitHost.Start(Host, new SqlSummitLog(Database), Log, _scheduler, time, Faults.Enqueue, peers is not null);
        Summits.Left = (exercise, person) => Left.Enqueue((exercise, person));
    }

    public CutDatabase Database { get; }

    public SqlLog Log { get; }

    public EmbeddedHost Host { get; }

    public SummitHost Summits { get; }

    public ConcurrentQueue<Exception> Faults { get; } = new();

    public ConcurrentQueue<(string Exercise, string Person)> Left { get; } = new();

    /// <param name="writes">After so many the power goes: nothing more is taken.</param>
    public static SummitNode OnDisk(string folder, int? writes = null, TimeProvider? clock = null) => new(scheduler => SqliteFile.Open(folder, scheduler), writes, clock);

    public static SummitNode OnPostgres(string connection) => new(scheduler => PostgresDatabase.Open(connection, scheduler), null);

    public static NewSummitRequest Asked(int tables = 3, Seating seating = Seating.Assigned) => new(
        "A day in the hall", [.. Enumerable.Range(1, tables).Select(_ => new RequestedTable(TableScenario.Bytes, null, []))], ["mayor", "police", "schools"], "fay", "make", 7, Mode.ClockDriven, seating, false);

    public Task<Receipt> Send(string summit, SummitCommandBody body, string who = "fay", string? id = null) =>
        Summits.Send(summit, new(who, id ?? $"c{Interlocked.Increment(ref _ids)}", body));

    public async Task Accepted(string summit, SummitCommandBody body, string who = "fay")
    {
        var receipt = await Send(summit, body, who);
        Assert.True(receipt.Accepted, $"{body}: {receipt.Code}");
    }

    /// <summary>Until every table has answered everything.</summary>
    public async Task<SummitState> Settled(string summit)
    {
        await Eventually.Is(async () => await Summits.State(summit) is { Orders.Count: 0 }, "the tables answer");
        return (await Summits.State(summit))!;
    }

    public IReadOnlyList<Entry> Entries(string exercise) => [.. Log.Read(exercise, 0).Select(e => Wire.ReadEntry(e.Bytes))];

    /// <summary>As the power cut does: nothing is finished, nobody is told.</summary>
    public void Cut()
    {
        Database.Cut();
        Summits.Dispose();
        Host.Dispose();
        Close();
    }

    public async ValueTask DisposeAsync()
    {
        await Summits.Stop();
        await Host.Stop();
        Summits.Dispose();
        Host.Dispose();
        Close();
        Assert.Empty(Faults);
    }

    private void Close()
    {
        _scheduler.Dispose();
        foreach (var storage in Enumerable.Reverse(_storage))
        {
            storage.Dispose();
        }
    }
}

/// <summary>A database whose machine loses power after so many writes: what came before is durable, what comes later is not.</summary>
internal sealed class CutDatabase(IDatabase inner, int writes) : IDatabase
{
    private int _left = writes;

    public bool IsCut => Volatile.Read(ref _left) <= 0;

    public void Cut() => Volatile.Write(ref _left, 0);

    public void Write(Func<Statements, bool> work, Action<AppendResult> done, string exercise = "") => inner.Write(
        statements =>
        {
            if (IsCut)
            {
                return false;
            }

            Interlocked.Decrement(ref _left);
            return work(statements);
        },
        result => done(IsCut && result == AppendResult.Conflict ? AppendResult.Failed : result));

    public T Read<T>(Func<Statements, T> read) => inner.Read(read);

    public void Checkpoint(Action<AppendResult> done) => inner.Checkpoint(done);
}
