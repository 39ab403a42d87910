using Microsoft.Data.Sqlite;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Summits;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Backups;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Testing.Fakes;
using Tabletop.Testing.Waiting;

namespace Tabletop.Hosting.Tests.Summits;

public sealed class SummitHostTests : IDisposable
{
    /// <summary>Each cut is a program of its own. The nightly run cuts at every write.</summary>
    private static readonly int CutsApart = Environment.GetEnvironmentVariable("TABLETOP_NIGHTLY") == "1" ? 1 : 6;

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_summit_opens_its_tables_and_tells_them_together()
    {
        await using var node = SummitNode.OnDisk(_folder["data"]);
        var made = await node.Summits.Create(SummitNode.Asked());
        Assert.True(made.Receipt.Accepted, made.Receipt.Code);
        await node.Accepted(made.Summit, new SummitCommandBody.SetRoster([new("ana", 1, "mayor"), new("ben", 2, "police")]));
        await node.Accepted(made.Summit, new SummitCommandBody.Send(new TableOrder.Start()));
        await node.Accepted(made.Summit, Announced("Lunch is at one."));
        await node.Accepted(made.Summit, new SummitCommandBody.Send(new TableOrder.Stop(StopReason.Discussion), [2, 3]));
        var state = await node.Settled(made.Summit);

        Assert.Equal([1, 2, 3], state.Tables.Select(t => t.Number));
        Assert.All(state.Tables, t => Assert.Null(t.Code));
        var stops = await Task.WhenAll(state.Tables.Select(async t => (await node.Host.State(t.Exercise))!.Stops.Count));
        Assert.Equal([0, 1, 1], stops);
        foreach (var table in state.Tables)
        {
            Assert.Equal(Stage.Play, (await node.Host.State(table.Exercise))!.Stage);
            Assert.Equal("Lunch is at one.", node.Log.Texts(table.Exercise)[0].Text);
        }

        // Whoever is expected is seated on coming in; who comes a second time still sits once.
        Assert.True((await node.Host.Join(state.Tables[0].Exercise, "ana", "join")).Accepted);
        Assert.True((await node.Host.Join(state.Tables[0].Exercise, "ana", "join again")).Accepted);
        Assert.Equal("mayor", (await node.Host.State(state.Tables[0].Exercise))!.Grants.Single().Seat);
        Assert.Equal([(made.Summit, 3)], node.Summits.List().Select(row => (row.Id, state.Tables.Count)));
        Assert.DoesNotContain(node.Host.List(), row => row.Id == made.Summit);
    }

    [Fact]
    public async Task A_summit_whose_log_is_damaged_does_not_open_and_is_in_no_backup()
    {
        string summit;
        await using (var node = SummitNode.OnDisk(_folder["data"]))
        {
            summit = (await node.Summits.Create(SummitNode.Asked(1))).Summit;
            await node.Settled(summit);
        }

        using (var statements = SqliteFile.Connect(Path.Combine(_folder["data"], "tabletop.db"), SqliteOpenMode.ReadWrite))
        {
            Assert.Equal(1, statements.Run("UPDATE entries SET hash = zeroblob(32) WHERE exercise = $1 AND version = 2", summit));
        }

        Assert.Contains($"{summit} is damaged at entry 2", Assert.ThrowsAny<HostingProblem>(() => Backup.Take(_folder["data"], _folder["it.backup"])).Message, StringComparison.Ordinal);
        await using var again = SummitNode.OnDisk(_folder["data"]);
        Assert.Equal(2, (await Assert.ThrowsAsync<DamagedLog>(() => again.Summits.State(summit))).Version);
    }

    [Fact]
    public async Task Going_on_lifts_what_the_summit_stopped_and_leaves_what_somebody_at_the_table_stopped()
    {
        await using var node = SummitNode.OnDisk(_folder["data"]);
        var summit = (await node.Summits.Create(SummitNode.Asked(1))).Summit;
        await node.Accepted(summit, new SummitCommandBody.Send(new TableOrder.Start()));
        var table = (await node.Settled(summit)).Tables[0];
        Assert.True((await node.Host.Join(table.Exercise, "cara", "join", staff: true)).Accepted);
        Assert.True((await node.Host.Send(table.Exercise, new("cara", "stop", new CommandBody.StopPlay(StopReason.Welfare)))).Accepted);
        await node.Accepted(summit, new SummitCommandBody.Send(new TableOrder.Stop(StopReason.Discussion)));
        await node.Accepted(summit, new SummitCommandBody.Send(new TableOrder.Stop(StopReason.NoDuff)));
        await node.Accepted(summit, new SummitCommandBody.Send(new TableOrder.GoOn()));
        await node.Settled(summit);
        Assert.Equal([(StopReason.Welfare, "cara")], (await node.Host.State(table.Exercise))!.Stops.Select(s => (s.Reason, s.By!)));
    }

    [Fact]
    public async Task Going_on_lifts_at_all_tables_what_stands_because_the_program_was_away()
    {
        string summit;
        await using (var node = SummitNode.OnDisk(_folder["data"]))
        {
            summit = (await node.Summits.Create(SummitNode.Asked(2))).Summit;
            await node.Accepted(summit, new SummitCommandBody.Send(new TableOrder.Start()));
            await node.Settled(summit);
        }

        await using var later = SummitNode.OnDisk(_folder["data"], clock: new MinuteLater());
        async Task<StopReason[]> Stops() =>
            [.. (await Task.WhenAll((await later.Settled(summit)).Tables.Select(table => later.Host.State(table.Exercise)))).SelectMany(state => state!.Stops).Select(stop => stop.Reason)];
        await Eventually.Is(async () => await Stops() is [StopReason.Dark, StopReason.Dark], "both tables stand");
        Assert.True((await later.Send(summit, new SummitCommandBody.Send(new TableOrder.GoOn()), id: "later")).Accepted);
        Assert.Empty(await Stops());
    }

    [Fact]
    public async Task Play_ends_where_it_was_under_way_and_the_debrief_opens_where_play_is_over()
    {
        await using var node = SummitNode.OnDisk(_folder["data"]);
        var summit = (await node.Summits.Create(SummitNode.Asked())).Summit;
        await node.Accepted(summit, new SummitCommandBody.Send(new TableOrder.Start(), [1, 2]));
        await node.Accepted(summit, new SummitCommandBody.Send(new TableOrder.Stop(StopReason.Discussion), [1]));
        await node.Accepted(summit, new SummitCommandBody.Send(new TableOrder.End(), [1]));
        await node.Accepted(summit, new SummitCommandBody.Send(new TableOrder.End()));
        var state = await node.Settled(summit);
        Assert.All(state.Tables, t => Assert.Null(t.Code));
        var stages = await Task.WhenAll(state.Tables.Select(async t => (await node.Host.State(t.Exercise))!.Stage));
        Assert.Equal([Stage.Ended, Stage.Ended, Stage.Lobby], stages);
        Assert.Equal([1, 1, 0], state.Tables.Select(t => node.Entries(t.Exercise).Count(e => e.Command.Body is CommandBody.EndPlay)));

        await node.Accepted(summit, new SummitCommandBody.Send(new TableOrder.OpenDebrief(), [1]));
        await node.Accepted(summit, new SummitCommandBody.Send(new TableOrder.OpenDebrief()));
        state = await node.Settled(summit);
        Assert.Equal([null, null, "not-ended"], state.Tables.Select(t => t.Code));
        var opened = await Task.WhenAll(state.Tables.Select(async t => (await node.Host.State(t.Exercise))!.DebriefOpen));
        Assert.Equal([true, true, false], opened);
        Assert.Equal([1, 1, 0], state.Tables.Select(t => node.Entries(t.Exercise).Count(e => e.Command.Body is CommandBody.OpenDebrief)));
    }

    [Fact]
    public async Task Who_is_placed_at_another_table_is_taken_out_of_the_first_and_expected_at_the_second()
    {
        await using var node = SummitNode.OnDisk(_folder["data"]);
        var summit = (await node.Summits.Create(SummitNode.Asked(2))).Summit;
        await node.Accepted(summit, new SummitCommandBody.SetRoster([new("ana", 1, "mayor")]));
        await node.Accepted(summit, new SummitCommandBody.Arrive(), "ana");
        var tables = (await node.Settled(summit)).Tables;
        Assert.True((await node.Host.Join(tables[0].Exercise, "ana", "join")).Accepted);
        await node.Accepted(summit, new SummitCommandBody.Place(new("ana", 1, "schools")));
        await node.Settled(summit);
        Assert.Equal("schools", (await node.Host.State(tables[0].Exercise))!.Grants.Single().Seat);

        await node.Accepted(summit, new SummitCommandBody.Place(new("ana", 2, "police")));
        await node.Settled(summit);
        Assert.Empty((await node.Host.State(tables[0].Exercise))!.Grants);
        Assert.Equal([(tables[0].Exercise, "ana")], node.Left);
        Assert.True((await node.Host.Join(tables[1].Exercise, "ana", "join 2")).Accepted);
        Assert.Equal("police", (await node.Host.State(tables[1].Exercise))!.Grants.Single().Seat);
    }

    [Fact]
    public async Task The_same_command_again_gets_the_same_receipt_and_another_under_its_id_is_refused()
    {
        await using var node = SummitNode.OnDisk(_folder["data"]);
        var made = await node.Summits.Create(SummitNode.Asked());
        Assert.Equal(made.Receipt, (await node.Summits.Create(SummitNode.Asked() with { Seed = 8 })).Receipt);
        Assert.Equal(HostRefusals.IdReused, (await node.Summits.Create(SummitNode.Asked(2))).Receipt.Code);
        var first = await node.Send(made.Summit, Announced("Hello."), id: "once");
        Assert.Equal(first, await node.Send(made.Summit, Announced("Hello."), id: "once"));
        Assert.Equal(HostRefusals.IdReused, (await node.Send(made.Summit, Announced("Goodbye."), id: "once")).Code);
        Assert.Equal("no-such-table", (await node.Send(made.Summit, new SummitCommandBody.Place(new("ana", 9)), id: "wrong")).Code);
        Assert.Equal("no-such-table", (await node.Send(made.Summit, new SummitCommandBody.Place(new("ana", 9)), id: "wrong")).Code);
        Assert.Equal(HostRefusals.TextTooLong, (await node.Send(made.Summit, Announced(new string('x', TypedTexts.MostCharacters + 1)))).Code);
        Assert.Equal(HostRefusals.NotYours, (await node.Send(made.Summit, new SummitCommandBody.Note(1, 1))).Code);
        Assert.Equal("not-created", (await node.Send("s-nothing", new SummitCommandBody.Arrive())).Code);
        Assert.Null(await node.Summits.State("s-nothing"));
        Assert.Equal(2, (await node.Settled(made.Summit)).OrderCount);
    }

    [Fact]
    public async Task Wherever_the_power_goes_each_table_does_each_thing_once()
    {
        var cuts = 0;
        for (var (cut, finished) = (1, false); !finished; cut += CutsApart)
        {
            var folder = _folder[$"cut-{cut}"];
            var before = SummitNode.OnDisk(folder, cut);
            finished = await Play(before, retries: false);
            before.Cut();

            await using var after = SummitNode.OnDisk(folder);
            Assert.True(await Play(after, retries: true));
            await RequireOnce(after);
            cuts++;
        }

        Assert.True(cuts > 3, $"There were {cuts} places to cut at.");
    }

    private static async Task RequireOnce(SummitNode node)
    {
        var summit = node.Summits.List().Single().Id;
        var state = await node.Settled(summit);
        foreach (var table in state.Tables)
        {
            var told = node.Entries(table.Exercise).Where(e => e.Command.Who == summit).Select(e => e.Command.Body.GetType().Name);
            Assert.Equal(["Create", "Roster", "Start", "StopPlay", "Lift", "Announce", "EndPlay", "OpenDebrief"], told);
        }

        var head = HashChain.Start.ToArray();
        foreach (var stored in node.Log.Read(summit, 0))
        {
            Assert.Equal(head = HashChain.Next(head, stored.Bytes), stored.Hash);
        }

        var answered = node.Log.Read(summit, 0).SelectMany(e => SummitPlay.ReadEntry(e.Bytes).Events).OfType<SummitEvent.Receipted>().ToArray();
        Assert.Equal(answered.Length, answered.DistinctBy(r => (r.Order, r.Table)).Count());
        Assert.All(answered, r => Assert.Null(r.Code));
    }

    /// <summary>A facilitator who sends everything under the same ids each time.</summary>
    /// <returns>Whether all was taken.</returns>
    private static async Task<bool> Play(SummitNode node, bool retries)
    {
        var made = await node.Summits.Create(SummitNode.Asked());
        var taken = made.Receipt.Accepted;
        SummitCommandBody[] bodies =
        [
            new SummitCommandBody.SetRoster([new("ana", 1, "mayor"), new("ben", 2, "police"), new("cyd", 3, "schools")]),
            new SummitCommandBody.Send(new TableOrder.Start()),
            new SummitCommandBody.Send(new TableOrder.Stop(StopReason.Discussion, new() { Text = "Look up, please." })),
            new SummitCommandBody.Send(new TableOrder.GoOn()),
            Announced("Lunch is at one."),
            new SummitCommandBody.Send(new TableOrder.End()),
            new SummitCommandBody.Send(new TableOrder.OpenDebrief()),
        ];
        for (var i = 0; i < bodies.Length && taken; i++)
        {
            taken = (await node.Send(made.Summit, bodies[i], id: $"step-{i}")).Accepted;
            Assert.True(taken || !retries);
        }

        return taken && (retries || await SettledUnlessCut(node, made.Summit));
    }

    private static async Task<bool> SettledUnlessCut(SummitNode node, string summit)
    {
        var settled = false;
        await Eventually.Is(
            async () =>
            {
                settled = await node.Summits.State(summit) is { Orders.Count: 0 };
                return settled || node.Database.IsCut;
            },
            "the tables answer, or the power goes");
        return settled;
    }

    private static SummitCommandBody.Send Announced(string words) => new(new TableOrder.Announce(new() { Text = words }));

    private sealed class MinuteLater : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddMinutes(1);
    }
}
