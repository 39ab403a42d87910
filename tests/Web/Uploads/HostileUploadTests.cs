using System.Net;
using System.Text.Json;
using Tabletop.Authoring.Findings;
using Tabletop.Cli.Bench;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Uploads;

/// <summary>The files that the command line reads in processes of their own (tests/Cli/Yaml), sent to a console that must go on after each.</summary>
public sealed class HostileUploadTests : IAsyncLifetime
{
    private readonly ServedConsole _console = new();

    public Task InitializeAsync() => _console.InitializeAsync();

    public Task DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task Each_is_refused_and_the_console_goes_on()
    {
        using var staff = await _console.Staff();
        foreach (var hostile in HostileFile.All)
        {
            using var file = new MemoryStream();
            hostile.Write(file);
            if (file.Length > Web.Uploads.UploadLimits.MostTextBytes)
            {
                await staff.Refused(Upload.Yaml(file.ToArray()), HttpStatusCode.RequestEntityTooLarge, "too-large");
                continue;
            }

            var (response, body) = await staff.Ask(Upload.Yaml(file.ToArray())).WaitAsync(TimeSpan.FromSeconds(10));

            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{hostile}: {body}");
            var answer = JsonSerializer.Deserialize<UploadedScenario>(body, Json.Options)!;
            Assert.Null(answer.Scenario);
            Assert.True(answer.Findings.Any(finding => finding.Code == hostile.Code && finding.Severity == Severity.Error), $"{hostile}: {body[..Math.Min(body.Length, 500)]}");
        }

        Assert.Equal(["canaries"], (await staff.Get<ScenarioShelf>("/api/scenarios")).Scenarios.Select(s => s.Id));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_console.Data, "scenarios")));
    }
}
