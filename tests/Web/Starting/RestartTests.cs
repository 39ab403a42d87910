using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Starting;

public sealed class RestartTests : IAsyncLifetime
{
    private readonly ServedConsole _console = new();

    public Task InitializeAsync() => _console.InitializeAsync();

    public Task DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task A_restart_keeps_links_sessions_receipts_and_epochs()
    {
        using var room = await Room.Open(_console);
        var (mayor, seat) = await room.Sit("Uma", "mayor");
        await room.Facilitate(new CommandBody.Start(), new CommandBody.ReleaseInject("call"));
        var answered = new SendCommand(seat, Guid.CreateVersion7().ToString(), new CommandBody.Answer("first-word", "speak", new() { Text = "Now." }), null);
        var receipt = await mayor.Post<Receipt>("/api/commands", answered);
        await room.Facilitate(new CommandBody.StopPlay(StopReason.Discussion));
        var invitation = await room.Staff.Get<Invitation>($"/api/exercises/{room.Exercise}/invitation");
        var (secret, before) = (_console.StaffSecret, await mayor.Pull(seat));

        await _console.Restart();

        Assert.Equal(secret, _console.StaffSecret);
        Assert.Equal(receipt, await mayor.Post<Receipt>("/api/commands", answered));
        var after = await mayor.Pull(seat);
        Assert.Equal((before.Epoch, before.Seq), (after.Epoch, after.Seq));
        Assert.Equal(before.View!.Value.GetRawText(), after.View!.Value.GetRawText());
        Assert.Empty((await mayor.Pull(seat, before.Epoch, before.Seq)).Envelopes);
        using var board = _console.Browser();
        await board.Post<SessionReply>("/api/session", new OpenSession(invitation.BoardSecret, null, null));
        await room.Facilitate(new CommandBody.Lift(1));
        await room.Enter("Vic");
    }
}
