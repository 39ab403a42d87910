using Microsoft.Data.Sqlite;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Logs;
using Tabletop.Testing.Fakes;

namespace Tabletop.Hosting.Tests.Logs;

public sealed class SqliteLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabletop-test-").FullName;
    private readonly StepScheduler _scheduler = new();

    [Fact]
    public void A_new_data_folder_is_its_owners_alone()
    {
        using var folder = new Folder();
        var scheduler = new StepScheduler();
        using (SqliteFile.Open(folder["data"], scheduler))
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(folder["data"]));
        }
    }

    [Fact]
    public void An_append_that_does_not_fit_takes_only_itself_back()
    {
        using var file = SqliteFile.Open(_folder, _scheduler);
        var log = new SqliteLog(file);
        List<AppendResult> results = [];
        var before = file.Commits;
        log.Append(First("e"), results.Add);
        log.Append(Next(1, "one", "a"), results.Add);
        log.Append(Next(1, "late", "b"), results.Add);
        log.Append(Next(2, "two", "a"), results.Add);
        log.Append(Next(2, "two", "c"), results.Add);
        _scheduler.RunAll();

        Assert.Equal([AppendResult.Committed, AppendResult.Committed, AppendResult.Conflict, AppendResult.Conflict, AppendResult.Committed], results);
        Assert.Equal(1, file.Commits - before);
        Assert.Equal(["first", "one", "two"], log.Read("e", 0).Select(e => System.Text.Encoding.ASCII.GetString(e.Bytes)));
        Assert.Null(log.Receipt("e", "p", "b"));
        Assert.Equal(3, log.Exercise("e")!.Version);
    }

    [Fact]
    public void What_was_stored_is_there_after_opening_again()
    {
        using (var file = SqliteFile.Open(_folder, _scheduler))
        {
            var log = new SqliteLog(file);
            log.Append(First("e"), _ => { });
            log.Append(Next(1, "one", "a") with { Texts = [new("t", "p", [1, 2], "words")] }, _ => { });
            log.SetName("p", "Pia", _ => { });
            log.Beat("e", 42);
            log.Beat("e", 47);
            _scheduler.RunAll();
        }

        using var again = SqliteFile.Open(_folder, _scheduler);
        var read = new SqliteLog(again);
        Assert.Equal([1L, 2L], read.Read("e", 0).Select(e => e.Version));
        Assert.Equal([2L], read.Read("e", 1).Select(e => e.Version));
        Assert.Equal("content"u8.ToArray(), read.Content("hash"));
        Assert.Equal(("table/scenario.yaml", "id: table"), read.Sources("e").Select(s => (s.Name, System.Text.Encoding.ASCII.GetString(s.Bytes))).Single());
        Assert.Equal(("Pia", 47L), (read.Name("p"), read.LastBeat("e")));
        Assert.Equal("words", read.Text("e", "t")!.Text);
        Assert.Equal(["x"], read.Receipt("e", "p", "a")!.Arguments);
        Assert.Equal(("e", "Title", Stage.Play), (read.Exercises()[0].Id, read.Exercises()[0].Title, read.Exercises()[0].Stage));
    }

    [Fact]
    public void Erased_words_are_nowhere_in_the_files()
    {
        using var file = SqliteFile.Open(_folder, _scheduler);
        var log = new SqliteLog(file);
        log.Append(First("e") with { Texts = [new("t", "p", [1, 2], "canary-words")] }, _ => { });
        _scheduler.RunAll();
        Assert.True(Holds("canary-words"));
        log.EraseTexts("e", ["t"], _ => { });
        _scheduler.RunAll();
        Assert.Equal(new StoredText("t", "p", null, null), log.Text("e", "t"));
        Assert.False(Holds("canary-words"));
    }

    [Fact]
    public void What_was_decided_on_another_entry_of_the_same_version_is_not_taken()
    {
        using var file = SqliteFile.Open(_folder, _scheduler);
        var log = new SqliteLog(file);
        List<AppendResult> results = [];
        log.Append(First("e"), results.Add);
        log.Append(Next(1, "theirs", "a"), results.Add);
        log.Append(Next(2, "on ours", "b") with { ExpectedHead = [.. Enumerable.Repeat((byte)1, HashChain.HashLength)] }, results.Add);
        log.Append(Next(2, "refused on ours", "c") with { ExpectedHead = [1], Entries = [] }, results.Add);
        _scheduler.RunAll();
        Assert.Equal([AppendResult.Committed, AppendResult.Committed, AppendResult.Conflict, AppendResult.Conflict], results);
        Assert.Equal(2, log.Read("e", 0).Count);
        Assert.Null(log.Receipt("e", "p", "c"));
    }

    [Fact]
    public void A_full_disk_fails_everything_in_the_commit_and_recovers_by_itself()
    {
        using var file = SqliteFile.Open(_folder, _scheduler);
        var log = new SqliteLog(file);
        List<AppendResult> results = [];
        log.Append(First("e"), results.Add);
        file.Write(s => s.Run("PRAGMA max_page_count = 1") > -2, results.Add);
        _scheduler.RunAll();
        var big = Next(1, new string('x', 1_000_000), "a");
        log.Append(Next(1, "small", "b"), results.Add);
        log.Append(big with { ExpectedVersion = 2, Entries = [new(3, big.Entries[0].Bytes, [])] }, results.Add);
        _scheduler.RunAll();
        Assert.Equal([AppendResult.Failed, AppendResult.Failed], results[2..]);
        Assert.Single(log.Read("e", 0));

        file.Write(s => s.Run("PRAGMA max_page_count = 1000000") > -2, results.Add);
        log.Append(Next(1, "small", "b"), results.Add);
        _scheduler.RunAll();
        Assert.Equal(AppendResult.Committed, results[^1]);
        Assert.Equal(2, log.Read("e", 0).Count);
    }

    [Fact]
    public void The_file_is_kept_as_safely_as_it_must_be()
    {
        using var file = SqliteFile.Open(_folder, _scheduler);
        var settings = "";
        file.Write(
            s =>
            {
                settings = string.Join(' ', new[] { "journal_mode", "synchronous", "mmap_size", "secure_delete" }.Select(p => Pragma(s, p)));
                return true;
            },
            _ => { });
        _scheduler.RunAll();
        Assert.Equal("wal 2 0 1", settings);
        Assert.Equal("0 1 0", file.Read(s => string.Join(' ', new[] { "wal_autocheckpoint", "query_only", "mmap_size" }.Select(p => Pragma(s, p)))));
        Assert.Throws<HostingProblem>(() => file.Read(s => s.Run("DELETE FROM meta")));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_said_in_one_sentence()
    {
        var file = Path.Combine(_folder, "a-file");
        File.WriteAllText(file, "");
        var problem = Assert.Throws<HostingProblem>(() => SqliteFile.Open(Path.Combine(file, "data"), _scheduler));
        Assert.Contains(file, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_program_on_the_same_folder_is_turned_away()
    {
        using var file = SqliteFile.Open(_folder, _scheduler);
        var problem = Assert.Throws<HostingProblem>(() => SqliteFile.Open(_folder, _scheduler));
        Assert.Contains("Another Tabletop is using", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_an_older_version_is_one_of_this_version_from_now_on()
    {
        using (var file = SqliteFile.Open(_folder, _scheduler))
        {
            file.Write(s => s.Run("UPDATE meta SET value = 1") == 1 && s.Run("DROP TABLE languages") > -2, _ => { });
            _scheduler.RunAll();
        }

        using var again = SqliteFile.Open(_folder, _scheduler);
        Assert.Equal(2, again.Read(s => s.First("SELECT value FROM meta", row => row.GetInt64(0))));
        Assert.Null(again.Read(s => s.First("SELECT wanted FROM languages", row => row.GetString(0))));
    }

    [Fact]
    public void A_file_of_a_newer_version_or_of_something_else_does_not_open()
    {
        using (var file = SqliteFile.Open(_folder, _scheduler))
        {
            file.Write(s => s.Run("UPDATE meta SET value = 99") == 1, _ => { });
            _scheduler.RunAll();
        }

        Assert.Contains("newer", Assert.Throws<HostingProblem>(() => SqliteFile.Open(_folder, _scheduler)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "tabletop.db"), new string('x', 10_000));
        Assert.Throws<HostingProblem>(() => SqliteFile.Open(_folder, _scheduler));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string? Pragma(Statements statements, string name) =>
        statements.First($"PRAGMA {name}", (SqliteDataReader row) => Convert.ToString(row.GetValue(0), System.Globalization.CultureInfo.InvariantCulture));

    private static LogAppend First(string exercise) => new(
        exercise, 0, new byte[HashChain.HashLength], [new(1, "first"u8.ToArray(), new byte[HashChain.HashLength])], Stage.Lobby, New: new("content"u8.ToArray(), "hash", "Title", 1, [new("table/scenario.yaml", "id: table"u8.ToArray())]));

    private static LogAppend Next(long expected, string bytes, string id) => new(
        "e",
        expected,
        new byte[HashChain.HashLength],
        [new(expected + 1, System.Text.Encoding.ASCII.GetBytes(bytes), new byte[HashChain.HashLength])],
        Stage.Play,
        new("p", id, [1], "code", ["x"]));

    private bool Holds(string words) => Directory.GetFiles(_folder, "tabletop.db*").Any(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(words)) >= 0;
    });
}
