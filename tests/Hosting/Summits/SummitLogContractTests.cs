using System.Text;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Summits;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Testing.Fakes;
using Tabletop.Testing.Postgres;

namespace Tabletop.Hosting.Tests.Summits;

/// <summary>What the log of summits keeps to, whatever it lies in.</summary>
public abstract class SummitLogContract(IReopened storage) : IAsyncLifetime
{
    private readonly StepScheduler _scheduler = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        storage.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void What_was_stored_is_there_after_opening_again_beside_exercises_and_not_among_them()
    {
        var database = storage.Open(_scheduler);
        var log = new SqlSummitLog(database);
        List<AppendResult> results = [];
        log.Append(First("s-a"), results.Add);
        log.Append(Next(1, "one", waits: true), results.Add);
        _scheduler.RunAll();
        Assert.Equal([AppendResult.Committed, AppendResult.Committed], results);

        database = storage.Open(_scheduler);
        log = new(database);
        Assert.Equal(["first", "one"], log.Read("s-a", 0).Select(e => Encoding.ASCII.GetString(e.Bytes)));
        Assert.Equal(["one"], log.Read("s-a", 1).Select(e => Encoding.ASCII.GetString(e.Bytes)));
        Assert.Equal([new SummitRow("s-a", "Twelve tables", 1, 2)], log.Summits());
        Assert.Equal(["s-a"], log.Waiting());
        var beside = new SqlLog(database);
        Assert.Empty(beside.Exercises());
        Assert.Equal("content"u8.ToArray(), beside.Content("hash"));
        Assert.Equal("words", beside.Text("s-a", "t")!.Text);
        Assert.Equal("code", beside.Receipt("s-a", "p", "one")!.Code);
        Assert.Equal("table/scenario.yaml", beside.Sources("e").Single().Name);
    }

    [Fact]
    public void What_was_decided_on_something_else_is_not_taken()
    {
        var log = new SqlSummitLog(storage.Open(_scheduler));
        List<AppendResult> results = [];
        log.Append(First("s-a"), results.Add);
        log.Append(First("s-a"), results.Add);
        log.Append(Next(1, "ours"), results.Add);
        log.Append(Next(1, "late"), results.Add);
        log.Append(Next(2, "on theirs") with { ExpectedHead = [.. Enumerable.Repeat((byte)1, HashChain.HashLength)] }, results.Add);
        _scheduler.RunAll();
        Assert.Equal([AppendResult.Committed, AppendResult.Conflict, AppendResult.Committed, AppendResult.Conflict, AppendResult.Conflict], results);
        Assert.Equal(["first", "ours"], log.Read("s-a", 0).Select(e => Encoding.ASCII.GetString(e.Bytes)));
        Assert.Empty(log.Waiting());
    }

    [Fact]
    public void A_badge_opens_until_another_is_issued_or_it_is_taken_back()
    {
        using var threads = new ThreadScheduler(fault => Assert.Fail(fault.ToString()));
        var database = storage.Open(threads);
        var badges = new Badges(database);
        var issued = badges.Issue("s-a", ["ana", "ben"]);
        Assert.All(issued.Values, secret => Assert.Equal(22, secret.Length));
        Assert.Equal(new BadgeHolder("s-a", "ana"), badges.Find(issued["ana"]));

        var again = badges.Issue("s-a", ["ana"]);
        Assert.Null(badges.Find(issued["ana"]));
        Assert.Equal(new BadgeHolder("s-a", "ana"), badges.Find(again["ana"]));
        Assert.Equal(new BadgeHolder("s-a", "ben"), badges.Find(issued["ben"]));
        Assert.Equal(["ana", "ben"], badges.Holders("s-a").Order());

        // Two organisers ask for the badges nobody has yet: what one of them has printed stays good.
        var missing = badges.Issue("s-a", ["ben", "cyd"], renews: false);
        Assert.Equal(["cyd"], missing.Keys);
        Assert.NotNull(badges.Find(issued["ben"]));

        badges.TakeBack("s-a", ["ben"]);
        Assert.Null(badges.Find(issued["ben"]));
        Assert.Null(badges.Find("nonsense"));
    }

    private static SummitAppend First(string summit) => new(
        summit, 0, new byte[HashChain.HashLength], [new(1, "first"u8.ToArray(), new byte[HashChain.HashLength])], Waits: false, [], [],
        new("Twelve tables", 1, new Dictionary<string, byte[]> { ["hash"] = "content"u8.ToArray() }, new Dictionary<string, IReadOnlyList<SourceFile>> { ["e"] = [new("table/scenario.yaml", [1])] }));

    private static SummitAppend Next(long expected, string bytes, bool waits = false) => new(
        "s-a", expected, new byte[HashChain.HashLength], [new(expected + 1, Encoding.ASCII.GetBytes(bytes), new byte[HashChain.HashLength])], waits,
        [new("p", bytes, [1], "code", [])], bytes == "one" ? [new("t", "p", [1], "words")] : []);
}

public sealed class SqliteSummitLogContractTests() : SummitLogContract(new ReopenedFile());

[Trait("Needs", "postgres")]
[Collection(PostgresCollection.Name)]
public sealed class PostgresSummitLogContractTests(PostgresServer server) : SummitLogContract(new ReopenedPostgres(server.NewDatabase()));
