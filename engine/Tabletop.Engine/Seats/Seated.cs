using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Seats;

/// <summary>Who sits where, as every screen shows it. The same as long as the list of grants is: a room of thousands has many.</summary>
internal sealed class Seated
{
    private readonly Items<Grant> _of;
    private readonly Dictionary<string, Items<PersonName>> _bySeat = [];
    private readonly Dictionary<string, string> _firstSeats = [];

    /// <param name="before">Lists of seats that nobody has taken or left since are taken over, so that they need not be compared.</param>
    public Seated(Items<Grant> grants, Seated? before)
    {
        _of = grants;
        var people = new Dictionary<string, List<PersonName>>();
        foreach (var grant in grants)
        {
            if (!people.TryGetValue(grant.Seat, out var there))
            {
                people.Add(grant.Seat, there = []);
            }

            there.Add(new(grant.Person));
            _firstSeats.TryAdd(grant.Person, grant.Seat);
        }

        foreach (var (seat, there) in people)
        {
            var known = before?.In(seat);
            _bySeat.Add(seat, known?.SequenceEqual(there) == true ? known : there.ToItems());
        }
    }

    public bool IsOf(ExerciseState state) => ReferenceEquals(_of, state.Grants);

    /// <summary>In the order they came to the seat.</summary>
    public Items<PersonName> In(string seat) => _bySeat.GetValueOrDefault(seat, []);

    /// <summary>The first of a person's seats; null: none.</summary>
    public string? FirstSeatOf(string person) => _firstSeats.GetValueOrDefault(person);
}
