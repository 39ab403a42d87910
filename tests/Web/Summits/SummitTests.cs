using System.Globalization;
using System.Net;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Summits;

[Collection(OneConsole.Name)]
public sealed class SummitTests(ServedConsole console)
{
    private const string Roster = "name,table,seat,language\nAna,1,mayor,fr\nBen,2,police,\n";

    [Fact]
    public async Task A_roster_with_an_error_in_it_keeps_nothing_and_a_preview_neither()
    {
        using var hall = await Hall.Open(console);
        var wrong = await hall.Import(Roster + "Cyd,9,mayor,\n");
        Assert.False(wrong.Kept);
        Assert.Equal((4, "table"), (wrong.Findings.Single().Line, wrong.Findings.Single().Code));
        var preview = await hall.Import(Roster, preview: true);
        Assert.False(preview.Kept);
        Assert.Equal([("Ana", RosterChange.Added), ("Ben", RosterChange.Added)], preview.Lines.Select(l => (l.Name, l.Change)));
        Assert.Empty((await hall.Settled()).People!);

        Assert.True((await hall.Import(Roster)).Kept);
        var again = await hall.Import("name,table,seat\nana,1,mayor\nCyd,3,schools\n", preview: true);
        Assert.Equal([RosterChange.Same, RosterChange.Added], again.Lines.Select(l => l.Change));
        Assert.Equal(["Ben"], again.Dropped);
    }

    [Fact]
    public async Task A_badge_opens_its_holders_seat_in_their_language_on_any_device_and_is_one_person()
    {
        using var hall = await Hall.Open(console);
        await hall.Import(Roster);
        var badges = (await hall.Badges()).Badges;
        Assert.Equal([("Ana", 1, "fr"), ("Ben", 2, null)], badges.Select(b => (b.Name, b.Table, b.Language)));
        await hall.Settled();

        var (phone, other) = (hall.Phone(), hall.Phone());
        var seat = Hall.Place(await Hall.Scan(phone, badges[0].Secret));
        Assert.Equal(("mayor", 1), (seat.Seat, seat.Table));
        Assert.Equal("fr", (await phone.Pull(seat.Stream)).View!.Value.GetProperty("scenario")[0].GetProperty("language").GetString());
        Assert.Equal(seat, Hall.Place(await Hall.Scan(other, badges[0].Secret)));
        Assert.Equal(seat, Hall.Place(await Hall.Scan(phone, badges[0].Secret)));

        // On a phone that has a seat already, the badge leads to its own.
        Assert.Equal(("police", 2), Hall.Place(await Hall.Scan(phone, badges[1].Secret)) is var second ? (second.Seat, second.Table) : default);
        Assert.Equal(seat, Hall.Place(await Hall.Scan(phone, badges[0].Secret)));

        var view = await hall.Settled();
        Assert.Equal([1, 1, 0], view.Tables.Select(t => t.SeatsTaken));
        Assert.Equal([("Ana", true, true), ("Ben", true, true)], view.People!.Select(p => (p.Name!, p.Arrived, p.Badge)));
    }

    [Fact]
    public async Task A_lost_badge_is_issued_anew_and_the_old_one_opens_nothing()
    {
        using var hall = await Hall.Open(console);
        await hall.Import(Roster);
        var lost = (await hall.Badges()).Badges[0];
        Assert.Empty((await hall.Badges()).Badges);
        var found = (await hall.Badges(lost.Person)).Badges.Single();
        await hall.Settled();

        var phone = hall.Phone();
        var (response, body) = await phone.AskPost("/api/session", new OpenSession(lost.Secret, null, null));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("wrong-link", body, StringComparison.Ordinal);
        Assert.Equal("mayor", Hall.Place(await Hall.Scan(phone, found.Secret)).Seat);

        // Who is dropped from the roster has no use for a badge.
        await hall.Import("name,table,seat\nBen,2,police\n");
        await hall.Settled();
        Assert.Equal(HttpStatusCode.NotFound, (await hall.Phone().AskPost("/api/session", new OpenSession(found.Secret, null, null))).Response.StatusCode);
        await Eventually.Is(async () => (await phone.Get<SessionReply>("/api/session")).Streams.Count == 0, "the dropped person is out");
    }

    [Fact]
    public async Task Somebody_without_a_badge_comes_by_code_waits_and_is_seated_by_staff()
    {
        using var hall = await Hall.Open(console);
        var phone = hall.Phone();
        var reply = await phone.Post<SessionReply>("/api/session", new OpenSession(null, hall.Summary.Code, "Wim"));
        Assert.Equal((hall.Summary.Summit, "A day in the hall"), (reply.Summits!.Single().Summit, reply.Summits!.Single().Title));
        Assert.Empty(reply.Streams);
        var lobby = await phone.Get<SummitLobby>($"{hall.Path}/lobby");
        Assert.Equal((0, false, 0), (lobby.Table, lobby.MayChoose, lobby.Tables.Count));
        Assert.Contains("tables-by-staff", (await phone.AskPost($"{hall.Path}/table", new ChooseTable(1))).Body, StringComparison.Ordinal);

        var wim = (await hall.Settled()).People!.Single();
        Assert.Equal(("Wim", true, 0), (wim.Name, wim.WalkedIn, wim.Table));
        var placed = await hall.Staff.Post<Receipt>($"{hall.Path}/people", new PlacePerson(wim.Person, null, 2, "schools", null));
        Assert.True(placed.Accepted, placed.Sentence);
        await hall.Settled();
        Assert.Equal(2, (await phone.Get<SummitLobby>($"{hall.Path}/lobby")).Table);
        var seat = Hall.Place(await phone.Post<SessionReply>($"{hall.Path}/table", new ChooseTable(2)));
        Assert.Equal((StreamKind.Seat, "schools", 2), (seat.Kind, seat.Seat, seat.Table));
    }

    [Fact]
    public async Task In_an_open_summit_people_choose_their_table_and_take_a_free_seat_there()
    {
        using var hall = await Hall.Open(console, seating: Seating.Open);
        await hall.Settled();
        var phone = hall.Phone();
        await phone.Post<SessionReply>("/api/session", new OpenSession(null, hall.Summary.Code.ToLowerInvariant(), "Wim"));
        var lobby = await phone.Get<SummitLobby>($"{hall.Path}/lobby");
        Assert.True(lobby.MayChoose);
        Assert.Equal([(1, 3, true), (2, 3, true), (3, 3, true)], lobby.Tables.Select(t => (t.Number, t.Free, t.IsOpen)));
        var entered = Hall.Place(await phone.Post<SessionReply>($"{hall.Path}/table", new ChooseTable(3)));
        Assert.Equal((StreamKind.Lobby, 3), (entered.Kind, entered.Table));
        Assert.True((await phone.Send(entered.Stream, new CommandBody.TakeSeat("police"))).Accepted);
        Assert.Equal([0, 0, 1], (await hall.Settled()).Tables.Select(t => t.SeatsTaken));

        // Coming again by the code, or asking for another table, leads back to the same.
        await phone.Post<SessionReply>("/api/session", new OpenSession(null, hall.Summary.Code, "Wim"));
        Assert.Equal(("police", 3), (Hall.Place(await phone.Post<SessionReply>($"{hall.Path}/table", new ChooseTable(1))).Seat, entered.Table));
    }

    [Fact]
    public async Task Doors_that_are_closed_at_a_table_are_said_to_whoever_has_its_badge()
    {
        using var hall = await Hall.Open(console);
        await hall.Import(Roster);
        var badge = (await hall.Badges()).Badges[0];
        var table = (await hall.Settled()).Tables[0];
        Assert.True((await hall.Staff.Send(table.Stream!, new CommandBody.Lobby(false))).Accepted);
        var (response, body) = await hall.Phone().AskPost("/api/session", new OpenSession(badge.Secret, null, null));
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("lobby-closed", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Play_ends_at_all_tables_and_then_everybody_sees_the_debrief()
    {
        using var hall = await Hall.Open(console, tables: 2);
        await hall.Import(Roster);
        var phone = hall.Phone();
        var seat = Hall.Place(await Hall.Scan(phone, (await hall.Badges()).Badges[0].Secret));
        await hall.Order(TableOrderKind.Start);
        await hall.Order(TableOrderKind.OpenDebrief);
        Assert.All((await hall.Settled()).Tables, t => Assert.Equal((Stage.Play, false, "Play has not ended yet."), (t.Stage, t.DebriefOpen, t.Refused)));

        await hall.Order(TableOrderKind.End);
        Assert.All((await hall.Settled()).Tables, t => Assert.Equal((Stage.Ended, false, null), (t.Stage, t.DebriefOpen, t.Refused)));
        Assert.DoesNotContain("\"debriefOpen\":true", (await phone.Pull(seat.Stream)).View!.Value.GetRawText(), StringComparison.Ordinal);

        await hall.Order(TableOrderKind.OpenDebrief);
        Assert.All((await hall.Settled()).Tables, t => Assert.Equal((Stage.Ended, true, null), (t.Stage, t.DebriefOpen, t.Refused)));
        Assert.Contains("\"debriefOpen\":true", (await phone.Pull(seat.Stream)).View!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_staff_see_and_run_a_summit()
    {
        using var hall = await Hall.Open(console);
        var phone = hall.Phone();
        await phone.Post<SessionReply>("/api/session", new OpenSession(null, hall.Summary.Code, "Wim"));
        foreach (var path in new[] { "/api/summits", hall.Path })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await phone.AskGet(path)).Response.StatusCode);
        }

        foreach (var (path, body) in new (string, object)[]
        {
            ("/api/summits", new CreateSummit("canaries", null, [""], Mode.ClockDriven, Seating.Open, false)),
            ($"{hall.Path}/orders", new OrderTables("id", TableOrderKind.Start, null, null, null)),
            ($"{hall.Path}/people", new PlacePerson(null, "Eve", 1, null, null)),
            ($"{hall.Path}/people/drop", new DropPerson("p")),
            ($"{hall.Path}/badges", new IssueBadges(null)),
        })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await phone.AskPost(path, body)).Response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await hall.Phone().AskGet($"{hall.Path}/lobby")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await hall.Staff.AskGet("/api/summits/s-0123456789abcdef0123")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await hall.Staff.AskGet("/api/summits/nonsense")).Response.StatusCode);
    }

    [Fact]
    public async Task What_is_no_roster_is_refused_at_its_limits()
    {
        using var hall = await Hall.Open(console);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await hall.Staff.Ask(hall.Upload(Roster, type: "application/json"))).Response.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await hall.Staff.Ask(hall.Upload(new string('x', 1024 * 1024 + 1)))).Response.StatusCode);
        var (response, body) = await hall.Staff.AskPost("/api/summits", new CreateSummit("canaries", null, [.. Enumerable.Repeat("", 61)], Mode.ClockDriven, Seating.Open, false));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("60 tables", body, StringComparison.Ordinal);
        Assert.Contains("not-expected", (await hall.Staff.AskPost($"{hall.Path}/people", new PlacePerson("p-stranger", null, 1, null, null))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_seen_the_people_is_sent_them_again_only_when_something_changed()
    {
        using var hall = await Hall.Open(console);
        await hall.Import(Roster);
        var view = await hall.Settled();
        var version = view.Version.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(2, view.People!.Count);
        Assert.Null((await hall.Staff.Get<SummitView>($"{hall.Path}?seen={version}")).People);
        await hall.Order(TableOrderKind.Start);
        await hall.Settled();
        Assert.NotNull((await hall.Staff.Get<SummitView>($"{hall.Path}?seen={version}")).People);
        Assert.DoesNotContain(hall.Summary.Summit, (await hall.Staff.Get<ExerciseSummary[]>("/api/exercises")).Select(e => e.Exercise));
    }
}

/// <summary>A day in the hall, with the program ending in the middle of it.</summary>
public sealed class SummitDayTests
{
    [Fact]
    public async Task Twelve_people_at_three_tables_start_together_hear_a_message_are_paused_and_go_on_after_a_restart()
    {
        var console = new ServedConsole();
        await console.InitializeAsync();
        try
        {
            using var hall = await Hall.Open(console);
            string[] seats = ["mayor", "police", "schools", "police"];
            var lines = Enumerable.Range(0, 12).Select(n => string.Create(CultureInfo.InvariantCulture, $"Person {n},{(n / 4) + 1},{seats[n % 4]},{(n % 2 == 0 ? "fr" : "")}\n"));
            Assert.True((await hall.Import($"name,table,seat,language\n{string.Concat(lines)}")).Kept);
            await hall.Settled();
            var phones = (await hall.Badges()).Badges.Select(badge => (badge, Phone: hall.Phone())).ToArray();
            Assert.Equal(12, phones.Length);
            var streams = await Task.WhenAll(phones.Select(async p => Hall.Place(await Hall.Scan(p.Phone, p.badge.Secret))));
            Assert.All(streams, s => Assert.Equal(StreamKind.Seat, s.Kind));

            await hall.Order(TableOrderKind.Start);
            await hall.Order(TableOrderKind.Announce, "Welcome to the hall.");
            await hall.Order(TableOrderKind.Stop, "Look up, please.", StopReason.Discussion);
            var stopped = await hall.Settled();
            Assert.All(stopped.Tables, t => Assert.Equal((Stage.Play, false, true), (t.Stage, t.Running, t.Stops.Single().BySummit)));
            foreach (var ((_, phone), stream) in phones.Zip(streams))
            {
                Assert.Contains("Welcome to the hall.", (await phone.Pull(stream.Stream)).View!.Value.GetRawText(), StringComparison.Ordinal);
            }

            await console.Restart();
            await hall.Order(TableOrderKind.GoOn);
            await hall.Order(TableOrderKind.Announce, "Once more.");
            var after = await hall.Settled();
            Assert.All(after.Tables, t => Assert.DoesNotContain(t.Stops, s => s.BySummit));
            Assert.All(after.Tables, t => Assert.Equal(3, t.SeatsTaken));
            foreach (var ((_, phone), stream) in phones.Zip(streams))
            {
                var view = (await phone.Pull(stream.Stream)).View!.Value.GetRawText();
                Assert.Equal(2, view.Split("Welcome to the hall.").Length);
                Assert.Equal(2, view.Split("Once more.").Length);
            }
        }
        finally
        {
            await console.DisposeAsync();
        }
    }
}
