using System.Net;
using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Sessions;

[Collection(OneConsole.Name)]
public sealed class LanguageTests(ServedConsole console)
{
    private const string French = "En français";

    [Theory]
    [InlineData(null, "en")]
    [InlineData("fr", "fr")]
    [InlineData("fr-CH, en;q=0.5", "fr")]
    [InlineData("en;q=0.5, fr", "fr")]
    [InlineData("en, fr", "en")]
    [InlineData("it, fr;q=0", "en")]
    [InlineData("it, *, fr;q=0.1", "en")]
    [InlineData("ar", "en")]
    public async Task A_browser_says_what_its_user_reads(string? asked, string read)
    {
        using var room = await Room.Open(console);
        var (browser, seat) = await room.Sit("Ada", "mayor", asked);

        Assert.Equal(read, await Language(browser, seat));
        var reply = await browser.Get<SessionReply>("/api/session");
        Assert.All(reply.Streams, stream => Assert.Equal(read == "fr", stream.Title.StartsWith(French, StringComparison.Ordinal)));
        Assert.Equal(read == "fr", (await browser.AskGet("/api/exercises")).Body.Contains(French, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_chooses_another_language_gets_whole_views_in_it_and_nobody_else_hears_of_it()
    {
        using var room = await Room.Open(console);
        var (mayor, seat) = await room.Sit("Bo", "mayor");
        var (police, other) = await room.Sit("Cy", "police");
        await using var socket = await HubSocket.Open(mayor);
        await using var beside = await HubSocket.Open(police);
        var before = await socket.Watch(seat);
        await beside.Watch(other);

        var reply = await mayor.Put<SessionReply>("/api/session/language", new ChooseLanguage("fr"));

        Assert.StartsWith(French, reply.Streams[0].Title, StringComparison.Ordinal);
        Assert.Equal(seat, (await socket.Next("Resync", _ => true)).GetString());
        var after = await socket.Watch(seat, before.Epoch, before.Seq);
        Assert.NotEqual(before.Epoch, after.Epoch);
        Assert.Contains($"{French} canary-private-mayor", after.View!.Value.GetRawText(), StringComparison.Ordinal);
        await room.Facilitate(new CommandBody.Start(), new CommandBody.ReleaseInject("news"));
        await socket.Next("Changes", e => e.GetRawText().Contains($"{French} Everybody hears this.", StringComparison.Ordinal));
        await beside.Next("Changes", e => e.GetRawText().Contains("\"text\":\"Everybody hears this.\"", StringComparison.Ordinal));
        Assert.DoesNotContain("\"Resync\"", police.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain(French, police.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_command_counts_whether_its_screen_has_changed_yet_or_not()
    {
        using var room = await Room.Open(console);
        var (mayor, seat) = await room.Sit("Di", "mayor");
        await room.Facilitate(new CommandBody.Start());
        var seen = await mayor.Pull(seat);
        await mayor.Put<SessionReply>("/api/session/language", new ChooseLanguage("fr"));

        var receipt = await mayor.Send(seat, new CommandBody.SendMessage("police", new() { Text = "Come." }), saw: new(seen.Epoch, seen.Seq));

        Assert.True(receipt.Accepted, receipt.Sentence);
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("")]
    [InlineData("fr-CH")]
    [InlineData("français")]
    public async Task A_language_that_is_not_offered_is_refused_with_those_that_are(string language)
    {
        using var room = await Room.Open(console);
        var (mayor, seat) = await room.Sit("Ed", "mayor");
        var before = await mayor.Pull(seat);

        var (response, body) = await mayor.AskPut("/api/session/language", new ChooseLanguage(language));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = JsonSerializer.Deserialize<Problem>(body, Json.Options)!;
        Assert.Equal("no-language", problem.Code);
        Assert.Contains("en, fr", problem.Sentence, StringComparison.Ordinal);
        Assert.Equal((before.Epoch, before.Seq), ((await mayor.Pull(seat)).Epoch, before.Seq));
    }

    [Fact]
    public async Task Without_a_part_in_anything_there_is_nothing_to_choose()
    {
        using var nobody = console.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.AskPut("/api/session/language", new ChooseLanguage("fr"))).Response.StatusCode);
        using var room = await Room.Open(console);
        var (projector, _) = await room.Projector();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await projector.AskPut("/api/session/language", new ChooseLanguage("fr"))).Response.StatusCode);
    }

    [Fact]
    public async Task Each_facilitator_reads_their_own_language_in_every_exercise_and_the_projector_the_scenarios()
    {
        using var room = await Room.Open(console, languages: "fr, en");
        using var second = await console.Staff();
        var theirs = await second.Stream(room.Exercise, StreamKind.Staff);
        var (projector, board) = await room.Projector("fr");

        Assert.Equal(["fr", "en", "en"], [await Language(room.Staff, room.StaffStream), await Language(second, theirs), await Language(projector, board)]);
        await second.Put<SessionReply>("/api/session/language", new ChooseLanguage("FR"));
        await room.Staff.Put<SessionReply>("/api/session/language", new ChooseLanguage("en"));

        Assert.Equal(["en", "fr", "en"], [await Language(room.Staff, room.StaffStream), await Language(second, theirs), await Language(projector, board)]);
        var alone = await second.Post<ExerciseSummary>(
            "/api/exercises", new CreateExercise("canaries", null, Mode.FacilitatorPaced, Seating.Open, false, Alone: true, "You"));
        Assert.StartsWith(French, alone.Title, StringComparison.Ordinal);
        foreach (var stream in alone.Streams)
        {
            Assert.Equal("fr", await Language(second, stream.Stream));
        }
    }

    private static async Task<string> Language(Browser browser, string stream) =>
        (await browser.Pull(stream)).View!.Value.GetProperty("scenario")[0].GetProperty("language").GetString()!;
}
