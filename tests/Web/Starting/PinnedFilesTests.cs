using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Testing.Fakes;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Apis;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Starting;

/// <summary>What an exercise was made from is its own, whatever becomes of the scenario's folder.</summary>
public sealed class PinnedFilesTests : IAsyncLifetime, IDisposable
{
    private readonly Folder _shelf = new();
    private readonly ServedConsole _console;

    public PinnedFilesTests()
    {
        foreach (var file in Directory.EnumerateFiles(ServedConsole.Scenarios, "*", SearchOption.AllDirectories))
        {
            var to = _shelf[Path.GetRelativePath(ServedConsole.Scenarios, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        _shelf.With("canaries/plans/day.plan.yaml", "format: tabletop-plan/1").With("canaries/notes.txt", "Not to be kept.");
        _console = new() { Shelf = _shelf[""] };
    }

    public Task InitializeAsync() => _console.InitializeAsync();

    public Task DisposeAsync() => _console.DisposeAsync();

    public void Dispose() => _shelf.Dispose();

    [Fact]
    public async Task It_plays_and_shows_the_same_when_they_have_changed_or_gone()
    {
        using var room = await Room.Open(_console);
        var (mayor, seat) = await room.Sit("Ana", "mayor", "fr");
        await room.Facilitate(new CommandBody.Start(), new CommandBody.ReleaseInject("call"), new CommandBody.StopPlay(StopReason.Discussion));
        var path = MediaTests.Path(room, (await MediaTests.Keys(room))["call"]);
        var (before, picture) = (await mayor.Pull(seat), (await mayor.AskGet(path)).Body);
        var yaml = await File.ReadAllTextAsync(_shelf["canaries/scenario.yaml"]);
        var french = await File.ReadAllTextAsync(_shelf["canaries/fr.yaml"]);

        Directory.Delete(_shelf["canaries/media"], recursive: true);
        File.Delete(_shelf["canaries/fr.yaml"]);
        _shelf.With("canaries/scenario.yaml", "format: tabletop/1");
        await _console.Restart();

        var after = await mayor.Pull(seat);
        Assert.Equal((before.Epoch, before.View!.Value.GetRawText()), (after.Epoch, after.View!.Value.GetRawText()));
        Assert.Equal(picture, (await mayor.AskGet(path)).Body);
        Assert.Contains("canary-bytes-mayor", picture, StringComparison.Ordinal);
        Assert.Equal([("canaries/fr.yaml", french), ("canaries/scenario.yaml", yaml)], Sources(room.Exercise));
    }

    [Fact]
    public async Task What_is_edited_is_offered_as_it_is_now()
    {
        using var one = await Room.Open(_console, languages: "fr");
        File.Delete(_shelf["canaries/fr.yaml"]);
        _shelf.With("canaries/media/news.png", "canary-bytes-new");
        using var two = await Room.Open(_console, languages: "fr");

        Assert.Equal(["fr", "en"], [await Language(one), await Language(two)]);
        Assert.DoesNotContain("canary-bytes-new", await News(one), StringComparison.Ordinal);
        Assert.Equal("canary-bytes-new", await News(two));
        Assert.Equal(["canaries/scenario.yaml"], Sources(two.Exercise).Select(s => s.Name));

        File.Delete(_shelf["canaries/media/news.png"]);
        var (response, body) = await one.Staff.AskPost(
            "/api/exercises", new CreateExercise("canaries", null, Mode.FacilitatorPaced, Seating.Open, false, false, null));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("no-scenario", body, StringComparison.Ordinal);

        static async Task<string> News(Room room) => (await room.Staff.AskGet(MediaTests.Path(room, (await MediaTests.Keys(room))["news"]))).Body;

        static async Task<string> Language(Room room) =>
            (await room.Staff.Pull(room.StaffStream)).View!.Value.GetProperty("scenario")[0].GetProperty("language").GetString()!;
    }

    private List<(string Name, string Text)> Sources(string exercise)
    {
        using var statements = SqliteFile.Connect(Path.Combine(_console.Data, "tabletop.db"), SqliteOpenMode.ReadOnly);
        return statements.All(
            "SELECT name, bytes FROM sources WHERE exercise = $1 ORDER BY name", row => (row.GetString(0), Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(1))), exercise);
    }
}
