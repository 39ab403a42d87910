using System.Globalization;
using Microsoft.Data.Sqlite;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Web.Tests.Fixtures;
using Xunit.Abstractions;

namespace Tabletop.Web.Tests.Operations;

/// <summary>
/// The real program, killed under load at moments that a seed chooses, over one data folder. It shows that a process's death loses
/// nothing; what a power cut may do to the file is another test's.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Kills = Environment.GetEnvironmentVariable("TABLETOP_NIGHTLY") == "1" ? 200 : 10;

    private readonly string _folder = Directory.CreateTempSubdirectory("tabletop-kill-").FullName;

    /// <summary>How often an entry was made for a command, and how far the log has been read.</summary>
    private readonly Dictionary<string, int> _effects = [];

    private byte[] _head = HashChain.Start.ToArray();
    private long _read;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_acknowledged_outlives_kill_9_and_nothing_happens_twice()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("TABLETOP_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        output.WriteLine($"{Kills} kills, seed {seed} (TABLETOP_SEED={seed} chooses the same moments)");
        var random = new Random(seed);
        await using var program = new ServedProgram(_folder);
        await program.Start();
        using var room = await Room.Open(program);
        var phones = await Phones(room, random);
        for (var kill = 1; kill <= Kills; kill++)
        {
            await KillAfter(random.Next(0, 150), program, phones);
            await program.Start();
            await LiftStops(room);
            await Task.WhenAll(phones.Select(p => p.ComeBack()));
            await Task.Run(() => ReadOn(room.Exercise));
            AssertAll(phones, $"after kill {kill} of seed {seed}");
        }

        await Task.WhenAll(phones.Select(p => p.Converge()));
        output.WriteLine($"{phones.Sum(p => p.Acknowledged.Count())} commands acknowledged, {_read} entries");
        Assert.True(phones.Sum(p => p.Acknowledged.Count()) > Kills * phones.Length);
    }

    private static async Task<SendingPhone[]> Phones(Room room, Random random)
    {
        List<SendingPhone> phones = [];
        foreach (var seat in new[] { "mayor", "police", "schools" })
        {
            var (browser, stream) = await room.Sit($"Person {seat}", seat);
            var to = seat == "mayor" ? "police" : "mayor";
            // A rating takes the place of the one before, so that the views do not grow for hours; messages are there to be lost.
            phones.Add(new(browser, stream, n => n % 10 == 9
                ? new CommandBody.SendMessage(to, new() { Text = $"Message {n} of {seat}." })
                : new CommandBody.RateThreat(1 + (n % 5)), random.Next()));
        }

        await room.Facilitate(new CommandBody.Start());
        phones.Add(new(room.Staff, room.StaffStream, n => new CommandBody.SetPace(1_000 + (n % 2 * 1_000)), random.Next()));
        return [.. phones];
    }

    /// <summary>While everybody goes on sending.</summary>
    private static async Task KillAfter(int acknowledgements, ServedProgram program, SendingPhone[] phones)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = acknowledgements;
        var sending = Task.WhenAll(phones.Select(p => Task.Run(() => p.SendUntilKilled(() =>
        {
            if (Interlocked.Decrement(ref left) <= 0)
            {
                enough.TrySetResult();
            }
        }))));
        await Task.WhenAny(enough.Task, sending);
        await program.Kill();
        await sending;
    }

    /// <summary>On a slow machine it was away for so long that play stopped.</summary>
    private static async Task LiftStops(Room room)
    {
        var clock = (await room.Staff.PullPatiently(room.StaffStream)).View!.Value.GetProperty("clock")[0];
        foreach (var stop in clock.GetProperty("stops").EnumerateArray())
        {
            await room.Facilitate(new CommandBody.Lift(stop.GetProperty("number").GetInt32()));
        }
    }

    private void ReadOn(string exercise)
    {
        using var statements = SqliteFile.Connect(Path.Combine(_folder, "tabletop.db"), SqliteOpenMode.ReadOnly);
        var rows = statements.All(
            "SELECT version, bytes, hash FROM entries WHERE exercise = $1 AND version > $2 ORDER BY version",
            row => (Version: row.GetInt64(0), Bytes: row.GetFieldValue<byte[]>(1), Hash: row.GetFieldValue<byte[]>(2)),
            exercise,
            _read);
        foreach (var (version, bytes, hash) in rows)
        {
            Assert.Equal(++_read, version);
            Assert.Equal(_head = HashChain.Next(_head, bytes), hash);
            var id = Wire.ReadEntry(bytes).Command.Id;
            _effects[id] = _effects.GetValueOrDefault(id) + 1;
        }
    }

    private void AssertAll(SendingPhone[] phones, string when)
    {
        var acknowledged = phones.SelectMany(p => p.Acknowledged).ToArray();
        Assert.True(acknowledged.All(id => _effects.GetValueOrDefault(id) > 0), $"An acknowledged command was lost {when}.");
        Assert.True(acknowledged.All(id => _effects[id] == 1), $"A command had two effects {when}.");
    }
}
