using System.Net;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Streams;

[Collection(OneConsole.Name)]
public sealed class CommandTests(ServedConsole console)
{
    [Fact]
    public async Task A_seat_is_asked_answers_and_sees_it()
    {
        using var room = await Room.Open(console);
        var (mayor, stream) = await room.Sit("Gil", "mayor");
        await room.Facilitate(new CommandBody.Start(), new CommandBody.ReleaseInject("call"));

        var answer = new CommandBody.Answer("first-word", "speak", new TypedText { Text = "Because they ask." });
        var receipt = await mayor.Send(stream, answer);

        Assert.True(receipt.Accepted, receipt.Sentence);
        var ask = (await mayor.Pull(stream)).View!.Value.GetProperty("asks")[0];
        Assert.Equal("answered", ask.GetProperty("state").GetString());
        Assert.Equal("Because they ask.", ask.GetProperty("because").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_seat_puts_a_decision_a_promise_and_a_rating_on_record()
    {
        using var room = await Room.Open(console);
        var (mayor, stream) = await room.Sit("Pat", "mayor");
        await room.Facilitate(new CommandBody.Start());

        foreach (CommandBody body in new CommandBody[]
        {
            new CommandBody.NoteDecision(new() { Text = "We speak." }, Options: [new() { Text = "We wait." }], Rationale: new() { Text = "They ask." }),
            new CommandBody.Promise("everyone", new() { Text = "I shall be there." }),
            new CommandBody.Keep(1),
            new CommandBody.RateThreat(4),
        })
        {
            var receipt = await mayor.Send(stream, body);
            Assert.True(receipt.Accepted, receipt.Sentence);
        }

        Assert.Equal("ask-not-open", (await mayor.Send(stream, new CommandBody.CloseVote("nothing"))).Code);
        var view = (await mayor.Pull(stream)).View!.Value;
        var full = view.GetProperty("decisions")[0].GetProperty("full");
        Assert.Equal(("We wait.", "They ask."), (full.GetProperty("options")[0].GetProperty("text").GetString(), full.GetProperty("rationale").GetProperty("text").GetString()));
        Assert.Equal("I shall be there.", view.GetProperty("promises")[0].GetProperty("words").GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_same_command_twice_has_one_effect_and_one_receipt()
    {
        using var room = await Room.Open(console);
        var (mayor, stream) = await room.Sit("Hal", "mayor");
        await room.Facilitate(new CommandBody.Start());
        await using var socket = await HubSocket.Open(mayor);
        var message = new SendCommand(stream, Guid.CreateVersion7().ToString(), new CommandBody.SendMessage("police", new() { Text = "Come." }), null);
        var refused = new SendCommand(stream, Guid.CreateVersion7().ToString(), new CommandBody.SendMessage("nobody", new() { Text = "Come." }), null);

        foreach (var command in new[] { message, refused })
        {
            var first = await mayor.Post<Receipt>("/api/commands", command);
            var second = await mayor.Post<Receipt>("/api/commands", command);
            var third = await socket.Send(command);
            Assert.Equal(command == message, first.Accepted);
            Assert.Equal(first, second);
            Assert.Equal(first, third);
        }

        Assert.Equal(1, (await mayor.Pull(stream)).View!.Value.GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task Another_command_under_a_used_id_is_refused()
    {
        using var room = await Room.Open(console);
        var (mayor, stream) = await room.Sit("Ida", "mayor");
        await room.Facilitate(new CommandBody.Start());

        Assert.True((await mayor.Send(stream, new CommandBody.SendMessage("police", new() { Text = "One." }), "same")).Accepted);

        Assert.Equal("id-reused", (await mayor.Send(stream, new CommandBody.SendMessage("police", new() { Text = "Two." }), "same")).Code);
    }

    [Fact]
    public async Task A_retry_after_the_seat_was_lost_gets_the_receipt_of_the_first()
    {
        using var room = await Room.Open(console);
        var (mayor, stream) = await room.Sit("Ike", "mayor");
        await room.Facilitate(new CommandBody.Start());
        var sent = new SendCommand(stream, Guid.CreateVersion7().ToString(), new CommandBody.SendMessage("police", new() { Text = "Come." }), null);
        var first = await mayor.Post<Receipt>("/api/commands", sent);
        await room.Facilitate(new CommandBody.SeatPerson(await room.Person("Ike"), "schools"));

        Assert.True(first.Accepted);
        Assert.Equal(first, await mayor.Post<Receipt>("/api/commands", sent));
        await using var socket = await HubSocket.Open(mayor);
        Assert.Equal(first, await socket.Send(sent));
        Assert.Equal("not-in-seat", (await mayor.Post<Receipt>("/api/commands", sent with { Id = "another" })).Code);
        Assert.Equal("id-reused", (await mayor.Post<Receipt>("/api/commands", sent with { Body = new CommandBody.LeaveSeat() })).Code);
    }

    public static TheoryData<CommandBody> NotForParticipants() => new(
        new CommandBody.Start(),
        new CommandBody.ReleaseInject("call"),
        new CommandBody.SeatPerson("p-1", "mayor"),
        new CommandBody.Remove("p-1"),
        new CommandBody.Announce(new() { Text = "Hello." }),
        new CommandBody.EndPlay(),
        new CommandBody.Join(Staff: true),
        new CommandBody.Tick(1),
        new CommandBody.Resume(1),
        new CommandBody.Create("", 1));

    [Theory]
    [MemberData(nameof(NotForParticipants), DisableDiscoveryEnumeration = true)]
    public async Task A_participant_cannot_send_what_is_not_a_participants(CommandBody body)
    {
        using var room = await Room.Open(console);
        var (mayor, stream) = await room.Sit("Jo", "mayor");
        var lobby = await mayor.Stream(room.Exercise, StreamKind.Lobby);
        var before = await room.Staff.Pull(room.StaffStream);

        foreach (var named in new[] { stream, lobby })
        {
            var receipt = await mayor.Send(named, body);
            Assert.False(receipt.Accepted);
            Assert.NotEmpty(receipt.Sentence!);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await mayor.AskPost("/api/commands", new SendCommand(room.StaffStream, "x", body, null))).Response.StatusCode);
        Assert.Equal(before.Seq, (await room.Staff.Pull(room.StaffStream)).Seq);
    }

    [Fact]
    public async Task Nor_can_staff_send_what_only_the_program_does()
    {
        using var room = await Room.Open(console);

        Assert.Equal("not-yours", (await room.Staff.Send(room.StaffStream, new CommandBody.Tick(1))).Code);
    }

    [Fact]
    public async Task An_old_epoch_is_refused()
    {
        using var room = await Room.Open(console);
        var (mayor, stream) = await room.Sit("Kim", "mayor");

        var receipt = await mayor.Send(stream, new CommandBody.LeaveSeat(), saw: new("another", 3));

        Assert.Equal("old-epoch", receipt.Code);
    }

    [Fact]
    public async Task Too_large_and_nonsense_are_refused_in_words()
    {
        using var room = await Room.Open(console);
        var (mayor, stream) = await room.Sit("Lou", "mayor");
        var large = new SendCommand(stream, "large", new CommandBody.SendMessage("police", new() { Text = new('x', 20_000) }), null);

        var (tooLarge, largeBody) = await mayor.AskPost("/api/commands", large);
        var (nonsense, nonsenseBody) = await mayor.AskPost("/api/commands", new { stream, id = "n", body = new { type = "dance" } });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        Assert.Contains("\"code\":\"too-large\"", largeBody, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
        Assert.Contains("\"code\":\"bad-request\"", nonsenseBody, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await mayor.AskPost("/api/commands", new { stream, id = "k", body = new { text = "of no kind" } })).Response.StatusCode);
        await using var socket = await HubSocket.Open(mayor);
        Assert.Equal("text-too-long", (await socket.Send(large)).Code);
    }
}
