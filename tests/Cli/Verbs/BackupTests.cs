using System.Diagnostics;
using System.IO.Compression;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Testing.Fakes;

namespace Tabletop.Cli.Tests.Verbs;

public sealed class BackupTests
{
    [Fact]
    public void A_data_folder_in_use_is_copied_and_put_into_another()
    {
        using var folder = new Folder();
        using (SqliteFile.Open(folder["data"], new StepScheduler()))
        {
            var made = Ran.Of("backup", "--data", folder["data"], "--out", folder["it.backup"], "--format", "json");
            Assert.True(made.Exit == 0, made.Error);
            Assert.Equal(64, made.Json.GetProperty("sha256").GetString()!.Length);
        }

        var restored = Ran.Of("restore", folder["it.backup"], "--data", folder["new"], "--format", "json");
        Assert.True(restored.Exit == 0, restored.Error);
        Assert.Equal(0, restored.Json.GetProperty("exercises").GetInt32());
        var again = Ran.Of("restore", folder["it.backup"], "--data", folder["new"], "--force");
        Assert.True(again.Exit == 0, again.Error);
        Assert.Contains("All sessions, links and badges have ended", again.Out, StringComparison.Ordinal);
        Assert.Contains("before-restore-", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_folder_that_cannot_be_written_to_it_is_said_what_to_do()
    {
        using var folder = new Folder();
        SqliteFile.Open(folder["data"], new StepScheduler()).Dispose();
        Mark("+i", folder["data"]);
        try
        {
            foreach (var ran in new[] { Ran.Of("backup", "--data", folder["data"], "--out", folder["it.backup"]), Ran.Of("audit", "--data", folder["data"]) })
            {
                Assert.Equal(2, ran.Exit);
                Assert.Contains("Copy the whole folder to where you may write, and name the copy.", ran.Error, StringComparison.Ordinal);
            }
        }
        finally
        {
            Mark("-i", folder["data"]);
        }
    }

    [Fact]
    public void Wrong_use_is_said_in_a_sentence()
    {
        using var folder = new Folder();
        var nothing = Ran.Of("backup", "--data", folder["nowhere"], "--out", folder["it.backup"]);
        Assert.Equal(2, nothing.Exit);
        Assert.Contains("There is no data in the folder", nothing.Error, StringComparison.Ordinal);
        File.WriteAllText(folder["text"], "no backup");
        var none = Ran.Of("restore", folder["text"], "--data", folder["new"]);
        Assert.Equal(2, none.Exit);
        Assert.Contains("is no backup", none.Error, StringComparison.Ordinal);
        Assert.Equal(2, Ran.Of("backup", "--data", folder["nowhere"]).Exit);
    }

    [Theory]
    [InlineData(39, "is damaged, and an earlier backup is needed: Freelist")]
    [InlineData(100, "is damaged, or is no database; a backup is needed")]
    public void What_is_wrong_with_the_database_in_a_backup_is_said_in_one_line(int at, string says)
    {
        using var folder = new Folder();
        SqliteFile.Open(folder["data"], new StepScheduler()).Dispose();
        Assert.Equal(0, Ran.Of("backup", "--data", folder["data"], "--out", folder["it.backup"]).Exit);
        using (var file = ZipFile.Open(folder["it.backup"], ZipArchiveMode.Update))
        {
            var entry = file.GetEntry("tabletop.db")!;
            using var whole = new MemoryStream();
            using (var read = entry.Open())
            {
                read.CopyTo(whole);
            }

            var bytes = whole.ToArray();
            bytes[at] ^= 7;
            entry.Delete();
            using var write = file.CreateEntry("tabletop.db").Open();
            write.Write(bytes);
        }

        var ran = Ran.Of("restore", folder["it.backup"], "--data", folder["new"]);
        Assert.Equal(2, ran.Exit);
        Assert.Contains(says, Assert.Single(ran.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(folder["new/tabletop.db"]));
    }

    [Fact]
    public void A_log_that_lies_elsewhere_is_not_left_out_of_a_backup_in_silence()
    {
        using var folder = new Folder();
        SqliteFile.Open(folder["data"], new StepScheduler()).Dispose();
        var elsewhere = Ran.Of("backup", "--data", folder["data"], "--out", folder["it.backup"], "--log", $"sqlite:{folder["fast/log.db"]}");
        Assert.Equal(2, elsewhere.Exit);
        Assert.Contains("fast/log.db", elsewhere.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["it.backup"]));
        Assert.Equal(0, Ran.Of("backup", "--data", folder["data"], "--out", folder["it.backup"], "--log", $"sqlite:{folder["data/tabletop.db"]}").Exit);
        Assert.Equal(2, Ran.Of("backup", "--data", folder["data"], "--out", folder["data/tabletop.db"]).Exit);
    }

    [Fact]
    public void A_file_and_a_database_at_once_are_restored_neither()
    {
        using var folder = new Folder();
        var both = Ran.Of("restore", folder["it.backup"], "--data", folder["data"], "--log", "postgres:Host=127.0.0.1");
        Assert.Equal(2, both.Exit);
        Assert.Contains("not both", both.Error, StringComparison.Ordinal);
    }

    private static void Mark(string how, string path)
    {
        using var process = Process.Start("chattr", [how, path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
