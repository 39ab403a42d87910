using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Backups;
using Tabletop.Testing.Stored;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Operations;

/// <summary>
/// Data folders as the versions wrote them that came before, with an exercise in the middle of play: <c>tests/Cases/folders/make</c>
/// made them, with the program of their time.
/// </summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabletop-upgrade-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("schema-1")]
    [InlineData("schema-2")]
    [InlineData("schema-3")]
    public async Task A_folder_of_an_earlier_version_is_played_on(string name)
    {
        var earlier = EarlierFolder.Copy(name, _folder);
        var (exercise, code, seat) = (earlier.Exercise, earlier.Code, earlier.Seat);
        var before = await Task.Run(() => Entries(earlier));
        Assert.Equal(10, before.Count);

        await using var program = new ServedProgram(_folder);
        await program.Start();

        // Whoever was there is still there, and what they said.
        using var mayor = program.Browser();
        mayor.Holds(earlier.Session);
        var view = (await mayor.PullPatiently(seat)).View!.Value;
        Assert.Equal("Come to the square.", view.GetProperty("messages")[0].GetProperty("words").GetProperty("text").GetString());
        Assert.Contains("Because they ask.", view.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("\"Ana\"", view.GetRawText(), StringComparison.Ordinal);
        var message = new CommandBody.SendMessage("police", new() { Text = "Come to the square." });
        Assert.True((await mayor.Send(seat, message, "message")).Accepted);
        Assert.Equal("id-reused", (await mayor.Send(seat, message with { To = "schools" }, "message")).Code);

        // The staff link and the code open what they opened, and play goes on.
        Assert.Equal((await File.ReadAllTextAsync(Path.Combine(_folder, "staff-key"))).Trim(), program.StaffSecret);
        using var staff = await program.Staff();
        var summary = Assert.Single(await staff.Get<ExerciseSummary[]>("/api/exercises"));
        Assert.Equal((exercise, code), (summary.Exercise, summary.Code));
        var desk = summary.Streams.Single(s => s.Kind == StreamKind.Staff).Stream;
        await staff.GoOn(desk);
        Assert.True((await mayor.Send(seat, message with { Words = new() { Text = "Still there?" } })).Accepted);
        using var late = program.Browser();
        await late.Post<SessionReply>("/api/session", new OpenSession(null, code, "Cleo"));
        Assert.Equal(2, (await mayor.PullPatiently(seat)).View!.Value.GetProperty("messages").GetArrayLength());

        // What was written then is as it was, and what is written now follows it.
        await program.Terminate();
        Assert.Equal(0, await program.Ended());
        var after = await Task.Run(() => Entries(earlier));
        Assert.Equal(before, after.Take(before.Count));
        Assert.True(after.Count > before.Count);
        var head = HashChain.Start.ToArray();
        Assert.All(after, e => Assert.Equal(Convert.ToHexString(head = HashChain.Next(head, Convert.FromHexString(e.Bytes))), e.Hash));
    }

    [Theory]
    [InlineData("schema-1")]
    [InlineData("schema-2")]
    [InlineData("schema-3")]
    public void A_folder_of_an_earlier_version_is_copied_as_it_is_and_put_back_as_one_of_this(string name)
    {
        var earlier = EarlierFolder.Copy(name, Path.Combine(_folder, "data"));
        var before = Entries(earlier);
        var made = Backup.Take(earlier.Path, Path.Combine(_folder, "it.backup"));
        Assert.Equal((1, 10L), (made.Exercises, made.Entries));

        // In the place of an older one, too, which knows nothing of what was erased or shut.
        var restored = Restoring.Run(
            new(Path.Combine(_folder, "it.backup"), earlier.Path) { Force = true }, System.Security.Cryptography.RandomNumberGenerator.GetBytes, DateTimeOffset.UtcNow);

        Assert.Equal((1, 10L), (restored.Exercises, restored.Entries));
        Assert.Equal(before, Entries(earlier).Take(before.Count));
        Assert.Equal(11, Entries(earlier).Count);
        using var statements = earlier.Look();
        Assert.Equal(earlier.Code, statements.First("SELECT code FROM codes WHERE exercise = $1", row => row.GetString(0), earlier.Exercise));
    }

    private static List<(string Bytes, string Hash)> Entries(EarlierFolder folder)
    {
        using var statements = folder.Look();
        return statements.All(
            "SELECT bytes, hash FROM entries WHERE exercise = $1 ORDER BY version",
            row => (Convert.ToHexString(row.GetFieldValue<byte[]>(0)), Convert.ToHexString(row.GetFieldValue<byte[]>(1))),
            folder.Exercise);
    }
}
