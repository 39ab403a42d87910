using Microsoft.Data.Sqlite;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Summits;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Summits;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Testing.Fakes;
using Tabletop.Testing.Waiting;

namespace Tabletop.Hosting.Tests.Summits;

/// <summary>A node that is behind, a log that is damaged, a table that cannot be made: what it does to the others.</summary>
public sealed class SummitTroubleTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_node_that_is_behind_does_not_lift_what_was_stopped_after_play_went_on()
    {
        await using var node = SummitNode.OnDisk(_folder["data"]);
        var summit = (await node.Summits.Create(SummitNode.Asked(1))).Summit;
        foreach (var order in new TableOrder[] { new TableOrder.Start(), new TableOrder.Stop(StopReason.Discussion), new TableOrder.GoOn(), new TableOrder.Stop(StopReason.NoDuff) })
        {
            await node.Accepted(summit, new SummitCommandBody.Send(order));
            await node.Settled(summit);
        }

        var table = (await node.Settled(summit)).Tables[0];
        await RunBehind(node, summit, Version(node, summit, order => order is TableOrder.GoOn), async () => (await node.Host.State(table.Exercise))!.Stops.Count == 0);
        Assert.Equal(StopReason.NoDuff, (await node.Host.State(table.Exercise))!.Stops.Single().Reason);
    }

    [Fact]
    public async Task A_node_that_is_behind_does_not_end_play_that_was_taken_up_again()
    {
        await using var node = SummitNode.OnDisk(_folder["data"]);
        var summit = (await node.Summits.Create(SummitNode.Asked(1))).Summit;
        await node.Accepted(summit, new SummitCommandBody.Send(new TableOrder.Start()));
        var table = (await node.Settled(summit)).Tables[0];
        Assert.True((await node.Host.Join(table.Exercise, "cara", "join", staff: true)).Accepted);
        Assert.True((await node.Host.Send(table.Exercise, new("cara", "end", new CommandBody.EndPlay()))).Accepted);

        // There was nothing to end.
        await node.Accepted(summit, new SummitCommandBody.Send(new TableOrder.End()));
        await node.Settled(summit);
        var start = (await node.Host.State(table.Exercise))!.Points[0].Version;
        Assert.True((await node.Host.Send(table.Exercise, new("cara", "again", new CommandBody.Rewind(start)))).Accepted);

        await RunBehind(node, summit, Version(node, summit, order => order is TableOrder.End), async () => (await node.Host.State(table.Exercise))!.Stage == Stage.Ended, looks: 1);
        Assert.Equal(Stage.Play, (await node.Host.State(table.Exercise))!.Stage);
    }

    [Fact]
    public async Task A_node_that_is_behind_does_not_open_the_debrief_of_a_table_that_was_still_playing()
    {
        string summit;
        await using (var before = SummitNode.OnDisk(_folder["data"]))
        {
            summit = (await before.Summits.Create(SummitNode.Asked(1))).Summit;
            await before.Accepted(summit, new SummitCommandBody.Send(new TableOrder.Start()));
            await before.Settled(summit);
            await before.Accepted(summit, new SummitCommandBody.Send(new TableOrder.OpenDebrief()));
            Assert.Equal("not-ended", (await before.Settled(summit)).Tables[0].Code);
            await before.Accepted(summit, new SummitCommandBody.Send(new TableOrder.End()));
            await before.Settled(summit);
        }

        // The refusal is known to a program that was not there, too.
        await using var node = SummitNode.OnDisk(_folder["data"]);
        var table = (await node.Settled(summit)).Tables[0];
        Assert.Equal(Stage.Ended, (await node.Host.State(table.Exercise))!.Stage);
        await RunBehind(node, summit, Version(node, summit, order => order is TableOrder.OpenDebrief), async () => (await node.Host.State(table.Exercise))!.DebriefOpen, looks: 1);
        Assert.False((await node.Host.State(table.Exercise))!.DebriefOpen);
    }

    [Fact]
    public async Task A_node_that_is_behind_does_not_take_out_who_has_been_placed_there_again()
    {
        await using var node = SummitNode.OnDisk(_folder["data"]);
        var summit = (await node.Summits.Create(SummitNode.Asked(1))).Summit;
        await node.Accepted(summit, new SummitCommandBody.SetRoster([new("ana", 1, "mayor")]));
        await node.Accepted(summit, new SummitCommandBody.Arrive(), "ana");
        await node.Settled(summit);
        await node.Accepted(summit, new SummitCommandBody.Drop("ana"));
        var table = (await node.Settled(summit)).Tables[0];
        await node.Accepted(summit, new SummitCommandBody.Place(new("ana", 1, "police")));
        await node.Settled(summit);
        Assert.True((await node.Host.Join(table.Exercise, "ana", "join")).Accepted);

        node.Left.Clear();
        await RunBehind(node, summit, Version(node, summit, order => order is TableOrder.Leave), async () => (await node.Host.State(table.Exercise))!.Grants.Count == 0);
        Assert.Equal("police", (await node.Host.State(table.Exercise))!.Grants.Single().Seat);
    }

    [Fact]
    public async Task Tables_start_whatever_has_become_of_the_log_of_another()
    {
        string summit;
        Items<SummitTable> tables;
        await using (var node = SummitNode.OnDisk(_folder["data"]))
        {
            summit = (await node.Summits.Create(SummitNode.Asked())).Summit;
            await node.Accepted(summit, new SummitCommandBody.SetRoster([new("ana", 1, "mayor"), new("ben", 2, "mayor")]));
            await node.Accepted(summit, new SummitCommandBody.Arrive(), "ana");
            tables = (await node.Settled(summit)).Tables;
            Assert.True((await node.Host.Join(tables[0].Exercise, "ana", "join")).Accepted);
        }

        Damage(tables[0].Exercise);
        await using var again = SummitNode.OnDisk(_folder["data"]);
        Assert.True((await again.Send(summit, new SummitCommandBody.Place(new("ana", 2, "police")), id: "move")).Accepted);
        Assert.True((await again.Send(summit, new SummitCommandBody.Send(new TableOrder.Start()), id: "start")).Accepted);
        var state = await again.Settled(summit);
        Assert.Equal([HostRefusals.Damaged, null, null], state.Tables.Select(t => t.Code));
        foreach (var table in tables.Skip(1))
        {
            Assert.Equal(Stage.Play, (await again.Host.State(table.Exercise))!.Stage);
        }

        // It is noted where nobody waits for an answer, and nothing else is.
        Assert.All(again.Faults, fault => Assert.IsType<DamagedLog>(fault));
        again.Faults.Clear();
    }

    [Fact]
    public async Task Whose_table_an_exercise_is_is_known_whatever_has_become_of_another_summit()
    {
        string damaged, whole;
        await using (var node = SummitNode.OnDisk(_folder["data"]))
        {
            damaged = (await node.Summits.Create(SummitNode.Asked(1))).Summit;
            whole = (await node.Summits.Create(SummitNode.Asked(1) with { CommandId = "make another" })).Summit;
            await node.Settled(damaged);
            await node.Settled(whole);
        }

        Damage(damaged);
        await using var again = SummitNode.OnDisk(_folder["data"]);
        Assert.Equal(new TablePlace(whole, 1), again.Summits.PlaceOf(SummitIds.Exercise(whole, 1)));
        Assert.Null(again.Summits.PlaceOf(SummitIds.Exercise(damaged, 1)));
    }

    [Fact]
    public async Task An_exercise_is_no_summit_to_be_commanded()
    {
        await using var node = SummitNode.OnDisk(_folder["data"]);
        var summit = (await node.Summits.Create(SummitNode.Asked(1))).Summit;
        var exercise = (await node.Settled(summit)).Tables[0].Exercise;
        Assert.Equal(HostRefusals.NoExercise, (await node.Send(exercise, new SummitCommandBody.Arrive())).Code);
    }

    [Fact]
    public async Task A_table_that_does_not_answer_keeps_no_other_waiting()
    {
        // Time stands still: whatever waits for a table to be told again waits for ever.
        using var threads = new ThreadScheduler(fault => Assert.Fail(fault.ToString()));
        using var database = SqliteFile.Open(_folder["data"], threads);
        var (log, summits, time) = (new SqlLog(database), new SqlSummitLog(database), new FakeTimeProvider());
        const string Summit = "s-one-cannot-be-made";
        var content = HashChain.Fingerprint(TableScenario.Bytes);
        var made = SummitPlay.Take(SummitState.Initial, new("fay", "make", new SummitCommandBody.Create(
            [new(SummitIds.Exercise(Summit, 1), "missing"), new(SummitIds.Exercise(Summit, 2), content)], ["mayor"], 7), 0)).Entry!;
        var bytes = SummitPlay.Write(made);
        byte[] head = [.. HashChain.Start.Span];
        var stored = new TaskCompletionSource<AppendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        summits.Append(
            new(Summit, 0, head, [new(1, bytes, HashChain.Next(head, bytes))], Waits: true, [], [], new("Two tables", 0, new Dictionary<string, byte[]> { [content] = TableScenario.Bytes }, new Dictionary<string, IReadOnlyList<SourceFile>>())),
            stored.SetResult);
        Assert.Equal(AppendResult.Committed, await stored.Task);

        using var host = EmbeddedHost.Start(log, threads, time, _ => { });
        using var running = SummitHost.Start(host, summits, log, threads, time, _ => { });
        foreach (var words in new[] { "One.", "Two.", "Three." })
        {
            Assert.True((await running.Send(Summit, new("fay", words, new SummitCommandBody.Send(new TableOrder.Announce(new() { Text = words }))))).Accepted);
        }

        await Eventually.Is(async () => (await running.State(Summit))!.NextFor(2) is null, "the second table answers");
        Assert.Equal(3, log.Texts(SummitIds.Exercise(Summit, 2)).Count);
        await running.Stop();
        await host.Stop();
    }

    private static long Version(SummitNode node, string summit, Func<TableOrder, bool> isIt) => node.Log.Read(summit, 0)
        .Select(e => SummitPlay.ReadEntry(e.Bytes))
        .Single(e => e.Events.OfType<SummitEvent.Ordered>().Any(o => isIt(o.Order))).Version;

    /// <summary>A second program that has read the log up to there and begins to tell tables what was waiting then.</summary>
    /// <param name="looks">Where the order does not hang on how the table stands, it is looked at once: to note the answer.</param>
    private static async Task RunBehind(SummitNode node, string summit, long version, Func<Task<bool>> harm, int looks = 2)
    {
        using var threads = new ThreadScheduler(node.Faults.Enqueue);
        var log = new LateLog(new SqlSummitLog(node.Database), summit, version);
        using var late = SummitHost.Start(node.Host, log, node.Log, threads, TimeProvider.System, node.Faults.Enqueue);

        // It looks at the log again before it tells the table, and once more to note the answer.
        await Eventually.Is(async () => log.Reads >= looks || await harm(), "it looks again, or does harm");
        await late.Stop();
    }

    private void Damage(string log)
    {
        using var statements = SqliteFile.Connect(Path.Combine(_folder["data"], "tabletop.db"), SqliteOpenMode.ReadWrite);
        Assert.Equal(1, statements.Run("UPDATE entries SET bytes = x'7b' WHERE exercise = $1 AND version = 1", log));
    }

    /// <summary>A log that was first read at an earlier time.</summary>
    private sealed class LateLog(ISummitLog inner, string waiting, long version) : ISummitLog
    {
        private int _reads;

        public int Reads => Volatile.Read(ref _reads);

        public void Append(SummitAppend append, Action<AppendResult> done) => inner.Append(append, done);

        public IReadOnlyList<StoredEntry> Read(string summit, long after)
        {
            if (after == version)
            {
                Interlocked.Increment(ref _reads);
            }

            var stored = inner.Read(summit, after);
            return after == 0 ? [.. stored.Where(e => e.Version <= version)] : stored;
        }

        public IReadOnlyList<SummitRow> Summits() => inner.Summits();

        public SummitRow? Summit(string summit) => inner.Summit(summit);

        public IReadOnlyList<string> Waiting() => [waiting];
    }
}
