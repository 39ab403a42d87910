using Tabletop.Hosting.Files;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;
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
            // The write-ahead file is made as the file itself is.
            Assert.All(
                Directory.GetFiles(folder["data"], "tabletop.db*"),
                file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file)));
        }

        MediaStore.Open(folder["elsewhere"]);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(folder["elsewhere"]));
    }

    [Fact]
    public void Erased_words_are_nowhere_in_the_files()
    {
        using var file = SqliteFile.Open(_folder, _scheduler);
        var log = new SqlLog(file);
        log.Append(LogContract.First("e") with { Texts = [new("t", "p", [1, 2], "canary-words")] }, _ => { });
        _scheduler.RunAll();
        Assert.True(Holds("canary-words"));
        log.Append(LogContract.Next(1, "one", "a") with { Beside = new() { ErasedWords = ["t"] } }, _ => { });
        _scheduler.RunAll();
        Assert.Equal(new StoredText("t", "p", null, null), log.Text("e", "t"));
        Assert.False(Holds("canary-words"));
    }

    /// <summary>Rows move between pages as more come: no page may keep a copy of one that has moved on.</summary>
    [Fact]
    public void Of_many_words_that_are_erased_no_page_keeps_a_copy()
    {
        using var file = SqliteFile.Open(_folder, _scheduler);
        var log = new SqlLog(file);
        var random = new Random(3);
        var texts = Enumerable.Range(0, 600).Select(n => new StoredText(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(n))), n % 3 == 0 ? "gone" : "stays", [1, 2], $"{(n % 3 == 0 ? "canary" : "other")}-{n:0000}-{new string('x', random.Next(300))}")).ToArray();
        log.Append(LogContract.First("e"), _ => { });
        var version = 1L;
        foreach (var some in texts.Chunk(20))
        {
            log.Append(LogContract.Next(version, $"entry {version}", $"a{version}") with { Texts = some }, result => Assert.Equal(AppendResult.Committed, result));
            version++;
            _scheduler.RunAll();
        }

        log.Append(LogContract.Next(version, "erased", "erase") with { Beside = new() { ErasedPeople = ["gone"] } }, _ => { });
        _scheduler.RunAll();

        Assert.Equal(200, log.Texts("e").Count(t => t.Text is null));
        var left = Text(_folder);
        Assert.DoesNotContain(texts.Where(t => t.Who == "gone").Select(t => t.Text![..11]), words => left.Contains(words, StringComparison.Ordinal));
        Assert.All(texts.Where(t => t.Who == "stays"), t => Assert.Contains(t.Text!, left, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_that_are_erased_while_a_backup_reads_are_gone_with_the_first_commit_after_it()
    {
        using var file = SqliteFile.Open(_folder, _scheduler);
        var log = new SqlLog(file);
        log.Append(LogContract.First("e") with { Texts = [new("t", "p", [1, 2], "canary-words")] }, _ => { });
        _scheduler.RunAll();
        using (var backup = SqliteFile.Connect(Path.Combine(_folder, "tabletop.db"), Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly))
        {
            backup.Run("BEGIN");
            Assert.Equal(1, backup.First("SELECT count(*) FROM texts", row => row.GetInt64(0)));
            log.Append(LogContract.Next(1, "one", "a") with { Beside = new() { ErasedWords = ["t"] } }, result => Assert.Equal(AppendResult.Committed, result));
            _scheduler.RunAll();
            file.Write(s => s.Run("UPDATE meta SET value = value") > 0, _ => { });
            _scheduler.RunAll();
            Assert.True(Holds("canary-words"));
        }

        file.Write(s => s.Run("UPDATE meta SET value = value") > 0, _ => { });
        _scheduler.RunAll();
        Assert.False(Holds("canary-words"));
    }

    [Fact]
    public void Words_whose_program_was_killed_right_after_they_were_erased_are_gone_when_it_starts_again()
    {
        using var folder = new Folder();
        using (var file = SqliteFile.Open(_folder, _scheduler))
        {
            new SqlLog(file).Append(LogContract.First("e") with { Texts = [new("t", "p", [1, 2], "canary-words")] }, _ => { });
            _scheduler.RunAll();
            new SqlLog(file).Append(LogContract.Next(1, "one", "a") with { Beside = new() { ErasedWords = ["t"] } }, result =>
            {
                // As it is when it was answered, before the files are swept.
                Assert.Equal(AppendResult.Committed, result);
                foreach (var path in Directory.GetFiles(_folder, "tabletop.db*"))
                {
                    File.Copy(path, folder[Path.GetFileName(path)]);
                }
            });
            _scheduler.RunAll();
        }

        Assert.Contains("canary-words", Text(folder[""]), StringComparison.Ordinal);
        using (SqliteFile.Open(folder[""], new StepScheduler()))
        {
            Assert.DoesNotContain("canary-words", Text(folder[""]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_full_disk_fails_everything_in_the_commit_and_recovers_by_itself()
    {
        using var file = SqliteFile.Open(_folder, _scheduler);
        var log = new SqlLog(file);
        List<AppendResult> results = [];
        log.Append(LogContract.First("e"), results.Add);
        file.Write(s => s.Run("PRAGMA max_page_count = 1") > -2, results.Add);
        _scheduler.RunAll();
        var big = LogContract.Next(1, new string('x', 1_000_000), "a");
        log.Append(LogContract.Next(1, "small", "b"), results.Add);
        log.Append(big with { ExpectedVersion = 2, Entries = [new(3, big.Entries[0].Bytes, [])] }, results.Add);
        _scheduler.RunAll();
        Assert.Equal([AppendResult.Failed, AppendResult.Failed], results[2..]);
        Assert.Single(log.Read("e", 0));

        file.Write(s => s.Run("PRAGMA max_page_count = 1000000") > -2, results.Add);
        log.Append(LogContract.Next(1, "small", "b"), results.Add);
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

    /// <summary>A restore has claimed it, say, and nothing is there yet; a disk that takes no file is another thing.</summary>
    [Fact]
    public void A_folder_that_is_claimed_is_said_to_be_in_use_and_one_that_takes_no_claim_is_not()
    {
        using var folder = new Folder();
        using (new FileStream(folder["in-use"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Contains("Another Tabletop is using", Assert.Throws<HostingProblem>(() => SqliteFile.Open(folder[""], _scheduler)).Message, StringComparison.Ordinal);
        }

        File.Delete(folder["in-use"]);
        folder.With("tabletop.db", "");
        // A link into nowhere, which no file can be made through: as on a disk that is full or read-only.
        File.CreateSymbolicLink(folder["in-use"], folder["nowhere/in-use"]);
        Assert.Contains("cannot be written", Assert.Throws<HostingProblem>(() => SqliteFile.Open(folder[""], _scheduler)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_an_older_version_is_one_of_this_version_from_now_on()
    {
        using (var file = SqliteFile.Open(_folder, _scheduler))
        {
            file.Write(s => s.Run("UPDATE meta SET value = 1") == 1 && s.Run("DROP TABLE languages") > -2, _ => { });
            new SqlLog(file).Append(LogContract.First("e") with { Receipt = new("p", "join", [1], null, []) }, _ => { });
            file.Write(s => s.Run("DROP TABLE people") > -2, _ => { });
            _scheduler.RunAll();
        }

        using var again = SqliteFile.Open(_folder, _scheduler);
        Assert.Equal(3, again.Read(s => s.First("SELECT value FROM meta", row => row.GetInt64(0))));
        Assert.Null(again.Read(s => s.First("SELECT wanted FROM languages", row => row.GetString(0))));
        Assert.Equal(["e"], new SqlLog(again).ExercisesOf("p"));
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
        statements.First($"PRAGMA {name}", (System.Data.Common.DbDataReader row) => Convert.ToString(row.GetValue(0), System.Globalization.CultureInfo.InvariantCulture));

    private bool Holds(string words) => Text(_folder).Contains(words, StringComparison.Ordinal);

    private static string Text(string folder) => string.Concat(Directory.GetFiles(folder, "tabletop.db*").Select(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return System.Text.Encoding.Latin1.GetString(bytes.ToArray());
    }));
}
