using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Testing.Fakes;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Logs;

public sealed class PowerCutTests
{
    private const int WalHeader = 32;
    private const int FrameHeader = 24;

    /// <summary>The ordinary run cuts at every fourth frame and 40 bytes; the nightly one (TABLETOP_NIGHTLY=1) at every frame and 1,000 bytes.</summary>
    private static readonly bool Nightly = Environment.GetEnvironmentVariable("TABLETOP_NIGHTLY") == "1";

    private static readonly int RandomCuts = Nightly ? 1_000 : 40;

    [Fact]
    public void Wherever_the_power_fails_the_file_opens_and_holds_everything_acknowledged_before()
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        var wal = Path.Combine(rig.Folder, "tabletop.db-wal");
        List<(long WalLength, string Id)> acknowledged = [];
        for (var i = 0; i < 30; i++)
        {
            var id = $"a{i}";
            Assert.True(rig.Send("ann", new CommandBody.Announce(Typed(new string('x', i * 50) + ".")), id: id).Accepted);
            acknowledged.Add((new FileInfo(wal).Length, id));
        }

        var (main, log) = (Bytes(Path.Combine(rig.Folder, "tabletop.db")), Bytes(wal));
        var frame = FrameHeader + 4096;
        var random = new Random(11);
        var cuts = Enumerable.Range(0, ((log.Length - WalHeader) / frame) + 1).Where(n => Nightly || n % 4 == 0 || n > 200).Select(n => WalHeader + (n * frame))
            .Concat(Enumerable.Range(0, RandomCuts).Select(_ => random.Next(log.Length)));
        var whole = rig.Log.Read(rig.Exercise, 0);
        var states = StatesAfterEach(whole);
        var held = new HashSet<int>();
        foreach (var cut in cuts)
        {
            held.Add(CheckCut(main, log.AsSpan(0, cut), rig.Exercise, whole, states, acknowledged.Where(a => a.WalLength <= cut).Select(a => a.Id)));
        }

        // Cuts fell between the acknowledgements, too.
        Assert.True(held.Count > 20, $"Only {held.Count} different lengths were left.");
    }

    /// <summary>The exercise's state hash after each entry; that before the first comes first.</summary>
    private static string[] StatesAfterEach(IReadOnlyList<StoredEntry> entries)
    {
        var (book, state) = (Playbook.Of(TableScenario.Content), ExerciseState.Initial);
        return [StateHash.Of(state), .. entries.Select(e => StateHash.Of(state = Play.Fold(book, state, Wire.ReadEntry(e.Bytes))))];
    }

    /// <returns>How many entries are left.</returns>
    private static int CheckCut(
        byte[] main, ReadOnlySpan<byte> log, string exercise, IReadOnlyList<StoredEntry> whole, string[] states, IEnumerable<string> acknowledged)
    {
        var folder = Directory.CreateTempSubdirectory("tabletop-test-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "tabletop.db"), main);
            File.WriteAllBytes(Path.Combine(folder, "tabletop.db-wal"), log);
            using var file = SqliteFile.Open(folder, new StepScheduler());
            Assert.Equal("ok", file.Read(s => s.First("PRAGMA integrity_check", row => row.GetString(0))));
            var entries = new SqlLog(file).Read(exercise, 0);
            Assert.Equal(entries.Count, entries.Verified(exercise, 0, HashChain.Start.ToArray()).Count());
            Assert.Equal(whole.Take(entries.Count).Select(e => Convert.ToHexString(e.Hash)), entries.Select(e => Convert.ToHexString(e.Hash)));
            Assert.Equal(states[entries.Count], StatesAfterEach(entries)[^1]);
            Assert.Equal(entries.Count, new SqlLog(file).Exercise(exercise)?.Version ?? 0);
            var ids = entries.Select(e => Wire.ReadEntry(e.Bytes).Command.Id).ToHashSet();
            Assert.All(acknowledged, id => Assert.Contains(id, ids));
            return entries.Count;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
