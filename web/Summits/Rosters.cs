using Tabletop.Authoring.Findings;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Summits;
using Tabletop.Hosting;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Summits;
using Tabletop.Hosting.Views;
using Tabletop.Web.Contracts;
using Tabletop.Web.Scenarios;
using Tabletop.Web.Sessions;
using Tabletop.Web.Streams;
using Receipt = Tabletop.Hosting.Exercises.Receipt;

namespace Tabletop.Web.Summits;

/// <summary>
/// A summit's roster, from a file and by hand, and its badges. Names and languages are stored before the entry that names the person, so
/// that nobody is expected whose name is not known. In a later file people are known again by their names, and keep their badges.
/// </summary>
/// <exception cref="HostingProblem">It could not be saved now.</exception>
public sealed class Rosters(SummitHost summits, EmbeddedHost host, PinnedTexts texts, SummitViews views, PeopleBook book, Badges badges, Invitations invitations, IExerciseLog log)
    : IDisposable
{
    /// <summary>More of them help nobody, and are megabytes where every line is wrong.</summary>
    private const int MostFindings = 500;

    /// <summary>Of two files at once the second would not know the people of the first, who would lose their badges.</summary>
    private readonly SemaphoreSlim _oneImports = new(1);

    public void Dispose() => _oneImports.Dispose();

    /// <param name="preview">Nothing is to be changed.</param>
    /// <returns>Null: there is no such summit.</returns>
    public async Task<RosterReply?> Import(string summit, byte[] bytes, string staff, bool preview)
    {
        await _oneImports.WaitAsync();
        try
        {
            return await Read(summit, bytes, staff, preview);
        }
        finally
        {
            _oneImports.Release();
        }
    }

    private async Task<RosterReply?> Read(string summit, byte[] bytes, string staff, bool preview)
    {
        if (await summits.State(summit) is not { } state)
        {
            return null;
        }

        var content = state.Tables[0].Content;
        var rules = new RosterRules(
            state.Tables.Count, [.. views.Roles(content, null).Select(r => (r.Id, r.Text))], texts.Languages(content), state.Seating == Seating.Assigned);
        var file = RosterFile.Read(bytes, rules);
        var expected = state.People.Where(p => !p.WalkedIn).ToArray();
        var known = book.Of(expected.Select(p => p.Id));
        var byName = expected.Where(p => known[p.Id].Name is not null).GroupBy(p => known[p.Id].Name!.Normalize(), StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        var lines = file.Lines.Select(line => (Line: line, Person: byName.GetValueOrDefault(line.Name))).ToArray();
        var dropped = expected.Where(p => lines.All(l => l.Person?.Id != p.Id)).ToArray();
        var findings = file.Findings;
        var kept = !preview && !file.HasErrors;
        if (kept && await Keep(summit, staff, lines, dropped) is { } refused)
        {
            (kept, findings) = (false, [new(1, Severity.Error, refused.Code!, refused.Sentence!, "Leave out who is not coming, or make two summits")]);
        }

        return new(
            kept,
            findings.Take(MostFindings).ToItems(),
            lines.Select(l => new RosterPreview(l.Line.Line, l.Line.Name, l.Line.Table, l.Line.Seat, l.Line.Language, Change(l.Line, l.Person, known, rules.Languages))).ToItems(),
            file.HasErrors ? [] : dropped.Select(p => known[p.Id].Name ?? "?").ToItems());
    }

    /// <summary>By hand: somebody who walked in, was forgotten, or is to sit elsewhere.</summary>
    public async Task<Receipt> Place(string summit, PlacePerson asked, string staff)
    {
        if (await summits.State(summit) is not { } state || (asked.Person is { } known && state.Find(known) is null))
        {
            return new(staff, "", "not-expected", []);
        }

        var person = asked.Person ?? Door.NewPerson();
        var name = asked.Person is null ? Door.CleanName(asked.Name) : null;
        var language = texts.Languages(state.Tables[0].Content).FirstOrDefault(l => l == asked.Language);
        if (name is not null || language is not null)
        {
            await Task.Run(() => book.Keep([new(person, name, language)]));
            host.Reread(person);
        }

        var receipt = await summits.Send(summit, new(staff, NewId(), new SummitCommandBody.Place(new(person, asked.Table, asked.Seat is { Length: > 0 } seat ? seat : null))));
        if (!receipt.Accepted && asked.Person is null)
        {
            await Task.Run(() => book.Forget([person]));
        }

        return receipt;
    }

    public async Task<Receipt> Drop(string summit, string person, string staff)
    {
        var receipt = await summits.Send(summit, new(staff, NewId(), new SummitCommandBody.Drop(person)));
        if (receipt.Accepted)
        {
            await Task.Run(() =>
            {
                badges.TakeBack(summit, [person]);
                ForgetUnlessThere([person]);
            });
        }

        return receipt;
    }

    /// <summary>Badges for some, or for everybody who is expected and has none; an old one opens nothing any more.</summary>
    /// <returns>Null: there is no such summit.</returns>
    public async Task<BadgeSheet?> Issue(string summit, Items<string>? people, HttpRequest request)
    {
        if (await summits.State(summit) is not { } state || summits.Row(summit) is not { } row)
        {
            return null;
        }

        var have = people is null ? badges.Holders(summit) : [];
        var holders = state.People
            .Where(p => p.Table > 0 && (people is null ? !have.Contains(p.Id) : people.Contains(p.Id)))
            .OrderBy(p => p.Table)
            .ThenBy(p => p.Seat is { } seat ? state.Seats.IndexOf(seat) : state.Seats.Count)
            .ToArray();
        // Who was forgotten since has no name to print.
        var known = book.Of(holders.Select(p => p.Id));
        var secrets = await Task.Run(() => badges.Issue(summit, [.. holders.Select(p => p.Id).Where(p => known[p].Name is not null)], renews: people is not null));
        var invitation = await invitations.To(summit, request, withBoard: false);
        return new(row.Title, invitation.Addresses, holders.Where(p => secrets.ContainsKey(p.Id)).Select(p => Badge(state, p, known[p.Id], secrets[p.Id])).ToItems());
    }

    private Badge Badge(SummitState state, SummitPerson person, KnownPerson known, string secret)
    {
        var content = state.Tables[person.Table - 1].Content;
        return new(
            person.Id,
            known.Name ?? "",
            person.Table,
            person.Seat is { } seat ? texts.Seat(content, seat, known.Languages) : null,
            known.Languages is { } wanted ? Languages.Best(wanted, texts.Languages(content)) : null,
            secret);
    }

    /// <returns>Null: it is kept; or why the summit refuses it.</returns>
    private async Task<Receipt?> Keep(string summit, string staff, (RosterFileLine Line, SummitPerson? Person)[] lines, SummitPerson[] dropped)
    {
        var people = lines.Select(l => (l.Line, Id: l.Person?.Id ?? Door.NewPerson())).ToArray();
        await Task.Run(() => book.Keep([.. people.Select(p => new KnownPerson(p.Id, p.Line.Name, p.Line.Language))]));
        var roster = new SummitCommandBody.SetRoster(people.Select(p => new RosterLine(p.Id, p.Line.Table, p.Line.Seat)).ToItems());
        var receipt = await summits.Send(summit, new(staff, NewId(), roster));
        if (!receipt.Accepted)
        {
            var known = lines.Select(l => l.Person?.Id).ToHashSet();
            await Task.Run(() => book.Forget([.. people.Select(p => p.Id).Where(id => !known.Contains(id))]));
            return receipt.Transient ? throw new HostingProblem($"The roster could not be kept: {receipt.Code}.") : receipt;
        }

        foreach (var person in lines.Select(l => l.Person).OfType<SummitPerson>().Where(p => p.Arrived))
        {
            host.Reread(person.Id);
        }

        await Task.Run(() =>
        {
            badges.TakeBack(summit, [.. dropped.Select(p => p.Id)]);
            ForgetUnlessThere(dropped.Select(p => p.Id));
        });
        return null;
    }

    /// <summary>Who was at a table stands in its story, by name. Of anybody else nothing is kept.</summary>
    private void ForgetUnlessThere(IEnumerable<string> people) => book.Forget([.. people.Where(p => log.ExercisesOf(p).Count == 0)]);

    private static RosterChange Change(RosterFileLine line, SummitPerson? person, IReadOnlyDictionary<string, KnownPerson> known, Items<string> languages)
    {
        if (person is null)
        {
            return RosterChange.Added;
        }

        var reads = known[person.Id].Languages is { } wanted ? Languages.Best(wanted, languages) : null;
        return person.Table == line.Table && person.Seat == line.Seat && (line.Language is null || line.Language == reads) ? RosterChange.Same : RosterChange.Changed;
    }

    private static string NewId() => Guid.CreateVersion7().ToString();
}
