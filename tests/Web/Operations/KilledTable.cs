using Microsoft.Data.Sqlite;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Operations;

/// <summary>An exercise with phones that send without pause, and what its log says became of that.</summary>
internal sealed class KilledTable : IDisposable
{
    private readonly Room _room;
    private readonly SendingPhone[] _phones;

    /// <summary>How often an entry was made for a command.</summary>
    private readonly Dictionary<string, int> _effects = [];

    private byte[] _head = HashChain.Start.ToArray();

    private KilledTable(Room room, SendingPhone[] phones) => (_room, _phones) = (room, phones);

    /// <summary>How far the log has been read.</summary>
    public long Entries { get; private set; }

    public int Acknowledged => _phones.Sum(p => p.Acknowledged.Count());

    public static async Task<KilledTable> Open(ServedProgram program, Random random)
    {
        var room = await Room.Open(program);
        List<SendingPhone> phones = [];
        foreach (var seat in new[] { "mayor", "police", "schools" })
        {
            var (browser, stream) = await room.Sit($"Person {seat}", seat);
            var to = seat == "mayor" ? "police" : "mayor";
            phones.Add(new(browser, stream, n => n % 10 == 9
                ? new CommandBody.SendMessage(to, new() { Text = $"Message {n} of {seat}." })
                : new CommandBody.RateThreat(1 + (n % 5)), random.Next()));
        }

        await room.Facilitate(new CommandBody.Start());
        phones.Add(new(room.Staff, room.StaffStream, n => new CommandBody.SetPace(1_000 + (n % 2 * 1_000)), random.Next()));
        return new(room, [.. phones]);
    }

    /// <summary>Kills the program after so many acknowledgements, while everybody goes on sending.</summary>
    public async Task Kill(ServedProgram program, int acknowledgements)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = acknowledgements;
        var sending = Task.WhenAll(_phones.Select(p => Task.Run(() => p.SendUntilKilled(() =>
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

    /// <summary>After a restart everybody gets the answers they wait for, and sees what a newcomer sees.</summary>
    public async Task ComeBack()
    {
        await _room.Staff.GoOn(_room.StaffStream);
        await Task.WhenAll(_phones.Select(p => p.ComeBack()));
    }

    public Task End() => _room.Facilitate(new CommandBody.EndPlay());

    /// <summary>Every command that was acknowledged has made one entry, and no command two; the chain of entries is whole.</summary>
    public void Check(string folder, string when)
    {
        ReadOn(folder);
        var acknowledged = _phones.SelectMany(p => p.Acknowledged).ToArray();
        Assert.True(acknowledged.All(_effects.ContainsKey), $"An acknowledged command was lost {when}.");
        Assert.False(_phones.SelectMany(p => p.Refused).Any(_effects.ContainsKey), $"A refused command had an effect {when}.");
        Assert.True(_effects.Values.All(times => times == 1), $"A command had two effects {when}.");
    }

    public void Dispose() => _room.Dispose();

    private void ReadOn(string folder)
    {
        using var statements = SqliteFile.Connect(Path.Combine(folder, "tabletop.db"), SqliteOpenMode.ReadOnly);
        var rows = statements.All(
            "SELECT version, bytes, hash FROM entries WHERE exercise = $1 AND version > $2 ORDER BY version",
            row => (Version: row.GetInt64(0), Bytes: row.GetFieldValue<byte[]>(1), Hash: row.GetFieldValue<byte[]>(2)),
            _room.Exercise,
            Entries);
        foreach (var (version, bytes, hash) in rows)
        {
            Assert.Equal(++Entries, version);
            Assert.Equal(_head = HashChain.Next(_head, bytes), hash);
            var command = Wire.ReadEntry(bytes).Command;
            if (command.Who is not (Command.Clock or Command.StandIn))
            {
                _effects[command.Id] = _effects.GetValueOrDefault(command.Id) + 1;
            }
        }
    }
}
