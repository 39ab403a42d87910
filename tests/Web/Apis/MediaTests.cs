using System.Net;
using System.Net.Http.Headers;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Apis;

[Collection(OneConsole.Name)]
public sealed class MediaTests(ServedConsole console)
{
    private static readonly string[] Bytes = ["canary-bytes-mayor", "canary-bytes-police", "canary-bytes-public"];

    [Fact]
    public async Task Nobody_gets_a_byte_of_what_is_not_on_their_screen()
    {
        using var room = await Room.Open(console);
        using var other = await Room.Open(console);
        var (mayor, _) = await room.Sit("Ana", "mayor", "fr");
        var (police, _) = await room.Sit("Ben", "police");
        var waiting = await room.Enter("Cleo");
        var (projector, _) = await room.Projector();
        var (stranger, _) = await other.Sit("Dan", "mayor");
        using var nobody = console.Browser();
        var keys = await Keys(room);
        await room.Facilitate(new CommandBody.Start());
        await other.Facilitate(new CommandBody.Start(), new CommandBody.ReleaseInject("call"), new CommandBody.ReleaseInject("news"));
        (string Name, Browser Browser)[] viewers =
            [("staff", room.Staff), ("mayor", mayor), ("police", police), ("waiting", waiting), ("projector", projector), ("stranger", stranger), ("nobody", nobody)];

        await AssertSeen(["staff"], ["staff"], ["staff"]);
        await room.Facilitate(new CommandBody.ReleaseInject("call"));
        await AssertSeen(["staff", "mayor"], ["staff"], ["staff"]);
        await room.Facilitate(new CommandBody.ReleaseInject("tip"), new CommandBody.ReleaseInject("news"));
        await AssertSeen(["staff", "mayor"], ["staff", "police"], ["staff", "mayor", "police", "projector"]);
        await room.Facilitate(new CommandBody.RecallInject("news"), new CommandBody.SeatPerson(await room.Person("Ana"), "schools"));
        await AssertSeen(["staff"], ["staff", "police"], ["staff"]);
        await room.Facilitate(new CommandBody.Remove(await room.Person("Ben")));
        await AssertSeen(["staff"], ["staff"], ["staff"]);

        Assert.Equal([0, 2], Heard(mayor));
        Assert.Equal([1, 2], Heard(police));
        Assert.Equal([2], Heard(projector));
        Assert.All([waiting, stranger, nobody], none => Assert.Empty(Heard(none)));

        async Task AssertSeen(params string[][] expected)
        {
            foreach (var (inject, i) in new[] { "call", "tip", "news" }.Select((inject, i) => (inject, i)))
            {
                List<string> seen = [];
                foreach (var (name, browser) in viewers)
                {
                    var (response, body) = await browser.AskGet(Path(room, keys[inject]));
                    Assert.Equal(response.StatusCode == HttpStatusCode.OK, body.Contains(Bytes[i], StringComparison.Ordinal));
                    Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound);
                    seen.AddRange(response.IsSuccessStatusCode ? [name] : []);
                }

                Assert.Equal(expected[i], seen);
            }
        }

        static int[] Heard(Browser browser) =>
            [.. Enumerable.Range(0, Bytes.Length).Where(i => browser.Heard.Contains(Bytes[i], StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Keys_are_those_of_one_exercise_and_say_nothing_of_the_file()
    {
        using var room = await Room.Open(console);
        using var other = await Room.Open(console);
        var (keys, others) = (await Keys(room), await Keys(other));

        Assert.Empty(keys.Values.Intersect(others.Values));
        Assert.Equal(3, keys.Values.Distinct().Count());
        foreach (var path in new[] { Path(room, others["news"]), Path(other, keys["news"]), Path(room, "news.png"), Path(room, "..%2Fnews.png"), "/media/news.png", "/canaries/media/news.png" })
        {
            var (response, body) = await room.Staff.AskGet(path);
            Assert.False(response.IsSuccessStatusCode && body.Contains("canary", StringComparison.Ordinal), path);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await room.Staff.AskGet($"/api/exercises/nowhere/media/{keys["news"]}")).Response.StatusCode);
    }

    [Theory]
    [InlineData("news", "image/png")]
    [InlineData("tip", "video/mp4")]
    [InlineData("call", "image/jpeg")]
    public async Task They_are_shown_as_what_they_are_and_can_do_nothing(string inject, string type)
    {
        using var room = await Room.Open(console);

        var (response, _) = await room.Staff.AskGet(Path(room, (await Keys(room))[inject]));

        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline", response.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; sandbox", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal((true, true, false), (response.Headers.CacheControl!.Private, response.Headers.CacheControl.NoCache, response.Headers.CacheControl.NoStore));
    }

    [Fact]
    public async Task A_film_is_fetched_in_parts_and_kept_only_while_it_is_shown()
    {
        using var room = await Room.Open(console);
        var (police, _) = await room.Sit("Eve", "police");
        await room.Facilitate(new CommandBody.Start(), new CommandBody.ReleaseInject("tip"));
        var path = Path(room, (await Keys(room))["tip"]);

        var (whole, all) = await police.AskGet(path);
        var (part, some) = await police.Ask(new(HttpMethod.Get, path) { Headers = { Range = new RangeHeaderValue(7, 18) } });
        var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { whole.Headers.ETag! } } };
        var (kept, _) = await police.Ask(again);
        await room.Facilitate(new CommandBody.RecallInject("tip"));
        var (gone, nothing) = await police.Ask(new(HttpMethod.Get, path) { Headers = { IfNoneMatch = { whole.Headers.ETag! } } });

        Assert.Equal((HttpStatusCode.OK, "bytes"), (whole.StatusCode, whole.Headers.AcceptRanges.Single()));
        Assert.Equal((HttpStatusCode.PartialContent, all[7..19]), (part.StatusCode, some));
        Assert.Equal(new ContentRangeHeaderValue(7, 18, all.Length), part.Content.Headers.ContentRange);
        Assert.Equal(HttpStatusCode.NotModified, kept.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains("\"not-found\"", nothing, StringComparison.Ordinal);
    }

    /// <summary>By inject, as the rundown shows them.</summary>
    internal static async Task<Dictionary<string, string>> Keys(Room room) =>
        (await room.Staff.Pull(room.StaffStream)).View!.Value.GetProperty("cues").EnumerateArray()
        .ToDictionary(cue => cue.GetProperty("id").GetString()!, cue => cue.GetProperty("media").GetProperty("key").GetString()!);

    internal static string Path(Room room, string key) => $"/api/exercises/{room.Exercise}/media/{key}";
}
