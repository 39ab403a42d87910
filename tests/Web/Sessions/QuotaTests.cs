using System.Net;
using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Sessions;

/// <summary>Limits small enough to be met here. That a venue never meets the real ones is in <c>Guards/StrangersTests.cs</c> and below.</summary>
public sealed class QuotaTests : IAsyncLifetime
{
    private readonly ServedConsole _console = new()
    {
        Limits = new() { ExercisesInAnHour = 2, SessionsInAnHour = 6, PeopleInAnExercise = 3, TextInAnExercise = 100, SocketsOfASession = 2 },
    };

    public Task InitializeAsync() => _console.InitializeAsync();

    public Task DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task So_many_exercises_are_made_in_an_hour()
    {
        using var one = await Room.Open(_console);
        using var two = await Room.Open(_console);
        var create = new CreateExercise("canaries", null, Mode.FacilitatorPaced, Seating.Open, false, false, null);
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-exercises"), Refused(await two.Staff.AskPost("/api/exercises", create)));
        Assert.Equal(2, (await two.Staff.Get<ExerciseSummary[]>("/api/exercises")).Length);
        await two.Facilitate(new CommandBody.Start());
    }

    [Fact]
    public async Task Each_table_of_a_summit_is_an_exercise()
    {
        using var staff = await _console.Staff();
        CreateSummit Of(int tables) => new("canaries", null, [.. Enumerable.Repeat("", tables)], Mode.FacilitatorPaced, Seating.Open, false);
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-exercises"), Refused(await staff.AskPost("/api/summits", Of(3))));
        Assert.Equal(2, (await staff.Post<SummitSummary>("/api/summits", Of(2))).Tables);
    }

    [Fact]
    public async Task So_many_sessions_come_from_one_address_and_who_has_one_goes_on()
    {
        using var room = await Room.Open(_console);
        using var other = await Room.Open(_console);
        var ana = await room.Enter("Ana");
        for (var n = 0; n < 3; n++)
        {
            using var staff = await _console.Staff();
        }

        using var late = _console.Browser();
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-sessions"), Refused(await late.AskPost("/api/session", new OpenSession(_console.StaffSecret, null, null))));
        Assert.Equal("", late.Cookies);
        // One that is there already may come into another exercise.
        Assert.Equal(2, (await ana.Post<SessionReply>("/api/session", new OpenSession(null, other.Summary.Code, "Ana"))).Streams.Count);
    }

    [Fact]
    public async Task So_many_people_are_in_an_exercise_and_whoever_is_in_comes_back()
    {
        using var room = await Room.Open(_console);
        var (ana, _) = (await room.Enter("Ana"), await room.Enter("Ben"));
        using var late = _console.Browser();
        Assert.Equal((HttpStatusCode.Conflict, "full"), Refused(await late.AskPost("/api/session", new OpenSession(null, room.Summary.Code, "Cleo"))));
        Assert.Equal("", late.Cookies);
        Assert.Single((await ana.Post<SessionReply>("/api/session", new OpenSession(null, room.Summary.Code, "Anne"))).Streams);
        await room.Facilitate(new CommandBody.Remove(await room.Person("Ben")));
        Assert.Single((await late.Post<SessionReply>("/api/session", new OpenSession(null, room.Summary.Code, "Cleo"))).Streams);
    }

    [Fact]
    public async Task So_much_is_written_in_an_exercise_and_play_can_always_be_stopped()
    {
        using var room = await Room.Open(_console);
        var (mayor, seat) = await room.Sit("Ana", "mayor");
        await room.Facilitate(new CommandBody.Start());
        var first = new CommandBody.SendMessage("police", new() { Text = new string('x', 80) });
        Assert.True((await mayor.Send(seat, first, "first")).Accepted);

        var full = await mayor.Send(seat, first with { Words = new() { Text = new string('y', 21) } });

        Assert.Equal((false, "too-much-text", false), (full.Accepted, full.Code, full.Transient));
        Assert.NotEmpty(full.Sentence!);
        // What was taken is answered again as it was; what fits, and what must never be refused, is taken.
        Assert.True((await mayor.Send(seat, first, "first")).Accepted);
        Assert.True((await mayor.Send(seat, first with { Words = new() { Text = new string('z', 20) } })).Accepted);
        Assert.Equal("too-much-text", (await mayor.Send(seat, first with { Words = new() { Text = "z" } })).Code);
        Assert.True((await mayor.Send(seat, new CommandBody.StopPlay(StopReason.Welfare, new() { Text = "Somebody is unwell." }))).Accepted);
        await _console.Restart();
        Assert.Equal("too-much-text", (await mayor.Send(seat, first with { Words = new() { Text = "z" } })).Code);
    }

    [Fact]
    public async Task A_session_has_so_many_sockets_and_may_open_another_when_it_has_closed_one()
    {
        using var room = await Room.Open(_console);
        var one = await HubSocket.Open(room.Staff);
        await one.Watch(room.StaffStream);
        await using var two = await HubSocket.Open(room.Staff);
        await two.Watch(room.StaffStream);
        Assert.Equal(HttpStatusCode.TooManyRequests, await HubSocket.Try(room.Staff, room.Staff.Origin));
        using var other = await _console.Staff();
        await using var others = await HubSocket.Open(other);
        await others.Watch(await other.Stream(room.Exercise, StreamKind.Staff));

        await one.DisposeAsync();

        await Eventually.Is(async () => await HubSocket.Try(room.Staff, room.Staff.Origin) == HttpStatusCode.SwitchingProtocols, "there is room again");
    }

    private static (HttpStatusCode, string) Refused((HttpResponseMessage Response, string Body) answer) =>
        (answer.Response.StatusCode, JsonSerializer.Deserialize<Problem>(answer.Body, Json.Options)!.Code);
}
