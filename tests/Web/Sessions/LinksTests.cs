using System.Net;
using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Sessions;

[Collection(OneConsole.Name)]
public sealed class LinksTests(ServedConsole console)
{
    /// <summary>Two seconds are promised; the rest is for a machine that is busy with other tests.</summary>
    private static readonly TimeSpan ClosedWithin = TimeSpan.FromSeconds(2 + 8);

    [Fact]
    public async Task A_link_for_one_exercises_staff_opens_that_one_and_no_other()
    {
        using var room = await Room.Open(console);
        using var other = await Room.Open(console);
        using var helper = console.Browser();

        var reply = await helper.Post<SessionReply>("/api/session", new OpenSession((await Make(room, LinkKind.Staff)).Secret, null, null));

        Assert.False(reply.MayCreate);
        Assert.Equal((StreamKind.Staff, room.Exercise), (Assert.Single(reply.Streams).Kind, reply.Streams[0].Exercise));
        Assert.True((await helper.Send(reply.Streams[0].Stream, new CommandBody.Start())).Accepted);
        foreach (var path in new[] { $"/api/exercises/{other.Exercise}/links", $"/api/exercises/{other.Exercise}/invitation" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await helper.AskGet(path)).Response.StatusCode);
        }
    }

    [Theory]
    [InlineData(LinkKind.Staff)]
    [InlineData(LinkKind.Board)]
    public async Task What_a_revoked_link_gave_is_gone_at_once_and_its_sockets_are_closed(LinkKind kind)
    {
        using var room = await Room.Open(console);
        var made = await Make(room, kind);
        using var guest = console.Browser();
        var stream = (await guest.Post<SessionReply>("/api/session", new OpenSession(made.Secret, null, null))).Streams.Single().Stream;
        await using var socket = await HubSocket.Open(guest);
        await socket.Watch(stream);
        await using var stays = await HubSocket.Open(room.Staff);
        await stays.Watch(room.StaffStream);
        var listed = Assert.Single(await Links(room.Staff, room));
        Assert.Equal((made.Link, kind, 1, false), (listed.Link, listed.Kind, listed.Sessions, listed.Own));
        Assert.NotNull(listed.MadeWallMs);

        Assert.Empty(await room.Staff.Delete<LinkInfo[]>($"/api/exercises/{room.Exercise}/links/{made.Link}"));

        Assert.Equal(HttpStatusCode.NotFound, (await guest.AskGet($"/api/streams/{Uri.EscapeDataString(stream)}")).Response.StatusCode);
        await socket.Closed.WaitAsync(ClosedWithin);
        Assert.Empty((await guest.Get<SessionReply>("/api/session")).Streams);
        using var late = console.Browser();
        var (response, body) = await late.AskPost("/api/session", new OpenSession(made.Secret, null, null));
        Assert.Equal((HttpStatusCode.NotFound, "wrong-link"), (response.StatusCode, Code(body)));
        await room.Facilitate(new CommandBody.Start());
        await stays.Next("Changes", _ => true);
    }

    [Fact]
    public async Task Nobody_revokes_the_link_they_came_by_until_they_have_come_by_another()
    {
        using var room = await Room.Open(console);
        using var helper = console.Browser();
        var (first, second) = (await Make(room, LinkKind.Staff), await Make(room, LinkKind.Staff));
        await helper.Post<SessionReply>("/api/session", new OpenSession(first.Secret, null, null));
        var path = $"/api/exercises/{room.Exercise}/links/{first.Link}";
        Assert.Equal([first.Link], (await Links(helper, room)).Where(link => link.Own).Select(link => link.Link));

        var (refused, body) = await helper.AskDelete(path);
        Assert.Equal((HttpStatusCode.Conflict, "own-link"), (refused.StatusCode, Code(body)));

        await helper.Post<SessionReply>("/api/session", new OpenSession(second.Secret, null, null));
        Assert.Equal([(second.Link, true)], (await helper.Delete<LinkInfo[]>(path)).Select(link => (link.Link, link.Own)));
        Assert.Single((await helper.Get<SessionReply>("/api/session")).Streams);
    }

    [Fact]
    public async Task The_projectors_link_in_the_invitation_is_another_once_it_was_revoked()
    {
        using var room = await Room.Open(console);
        var path = $"/api/exercises/{room.Exercise}/invitation";
        var shown = (await room.Staff.Get<Invitation>(path)).BoardSecret;
        Assert.Equal(shown, (await room.Staff.Get<Invitation>(path)).BoardSecret);

        await room.Staff.Delete<LinkInfo[]>($"/api/exercises/{room.Exercise}/links/{Assert.Single(await Links(room.Staff, room)).Link}");

        var next = (await room.Staff.Get<Invitation>(path)).BoardSecret;
        Assert.NotEqual(shown, next);
        using var board = console.Browser();
        Assert.Single((await board.Post<SessionReply>("/api/session", new OpenSession(next, null, null))).Streams);
    }

    [Fact]
    public async Task Looking_at_the_invitation_without_the_projectors_link_makes_none()
    {
        using var room = await Room.Open(console);
        var path = $"/api/exercises/{room.Exercise}/invitation?board=false";
        Assert.Null((await room.Staff.Get<Invitation>(path)).BoardSecret);
        Assert.Null((await room.Staff.Post<Invitation>($"/api/exercises/{room.Exercise}/code?board=false", new { })).BoardSecret);
        Assert.Empty(await Links(room.Staff, room));
    }

    [Fact]
    public async Task A_link_says_when_a_browser_last_came_in_by_it()
    {
        using var room = await Room.Open(console);
        var made = await Make(room, LinkKind.Board);
        Assert.Null(Assert.Single(await Links(room.Staff, room)).OpenedWallMs);
        using var board = console.Browser();
        await board.Post<SessionReply>("/api/session", new OpenSession(made.Secret, null, null));

        // It is noted behind the deed, and nobody waits for it.
        await Eventually.Is(async () => (await Links(room.Staff, room)).Single().OpenedWallMs >= (await Links(room.Staff, room)).Single().MadeWallMs, "the link to say that it was opened");
    }

    [Fact]
    public async Task A_renewed_code_lets_people_in_and_the_old_one_looks_like_a_wrong_one()
    {
        using var room = await Room.Open(console);
        var (mayor, seat) = await room.Sit("Ana", "mayor");

        var renewed = await room.Staff.Post<Invitation>($"/api/exercises/{room.Exercise}/code", new { });

        Assert.NotEqual(room.Summary.Code, renewed.Code);
        using var late = console.Browser();
        var (wrong, old) = (await late.AskPost("/api/session", new OpenSession(null, "AAAAAAAA", "Ben")), await late.AskPost("/api/session", new OpenSession(null, room.Summary.Code, "Ben")));
        Assert.Equal((wrong.Response.StatusCode, wrong.Body), (old.Response.StatusCode, old.Body));
        Assert.Single((await late.Post<SessionReply>("/api/session", new OpenSession(null, renewed.Code, "Ben"))).Streams);
        Assert.NotNull((await mayor.Pull(seat)).View);
    }

    [Fact]
    public async Task Who_is_not_staff_of_the_exercise_is_told_that_there_is_nothing()
    {
        using var room = await Room.Open(console);
        var link = (await Make(room, LinkKind.Board)).Link;
        var (mayor, _) = await room.Sit("Ana", "mayor");
        var (board, _) = await room.Projector();
        foreach (var browser in new[] { mayor, board, console.Browser() })
        {
            (HttpResponseMessage Response, string Body)[] answers =
            [
                await browser.AskGet($"/api/exercises/{room.Exercise}/links"),
                await browser.AskPost($"/api/exercises/{room.Exercise}/links", new MakeLink(LinkKind.Staff)),
                await browser.AskDelete($"/api/exercises/{room.Exercise}/links/{link}"),
                await browser.AskPost($"/api/exercises/{room.Exercise}/code", new { }),
            ];
            Assert.All(answers, answer => Assert.Equal((HttpStatusCode.NotFound, "not-found"), (answer.Response.StatusCode, Code(answer.Body))));
        }

        Assert.Contains(link, (await Links(room.Staff, room)).Select(l => l.Link));
        Assert.Equal(HttpStatusCode.NotFound, (await room.Staff.AskGet("/api/exercises/none/links")).Response.StatusCode);
    }

    [Fact]
    public async Task An_exercise_has_fifty_links_at_most()
    {
        using var room = await Room.Open(console);
        for (var n = 0; n < 50; n++)
        {
            await Make(room, LinkKind.Staff);
        }

        var (response, body) = await room.Staff.AskPost($"/api/exercises/{room.Exercise}/links", new MakeLink(LinkKind.Staff));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "too-many-links"), (response.StatusCode, Code(body)));
    }

    private static Task<MadeLink> Make(Room room, LinkKind kind) => room.Staff.Post<MadeLink>($"/api/exercises/{room.Exercise}/links", new MakeLink(kind));

    private static Task<LinkInfo[]> Links(Browser staff, Room room) => staff.Get<LinkInfo[]>($"/api/exercises/{room.Exercise}/links");

    private static string Code(string body) => JsonSerializer.Deserialize<Problem>(body, Json.Options)!.Code;
}
