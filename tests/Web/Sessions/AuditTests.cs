using System.Net;
using Tabletop.Engine.Exercises;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;
using Tabletop.Web.Tests.Summits;

namespace Tabletop.Web.Tests.Sessions;

/// <summary>On a console of its own: the trail is everybody's.</summary>
public sealed class AuditTests : IAsyncLifetime
{
    private readonly ServedConsole _console = new();

    public Task InitializeAsync() => _console.InitializeAsync();

    public Task DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task What_staff_do_outside_of_exercises_is_noted_with_ids_and_nothing_that_opens_or_names_anything()
    {
        using var room = await Room.Open(_console);
        var links = $"/api/exercises/{room.Exercise}/links";
        var made = await room.Staff.Post<MadeLink>(links, new MakeLink(LinkKind.Staff));
        using var helper = _console.Browser();
        var stream = (await helper.Post<SessionReply>("/api/session", new OpenSession(made.Secret, null, null))).Streams.Single().Stream;
        await room.Staff.Delete<LinkInfo[]>($"{links}/{made.Link}");
        var code = (await room.Staff.Post<Invitation>($"/api/exercises/{room.Exercise}/code", new { })).Code;
        using var stranger = _console.Browser();
        await stranger.AskPost("/api/session", new OpenSession("canary-secret-of-a-stranger", null, null));
        using var guest = _console.Browser();
        await guest.Post<SessionReply>("/api/session", new OpenSession(null, code, "canary-name"));
        var guests = await room.Person("canary-name");
        await room.Facilitate(new CommandBody.Remove(guests), new CommandBody.Start(), new CommandBody.EndPlay());
        Assert.Equal(HttpStatusCode.OK, (await room.Staff.AskGet($"/api/exercises/{room.Exercise}/record.csv")).Response.StatusCode);
        await room.Staff.Post<Receipt>($"/api/exercises/{room.Exercise}/erase", new ErasePerson(guests, "erase-1"));
        await room.Staff.Put<PassphraseState>("/api/passphrase", new ChoosePassphrase(null, "canary passphrase"));
        await room.Staff.AskPut("/api/passphrase", new ChoosePassphrase("canary wrong one", null));
        await room.Staff.Put<PassphraseState>("/api/passphrase", new ChoosePassphrase("canary passphrase", null));
        await room.Staff.Put<PassphraseState>("/api/passphrase", new ChoosePassphrase(null, null));
        using var second = await _console.Staff();
        await second.Delete<SessionReply>("/api/session");

        AuditEntry[] rows = [];
        await Eventually.Is(async () => (rows = await room.Staff.Get<AuditEntry[]>("/api/audit"))[0].Kind == "signed-out", "the last is noted");

        Assert.Equal(
            [
                "staff-signed-in", "exercise-created", "link-made", "link-used", "link-revoked", "code-renewed", "link-refused", "person-removed",
                "record-fetched", "person-erased", "passphrase-set", "passphrase-refused", "passphrase-removed", "staff-signed-in", "signed-out",
            ],
            rows.Reverse().Select(row => row.Kind));
        Assert.Equal(rows.OrderByDescending(row => row.Number).Select(row => row.Number), rows.Select(row => row.Number));
        Assert.Equal(rows.Skip(3), await room.Staff.Get<AuditEntry[]>($"/api/audit?before={rows[2].Number}"));
        var facilitator = rows[^1].Person!;
        Assert.Contains(facilitator, room.StaffStream, StringComparison.Ordinal);
        Assert.Equal((room.Exercise, facilitator, made.Link), Of("link-made"));
        Assert.Equal((room.Exercise, facilitator, guests), Of("person-removed"));
        Assert.Equal((room.Exercise, facilitator, guests), Of("person-erased"));
        Assert.Equal((null, null, null), Of("link-refused"));
        Assert.Contains(Of("link-used").Person!, stream, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-", (await room.Staff.AskGet("/api/audit")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(new[] { made.Secret, code, _console.StaffSecret, "127.0.0.1" }, word => rows.Any(row => $"{row}".Contains(word, StringComparison.Ordinal)));

        (string? Exercise, string? Person, string? About) Of(string kind) => rows.Where(row => row.Kind == kind).Select(row => (row.Exercise, row.Person, row.About)).Single();
    }

    [Fact]
    public async Task Who_may_come_to_a_summit_is_noted_without_a_name()
    {
        using var hall = await Hall.Open(_console);
        await hall.Import("name;table;seat\nCanary Name;1;mayor\n", preview: true);
        await hall.Import("name;table;seat\nCanary Name;1;mayor\n");
        await hall.Badges();
        AuditEntry[] rows = [];
        await Eventually.Is(async () => (rows = await hall.Staff.Get<AuditEntry[]>("/api/audit"))[0].Kind == "badges-issued", "the last is noted");
        Assert.Equal(["staff-signed-in", "summit-created", "roster-imported", "badges-issued"], rows.Reverse().Select(row => row.Kind));
        Assert.All(rows.SkipLast(1), row => Assert.Equal(hall.Summary.Summit, row.Exercise));
        Assert.DoesNotContain("Canary", (await hall.Staff.AskGet("/api/audit")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_is_shown_it()
    {
        using var room = await Room.Open(_console);
        var (mayor, _) = await room.Sit("Ana", "mayor");
        foreach (var browser in new[] { mayor, _console.Browser() })
        {
            var (response, _) = await browser.AskGet("/api/audit");
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }
}
