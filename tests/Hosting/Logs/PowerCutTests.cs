using Tabletop.Engine.Exercises;
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

    /// <summary>The short form; the long one is every frame and 1,000 bytes.</summary>
    private const int RandomCuts = 40;

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
        var cuts = Enumerable.Range(0, ((log.Length - WalHeader) / frame) + 1).Where(n => n % 4 == 0 || n > 200).Select(n => WalHeader + (n * frame))
            .Concat(Enumerable.Range(0, RandomCuts).Select(_ => random.Next(log.Length)));
        foreach (var cut in cuts)
        {
            CheckCut(main, log.AsSpan(0, cut), rig.Exercise, acknowledged.Where(a => a.WalLength <= cut).Select(a => a.Id));
        }
    }

    private static void CheckCut(byte[] main, ReadOnlySpan<byte> log, string exercise, IEnumerable<string> acknowledged)
    {
        var folder = Directory.CreateTempSubdirectory("tabletop-test-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "tabletop.db"), main);
            File.WriteAllBytes(Path.Combine(folder, "tabletop.db-wal"), log);
            using var file = SqliteFile.Open(folder, new StepScheduler());
            Assert.Equal("ok", file.Read(s => s.First("PRAGMA integrity_check", row => row.GetString(0))));
            var entries = new SqlLog(file).Read(exercise, 0);
            var head = HashChain.Start.ToArray();
            foreach (var (entry, n) in entries.Select((e, n) => (e, n)))
            {
                head = HashChain.Next(head, entry.Bytes);
                Assert.Equal(n + 1, entry.Version);
                Assert.Equal(head, entry.Hash);
            }

            var ids = entries.Select(e => Wire.ReadEntry(e.Bytes).Command.Id).ToHashSet();
            Assert.All(acknowledged, id => Assert.Contains(id, ids));
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
