using System.Collections.Concurrent;
using Npgsql;
using Tabletop.Hosting.Files;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Postgres;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Hosting.Tests.Logs;
using Tabletop.Testing.Fakes;
using Tabletop.Testing.Postgres;
using Tabletop.Testing.Waiting;

namespace Tabletop.Hosting.Tests.Leases;

/// <summary>What nodes share in PostgreSQL, and how little one can keep from another.</summary>
[Trait("Needs", "postgres")]
[Collection(PostgresCollection.Name)]
public sealed class PostgresNodesTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly string _connection;
    private readonly ConcurrentQueue<Exception> _faults = new();
    private readonly Folder _folder = new();
    private readonly ThreadScheduler _threadsOfA;
    private readonly ThreadScheduler _threadsOfB;
    private readonly PostgresDatabase _a;
    private readonly PostgresDatabase _b;

    public PostgresNodesTests(PostgresServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        _connection = server.NewDatabase();
        (_threadsOfA, _threadsOfB) = (new(_faults.Enqueue), new(_faults.Enqueue));
        (_a, _b) = (PostgresDatabase.Open(_connection, _threadsOfA), PostgresDatabase.Open(_connection, _threadsOfB));
    }

    public void Dispose()
    {
        _threadsOfA.Dispose();
        _threadsOfB.Dispose();
        _a.Dispose();
        _b.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_node_that_freezes_in_the_middle_of_a_write_loses_it_and_keeps_nobody_waiting_long()
    {
        Assert.Equal(AppendResult.Committed, await Answered(done => new SqlLog(_a).Append(LogContract.First("e"), done)));
        using var inTheMiddle = new ManualResetEventSlim();
        using var thawed = new ManualResetEventSlim();
        var frozen = Answered(done => _a.Write(
            s =>
            {
                s.Run("UPDATE exercises SET version = 2 WHERE id = 'e' AND version = 1");
                inTheMiddle.Set();
                return thawed.Wait(Deadline);
            },
            done));
        Assert.True(inTheMiddle.Wait(Deadline));

        // The row is locked until the server ends the other's session.
        Assert.Equal(AppendResult.Committed, await Answered(done => new SqlLog(_b).Append(LogContract.Next(1, "theirs", "b"), done)));
        thawed.Set();
        Assert.Equal(AppendResult.Failed, await frozen);
        Assert.Equal("theirs"u8.ToArray(), new SqlLog(_a).Read("e", 1).Single().Bytes);

        // The node goes on, on another connection.
        Assert.Equal(AppendResult.Committed, await Answered(done => new SqlLog(_a).Append(LogContract.Next(2, "ours", "c"), done)));
        Assert.Empty(_faults);
    }

    [Fact]
    public async Task A_signal_reaches_the_other_node_and_does_so_again_when_its_listener_was_killed()
    {
        using var told = new PostgresSignals(_a);
        using var heard = new PostgresSignals(_b);
        var news = new BlockingCollection<(string Exercise, long Version)>();
        heard.Heard = (exercise, version) => news.Add((exercise, version));
        await UntilHeard("e", 3);

        await using (var admin = new NpgsqlConnection(_connection))
        {
            await admin.OpenAsync();
            await using var kill = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query = 'LISTEN tabletop'", admin);
            Assert.True((long)(await kill.ExecuteScalarAsync())! >= 1);
        }

        await UntilHeard("f", 4);

        Task UntilHeard(string exercise, long version) => Eventually.Is(
            () =>
            {
                told.Tell([("other", 1), (exercise, version)]);
                return Took((exercise, version));
            },
            "it is heard");

        bool Took((string, long) wanted)
        {
            while (news.TryTake(out var next, TimeSpan.FromMilliseconds(100)))
            {
                if (next == wanted)
                {
                    return true;
                }
            }

            return false;
        }
    }

    [Fact]
    public void A_picture_taken_by_one_node_is_shown_by_the_other()
    {
        _folder.With("picture.png", new string('x', 3_000_000));
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_folder["picture.png"])));
        var (here, there) = (new MediaRows(_a, MediaStore.Open(_folder["a"])), new MediaRows(_b, MediaStore.Open(_folder["b"])));
        Assert.Null(there.Find(sha256));
        Assert.False(here.Keep(_folder["picture.png"], new string('0', 64)));
        Assert.True(here.Keep(_folder["picture.png"], sha256));
        Assert.True(here.Keep(_folder["picture.png"], sha256));

        var copy = there.Find(sha256);
        Assert.StartsWith(_folder["b"], copy, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(_folder["picture.png"]), File.ReadAllBytes(copy!));
        File.Delete(here.Find(sha256)!);
        Assert.NotNull(here.Find(sha256));
    }

    [Fact]
    public void A_node_that_starts_waits_for_nobody_who_writes()
    {
        using var busy = new NpgsqlConnection(_connection);
        busy.Open();
        using var writing = busy.BeginTransaction();
        using (var lockAll = new NpgsqlCommand(
            "LOCK TABLE names, languages, sessions, memberships, texts, changes, session_losses IN ROW EXCLUSIVE MODE", busy, writing))
        {
            lockAll.ExecuteNonQuery();
        }

        using var another = PostgresDatabase.Open(_connection, _threadsOfA);
        Assert.True(another.Read(s => s.First("SELECT true", row => row.GetBoolean(0))));
    }

    [Fact]
    public void Several_hosts_in_one_connection_are_refused_in_words()
    {
        var several = new NpgsqlConnectionStringBuilder(_connection) { Host = "127.0.0.1,db.example" };
        var refused = Assert.Throws<HostingProblem>(() => PostgresDatabase.Open(several.ConnectionString, _threadsOfA));
        Assert.Contains("Name one address", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_asks_a_database_that_was_closed_meanwhile_is_told_so()
    {
        var closed = PostgresDatabase.Open(_connection, _threadsOfA);
        var presence = new PresenceRows(closed);
        Assert.Empty(presence.Exchange([("e", "max")]));
        closed.Dispose();
        Assert.Throws<HostingProblem>(() => presence.Exchange([("e", "max")]));
    }

    [Fact]
    public void Sessions_that_somebody_makes_up_push_out_none_that_is_known()
    {
        var last = new LastKnown(_a);
        last.Or("session known", () => "its rights");
        last.Or<string>("session ended", () => "its rights");
        last.Or<string>("session ended", () => null);
        for (var n = 0; n < 20_001; n++)
        {
            Assert.Null(last.Or<string>(FormattableString.Invariant($"session {n}"), () => null));
        }

        Assert.Equal("its rights", last.Or<string>("session known", () => throw new HostingProblem("It is away.")));
        Assert.Null(last.Or<string>("session ended", () => throw new HostingProblem("It is away.")));
        Assert.Throws<HostingProblem>(() => last.Or<string>("session 1", () => throw new HostingProblem("It is away.")));
    }

    [Fact]
    public void Either_nodes_staff_key_opens_both_until_it_is_replaced()
    {
        Directory.CreateDirectory(_folder["a"]);
        Directory.CreateDirectory(_folder["b"]);
        var (keyOfA, keyOfB) = (StaffKey.ReadOrMake(_folder["a"]), StaffKey.ReadOrMake(_folder["b"]));
        var (a, b) = (keyOfA.SharedBy(new(_a), "a"), keyOfB.SharedBy(new(_b), "b"));
        Assert.True(a.Is(keyOfB.Value) && b.Is(keyOfA.Value) && a.Is(keyOfA.Value));
        Assert.False(a.Is("a guess that is long enough"));

        File.Delete(Path.Combine(_folder["a"], "staff-key"));
        StaffKey.ReadOrMake(_folder["a"]).SharedBy(new(_a), "a");
        Assert.False(b.Is(keyOfA.Value));
    }

    [Fact]
    public void A_session_renewed_on_one_node_is_known_as_such_on_the_other()
    {
        var (a, b) = (new SessionBook(_a, TimeProvider.System, new(_a)), new SessionBook(_b, TimeProvider.System, new(_b)));
        var old = a.Open();
        Assert.NotNull(b.Find(old));
        Assert.False(b.WasJustRenewed(old));
        var now = a.Renew(old, new("e", "p", MemberKind.Participant));
        Assert.Null(b.Find(old));
        Assert.True(b.WasJustRenewed(old));
        Assert.False(b.WasJustRenewed(now));
        Assert.False(b.WasJustRenewed("unknown"));
    }

    [Fact]
    public void What_a_session_loses_on_one_node_is_told_to_the_other_once()
    {
        var (a, b) = (new SessionBook(_a, TimeProvider.System, new(_a)), new SessionBook(_b, TimeProvider.System, new(_b)));
        var (newsOfA, newsOfB) = (new SessionLossRows(_a), new SessionLossRows(_b));
        Assert.Empty(newsOfB.News());
        Assert.Empty(newsOfA.News());
        var (ended, removed, stays) = (a.Open(), a.Renew("", new("e", "lost", MemberKind.Participant)), a.Renew("", new("e", "p", MemberKind.Participant)));
        a.Close(ended);
        a.Revoke("e", "lost");

        Assert.Equal([Hash(ended), Hash(removed)], newsOfB.News().OrderBy(hash => hash == Hash(removed)));
        Assert.Empty(newsOfB.News());
        Assert.Empty(newsOfA.News());
        Assert.Null(b.Find(ended));
        Assert.Single(b.Find(stays)!.Memberships);

        static string Hash(string session) => Convert.ToHexString(Secret.Hash(session));
    }

    [Fact]
    public void Who_is_on_one_node_is_seen_by_the_other()
    {
        var (a, b) = (new PresenceRows(_a), new PresenceRows(_b));
        Assert.Empty(a.Exchange([("e", "max"), ("e", "pia")]));
        var seen = b.Exchange([("e", "pia")]);
        Assert.Equal([("e", "max"), ("e", "pia")], seen.Select(p => (p.Exercise, p.Person)).Order());
        Assert.All(seen, p => Assert.InRange(p.AgoMs, 0, 60_000));
        Assert.Equal([("e", "pia")], a.Exchange([]).Select(p => (p.Exercise, p.Person)));
    }

    private static Task<AppendResult> Answered(Action<Action<AppendResult>> ask)
    {
        var answer = new TaskCompletionSource<AppendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        ask(answer.SetResult);
        return answer.Task.WaitAsync(Deadline);
    }
}
