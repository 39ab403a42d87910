using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Summits;

/// <summary>What a person is called and reads. It lies beside the log.</summary>
/// <param name="Languages">As <see cref="Views.WantedLanguages"/> says; null: never said.</param>
public sealed record KnownPerson(string Person, string? Name, string? Languages);

/// <summary>Names and languages of many people at once.</summary>
/// <exception cref="HostingProblem">The storage does not answer.</exception>
public sealed class PeopleBook(IDatabase database)
{
    public IReadOnlyDictionary<string, KnownPerson> Of(IEnumerable<string> people) => database.Read(s => people.Distinct().ToDictionary(
        person => person,
        person => new KnownPerson(
            person,
            s.First("SELECT name FROM names WHERE person = $1", row => row.GetString(0), person),
            s.First("SELECT wanted FROM languages WHERE person = $1", row => row.GetString(0), person))));

    /// <summary>All of it, or nothing. A language that is not said stays what it was. Durable when it returns.</summary>
    public void Keep(IReadOnlyList<KnownPerson> people) => database.WriteNow(s =>
    {
        foreach (var known in people)
        {
            if (known.Name is { } name)
            {
                s.Run("INSERT INTO names (person, name) VALUES ($1, $2) ON CONFLICT (person) DO UPDATE SET name = excluded.name", known.Person, name);
            }

            if (known.Languages is { } languages)
            {
                s.Run("INSERT INTO languages (person, wanted) VALUES ($1, $2) ON CONFLICT (person) DO UPDATE SET wanted = excluded.wanted", known.Person, languages);
            }
        }
    });

    /// <summary>People who were never here: nothing of them is left.</summary>
    public void Forget(IReadOnlyList<string> people) => database.WriteNow(s =>
    {
        foreach (var person in people)
        {
            s.Run("DELETE FROM names WHERE person = $1", person);
            s.Run("DELETE FROM languages WHERE person = $1", person);
        }
    });
}
