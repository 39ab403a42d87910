using Tabletop.Hosting.Backups;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Testing.Fakes;

namespace Tabletop.Hosting.Tests.Backups;

/// <summary>A restore that is killed, or cannot go on, leaves all of the old data or all of the new, and never none.</summary>
public sealed class InterruptedRestoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>In the order in which they are moved; they come in the other way round.</summary>
    private static readonly string[] Parts = ["tabletop.db", "tabletop.db-wal", "staff-key", "media", "scenarios"];

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Killed_before_the_new_data_are_whole_the_old_ones_are_there_and_what_was_unpacked_is_gone()
    {
        Old("data");
        New("data/tabletop-restoring");
        Assert.Equal("old", Opened("data"));
        Assert.False(Directory.Exists(_folder["data/tabletop-restoring"]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Killed_while_the_old_data_go_it_is_finished_when_the_folder_is_opened(int moved)
    {
        Old("data");
        New("data/tabletop-restore-whole-now");
        Directory.CreateDirectory(_folder["data/before-restore-now"]);
        Move(Parts.Take(moved), "data", "data/before-restore-now");

        Assert.Equal("new", Opened("data"));
        Assert.Equal("old", Opened("data/before-restore-now"));
        RequireClean();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Killed_while_the_new_data_come_it_is_finished_when_the_folder_is_opened(int moved)
    {
        Old("data/before-restore-now");
        New("data/tabletop-restore-coming-now");
        Move(Parts.Reverse().Where(part => part != "tabletop.db-wal").Take(moved), "data/tabletop-restore-coming-now", "data");

        Assert.Equal("new", Opened("data"));
        Assert.Equal("old", Opened("data/before-restore-now"));
        RequireClean();
    }

    [Fact]
    public void Another_restore_finishes_it_first_and_sees_data()
    {
        Backup.Take(Made("other", "other"), _folder["it.backup"]);
        Old("data");
        New("data/tabletop-restore-whole-now");
        Assert.Contains("--force", Assert.Throws<HostingProblem>(() => Restoring.Run(new(_folder["it.backup"], _folder["data"]), Chance, Now)).Message, StringComparison.Ordinal);
        Assert.Equal("new", Opened("data"));
    }

    /// <summary>As a folder on another disk cannot.</summary>
    [Fact]
    public void Where_the_old_data_cannot_be_moved_all_is_as_it_was()
    {
        Backup.Take(Made("other", "other"), _folder["it.backup"]);
        Old("data");
        // A file of its name takes the place of the folder they would be set aside in, at the third of them.
        Directory.CreateDirectory(_folder["data/before-restore-20260302-120000-000/staff-key/in-the-way"]);
        Assert.Throws<HostingProblem>(() => Restoring.Run(new(_folder["it.backup"], _folder["data"]) { Force = true }, Chance, Now));

        Assert.Equal("old", Opened("data"));
        Assert.Equal("key of old", File.ReadAllText(_folder["data/staff-key"]));
        Assert.True(Directory.Exists(_folder["data/media"]));
    }

    [Fact]
    public void What_is_not_data_stays_where_it_is()
    {
        Backup.Take(Made("other", "other"), _folder["it.backup"]);
        _folder.With("data/lost+found/some", "thing").With("data/notes.txt", "mine");
        Assert.Null(Restoring.Run(new(_folder["it.backup"], _folder["data"]), Chance, Now).SetAside);
        Assert.Equal("mine", File.ReadAllText(_folder["data/notes.txt"]));
        Restoring.Run(new(_folder["it.backup"], _folder["data"]) { Force = true }, Chance, Now);
        Assert.Equal("mine", File.ReadAllText(_folder["data/notes.txt"]));
        Assert.True(File.Exists(_folder["data/lost+found/some"]));
    }

    private static byte[] Chance(int count) => System.Security.Cryptography.RandomNumberGenerator.GetBytes(count);

    private void Old(string folder)
    {
        Made(folder, "old");
        // As of a program that was killed: something waits in the write-ahead file, or nothing does.
        File.WriteAllBytes(Path.Combine(_folder[folder], "tabletop.db-wal"), []);
    }

    private void New(string folder) => Made(folder, "new");

    /// <returns>A data folder that says who it is in each of its parts.</returns>
    private string Made(string folder, string name)
    {
        var scheduler = new StepScheduler();
        using (var file = SqliteFile.Open(_folder[folder], scheduler))
        {
            file.Write(s => s.Run("INSERT INTO names (person, name) VALUES ('p', $1)", name) == 1, _ => { });
            scheduler.RunAll();
        }

        File.Delete(_folder[$"{folder}/in-use"]);
        _folder.With($"{folder}/staff-key", $"key of {name}").With($"{folder}/media/{name}", "").With($"{folder}/scenarios/{name}", "");
        return _folder[folder];
    }

    private void Move(IEnumerable<string> parts, string from, string to)
    {
        Directory.CreateDirectory(_folder[to]);
        foreach (var part in parts)
        {
            Directory.Move(_folder[$"{from}/{part}"], _folder[$"{to}/{part}"]);
        }
    }

    private string? Opened(string folder)
    {
        using var file = SqliteFile.Open(_folder[folder], new StepScheduler());
        var name = file.Read(s => s.First("SELECT name FROM names", row => row.GetString(0)));
        Assert.Equal($"key of {name}", File.ReadAllText(_folder[$"{folder}/staff-key"]));
        Assert.Equal([name], Directory.GetFiles(_folder[$"{folder}/media"]).Select(Path.GetFileName));
        Assert.Equal([name], Directory.GetFiles(_folder[$"{folder}/scenarios"]).Select(Path.GetFileName));
        return name;
    }

    private void RequireClean() => Assert.Empty(Directory.GetDirectories(_folder["data"], "tabletop-rest*"));
}
