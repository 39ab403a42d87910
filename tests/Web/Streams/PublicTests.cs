using Tabletop.Engine.Exercises;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Streams;

[Collection(OneConsole.Name)]
public sealed class PublicTests(ServedConsole console)
{
    [Fact]
    public async Task Where_it_was_wished_for_the_simulated_public_posts_to_everybody_in_their_own_language()
    {
        using var room = await Room.Open(console, simulatedPublic: true);
        var (mayor, seat) = await room.Sit("Ada", "mayor", "fr");
        var (projector, board) = await room.Projector();
        await room.Facilitate(new CommandBody.Start(), new CommandBody.Jump(ByMs: 1_200_000), new CommandBody.StopPlay(StopReason.Discussion));

        var (french, english) = (await Posts(mayor, seat), await Posts(projector, board));

        Assert.NotEmpty(french);
        Assert.Equal(english.Select(p => p.From), french.Select(p => p.From));
        Assert.All(english.Zip(french), p => Assert.NotEqual(p.First.Text, p.Second.Text));
    }

    [Fact]
    public async Task Where_nobody_asked_for_it_there_is_none()
    {
        using var room = await Room.Open(console);
        await room.Facilitate(new CommandBody.Start(), new CommandBody.Jump(ByMs: 1_200_000), new CommandBody.StopPlay(StopReason.Discussion));
        Assert.Empty(await Posts(room.Staff, room.StaffStream));
    }

    private static async Task<(string From, string Text)[]> Posts(Browser browser, string stream) =>
    [
        .. (await browser.Pull(stream)).View!.Value.GetProperty("feed").EnumerateArray()
            .Where(item => item.GetProperty("simulated").GetBoolean())
            .Select(item => (item.GetProperty("from").GetString()!, item.GetProperty("text").GetString()!)),
    ];
}
