using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Backups;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Operations;

/// <summary>The drill: a backup taken in the middle of play by the real program is put back, and people go on from there.</summary>
public sealed class RestoreDrillTests : IDisposable
{
    private readonly string _work = Directory.CreateTempSubdirectory("tabletop-drill-").FullName;

    private string Data => Path.Combine(_work, "data");

    private string File => Path.Combine(_work, "it.backup");

    public void Dispose() => Directory.Delete(_work, recursive: true);

    [Fact]
    public async Task Two_phones_roll_back_to_a_backup_taken_while_they_wrote_and_play_on()
    {
        await using var program = new ServedProgram(Data);
        await program.Start();
        using var room = await Room.Open(program);
        var (mayor, ofMayor) = await room.Sit("Ada", "mayor");
        var (police, ofPolice) = await room.Sit("Ben", "police");
        await room.Facilitate(new CommandBody.Start());
        Assert.True((await Say(mayor, ofMayor, "police", "first")).Accepted);

        // Both write while it is copied.
        var taking = Task.Run(() => Backup.Take(Data, File));
        var sent = (await Task.WhenAll(Write(mayor, ofMayor, "police", taking), Write(police, ofPolice, "mayor", taking))).Sum();
        var taken = await taking;
        Assert.Equal(1, taken.Exercises);
        Assert.True((await Say(mayor, ofMayor, "police", "lost")).Accepted);
        var (before, beforeOfPolice) = (await mayor.PullPatiently(ofMayor), await police.PullPatiently(ofPolice));
        Assert.Contains("lost", before.View!.Value.GetRawText(), StringComparison.Ordinal);
        await Stop(program);
        var entries = await Task.Run(() => Entries(room.Exercise));

        await Task.Run(() => Restore(keepSessions: true));
        await program.Start();

        // What was there when it was taken is there, and nothing after it; both have another epoch and are given the whole view.
        var after = await mayor.PullPatiently(ofMayor, before.Epoch, before.Seq);
        Assert.NotNull(after.View);
        Assert.NotEqual(before.Epoch, after.Epoch);
        Assert.Contains("first", after.View.Value.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("lost", after.View.Value.GetRawText(), StringComparison.Ordinal);
        var afterOfPolice = await police.PullPatiently(ofPolice, beforeOfPolice.Epoch, beforeOfPolice.Seq);
        Assert.NotEqual(beforeOfPolice.Epoch, afterOfPolice.Epoch);
        Assert.NotNull(afterOfPolice.View);

        // A command that is in the backup has the receipt it had; one that was lost is decided anew, unless its sender saw what is no more.
        Assert.True((await Say(mayor, ofMayor, "police", "first")).Accepted);
        var late = new CommandBody.SendMessage("police", new() { Text = "lost" });
        Assert.Equal("old-epoch", (await mayor.Send(ofMayor, late, "seen", new(before.Epoch, before.Seq))).Code);
        Assert.True((await Say(mayor, ofMayor, "police", "lost")).Accepted);
        Assert.Contains("lost", (await police.PullPatiently(ofPolice)).View!.Value.GetRawText(), StringComparison.Ordinal);
        await Stop(program);

        // The chain is whole, and the same as before up to where it was copied.
        var restored = await Task.Run(() => Entries(room.Exercise));
        var common = (int)taken.Entries;
        Assert.InRange(common, 1, entries.Count);
        Assert.True(sent > 0);
        Assert.Equal(entries.Take(common).Select(e => Convert.ToHexString(e.Hash)), restored.Take(common).Select(e => Convert.ToHexString(e.Hash)));
        Assert.IsType<Event.Restored>(Wire.ReadEntry(restored[common].Bytes).Events[0]);

        // As it is done where nothing else is said: every session has ended, and whoever has the code comes in again.
        await Task.Run(() => Restore(keepSessions: false));
        await program.Start();
        Assert.Equal(HttpStatusCode.NotFound, (await mayor.AskGet($"/api/streams/{Uri.EscapeDataString(ofMayor)}?after=0")).Response.StatusCode);
        using var again = program.Browser();
        Assert.NotEmpty((await again.Post<SessionReply>("/api/session", new OpenSession(null, room.Summary.Code, "Ada"))).Streams);
        using var staff = await program.Staff();
        Assert.Contains(await staff.Get<ExerciseSummary[]>("/api/exercises"), e => e.Exercise == room.Exercise);
    }

    /// <returns>How much of it was accepted.</returns>
    private static async Task<int> Write(Browser phone, string stream, string to, Task until)
    {
        var accepted = 0;
        do
        {
            var said = new SendCommand(stream, Guid.CreateVersion7().ToString(), new CommandBody.SendMessage(to, new() { Text = "More." }), null);
            accepted += (await phone.AskPost("/api/commands", said)).Response.IsSuccessStatusCode ? 1 : 0;
        }
        while (!until.IsCompleted);

        return accepted;
    }

    private static async Task<Receipt> Say(Browser phone, string stream, string to, string words)
    {
        // More than a session may ask was asked while it was copied.
        var said = new SendCommand(stream, words, new CommandBody.SendMessage(to, new() { Text = words }), null);
        return JsonSerializer.Deserialize<Receipt>((await Browser.Served(() => phone.AskPost("/api/commands", said))).Body, Json.Options)!;
    }

    private static async Task Stop(ServedProgram program)
    {
        await program.Terminate();
        Assert.Equal(0, await program.Ended());
    }

    private void Restore(bool keepSessions) =>
        Restoring.Run(new(File, Data) { Force = true, KeepSessions = keepSessions }, RandomNumberGenerator.GetBytes, DateTimeOffset.UtcNow);

    /// <summary>Each follows the one before, by the chain.</summary>
    private IReadOnlyList<StoredEntry> Entries(string exercise)
    {
        using var statements = SqliteFile.Connect(Path.Combine(Data, "tabletop.db"), SqliteOpenMode.ReadOnly);
        return
        [
            .. statements.All(
                "SELECT version, bytes, hash FROM entries WHERE exercise = $1 ORDER BY version",
                row => new StoredEntry(row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2)),
                exercise).Verified(exercise, 0, HashChain.Start.ToArray()),
        ];
    }
}
