using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Hosting.Views;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Logs;

/// <summary>A log that is not what was stored does not open, and is said to be so.</summary>
public sealed class DamageTests
{
    /// <summary>The nightly run (TABLETOP_NIGHTLY=1) flips a byte in 1,000 places.</summary>
    private static readonly int Flips = Environment.GetEnvironmentVariable("TABLETOP_NIGHTLY") == "1" ? 1_000 : 40;

    [Fact]
    public void A_damaged_exercise_does_not_open_and_others_go_on()
    {
        using var rig = Played();
        var other = rig.Run(rig.Host.Create(new(TableScenario.Bytes, "bea", "other"))).Exercise;
        Change(rig, "UPDATE entries SET bytes = CAST(replace(bytes, 'mayor', 'Mayor') AS BLOB) WHERE version = 3");
        rig.Crash(TimeSpan.FromSeconds(1));

        Assert.Contains(rig.Faults, f => f is DamagedLog { Version: 3 });
        Assert.Equal((HostRefusals.Damaged, false), (Announced(rig, rig.Exercise).Code, Announced(rig, rig.Exercise).Transient));
        Assert.Throws<DamagedLog>(() => rig.Pull(new Viewer.Board(rig.Exercise)));
        Assert.True(rig.Run(rig.Host.Send(other, new("bea", "b", new CommandBody.Announce(Typed("Hello."))))).Accepted);
        Assert.NotNull(rig.Run(rig.Host.Pull(new Viewer.Board(other), null, 0)).View);
    }

    /// <summary>A whole room asks again and again; a page that could not be read right may be read right later.</summary>
    [Fact]
    public void Damage_is_looked_at_again_after_a_while_and_not_with_every_call()
    {
        using var rig = Played();
        Change(rig, "UPDATE entries SET hash = zeroblob(32) WHERE version = 6");
        rig.Crash(TimeSpan.FromSeconds(1));
        Assert.Equal(HostRefusals.Damaged, Announced(rig, rig.Exercise).Code);
        Change(rig, "UPDATE exercises SET version = version + 1; DELETE FROM entries WHERE version = 4");
        Announced(rig, rig.Exercise);
        Assert.All(rig.Faults, f => Assert.Equal(6, ((DamagedLog)f).Version));

        rig.Time.Advance(TimeSpan.FromSeconds(10));
        Announced(rig, rig.Exercise);
        Assert.Equal(4, ((DamagedLog)rig.Faults[^1]).Version);
    }

    [Theory]
    [InlineData("DELETE FROM entries WHERE version = 4", 4)]
    [InlineData("DELETE FROM entries WHERE version = (SELECT max(version) FROM entries)", 0)]
    [InlineData("UPDATE entries SET version = -version WHERE version IN (4, 5); UPDATE entries SET version = 9 + version WHERE version < 0", 4)]
    [InlineData("UPDATE entries SET hash = zeroblob(32) WHERE version = 6", 6)]
    [InlineData("UPDATE exercises SET version = version + 1", 0)]
    public void Entries_that_are_missing_or_in_another_place_are_found(string damage, long version)
    {
        using var rig = Played();
        var last = rig.Entries().Count;
        Change(rig, damage);
        rig.Crash(TimeSpan.FromSeconds(1));
        Assert.Equal(HostRefusals.Damaged, Announced(rig, rig.Exercise).Code);
        var found = Assert.IsType<DamagedLog>(rig.Faults[0]).Version;
        Assert.True(version > 0 ? found == version : found >= last, $"It was found at {found}.");
    }

    [Fact]
    public void Content_that_is_not_what_was_pinned_is_not_played()
    {
        using var rig = Played();
        Change(rig, "UPDATE contents SET bytes = CAST(replace(bytes, 'The editor calls.', 'The editor shouts') AS BLOB)");
        rig.Crash(TimeSpan.FromSeconds(1));
        Assert.Equal(HostRefusals.Storage, Announced(rig, rig.Exercise).Code);
    }

    [Fact]
    public void A_flipped_bit_anywhere_in_the_entries_is_found()
    {
        using var rig = Played();
        var whole = rig.Log.Read(rig.Exercise, 0);
        var random = new Random(5);
        for (var n = 0; n < Flips; n++)
        {
            var entry = whole[random.Next(whole.Count)];
            byte[] bytes = [.. entry.Bytes];
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            var damaged = whole.Select(e => e == entry ? e with { Bytes = bytes } : e);
            var found = Assert.Throws<DamagedLog>(() => damaged.Verified("e", 0, HashChain.Start.ToArray()).Count());
            Assert.Equal(entry.Version, found.Version);
        }

        Assert.Equal(whole.Count, whole.Verified("e", 0, HashChain.Start.ToArray()).Count());
    }

    private static Rig Played()
    {
        var rig = Rig.OnDisk().WithTable(started: true);
        rig.Accepted("max", new CommandBody.SendMessage("police", Typed("Hello.")), "mayor");
        return rig;
    }

    private static Receipt Announced(Rig rig, string exercise) => rig.Run(rig.Host.Send(exercise, new("ann", rig.NextId(), new CommandBody.Announce(Typed("Hello.")))));

    private static void Change(Rig rig, string sql)
    {
        var changed = 0;
        rig.File.Write(
            s =>
            {
                changed = s.Run(sql);
                return true;
            },
            _ => { });
        rig.Scheduler.RunAll();
        Assert.True(changed > 0, "Nothing was damaged.");
    }
}
