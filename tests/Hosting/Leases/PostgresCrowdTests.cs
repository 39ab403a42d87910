using System.Collections.Concurrent;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Postgres;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Hosting.Tests.Logs;
using Tabletop.Testing.Postgres;

namespace Tabletop.Hosting.Tests.Leases;

/// <summary>Two nodes that want the same at the same moment.</summary>
[Trait("Needs", "postgres")]
[Collection(PostgresCollection.Name)]
public sealed class PostgresCrowdTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<Exception> _faults = new();
    private readonly ThreadScheduler _threads;
    private readonly PostgresDatabase _a;
    private readonly PostgresDatabase _b;
    private readonly Barrier _bothHaveOne = new(2);

    public PostgresCrowdTests(PostgresServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        var connection = $"{server.NewDatabase()};Maximum Pool Size=4";
        _threads = new(_faults.Enqueue);
        (_a, _b) = (PostgresDatabase.Open(connection, _threads), PostgresDatabase.Open(connection, _threads));
    }

    public void Dispose()
    {
        _threads.Dispose();
        _a.Dispose();
        _b.Dispose();
        _bothHaveOne.Dispose();
        Assert.Empty(_faults);
    }

    [Fact]
    public async Task Commits_of_two_nodes_that_touch_the_same_exercises_do_not_wait_for_each_other()
    {
        var (logOfA, logOfB) = (new SqlLog(_a), new SqlLog(_b));
        foreach (var exercise in new[] { "e", "f" })
        {
            Assert.Equal(AppendResult.Committed, await Answered(done => logOfA.Append(LogContract.First(exercise), done)));
        }

        var first = Together(_a, logOfA, "e", "f");
        var second = Together(_b, logOfB, "f", "e");
        var (ofA, ofB) = (await first, await second);

        // Whoever comes first gets both; the other finds that it was late, and neither was sent away by the server.
        Assert.Equal(ofA[0], ofA[1]);
        Assert.Equal(ofB[0], ofB[1]);
        Assert.NotEqual(ofA[0], ofB[0]);
    }

    /// <summary>In one commit: an entry in each exercise, and between them until the other node has come as far.</summary>
    private async Task<AppendResult[]> Together(PostgresDatabase database, SqlLog log, string one, string other)
    {
        using var queued = new ManualResetEventSlim();
        var gate = Answered(done => database.Write(_ => queued.Wait(Deadline), done));
        var answers = new[]
        {
            Answered(done => log.Append(LogContract.Next(1, $"{one}", "a") with { Exercise = one }, done)),
            Answered(done => database.Write(_ => _bothHaveOne.SignalAndWait(Deadline), done)),
            Answered(done => log.Append(LogContract.Next(1, $"{other}", "a") with { Exercise = other }, done)),
        };
        queued.Set();
        await gate;
        var results = await Task.WhenAll(answers);
        return [results[0], results[2]];
    }

    [Fact]
    public async Task A_lease_is_renewed_while_all_connections_of_readers_are_busy()
    {
        var leases = new LeaseRows(_a);
        var taken = leases.Take("e");
        using var reading = new CountdownEvent(4);
        using var enough = new ManualResetEventSlim();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => _a.Read(_ =>
        {
            reading.Signal();
            return enough.Wait(Deadline);
        }))).ToArray();
        Assert.True(reading.Wait(Deadline));
        var renewed = Task.Run(() => leases.Renew([new("e", taken.Fence, 1)]));
        await Task.WhenAny(renewed, Task.Delay(TimeSpan.FromMilliseconds(Lease.LastsMs)));
        var isInTime = renewed.IsCompletedSuccessfully;
        enough.Set();
        await Task.WhenAll(readers);
        Assert.True(isInTime, "It waited until somebody had read enough.");
    }

    private static Task<AppendResult> Answered(Action<Action<AppendResult>> ask)
    {
        var answer = new TaskCompletionSource<AppendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        ask(answer.SetResult);
        return answer.Task.WaitAsync(Deadline);
    }
}
