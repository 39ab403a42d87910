using System.Net;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Apis;

[Collection(OneConsole.Name)]
public sealed class RecordTests(ServedConsole console)
{
    [Fact]
    public async Task Staff_take_the_story_away_as_a_table_once_play_has_ended()
    {
        using var room = await Room.Open(console);
        var (mayor, seat) = await room.Sit("Flo", "mayor");
        await room.Facilitate(new CommandBody.Start(), new CommandBody.ReleaseInject("news"));
        Assert.True((await mayor.Send(seat, new CommandBody.SendMessage("police", new() { Text = "=HYPERLINK(\"http://evil.example\")" }))).Accepted);
        var path = $"/api/exercises/{room.Exercise}/record.csv";
        Assert.Equal(HttpStatusCode.Conflict, (await room.Staff.AskGet(path)).Response.StatusCode);
        await room.Facilitate(new CommandBody.EndPlay());

        var (response, body) = await room.Staff.AskGet(path);

        Assert.Equal((HttpStatusCode.OK, "text/csv", "attachment"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.DispositionType));
        Assert.StartsWith("\"story\",\"time\",", body.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"", body, StringComparison.Ordinal);
        Assert.Contains("canary-staff-title", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await mayor.AskGet(path)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Staff.AskGet("/api/exercises/none/record.csv")).Response.StatusCode);
    }
}
