using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Hosting.Views;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Embedded;

public sealed class ThreadsTests
{
    [Fact]
    public async Task On_real_threads_many_exercises_share_commits_and_every_watcher_sees_everything()
    {
        const int Exercises = 10, Commands = 30;
        var folder = Directory.CreateTempSubdirectory("tabletop-test-").FullName;
        var faults = new System.Collections.Concurrent.ConcurrentBag<Exception>();
        using (var scheduler = new ThreadScheduler(faults.Add))
        {
            using var file = SqliteFile.Open(folder, scheduler);
            using var host = EmbeddedHost.Start(new SqlLog(file), scheduler, TimeProvider.System, faults.Add);
            await Task.WhenAll(Enumerable.Range(0, Exercises).Select(async n =>
            {
                var created = await host.Create(new(TableScenario.Bytes, "ann", $"create-{n}", Seed: n));
                var board = new Viewer.Board(created.Exercise);
                var sink = new CountingSink();
                var start = await host.Watch(board, null, 0, sink);
                var receipts = await Task.WhenAll(Enumerable.Range(0, Commands).SelectMany(i => Enumerable.Range(0, 2)
                    .Select(_ => host.Send(created.Exercise, new("ann", $"a{i}", new CommandBody.Announce(Typed($"Number {i}.")))))));
                Assert.All(receipts, r => Assert.True(r.Accepted));
                var end = await host.Pull(board, start.Epoch, start.Seq);
                Assert.Equal(start.Seq + Commands, end.Seq);
                Assert.Equal(Enumerable.Range(1, Commands).Select(i => start.Seq + i), sink.Seqs);
                Assert.Equal(sink.Seqs, end.Envelopes.Select(e => e.Seq));
            })).WaitAsync(Rig.Deadline);
            Assert.InRange(file.Commits, 1, Exercises * Commands / 2);
            await host.Stop().WaitAsync(Rig.Deadline);
        }

        Assert.Empty(faults);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Work_on_a_lane_keeps_its_order_and_never_overlaps()
    {
        var faults = new List<Exception>();
        using var scheduler = new ThreadScheduler(faults.Add);
        ILane[] lanes = [scheduler.Lane("pool"), scheduler.Lane("own", ownThread: true)];
        foreach (var lane in lanes)
        {
            List<int> order = [];
            var inside = 0;
            using var done = new CountdownEvent(2_000);
            for (var i = 0; i < 2_000; i++)
            {
                var n = i;
                lane.Post(() =>
                {
                    Assert.Equal(1, Interlocked.Increment(ref inside));
                    order.Add(n);
                    Interlocked.Decrement(ref inside);
                    done.Signal();
                });
            }

            Assert.True(done.Wait(Rig.Deadline));
            Assert.Equal(Enumerable.Range(0, 2_000), order);
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void A_fault_on_a_lane_is_noted_and_the_lane_goes_on()
    {
        using var noted = new ManualResetEventSlim();
        using var scheduler = new ThreadScheduler(_ => noted.Set());
        var lane = scheduler.Lane("pool");
        using var done = new ManualResetEventSlim();
        lane.Post(() => throw new InvalidOperationException());
        lane.Post(done.Set);
        Assert.True(done.Wait(Rig.Deadline) && noted.Wait(Rig.Deadline));
    }

    private sealed class CountingSink : IStreamSink
    {
        public List<long> Seqs { get; } = [];

        public void Changed(StreamEnvelope envelope) => Seqs.Add(envelope.Seq);

        public void Resync(string stream) => Assert.Fail("Nothing was lost.");

        public void Gone(string stream) => Assert.Fail("Nobody was removed.");
    }
}
