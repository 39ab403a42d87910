using System.Net;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Uploads;

/// <summary>What files may be called, and what they may be.</summary>
public sealed class UploadKindsTests(ServedConsole console) : IClassFixture<ServedConsole>
{
    [Theory]
    [InlineData("../scenario.yaml", "file-name")]
    [InlineData("..\\scenario.yaml", "file-name")]
    [InlineData("/etc/cron.d/x.yaml", "file-name")]
    [InlineData("C:evil.yaml", "file-name")]
    [InlineData(".hidden.yaml", "file-name")]
    [InlineData("con.yaml", "file-name")]
    [InlineData("LPT1.more.yaml", "file-name")]
    [InlineData("a.yaml.", "file-name")]
    [InlineData("", "file-name")]
    [InlineData("Scenario.yaml", "file-name")]
    [InlineData("a\u202Egnp.png", "file-name")]
    [InlineData("page.html", "file-type")]
    [InlineData("picture.svg", "file-type")]
    [InlineData("all.zip", "file-type")]
    [InlineData("program.exe", "file-type")]
    [InlineData("no-ending", "file-type")]
    public async Task A_name_is_no_path_and_of_a_known_kind(string name, string code)
    {
        using var staff = await console.Staff();
        var request = Upload.Files(Upload.File("scenario.yaml", Upload.Scenario("kinds")), (name, Upload.Png));

        var (response, body) = await staff.Ask(request);

        // The library that reads the parts may refuse a part without any name itself.
        Assert.True(response.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, body);
        Assert.Contains(name.Length == 0 ? "code" : code, body, StringComparison.Ordinal);
        AssertNothingIsKept();
    }

    public static TheoryData<string, byte[]> Disguised => new()
    {
        { "a.png", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray() },
        { "a.png", [.. "PK\u0003\u0004"u8, .. new byte[60]] },
        { "a.jpg", Upload.Png },
        { "a.webp", [.. "RIFF"u8, 9, 9, 0, 0, .. "AVI LIST"u8, .. new byte[40]] },
        { "a.mp3", "<html><script>alert(1)</script>"u8.ToArray() },
        { "a.mp4", [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[40]] },
        { "a.mp4", [] },
        { "a.m4a", "MZ"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Disguised))]
    public async Task Media_are_what_they_hold_and_not_what_they_are_called(string name, byte[] bytes)
    {
        using var staff = await console.Staff();

        await staff.Refused(
            Upload.Files(Upload.File("scenario.yaml", Upload.Scenario("kinds")), (name, bytes)), HttpStatusCode.UnprocessableEntity, "file-type");

        AssertNothingIsKept();
    }

    public static TheoryData<string, byte[]> Media => new()
    {
        { "a.png", Upload.Png },
        { "a.JPG", [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[60]] },
        { "a.webp", [.. "RIFF"u8, 60, 0, 0, 0, .. "WEBPVP8 "u8, .. new byte[40]] },
        { "a.mp3", [.. "ID3"u8, .. new byte[60]] },
        { "b.mp3", [0xFF, 0xFB, 0x90, 0x64, .. new byte[60]] },
        { "a.mp4", [0, 0, 0, 24, .. "ftypisom"u8, .. new byte[40]] },
        { "a.m4a", [0, 0, 0, 24, .. "ftypM4A "u8, .. new byte[40]] },
    };

    [Theory]
    [MemberData(nameof(Media))]
    public async Task Pictures_sound_and_film_are_taken(string name, byte[] bytes)
    {
        using var staff = await console.Staff();

        Assert.NotNull((await staff.Taken(Upload.Files(Upload.File("scenario.yaml", Upload.Scenario("media")), (name, bytes)))).Scenario);
    }

    private void AssertNothingIsKept()
    {
        // Only pictures, sound and film that were taken, by the other test.
        string[] kept = Directory.GetDirectories(Path.Combine(console.Data, "scenarios"));
        Assert.All(kept, folder => Assert.Contains("id: media", File.ReadAllText(Path.Combine(folder, "scenario.yaml")), StringComparison.Ordinal));
    }
}
