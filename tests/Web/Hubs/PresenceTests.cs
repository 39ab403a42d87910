using System.Net;
using System.Text.Json;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Hubs;

[Collection(OneConsole.Name)]
public sealed class PresenceTests(ServedConsole console)
{
    [Fact]
    public async Task The_desk_sees_a_phone_come_and_go_and_nobody_else_is_told()
    {
        using var room = await Room.Open(console);
        var (mayor, seat) = await room.Sit("Ana", "mayor");
        var person = await room.Person("Ana");
        await using var desk = await HubSocket.Open(room.Staff);
        await desk.Watch(room.StaffStream);

        await using (var phone = await HubSocket.Open(mayor))
        {
            await phone.Watch(seat);
            Assert.Equal(room.StaffStream, (await desk.Next("Presence", p => Connected(p, person) == true)).GetProperty("stream").GetString());
            Assert.True((await Asked()).People.Single(p => p.Person == person).Connected);
        }

        await desk.Next("Presence", p => Connected(p, person) == false);
        Assert.False((await Asked()).People.Single(p => p.Person == person).Connected);
        Assert.DoesNotContain("Presence", mayor.Heard, StringComparison.Ordinal);

        Task<Presence> Asked() => room.Staff.Get<Presence>($"/api/exercises/{room.Exercise}/presence");
    }

    [Fact]
    public async Task Only_staff_may_ask_who_is_there()
    {
        using var room = await Room.Open(console);
        var (mayor, _) = await room.Sit("Ben", "mayor");
        var (projector, _) = await room.Projector();
        using var nobody = console.Browser();
        foreach (var browser in new[] { mayor, projector, nobody })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.AskGet($"/api/exercises/{room.Exercise}/presence")).Response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await room.Staff.AskGet("/api/exercises/nowhere/presence")).Response.StatusCode);
    }

    private static bool? Connected(JsonElement presence, string person) => presence.GetProperty("people").EnumerateArray()
        .Where(p => p.GetProperty("person").GetString() == person)
        .Select(p => (bool?)p.GetProperty("connected").GetBoolean())
        .SingleOrDefault();
}
