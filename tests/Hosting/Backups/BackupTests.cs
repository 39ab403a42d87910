using System.IO.Compression;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Backups;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Hosting.Views;
using Tabletop.Testing.Fakes;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Backups;

/// <summary>A data folder can be copied while it is used, and put back.</summary>
public sealed class BackupTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly Folder _folder = new();

    /// <summary>The drill: backup in play, more play, restore elsewhere, and everybody looks again.</summary>
    [Fact]
    public void A_backup_taken_in_play_is_restored_and_phones_that_were_ahead_roll_back_to_it()
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        rig.Advance(TimeSpan.FromSeconds(70));
        rig.Accepted("max", new CommandBody.SendMessage("police", Typed("Before.")), "mayor");
        var prefix = rig.Entries();

        var made = Backup.Take(rig.Folder, _folder["it.backup"]);

        Assert.Equal((1, prefix.Count), (made.Exercises, made.Entries));
        rig.Accepted("max", new CommandBody.SendMessage("police", Typed("Lost.")), "mayor");
        rig.Advance(TimeSpan.FromMinutes(3));
        var (seat, staff) = (rig.SeatOf("max"), new Viewer.Staff(rig.Exercise, "ann"));
        var (ahead, staffAhead) = (rig.Pull(seat), rig.Pull(staff));

        var restored = Restoring.Run(new(_folder["it.backup"], _folder["new"]) { KeepSessions = true }, Chance, Now);

        Assert.Equal((1, prefix.Count, null), (restored.Exercises, (int)restored.Entries, restored.SetAside));
        using var again = Rig.OnFolder(_folder["new"], rig.Exercise);
        again.Scheduler.RunAll();
        Assert.Equal(prefix, again.Entries().Take(prefix.Count));
        Assert.Equal([typeof(Event.Restored), typeof(Event.WentDark)], again.Entries().Skip(prefix.Count).Select(e => e.Events[0].GetType()));
        Assert.Equal(Folded(prefix), Folded(again.Entries().Take(prefix.Count + 1)));

        // The device has seen more than there is now: it is given the whole view, in another epoch, and what it says to the old one is refused.
        var back = again.Pull(seat, ahead.Epoch, ahead.Seq);
        Assert.NotNull(back.View);
        Assert.NotEqual(ahead.Epoch, back.Epoch);
        Assert.Contains("Before.", back.View.Value.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Lost.", back.View.Value.GetRawText(), StringComparison.Ordinal);
        Assert.NotEqual(staffAhead.Epoch, again.Pull(staff, staffAhead.Epoch, staffAhead.Seq).Epoch);
        Assert.Equal(HostRefusals.OldEpoch, again.Send("max", new CommandBody.SendMessage("police", Typed("Now?")), "mayor", "again-1", new(ahead.Epoch, ahead.Seq)).Code);

        // Play goes on where it stood.
        again.Advance(TimeSpan.FromMinutes(3));
        Assert.Contains(again.Entries(), e => e.Events.Any(x => x is Event.InjectReleased { Inject: "news" }));
        again.Crash(TimeSpan.Zero);
        Assert.Empty(again.Faults);
    }

    [Fact]
    public void What_was_erased_after_the_backup_does_not_come_back_with_it()
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        rig.Settle(rig.Host.SetName("max", "Gone Person"));
        rig.Accepted("max", new CommandBody.SendMessage("police", Typed("forgotten words")), "mayor");
        rig.Send("pia", new CommandBody.SendMessage("mayor", Typed("regrettable words")), "police", id: "p");
        rig.Accepted("pia", new CommandBody.SendMessage("mayor", Typed("These stay.")), "police");
        Backup.Take(rig.Folder, _folder["it.backup"]);
        rig.Accepted("ann", new CommandBody.EraseWords([TypedTexts.IdOf(rig.Exercise, "pia", "p")]));
        Assert.True(rig.Run(rig.Host.ErasePerson(rig.Exercise, "ann", "erase", "max")).Accepted);

        var made = Restoring.Run(
            new(_folder["it.backup"], _folder["new"]) { Erased = Path.Combine(rig.Folder, "erased") }, Chance, Now);

        Assert.Equal(2, made.ErasedAgain);
        var files = string.Concat(Directory.GetFiles(_folder["new"], "tabletop.db*").Select(f => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(f))));
        Assert.DoesNotContain("Gone Person", files, StringComparison.Ordinal);
        Assert.DoesNotContain("forgotten words", files, StringComparison.Ordinal);
        Assert.DoesNotContain("regrettable words", files, StringComparison.Ordinal);
        Assert.Contains("These stay.", files, StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(Path.Combine(_folder["new"], "erased")).Length);
        using var again = Rig.OnFolder(_folder["new"], rig.Exercise);
        Assert.Equal("not-here", again.Send("max", new CommandBody.StopPlay(StopReason.Welfare), id: "again-1").Code);
    }

    [Fact]
    public void What_was_erased_and_not_yet_listed_is_known_by_the_data_that_are_set_aside()
    {
        string old;
        using (var rig = Rig.OnDisk().WithTable(started: true))
        {
            rig.Accepted("max", new CommandBody.SendMessage("police", Typed("forgotten words")), "mayor");
            Backup.Take(rig.Folder, _folder["it.backup"]);
            Assert.True(rig.Run(rig.Host.ErasePerson(rig.Exercise, "ann", "erase", "max")).Accepted);
            old = _folder["old"];
            Directory.CreateDirectory(old);
            File.Copy(Path.Combine(rig.Folder, "tabletop.db"), Path.Combine(old, "tabletop.db"));
        }

        Assert.Equal(1, Restoring.Run(new(_folder["it.backup"], old) { Force = true }, Chance, Now).ErasedAgain);
        Assert.Single(File.ReadAllLines(Path.Combine(old, "erased")));

        // A file that cannot be read keeps nobody from restoring.
        File.WriteAllText(Path.Combine(old, "tabletop.db"), "no database");
        Assert.Equal(1, Restoring.Run(new(_folder["it.backup"], old) { Force = true }, Chance, Now.AddSeconds(1)).ErasedAgain);
    }

    [Fact]
    public void Sessions_and_links_end_unless_they_are_to_be_kept_and_codes_stay()
    {
        var scheduler = new StepScheduler();
        using (var file = SqliteFile.Open(_folder["old"], scheduler))
        {
            file.Write(
                s => s.Run("INSERT INTO sessions (id, may_create, opened_ms) VALUES (x'01', 1, 5)") == 1
                    && s.Run("INSERT INTO memberships (session, exercise, person, kind) VALUES (x'01', '*', 'p', 'Staff')") == 1
                    && s.Run("INSERT INTO secrets (hash, exercise, kind) VALUES (x'02', 'e', 'Staff')") == 1
                    && s.Run("INSERT INTO codes (code, exercise) VALUES ('ABCDEFGH', 'e')") == 1,
                _ => { });
            scheduler.RunAll();
            Backup.Take(_folder["old"], _folder["it.backup"]);
        }

        Restoring.Run(new(_folder["it.backup"], _folder["ended"]), Chance, Now);
        Restoring.Run(new(_folder["it.backup"], _folder["kept"]) { KeepSessions = true }, Chance, Now);
        Assert.Equal((0L, 0L, 0L, 1L), Rows("ended"));
        Assert.Equal((1L, 1L, 1L, 1L), Rows("kept"));

        (long Sessions, long Memberships, long Links, long Codes) Rows(string folder)
        {
            using var file = SqliteFile.Open(_folder[folder], new StepScheduler());
            return (Count(file, "sessions"), Count(file, "memberships"), Count(file, "secrets"), Count(file, "codes"));
        }

        static long Count(SqliteFile file, string table) => file.Read(s => s.First($"SELECT count(*) FROM {table}", row => row.GetInt64(0)));
    }

    [Fact]
    public void A_sealed_exercise_comes_back_as_it_was_and_is_counted_anew()
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        rig.Accepted("ann", new CommandBody.EndPlay());
        rig.Accepted("ann", new CommandBody.Seal());
        Backup.Take(rig.Folder, _folder["it.backup"]);
        Restoring.Run(new(_folder["it.backup"], _folder["new"]), Chance, Now);
        using var again = Rig.OnFolder(_folder["new"], rig.Exercise);
        var entries = again.Entries();
        Assert.Equal(rig.Entries(), entries.SkipLast(1));
        Assert.IsType<Event.Restored>(Assert.Single(entries[^1].Events));
        Assert.Equal(Stage.Sealed, again.State().Stage);
        Assert.NotEqual(rig.State().Branch, again.State().Branch);
        Assert.Equal(entries.Count, again.Log.Read(rig.Exercise, 0).Verified(rig.Exercise, 0, HashChain.Start.ToArray()).Count());
    }

    [Fact]
    public void Media_uploads_and_the_staff_key_come_along_and_a_key_that_was_changed_since_stays()
    {
        using var rig = Rig.OnDisk().WithTable();
        var picture = "a picture"u8.ToArray();
        var name = HashChain.Fingerprint(picture);
        Directory.CreateDirectory(Path.Combine(rig.Folder, "media"));
        File.WriteAllBytes(Path.Combine(rig.Folder, "media", name), picture);
        File.WriteAllText(Path.Combine(rig.Folder, "media", "half.new"), "cut short");
        var key = StaffKey.ReadOrMake(rig.Folder).Value;
        var upload = Path.Combine("scenarios", "u-0123456789abcdef", "media", "it.svg");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(rig.Folder, upload))!);
        File.WriteAllText(Path.Combine(rig.Folder, upload), "<svg/>");
        Directory.CreateDirectory(Path.Combine(rig.Folder, "scenarios", "u-0123456789abcdee.new"));
        File.WriteAllText(Path.Combine(rig.Folder, "scenarios", "u-0123456789abcdee.new", "scenario.yaml"), "cut short");
        var taken = Backup.Take(rig.Folder, _folder["it.backup"]);
        Assert.Equal((1, 1), (taken.Media, taken.Scenarios));

        Restoring.Run(new(_folder["it.backup"], _folder["new"]), Chance, Now);
        Assert.Equal(picture, File.ReadAllBytes(Path.Combine(_folder["new"], "media", name)));
        Assert.Equal(key, StaffKey.ReadOrMake(_folder["new"]).Value);
        Assert.Equal("<svg/>", File.ReadAllText(Path.Combine(_folder["new"], upload)));
        Assert.Single(Directory.GetDirectories(Path.Combine(_folder["new"], "scenarios")));

        File.WriteAllText(Path.Combine(_folder["new"], "staff-key"), "another-key-of-twenty-two-letters");
        var problem = Assert.Throws<HostingProblem>(() => Restoring.Run(new(_folder["it.backup"], _folder["new"]), Chance, Now));
        Assert.Contains("--force", problem.Message, StringComparison.Ordinal);
        var aside = Restoring.Run(new(_folder["it.backup"], _folder["new"]) { Force = true }, Chance, Now).SetAside!;
        Assert.True(File.Exists(Path.Combine(aside, "tabletop.db")));
        Assert.Equal("another-key-of-twenty-two-letters", StaffKey.ReadOrMake(_folder["new"]).Value);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["it.backup"]));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder["new"], "tabletop.db")));
        }
    }

    [Fact]
    public void A_folder_in_use_is_not_restored_to()
    {
        using var rig = Rig.OnDisk().WithTable();
        Backup.Take(rig.Folder, _folder["it.backup"]);
        var problem = Assert.Throws<HostingProblem>(() => Restoring.Run(new(_folder["it.backup"], rig.Folder) { Force = true }, Chance, Now));
        Assert.Contains("Another Tabletop is using", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_whole_backup_changes_nothing()
    {
        using var rig = Rig.OnDisk().WithTable();
        Backup.Take(rig.Folder, _folder["it.backup"]);
        Restoring.Run(new(_folder["it.backup"], _folder["new"]), Chance, Now);
        var before = Directory.GetFileSystemEntries(_folder["new"]).Order().ToArray();

        File.WriteAllText(_folder["text"], "no backup");
        Packed("stranger", ("../../outside", "x"));
        Packed("climber", ("tabletop.db", "x"), ("scenarios/u-0123456789abcdef/../../outside", "x"));
        Packed("empty");
        Packed("no-database", ("tabletop.db", "no database"));
        Packed("picture", ("media/" + new string('a', 64), "another picture"));
        var bytes = File.ReadAllBytes(_folder["it.backup"]);
        File.WriteAllBytes(_folder["cut"], bytes[..(bytes.Length / 2)]);
        foreach (var name in new[] { "text", "stranger", "climber", "empty", "no-database", "picture", "cut", "missing" })
        {
            Assert.Throws<HostingProblem>(() => Restoring.Run(new(_folder[name], _folder["new"]) { Force = true }, Chance, Now));
            Assert.Equal(before, Directory.GetFileSystemEntries(_folder["new"]).Order());
        }

        Assert.Throws<HostingProblem>(() => Backup.Take(_folder["nowhere"], _folder["other"]));
        Assert.False(File.Exists(_folder["other"]));
    }

    [Fact]
    public void A_damaged_log_is_neither_copied_nor_restored()
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        Backup.Take(rig.Folder, _folder["good"]);
        rig.File.Write(s => s.Run("UPDATE entries SET bytes = CAST(replace(bytes, 'mayor', 'Mayor') AS BLOB) WHERE version = 3") == 1, _ => { });
        rig.Scheduler.RunAll();
        Assert.Equal(3, Assert.Throws<DamagedLog>(() => Backup.Take(rig.Folder, _folder["bad"])).Version);
        Assert.False(File.Exists(_folder["bad"]));
        Assert.Equal(["good"], Directory.GetFileSystemEntries(Path.GetDirectoryName(_folder["good"])!).Select(Path.GetFileName));
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Chance(int count) => System.Security.Cryptography.RandomNumberGenerator.GetBytes(count);

    private static string Folded(IEnumerable<Entry> entries)
    {
        var book = Playbook.Of(TableScenario.Content);
        return StateHash.Of(entries.Aggregate(ExerciseState.Initial, (state, entry) => Play.Fold(book, state, entry)));
    }

    private void Packed(string name, params (string Name, string Text)[] files)
    {
        using var archive = ZipFile.Open(_folder[name], ZipArchiveMode.Create);
        foreach (var (file, text) in files)
        {
            using var writer = new StreamWriter(archive.CreateEntry(file).Open());
            writer.Write(text);
        }
    }
}
