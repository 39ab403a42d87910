using System.Net;
using Tabletop.Authoring.Findings;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Uploads;

/// <summary>On a console of its own: what is uploaded would be on everybody's shelf.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private readonly ServedConsole _console = new();

    public Task InitializeAsync() => _console.InitializeAsync();

    public Task DisposeAsync() => _console.DisposeAsync();

    private string Kept => Path.Combine(_console.Data, "scenarios");

    [Fact]
    public async Task A_scenario_is_on_the_shelf_and_can_be_played_and_outlives_a_restart()
    {
        using var staff = await _console.Staff();

        var taken = await staff.Taken(Upload.Yaml(Upload.Scenario()));

        Assert.DoesNotContain(taken.Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(("mine", true), (taken.Scenario!.Id, taken.Scenario.Uploaded));
        await _console.Restart();
        Assert.Equal(["canaries", "mine"], (await staff.Get<ScenarioShelf>("/api/scenarios")).Scenarios.Select(s => s.Id));
        var made = await staff.Post<ExerciseSummary>("/api/exercises", new CreateExercise("mine", null, Mode.FacilitatorPaced, Seating.Open, false, false, null));
        Assert.NotEmpty(made.Code);
    }

    [Fact]
    public async Task A_scenario_that_is_one_file_may_be_called_anything()
    {
        using var staff = await _console.Staff();
        Assert.Equal("mine", (await staff.Taken(Upload.Files(Upload.File("market (2).yml", Upload.Scenario())))).Scenario?.Id);
    }

    [Fact]
    public async Task Files_that_belong_to_it_come_with_it()
    {
        using var staff = await _console.Staff();
        var main = Upload.Scenario("whole", "include: more.yaml\n");
        var more = "injects: { photo: { at: 6m, text: Look, media: { file: a photo.png, alt: A square } } }\n";

        var taken = await staff.Taken(Upload.Files(Upload.File("scenario.yaml", main), Upload.File("more.yaml", more), ("a photo.png", Upload.Png)));

        Assert.DoesNotContain(taken.Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(2, taken.Scenario!.Injects);
        var folder = Assert.Single(Directory.GetDirectories(Kept));
        Assert.Matches("^u-[0-9a-f]{16}$", Path.GetFileName(folder));
        Assert.Equal(Upload.Png, await File.ReadAllBytesAsync(Path.Combine(folder, "media", "a photo.png")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "more.yaml")));
        }
    }

    [Fact]
    public async Task Mistakes_in_an_only_file_are_listed_by_the_name_it_was_uploaded_with()
    {
        using var staff = await _console.Staff();

        var answer = await staff.Taken(Upload.Files(Upload.File("mistakes.yaml", Upload.Scenario("wrong", "injects:\n  late: { at: soon, text: x }\n"))));

        Assert.Null(answer.Scenario);
        Assert.All(answer.Findings, finding => Assert.Equal("mistakes.yaml", finding.File));
        Assert.Contains(answer.Findings, finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public async Task Mistakes_come_back_with_their_place_and_their_cure_and_nothing_is_kept()
    {
        using var staff = await _console.Staff();
        var main = Upload.Scenario("wrong", "include: more.yaml\n");

        var answer = await staff.Taken(Upload.Files(Upload.File("scenario.yaml", main), Upload.File("more.yaml", "injects:\n  late: { at: soon, text: x }\n")));

        Assert.Null(answer.Scenario);
        var finding = Assert.Single(answer.Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(("more.yaml", "TT0111", 2, 15), (finding.File, finding.Code, finding.Line, finding.Column));
        Assert.NotEmpty(finding.Cure);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Kept));
        Assert.DoesNotContain(_console.Data, staff.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uploading_it_again_takes_its_place_and_deleting_it_leaves_what_is_played()
    {
        using var staff = await _console.Staff();
        await staff.Taken(Upload.Yaml(Upload.Scenario("again")));
        var made = await staff.Post<ExerciseSummary>("/api/exercises", new CreateExercise("again", null, Mode.FacilitatorPaced, Seating.Open, false, false, null));

        var taken = await staff.Taken(Upload.Yaml(Upload.Scenario("again", "title: Newer\n")));

        Assert.Equal("Newer", taken.Scenario!.Title);
        Assert.Single(Directory.GetDirectories(Kept));
        Assert.Equal("Newer", Assert.Single((await staff.Get<ScenarioShelf>("/api/scenarios")).Scenarios, s => s.Id == "again").Title);
        Assert.Equal(HttpStatusCode.NoContent, (await Delete(staff, "again")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Delete(staff, "again")).StatusCode);
        Assert.Equal(["canaries"], (await staff.Get<ScenarioShelf>("/api/scenarios")).Scenarios.Select(s => s.Id));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Kept));
        Assert.NotNull((await staff.Pull(made.Streams.Single(s => s.Kind == StreamKind.Staff).Stream)).View);
    }

    [Fact]
    public async Task What_came_with_the_program_is_neither_covered_nor_deleted()
    {
        using var staff = await _console.Staff();
        var before = await File.ReadAllBytesAsync(Path.Combine(ServedConsole.Scenarios, "canaries", "scenario.yaml"));

        await staff.Refused(Upload.Yaml(Upload.Scenario("canaries")), HttpStatusCode.Conflict, "id-taken");

        Assert.Equal(HttpStatusCode.NotFound, (await Delete(staff, "canaries")).StatusCode);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(ServedConsole.Scenarios, "canaries", "scenario.yaml")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Kept));
    }

    [Fact]
    public async Task Only_who_may_create_uploads_and_deletes()
    {
        using var room = await Room.Open(_console);
        using var nobody = _console.Browser();
        var guest = await room.Enter("Ana");
        await room.Staff.Taken(Upload.Yaml(Upload.Scenario("kept")));

        foreach (var browser in new[] { nobody, guest, (await room.Projector()).Browser })
        {
            await browser.Refused(Upload.Yaml(Upload.Scenario()), HttpStatusCode.Forbidden, "not-allowed");
            Assert.Equal(HttpStatusCode.Forbidden, (await Delete(browser, "kept")).StatusCode);
        }

        Assert.Single(Directory.GetDirectories(Kept));
    }

    private static async Task<HttpResponseMessage> Delete(Browser browser, string id) =>
        (await browser.Ask(new(HttpMethod.Delete, $"/api/scenarios/{id}") { Headers = { { "X-Tabletop", "1" } } })).Response;
}
