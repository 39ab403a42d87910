using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;
using Receipt = Tabletop.Web.Contracts.Receipt;

namespace Tabletop.Web.Tests.Nodes;

/// <summary>Two real programs whose database is stopped under them, and started again.</summary>
[Trait("Needs", "postgres")]
public sealed class DatabaseAwayTests(TwoPrograms programs) : IClassFixture<TwoPrograms>
{
    [Fact]
    public async Task While_the_database_is_stopped_nothing_is_acknowledged_and_what_is_on_screens_can_be_read()
    {
        using var play = await programs.Begin();
        using var other = programs.B.Browser(play.Staff);
        await play.UntilReleased(1);
        foreach (var way in new[] { play.Staff, other })
        {
            await way.Send(play.StaffStream, new CommandBody.Mark(new() { Text = "before" }));
        }

        await TwoProgramsTests.AssertSame(play.Staff, other, play.StaffStream);

        programs.Server.Kill();
        foreach (var way in new[] { play.Staff, other })
        {
            var (response, body) = await way.AskPost("/api/commands", Play.Mark(play.StaffStream, "refused"));
            Assert.False(response.IsSuccessStatusCode && Read(body) is { Transient: false }, body);
            var view = (await way.Pull(play.StaffStream)).View!.Value;
            Assert.NotEqual(0, view.GetProperty("feed").GetArrayLength() + view.GetProperty("cues").GetArrayLength());
        }

        // Whoever looks after it is sent to the database, not to a file or a disk of this machine.
        var (_, health) = await play.Staff.AskGet("/health/ready");
        Assert.Contains("the PostgreSQL database takes no writes", health, StringComparison.Ordinal);
        Assert.Contains("The PostgreSQL database cannot be read", health, StringComparison.Ordinal);

        programs.Server.Go();
        Assert.True((await Play.Insist([play.Staff, other], Play.Mark(play.StaffStream, "afterwards"))).Accepted);
        await play.GoOn([play.Staff, other]);
        await play.UntilReleased(play.Releases.Count + 2);
        play.AssertNothingLostOrDoubled(["afterwards"]);
        await TwoProgramsTests.AssertSame(play.Staff, other, play.StaffStream);
        await TwoProgramsTests.End(play, programs.B);
    }

    private static Receipt? Read(string body) => JsonSerializer.Deserialize<Receipt>(body, Json.Options);
}
