using System.Net;
using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Apis;

[Collection(OneConsole.Name)]
public sealed class WhatIfTests(ServedConsole console)
{
    [Fact]
    public async Task Staff_see_what_another_answer_would_have_come_to()
    {
        using var room = await Room.Open(console);
        await PlayedToTheEnd(room);

        var told = await room.Staff.Post<WhatIfComparison>(Path(room), new WhatIfChange.Answer("mayor", "first-word", "wait"), typeof(WhatIfChange));

        var answer = Assert.Single(told.Answers);
        Assert.Equal(("speak", "wait"), (answer.Was!.Option, answer.WouldBe!.Option));
        Assert.Equal(("calm", "uneasy"), (told.Was.Ending, told.WouldBe.Ending));
        Assert.Equal((25_000, 30_000), (told.Indicators[0].Was[^1].Value, told.Indicators[0].WouldBe[^1].Value));
        Assert.Empty(told.Refused);
    }

    [Fact]
    public async Task The_log_is_as_it_was_before()
    {
        using var room = await Room.Open(console);
        await PlayedToTheEnd(room);
        var before = (await room.Staff.Pull(room.StaffStream)).Seq;

        await room.Staff.Post<WhatIfComparison>(Path(room), new WhatIfChange.Answer("mayor", "first-word", "wait"), typeof(WhatIfChange));

        Assert.Equal(before, (await room.Staff.Pull(room.StaffStream)).Seq);
    }

    [Fact]
    public async Task While_play_lasts_nobody_is_told()
    {
        using var room = await Room.Open(console);
        await room.Facilitate(new CommandBody.Start());

        var (response, body) = await Ask(room.Staff, room, new WhatIfChange.Drop(2));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("\"not-ended\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_everybody_else_it_does_not_exist()
    {
        using var room = await Room.Open(console);
        var mayor = await PlayedToTheEnd(room);
        var (projector, _) = await room.Projector();
        using var nobody = console.Browser();

        foreach (var browser in new[] { mayor, projector, nobody })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Ask(browser, room, new WhatIfChange.Drop(2))).Response.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.AskGet($"/api/exercises/{room.Exercise}/graph")).Response.StatusCode);
        }
    }

    [Theory]
    [InlineData(0, "no-such-entry")]
    [InlineData(9_999, "no-such-entry")]
    [InlineData(1, "cannot-drop")]
    public async Task What_cannot_be_asked_is_said(long version, string code)
    {
        using var room = await Room.Open(console);
        await PlayedToTheEnd(room);

        var (response, body) = await Ask(room.Staff, room, new WhatIfChange.Drop(version));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains($"\"{code}\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_that_is_not_on_the_shelf_is_unknown_and_what_is_no_change_is_not_understood()
    {
        using var room = await Room.Open(console);
        await PlayedToTheEnd(room);

        Assert.Contains("\"unknown\"", (await Ask(room.Staff, room, new WhatIfChange.InCity("atlantis"))).Body, StringComparison.Ordinal);
        var (response, _) = await room.Staff.AskPost(Path(room), new { type = "wish" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Staff_get_the_machines_drawn()
    {
        using var room = await Room.Open(console);

        var (picture, svg) = await room.Staff.AskGet($"/api/exercises/{room.Exercise}/graph");
        var (text, mermaid) = await room.Staff.AskGet($"/api/exercises/{room.Exercise}/graph?format=mermaid");

        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<svg", svg, StringComparison.Ordinal);
        Assert.Contains("sandbox", picture.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("text/plain", text.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("stateDiagram-v2", mermaid, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await room.Staff.AskGet($"/api/exercises/{room.Exercise}/graph?format=png")).Response.StatusCode);
    }

    private static string Path(Room room) => $"/api/exercises/{room.Exercise}/whatif";

    private static Task<(HttpResponseMessage Response, string Body)> Ask(Browser browser, Room room, WhatIfChange change) =>
        browser.AskPost(Path(room), change, typeof(WhatIfChange));

    /// <returns>The mayor, who has spoken.</returns>
    private static async Task<Browser> PlayedToTheEnd(Room room)
    {
        var (mayor, seat) = await room.Sit("Ana", "mayor");
        await room.Facilitate(new CommandBody.Start(), new CommandBody.ReleaseInject("call"));
        Assert.True((await mayor.Send(seat, new CommandBody.Answer("first-word", "speak"))).Accepted);
        await room.Facilitate(new CommandBody.EndPlay());
        return mayor;
    }
}
