using System.IO.Compression;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Backups;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Testing.Fakes;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Backups;

/// <summary>What has decayed or was changed is neither copied nor put back, and what was shut since a backup stays shut.</summary>
public sealed class UnsoundTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tabletop.db")]
    [InlineData("tabletop.db-wal")]
    [InlineData("staff-key")]
    [InlineData("media/it.backup")]
    [InlineData("it.backup")]
    public void A_backup_is_not_put_among_the_data_it_is_of(string name)
    {
        using var rig = Rig.OnDisk().WithTable();
        StaffKey.ReadOrMake(rig.Folder);
        var before = rig.Entries();
        Assert.Contains("kept elsewhere", Assert.Throws<HostingProblem>(() => Backup.Take(rig.Folder, Path.Combine(rig.Folder, name))).Message, StringComparison.Ordinal);
        rig.Crash(TimeSpan.FromSeconds(1));
        Assert.Equal(before, rig.Entries().Take(before.Count));
    }

    [Fact]
    public void A_backup_does_not_take_the_place_of_another_folders_data()
    {
        using var rig = Rig.OnDisk().WithTable();
        using var other = Rig.OnDisk().WithTable();
        Assert.Throws<HostingProblem>(() => Backup.Take(rig.Folder, Path.Combine(other.Folder, "tabletop.db")));
        Assert.Equal(other.Entries().Count, new SqlLog(other.File).Exercises()[0].Version);
    }

    [Theory]
    [InlineData("UPDATE texts SET text = 'Hallo.'")]
    [InlineData("UPDATE texts SET salt = zeroblob(16)")]
    [InlineData("UPDATE texts SET salt = NULL")]
    public void Words_that_were_changed_are_found(string damage)
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        rig.Accepted("max", new CommandBody.SendMessage("police", Typed("Hello.")), "mayor");
        var version = rig.Entries().Single(e => e.Command.Body is CommandBody.SendMessage).Version;
        Backup.Take(rig.Folder, _folder["good"]);
        Change(rig.File, rig.Scheduler, damage);
        Assert.Equal(version, Assert.Throws<DamagedLog>(() => Backup.Take(rig.Folder, _folder["bad"])).Version);
    }

    [Fact]
    public void Words_that_were_erased_are_not_missed()
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        rig.Accepted("max", new CommandBody.SendMessage("police", Typed("Hello.")), "mayor");
        Assert.True(rig.Run(rig.Host.ErasePerson(rig.Exercise, "ann", "erase", "max")).Accepted);
        Assert.Equal(1, Backup.Take(rig.Folder, _folder["it"]).Exercises);
    }

    [Fact]
    public void An_exercise_that_was_given_the_content_of_another_is_damaged()
    {
        using var rig = Rig.OnDisk().WithTable();
        var content = TableScenario.Content with { Scenario = TableScenario.Content.Scenario with { Title = "Another" } };
        rig.Run(rig.Host.Create(new(Wire.Write(content), "bea", "other")));
        Change(rig.File, rig.Scheduler, $"UPDATE exercises SET content = (SELECT content FROM exercises WHERE id <> '{rig.Exercise}') WHERE id = '{rig.Exercise}'");
        Assert.Equal(1, Assert.Throws<DamagedLog>(() => Backup.Take(rig.Folder, _folder["it"])).Version);
    }

    [Fact]
    public void What_a_newer_version_has_written_is_said_to_be_so()
    {
        using var rig = Rig.OnDisk().WithTable();
        var entry = System.Text.Encoding.UTF8.GetString(rig.Log.Read(rig.Exercise, 0)[0].Bytes).Replace("\"schema\":1}", "\"schema\":99}", StringComparison.Ordinal);
        var bytes = System.Text.Encoding.UTF8.GetBytes(entry);
        rig.File.Write(
            s => s.Run("DELETE FROM entries WHERE version > 1") > 0
                && s.Run("UPDATE entries SET bytes = $1, hash = $2", bytes, HashChain.Next(HashChain.Start.Span, bytes)) == 1
                && s.Run("UPDATE exercises SET version = 1") == 1,
            result => Assert.Equal(AppendResult.Committed, result));
        rig.Scheduler.RunAll();
        var problem = Assert.Throws<HostingProblem>(() => Backup.Take(rig.Folder, _folder["it"]));
        Assert.Contains("newer version", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_has_decayed_is_found_before_a_backup_is_needed()
    {
        using var rig = Rig.OnDisk().WithTable();
        Directory.CreateDirectory(Path.Combine(rig.Folder, "media"));
        var picture = Path.Combine(rig.Folder, "media", HashChain.Fingerprint("a picture"u8));
        File.WriteAllText(picture, "a pictura");
        Assert.Contains(picture, Assert.Throws<HostingProblem>(() => Backup.Take(rig.Folder, _folder["it"])).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder[""]));
    }

    [Fact]
    public void A_bit_that_has_flipped_in_any_file_of_a_backup_is_found()
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        rig.Accepted("max", new CommandBody.SendMessage("police", Typed("Hello.")), "mayor");
        StaffKey.ReadOrMake(rig.Folder);
        var upload = Path.Combine(rig.Folder, "scenarios", "u-0123456789abcdef");
        Directory.CreateDirectory(upload);
        File.WriteAllText(Path.Combine(upload, "scenario.yaml"), "id: uploaded");
        Backup.Take(rig.Folder, _folder["packed"]);
        // Unpacked, where nothing but a sum of each file can tell.
        using (var packed = ZipFile.OpenRead(_folder["packed"]))
        using (var plain = ZipFile.Open(_folder["it"], ZipArchiveMode.Create))
        {
            foreach (var entry in packed.Entries)
            {
                using var from = entry.Open();
                using var to = plain.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                from.CopyTo(to);
            }
        }

        var bytes = File.ReadAllBytes(_folder["it"]);
        foreach (var words in new[] { "Hello.", "id: uploaded", File.ReadAllText(Path.Combine(rig.Folder, "staff-key")).Trim() })
        {
            byte[] changed = [.. bytes];
            changed[bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(words))] ^= 1;
            File.WriteAllBytes(_folder["bad"], changed);
            Assert.ThrowsAny<HostingProblem>(() => Restoring.Run(new(_folder["bad"], _folder["new"]), Chance, Now));
            Assert.Equal(["in-use"], Directory.GetFileSystemEntries(_folder["new"]).Select(Path.GetFileName));
        }

        Restoring.Run(new(_folder["it"], _folder["new"]), Chance, Now);
    }

    [Fact]
    public void A_passphrase_and_codes_that_were_changed_since_stay_as_they_are()
    {
        using var old = Rig.OnDisk();
        Change(old.File, old.Scheduler, """
            INSERT INTO summits (id, title, created_ms, version, waits) VALUES ('s-closed', '', 1, 0, 0), ('s-renewed', '', 1, 0, 0), ('s-same', '', 1, 0, 0);
            INSERT INTO codes (code, exercise) VALUES ('CLOSED22', 's-closed'), ('LEAKED22', 's-renewed'), ('SAME2222', 's-same');
            """);
        Backup.Take(old.Folder, _folder["it.backup"]);
        Change(old.File, old.Scheduler, """
            INSERT INTO passphrase (id, salt, rounds, hash) VALUES (1, x'01', 2, x'03');
            DELETE FROM codes WHERE exercise <> 's-same';
            INSERT INTO summits (id, title, created_ms, version, waits) VALUES ('s-later', '', 1, 0, 0);
            INSERT INTO codes (code, exercise) VALUES ('RENEWED2', 's-renewed'), ('LATER222', 's-later');
            """);
        old.File.Checkpoint(_ => { });
        old.Scheduler.RunAll();
        Directory.CreateDirectory(_folder["data"]);
        File.Copy(Path.Combine(old.Folder, "tabletop.db"), _folder["data/tabletop.db"]);

        Restoring.Run(new(_folder["it.backup"], _folder["data"]) { Force = true }, Chance, Now);

        using var again = SqliteFile.Open(_folder["data"], new StepScheduler());
        Assert.Equal(["RENEWED2", "SAME2222"], again.Read(s => s.All("SELECT code FROM codes ORDER BY code", row => row.GetString(0))));
        Assert.Equal(2, again.Read(s => s.First("SELECT rounds FROM passphrase", row => row.GetInt64(0))));
    }

    [Fact]
    public void Whoever_was_erased_in_an_exercise_of_after_the_backup_has_no_name_either()
    {
        using var rig = Rig.OnDisk();
        rig.Settle(rig.Host.SetName("max", "Gone Person"));
        Backup.Take(rig.Folder, _folder["it.backup"]);
        _folder.With("erased", "person e-later max\n");
        Restoring.Run(new(_folder["it.backup"], _folder["new"]) { Erased = _folder["erased"] }, Chance, Now);
        Assert.DoesNotContain("Gone Person", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(_folder["new/tabletop.db"])), StringComparison.Ordinal);
    }

    private static byte[] Chance(int count) => System.Security.Cryptography.RandomNumberGenerator.GetBytes(count);

    private static void Change(SqliteFile file, StepScheduler scheduler, string sql)
    {
        file.Write(s => s.Run(sql) > 0, result => Assert.Equal(AppendResult.Committed, result));
        scheduler.RunAll();
    }
}
