using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Summits;

/// <summary>Two organisers at once, people who are moved while they come in, names that are to be gone.</summary>
[Collection(OneConsole.Name)]
public sealed class SummitTroubleTests(ServedConsole console)
{
    [Fact]
    public async Task Badges_that_several_organisers_ask_for_at_once_are_each_issued_once_and_open()
    {
        using var hall = await Hall.Open(console, tables: 1);
        await hall.Import($"name,table,seat\n{string.Concat(Enumerable.Range(1, 40).Select(n => string.Create(CultureInfo.InvariantCulture, $"P{n},1,mayor\n")))}");
        await hall.Settled();
        var sheets = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => hall.Badges()));
        var badges = sheets.SelectMany(sheet => sheet.Badges).ToArray();
        Assert.Equal(40, badges.Select(b => b.Person).Distinct().Count());
        Assert.Equal(40, badges.Length);
        foreach (var badge in badges.Take(5))
        {
            Assert.Equal("mayor", Hall.Place(await Hall.Scan(hall.Phone(), badge.Secret)).Seat);
        }
    }

    [Fact]
    public async Task A_roster_that_is_sent_twice_at_once_names_each_person_once()
    {
        using var hall = await Hall.Open(console);
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => hall.Import("name,table,seat\nTwice Told,1,mayor\n")));
        Assert.Single(replies, reply => reply.Lines.Single().Change == RosterChange.Added);
        Assert.Equal(1, Named("Twice Told"));
        Assert.Single((await hall.Settled()).People!);
    }

    [Fact]
    public async Task Accents_however_they_are_written_make_no_second_person()
    {
        using var hall = await Hall.Open(console);
        await hall.Import("name,table,seat\nZo\u00eb,1,mayor\n".Normalize(NormalizationForm.FormD));
        var again = await hall.Import("name,table,seat\nZo\u00eb,1,mayor\n", preview: true);
        Assert.Equal((RosterChange.Same, 0), (again.Lines.Single().Change, again.Dropped.Count));
    }

    [Fact]
    public async Task Of_who_was_refused_or_dropped_and_never_sat_at_a_table_no_name_is_kept()
    {
        using var hall = await Hall.Open(console);
        await hall.Settled();
        var refused = await hall.Staff.Post<Receipt>($"{hall.Path}/people", new PlacePerson(null, "Refused Nobody", 9, null, null));
        Assert.Equal("no-such-table", refused.Code);
        Assert.Equal(0, Named("Refused Nobody"));

        await hall.Import("name,table,seat\nDropped Expected,1,mayor\nSeated Sitter,2,mayor\n");
        await hall.Phone().Post<SessionReply>("/api/session", new OpenSession(null, hall.Summary.Code, "Dropped Walker"));
        await Hall.Scan(hall.Phone(), (await hall.Badges()).Badges.Single(b => b.Name == "Seated Sitter").Secret);
        Assert.Equal((1, 1, 1), (Named("Dropped Expected"), Named("Dropped Walker"), Named("Seated Sitter")));
        foreach (var person in (await hall.Settled()).People!)
        {
            Assert.True((await hall.Staff.Post<Receipt>($"{hall.Path}/people/drop", new DropPerson(person.Person))).Accepted);
        }

        // Whoever sat at a table stands in its story, until they ask to be forgotten there.
        Assert.Equal((0, 0, 1), (Named("Dropped Expected"), Named("Dropped Walker"), Named("Seated Sitter")));
    }

    [Fact]
    public async Task A_summit_that_is_full_refuses_by_name_and_keeps_none()
    {
        using var hall = await Hall.Open(console, seating: Seating.Open);
        var lines = string.Concat(Enumerable.Range(1, 2_000).Select(n => string.Create(CultureInfo.InvariantCulture, $"Full {n},{(n % 3) + 1}\n")));
        Assert.True((await hall.Import($"name,table\n{lines}")).Kept);
        var (response, body) = await hall.Phone().AskPost("/api/session", new OpenSession(null, hall.Summary.Code, "Came Too Late"));
        Assert.Equal((HttpStatusCode.Conflict, true), (response.StatusCode, body.Contains("summit-full", StringComparison.Ordinal)));
        Assert.Equal(0, Named("Came Too Late"));

        Assert.True((await hall.Staff.Post<Receipt>($"{hall.Path}/people/drop", new DropPerson((await hall.Settled()).People![0].Person))).Accepted);
        await hall.Phone().Post<SessionReply>("/api/session", new OpenSession(null, hall.Summary.Code, "Came In Time"));
        var more = await hall.Import($"name,table\n{lines}");
        Assert.Equal((false, "summit-full"), (more.Kept, more.Findings.Single().Code));
        Assert.Equal(0, Named("Full 2000") - 1);
    }

    [Fact]
    public async Task A_table_that_lets_nobody_in_is_not_chosen_and_another_still_can_be()
    {
        using var hall = await Hall.Open(console, seating: Seating.Open);
        var table = (await hall.Settled()).Tables[0];
        Assert.True((await hall.Staff.Send(table.Stream!, new CommandBody.Lobby(false))).Accepted);
        var phone = hall.Phone();
        await phone.Post<SessionReply>("/api/session", new OpenSession(null, hall.Summary.Code, "Wim"));
        var (response, body) = await phone.AskPost($"{hall.Path}/table", new ChooseTable(1));
        Assert.Equal((HttpStatusCode.Conflict, true), (response.StatusCode, body.Contains("lobby-closed", StringComparison.Ordinal)));
        Assert.True((await phone.Get<SummitLobby>($"{hall.Path}/lobby")).MayChoose);
        Assert.Equal(2, Hall.Place(await phone.Post<SessionReply>($"{hall.Path}/table", new ChooseTable(2))).Table);
    }

    [Fact]
    public async Task Whoever_is_moved_while_coming_in_sits_at_the_one_table_that_is_theirs()
    {
        using var hall = await Hall.Open(console, tables: 2);
        const int People = 20;
        await hall.Import($"name,table,seat\n{string.Concat(Enumerable.Range(1, People).Select(n => string.Create(CultureInfo.InvariantCulture, $"M{n},1,mayor\n")))}");
        await hall.Settled();
        var badges = (await hall.Badges()).Badges;
        await Task.WhenAll(badges.SelectMany(badge => new Task[]
        {
            Hall.Scan(hall.Phone(), badge.Secret),
            hall.Staff.Post<Receipt>($"{hall.Path}/people", new PlacePerson(badge.Person, null, 2, "police", null)),
        }));
        await Eventually.Is(async () => (await hall.Settled()).Tables.Select(t => t.People).SequenceEqual([0, People]), "everybody sits at the second table alone");
    }

    [Fact]
    public async Task Whoever_is_moved_with_an_open_phone_goes_to_the_other_table_by_it_and_reads_on_in_their_language()
    {
        using var hall = await Hall.Open(console, tables: 2);
        await hall.Import("name,table,seat,language\nMoved,1,mayor,fr\n");
        await hall.Settled();
        var badge = (await hall.Badges()).Badges.Single();
        var phone = hall.Phone();
        Assert.Equal(1, Hall.Place(await Hall.Scan(phone, badge.Secret)).Table);
        await hall.Staff.Post<Receipt>($"{hall.Path}/people", new PlacePerson(badge.Person, null, 2, "police", null));
        await Eventually.Is(async () => (await phone.Get<SessionReply>("/api/session")).Streams.Count == 0, "the first table lets go");
        Assert.Equal(hall.Summary.Summit, (await phone.Get<SessionReply>("/api/session")).Summits!.Single().Summit);
        Assert.Equal(2, (await phone.Get<SummitLobby>($"{hall.Path}/lobby")).Table);
        Assert.Equal(2, Hall.Place(await phone.Post<SessionReply>($"{hall.Path}/table", new ChooseTable(2))).Table);
        Assert.Equal("fr", (await hall.Staff.Get<SummitView>(hall.Path)).People!.Single().Language);
    }

    [Fact]
    public async Task Who_holds_an_old_badge_goes_to_no_other_table_by_it()
    {
        using var hall = await Hall.Open(console, tables: 2);
        await hall.Import("name,table,seat\nLost,1,mayor\n");
        await hall.Settled();
        var badge = (await hall.Badges()).Badges.Single();
        var finder = hall.Phone();
        await Hall.Scan(finder, badge.Secret);
        await hall.Badges(badge.Person);
        Assert.Null((await finder.Get<SessionReply>("/api/session")).Summits);
        Assert.Equal(HttpStatusCode.NotFound, (await finder.AskPost($"{hall.Path}/table", new ChooseTable(1))).Response.StatusCode);
    }

    private int Named(string name)
    {
        using var statements = SqliteFile.Connect(Path.Combine(console.Data, "tabletop.db"), SqliteOpenMode.ReadOnly);
        return (int)statements.First("SELECT count(*) FROM names WHERE name = $1", row => row.GetInt64(0), name);
    }
}

/// <summary>A disk that decays under a summit.</summary>
public sealed class DamagedSummitTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabletop-hall-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_damaged_table_is_on_the_wall_and_the_others_start_and_a_damaged_summit_keeps_nobody_out()
    {
        await using var program = new ServedProgram(_folder);
        await program.Start();
        using var hall = await Hall.Open(program, seating: Seating.Open);
        using var lost = await Hall.Open(program, tables: 1);
        var table = (await hall.Settled()).Tables[0];
        await lost.Settled();
        var phone = hall.Phone();
        await phone.Post<SessionReply>("/api/session", new OpenSession(null, hall.Summary.Code, "Wim"));
        await program.Terminate();
        await program.Ended();
        using (var statements = SqliteFile.Connect(Path.Combine(_folder, "tabletop.db"), SqliteOpenMode.ReadWrite))
        {
            Assert.Equal(2, statements.Run("UPDATE entries SET bytes = x'7b' WHERE version = 1 AND exercise IN ($1, $2)", table.Exercise, lost.Summary.Summit));
        }

        await program.Start();
        await hall.Order(TableOrderKind.Start);
        var wall = await hall.Settled();
        Assert.Equal([true, false, false], wall.Tables.Select(t => t.Damaged));
        Assert.Equal([Stage.Play, Stage.Play], wall.Tables.Skip(1).Select(t => t.Stage));
        Assert.Equal([false, true, true], (await phone.Get<SummitLobby>($"{hall.Path}/lobby")).Tables.Select(t => t.IsOpen));

        Assert.Equal([(hall.Summary.Summit, 3), (lost.Summary.Summit, 0)], (await hall.Staff.Get<SummitSummary[]>("/api/summits")).Select(s => (s.Summit, s.Tables)));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await hall.Staff.AskGet(lost.Path)).Response.StatusCode);
        Assert.Equal(4, (await hall.Staff.Get<SessionReply>("/api/session")).Streams.Count);
        Assert.Equal(3, Hall.Place(await phone.Post<SessionReply>($"{hall.Path}/table", new ChooseTable(3))).Table);
    }
}
