using System.Text.Json;
using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Laws;

/// <summary>Law 4 and the console's folding: a view holds nothing outside its audience, and its changes give it back.</summary>
public class ViewLaws
{
    [Fact]
    public void No_view_holds_a_private_word_of_others_while_play_lasts() => Law.Holds(NothingLeaks);

    [Fact]
    public void Changes_folded_over_successive_views_give_the_last_view() => Law.Holds(ChangesFold);

    [Fact]
    public void Ids_are_unique_in_every_collection_of_every_view() => Law.Holds(of => Watch(of, (book, state, told, _) =>
    {
        foreach (var view in Views(book, state, told))
        {
            foreach (var collection in Json(view).EnumerateObject())
            {
                var ids = collection.Value.EnumerateArray().Select(i => i.GetProperty("id").GetString()).ToArray();
                Assert.Equal(ids.Distinct(), ids);
            }
        }
    }));

    [Fact]
    public void Every_view_shows_who_holds_which_seat_in_the_order_they_took_it() => Law.Holds(of => Watch(of, (book, state, told, _) =>
    {
        // Not every time: what is kept from the last look may be old by more than one change.
        if (state.Version % 4 != 0)
        {
            return;
        }

        foreach (var seats in Views(book, state, told).Select(view => view.Seats))
        {
            Assert.Equal(book.Scenario.Roles.Select(r => r.Id), seats.Select(s => s.Id));
            Assert.All(seats, seat => Assert.Equal(state.Grants.Where(g => g.Seat == seat.Id).Select(g => g.Person), seat.People.Select(p => p.Person)));
        }

        var people = StaffView.Of(book, state, told).People.Where(p => !p.Expected);
        Assert.All(people, person => Assert.Equal(state.Grants.FirstOrDefault(g => g.Person == person.Id)?.Seat, person.Seat));
    }));

    [Fact]
    public void A_view_is_the_same_whatever_was_looked_at_before() => Law.Holds(of =>
    {
        List<Entry> all = [];
        Watch(of, (book, state, told, entries) =>
        {
            all.AddRange(entries);
            var looked = Seats(book, state, told);
            if (state.Version % 8 == 0)
            {
                Assert.Equal(Seats(book, state, all.Aggregate(Chronicle.Empty, (sofar, entry) => sofar.Add(book, entry))), looked);
            }
        });
    });

    private static View[] Seats(Playbook book, ExerciseState state, Chronicle told) =>
        [.. book.Scenario.Roles.Select((role, i) => SeatView.Of(book, state, told, role.Id, $"p{i}"))];

    private static void NothingLeaks(Case of)
    {
        var secrets = new Secrets(of.Content.Scenario);
        Watch(of, (book, state, told, entries) =>
        {
            foreach (var entry in entries)
            {
                secrets.Add(entry);
            }

            if (state.Stage is not (Stage.Lobby or Stage.Play))
            {
                return;
            }

            foreach (var role in book.Scenario.Roles)
            {
                foreach (var person in state.Grants.Where(g => g.Seat == role.Id).Select(g => g.Person).DefaultIfEmpty("nobody"))
                {
                    Assert.Empty(secrets.Leaked(Text(SeatView.Of(book, state, told, role.Id, person)), role.Id, person));
                }
            }

            Assert.Empty(secrets.Leaked(Text(BoardView.Of(book, state, told)), null, ""));
            Assert.Empty(secrets.Leaked(Text(LobbyView.Of(book, state, told, "p4")), null, "p4"));
        });
    }

    private static void ChangesFold(Case of)
    {
        var shown = new View[4];
        Array.Fill(shown, new View());
        var folded = Enumerable.Range(0, shown.Length).Select(_ => new FoldedView()).ToArray();
        Watch(of, (book, state, told, _) =>
        {
            foreach (var (view, i) in Views(book, state, told).Select((view, i) => (view, i)))
            {
                var changes = Changes.Between(shown[i], view);
                Assert.Equal(shown[i] == view, changes.Count == 0);
                folded[i].Take(changes);
                shown[i] = view;
            }
        });
        Assert.All(shown.Zip(folded), pair => Assert.Equal(FoldedView.Of(pair.First), pair.Second.ToString()));
    }

    /// <summary>After each step that told something: the state, the story so far, and the step's entries.</summary>
    private static void Watch(Case of, Action<Playbook, ExerciseState, Chronicle, Items<Entry>> look)
    {
        var told = Chronicle.Empty;
        Played.Through(of, step =>
        {
            if (step.Outcome.Entries.Count > 0)
            {
                told = step.Outcome.Entries.Aggregate(told, (sofar, entry) => sofar.Add(of.Book, entry));
                look(of.Book, step.Outcome.State, told, step.Outcome.Entries);
            }
        });
    }

    private static View[] Views(Playbook book, ExerciseState state, Chronicle told) =>
    [
        SeatView.Of(book, state, told, book.Scenario.Roles[0].Id, "p0"),
        StaffView.Of(book, state, told),
        BoardView.Of(book, state, told),
        LobbyView.Of(book, state, told, "p2"),
    ];

    private static string Text(View view) => JsonSerializer.Serialize(view, Wire.Options);

    private static JsonElement Json(View view) => JsonSerializer.SerializeToElement(view, Wire.Options);
}
