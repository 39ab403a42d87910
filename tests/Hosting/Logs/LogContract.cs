using System.Text;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Testing.Fakes;

namespace Tabletop.Hosting.Tests.Logs;

/// <summary>What every log keeps to, whatever it lies in.</summary>
public abstract class LogContract(IReopened storage) : IAsyncLifetime
{
    protected StepScheduler Scheduler { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        storage.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void An_append_that_does_not_fit_takes_only_itself_back()
    {
        var log = new SqlLog(storage.Open(Scheduler));
        List<AppendResult> results = [];
        var before = storage.Commits;
        log.Append(First("e"), results.Add);
        log.Append(Next(1, "one", "a"), results.Add);
        log.Append(Next(1, "late", "b"), results.Add);
        log.Append(Next(2, "two", "a"), results.Add);
        log.Append(Next(2, "two", "c"), results.Add);
        Scheduler.RunAll();

        Assert.Equal([AppendResult.Committed, AppendResult.Committed, AppendResult.Conflict, AppendResult.Conflict, AppendResult.Committed], results);
        Assert.Equal(1, storage.Commits - before);
        Assert.Equal(["first", "one", "two"], log.Read("e", 0).Select(e => Encoding.ASCII.GetString(e.Bytes)));
        Assert.Null(log.Receipt("e", "p", "b"));
        Assert.Equal(3, log.Exercise("e")!.Version);
    }

    [Fact]
    public void What_was_stored_is_there_after_opening_again()
    {
        var log = new SqlLog(storage.Open(Scheduler));
        log.Append(First("e"), _ => { });
        log.Append(Next(1, "one", "a") with { Texts = [new("t", "p", [1, 2], "words")] }, _ => { });
        log.SetName("p", "Paul", _ => { });
        log.SetName("p", "Pia", _ => { });
        log.Beat("e", 42);
        log.Beat("e", 47);
        Scheduler.RunAll();

        var read = new SqlLog(storage.Open(Scheduler));
        Assert.Equal([1L, 2L], read.Read("e", 0).Select(e => e.Version));
        Assert.Equal([2L], read.Read("e", 1).Select(e => e.Version));
        Assert.Equal("content"u8.ToArray(), read.Content("hash"));
        Assert.Equal(("table/scenario.yaml", "id: table"), read.Sources("e").Select(s => (s.Name, Encoding.ASCII.GetString(s.Bytes))).Single());
        Assert.Equal(("Pia", 47L), (read.Name("p"), read.LastBeat("e")));
        Assert.Equal("words", read.Text("e", "t")!.Text);
        Assert.Equal(["x"], read.Receipt("e", "p", "a")!.Arguments);
        Assert.Equal(("e", "Title", Stage.Play), (read.Exercises()[0].Id, read.Exercises()[0].Title, read.Exercises()[0].Stage));
    }

    [Fact]
    public void What_was_decided_on_another_entry_of_the_same_version_is_not_taken()
    {
        var log = new SqlLog(storage.Open(Scheduler));
        List<AppendResult> results = [];
        log.Append(First("e"), results.Add);
        log.Append(Next(1, "theirs", "a"), results.Add);
        log.Append(Next(2, "on ours", "b") with { ExpectedHead = [.. Enumerable.Repeat((byte)1, HashChain.HashLength)] }, results.Add);
        log.Append(Next(2, "refused on ours", "c") with { ExpectedHead = [1], Entries = [] }, results.Add);
        Scheduler.RunAll();
        Assert.Equal([AppendResult.Committed, AppendResult.Committed, AppendResult.Conflict, AppendResult.Conflict], results);
        Assert.Equal(2, log.Read("e", 0).Count);
        Assert.Null(log.Receipt("e", "p", "c"));
    }

    [Fact]
    public void The_same_exercise_is_made_once()
    {
        var log = new SqlLog(storage.Open(Scheduler));
        List<AppendResult> results = [];
        log.Append(First("e"), results.Add);
        log.Append(First("e"), results.Add);
        log.Append(First("f"), results.Add);
        Scheduler.RunAll();
        Assert.Equal([AppendResult.Committed, AppendResult.Conflict, AppendResult.Committed], results);
        Assert.Equal(["e", "f"], log.Exercises().Select(e => e.Id));
    }

    [Fact]
    public void A_refusal_is_kept_without_an_entry()
    {
        var log = new SqlLog(storage.Open(Scheduler));
        log.Append(First("e"), _ => { });
        log.Append(Next(1, "", "a") with { Entries = [], Receipt = new("p", "a", [7], "not-now", []) }, _ => { });
        Scheduler.RunAll();
        Assert.Equal(("not-now", 1L), (log.Receipt("e", "p", "a")!.Code, log.Exercise("e")!.Version));
    }

    [Fact]
    public void Erased_words_leave_their_place()
    {
        var log = new SqlLog(storage.Open(Scheduler));
        log.Append(First("e") with { Texts = [new("t", "p", [1, 2], "words"), new("u", "p", [3], "others")] }, _ => { });
        log.Append(Next(1, "one", "a") with { Beside = new() { ErasedWords = ["t"] } }, _ => { });
        log.SetName("p", "Pia", _ => { });
        log.SetName("p", null, _ => { });
        Scheduler.RunAll();
        Assert.Equal(new StoredText("t", "p", null, null), log.Text("e", "t"));
        Assert.Equal([null, "others"], log.Texts("e").Select(t => t.Text));
        Assert.Null(log.Name("p"));
    }

    [Fact]
    public void What_lies_beside_changes_with_its_entry_or_not_at_all()
    {
        var log = new SqlLog(storage.Open(Scheduler));
        List<AppendResult> results = [];
        log.Append(First("e") with { Texts = [new("t", "p", [1, 2], "words")], Beside = new() { Joined = ["p", "q"] } }, results.Add);
        log.Append(First("f") with { Beside = new() { Joined = ["p"] } }, results.Add);
        log.Append(Next(9, "late", "a") with { Beside = new() { Named = [new("p", "Pia")], ErasedWords = ["t"], ErasedPeople = ["p"] } }, results.Add);
        Scheduler.RunAll();
        Assert.Equal([AppendResult.Committed, AppendResult.Committed, AppendResult.Conflict], results);
        Assert.Equal((null, "words"), (log.Name("p"), log.Text("e", "t")!.Text));
        Assert.Equal(["e", "f"], log.ExercisesOf("p"));
        Assert.Equal(["e"], log.ExercisesOf("q"));

        log.Append(Next(1, "one", "b") with { Beside = new() { Named = [new("p", "Pia"), new("q", "Quin")] } }, results.Add);
        Scheduler.RunAll();
        Assert.Equal(("Pia", "Quin"), (log.Name("p"), log.Name("q")));
    }

    [Fact]
    public void Of_an_erased_person_nothing_is_left_but_the_id()
    {
        using var threads = new ThreadScheduler(fault => Assert.Fail(fault.ToString()));
        var database = storage.Open(threads);
        var (log, sessions) = (new SqlLog(database), new SessionBook(database, new FakeTimeProvider()));
        using var stored = new ManualResetEventSlim();
        log.Append(
            First("e") with
            {
                Texts = [new("t", "p", [1, 2], "words"), new("refused", "p", [3], null), new("u", "q", [4], "theirs")],
                Beside = new() { Joined = ["p", "q"], Named = [new("p", "Pia"), new("q", "Quin")] },
            },
            _ => { });
        sessions.SetLanguages("p", "fr");
        var theirs = sessions.Renew("", new("e", "p", MemberKind.Participant), mayCreate: true);
        var shared = sessions.Renew(sessions.Renew("", new("f", "p", MemberKind.Participant)), new("e", "q", MemberKind.Participant));

        log.Append(Next(1, "one", "a") with { Beside = new() { ErasedPeople = ["p"] } }, _ => stored.Set());
        stored.Wait();
        // The files are swept after it was answered: not while the threads are ending.
        using var swept = new ManualResetEventSlim();
        log.Flush(_ => swept.Set());
        swept.Wait();
        Assert.Null(log.Name("p"));
        Assert.Null(sessions.Languages("p"));
        Assert.Null(sessions.Find(theirs));
        Assert.Equal([new Membership("e", "q", MemberKind.Participant)], sessions.Find(shared)!.Memberships);
        Assert.Equal([new("refused", "p", null, null), new("t", "p", null, null)], log.Texts("e").Where(t => t.Who == "p"));
        Assert.Equal(("Quin", "theirs"), (log.Name("q"), log.Text("e", "u")!.Text));
        Assert.Equal(["e"], log.ExercisesOf("p"));
    }

    [Fact]
    public void Sessions_codes_and_links_lie_beside_it()
    {
        using var threads = new ThreadScheduler(fault => Assert.Fail(fault.ToString()));
        var database = storage.Open(threads);
        var (sessions, codes, links) = (new SessionBook(database, new FakeTimeProvider()), new ExerciseCodes(database), new ExerciseLinks(database, new FakeTimeProvider()));
        var old = sessions.Open(mayCreate: true);
        var now = sessions.Renew(old, new("e", "p", MemberKind.Participant));
        sessions.Add(now, new("e", "p", MemberKind.Participant));
        sessions.SetLanguages("p", "fr");
        sessions.SetLanguages("p", "ar");
        var (code, link) = (codes.Of("e"), links.Make("e", MemberKind.Board));

        Assert.Null(sessions.Find(old));
        Assert.True(sessions.Find(now)!.MayCreate);
        Assert.Equal([new Membership("e", "p", MemberKind.Participant)], sessions.Find(now)!.Memberships);
        Assert.Equal("ar", sessions.Languages("p"));
        Assert.Equal(("e", code), (codes.Exercise(code.ToLowerInvariant()), codes.Of("e")));
        Assert.Equal(("e", MemberKind.Board), links.Find(link) is { } target ? (target.Exercise, target.Kind) : default);
        var guest = sessions.Renew("", new("e", "", MemberKind.Board), link: links.Find(link)!.Link);
        var row = Assert.Single(links.Of("e"));
        Assert.Equal((MemberKind.Board, 1, row.Id), (row.Kind, row.Sessions, links.CameBy(guest, "e", MemberKind.Board)));
        Assert.Null(links.Revoke("f", row.Id));
        Assert.Equal([Convert.ToHexString(Secret.Hash(guest))], links.Revoke("e", row.Id));
        Assert.Empty(sessions.Find(guest)!.Memberships);
        Assert.Null(links.Find(link));
        Assert.Null(links.Revoke("e", row.Id));
        Assert.NotEqual(code, codes.Renew("e"));
        Assert.Null(codes.Exercise(code));
        sessions.Revoke("e", "p");
        Assert.Empty(sessions.Find(now)!.Memberships);
        Assert.Null(sessions.Languages("p"));
    }

    [Fact]
    public void What_is_audited_stays_in_its_order_and_goes_after_its_time()
    {
        using var threads = new ThreadScheduler(fault => Assert.Fail(fault.ToString()));
        var database = storage.Open(threads);
        var time = new FakeTimeProvider();
        var (audit, passphrase) = (new AuditTrail(database, time), new StaffPassphrase(database));
        audit.Note(AuditKinds.StaffSignedIn, person: "p");
        for (var n = 0; n < 150; n++)
        {
            audit.NoteRefusal(AuditKinds.LinkRefused);
        }

        time.PassUnnoticed(AuditTrail.Kept - TimeSpan.FromHours(1));
        audit.Note(AuditKinds.LinkMade, "e", "p", "link");
        passphrase.Remove();
        var rows = audit.Newest();
        Assert.Equal(1 + 100 + 1, rows.Count);
        Assert.Equal((AuditKinds.LinkMade, "e", "p", "link"), (rows[0].Kind, rows[0].Exercise, rows[0].Person, rows[0].About));
        Assert.Equal(rows.Skip(1), audit.Newest(rows[0].Number));

        time.PassUnnoticed(TimeSpan.FromDays(2));
        audit.NoteRefusal(AuditKinds.LinkRefused);
        passphrase.Remove();
        Assert.Equal([AuditKinds.LinkRefused, AuditKinds.LinkMade], audit.Newest().Select(row => row.Kind));
    }

    [Fact]
    public void A_passphrase_is_kept_as_a_slow_hash()
    {
        using var threads = new ThreadScheduler(fault => Assert.Fail(fault.ToString()));
        var database = storage.Open(threads);
        var passphrase = new StaffPassphrase(database);
        Assert.False(passphrase.IsSet || passphrase.Is("") || passphrase.Is("kitchen clock parade"));
        passphrase.Set("kitchen clock parade");
        var first = Stored();
        Assert.True(passphrase.IsSet && passphrase.Is(" kitchen clock parade\n"));
        Assert.False(passphrase.Is("Kitchen clock parade"));
        passphrase.Set("kitchen clock parade");
        Assert.NotEqual(first, Stored());
        Assert.EndsWith(" 600000", first, StringComparison.Ordinal);

        string Stored() => database.Read(s => s.First("SELECT hash, rounds FROM passphrase", row => $"{Convert.ToHexString(row.GetFieldValue<byte[]>(0))} {row.GetInt64(1)}"))!;
    }

    internal static LogAppend First(string exercise) => new(
        exercise, 0, new byte[HashChain.HashLength], [new(1, "first"u8.ToArray(), new byte[HashChain.HashLength])], Stage.Lobby, New: new("content"u8.ToArray(), "hash", "Title", 1, [new("table/scenario.yaml", "id: table"u8.ToArray())]));

    internal static LogAppend Next(long expected, string bytes, string id) => new(
        "e",
        expected,
        new byte[HashChain.HashLength],
        [new(expected + 1, Encoding.ASCII.GetBytes(bytes), new byte[HashChain.HashLength])],
        Stage.Play,
        new("p", id, [1], "code", ["x"]));
}
