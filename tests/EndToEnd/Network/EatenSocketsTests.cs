using Tabletop.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests.Network;

/// <summary>A phone behind a proxy through which no WebSocket comes.</summary>
[Collection(InTheBrowser.Name)]
public sealed class EatenSocketsTests(Chromium chromium)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Theory(Timeout = 120_000)]
    [InlineData(Eats.ByRefusing)]
    [InlineData(Eats.ByHanging)]
    [InlineData(Eats.ByGoingSilent)]
    public Task A_phone_whose_sockets_are_eaten_plays_over_plain_requests(Eats eats) => Room.Play(chromium, async room =>
    {
        using var proxy = new SocketEater(new(room.Program.Address), eats);
        var phone = await room.Phone("Ana");
        using (room.LogOf(phone.Page).Excuse())
        {
            var question = await FirstQuestion.Reaches(room, phone, proxy.Address);
            await Expect(phone.Page.GetByText("Connected, a little slower").First).ToBeAttachedAsync();
            await question.IsAnswered();

            // It goes on trying: a proxy may be mended.
            var before = proxy.Eaten;
            Assert.True(before > 0, "The phone asked for no socket.");
            await proxy.Eat(before + 2).WaitAsync(Deadline);

            await Expect(phone.Page.GetByText("No connection to the exercise.")).ToHaveCountAsync(0);
            await phone.Page.CloseAsync();
        }
    });
}
