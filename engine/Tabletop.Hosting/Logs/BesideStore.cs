using Tabletop.Hosting.Backups;
using Tabletop.Hosting.Logs.Sqlite;

namespace Tabletop.Hosting.Logs;

/// <summary>What lies beside the log in a database, changed as entries say.</summary>
internal static class BesideStore
{
    public static void Store(Statements statements, string exercise, BesideLog beside)
    {
        foreach (var person in beside.Joined)
        {
            statements.Run("INSERT INTO people (person, exercise) VALUES ($1, $2) ON CONFLICT DO NOTHING", person, exercise);
        }

        foreach (var (person, name) in beside.Named)
        {
            SetName(statements, person, name);
        }

        foreach (var id in beside.ErasedWords)
        {
            statements.Run("UPDATE texts SET salt = NULL, text = NULL WHERE exercise = $1 AND id = $2", exercise, id);
            Note(statements, exercise, ErasedList.Words, id);
        }

        foreach (var person in beside.ErasedPeople)
        {
            Erase(statements, exercise, person);
        }

        if (beside.Erases)
        {
            Sweeping.Owe(statements);
        }
    }

    /// <param name="name">Null forgets it.</param>
    public static void SetName(Statements statements, string person, string? name)
    {
        if (name is null)
        {
            statements.Run("DELETE FROM names WHERE person = $1", person);
        }
        else
        {
            statements.Run("INSERT INTO names (person, name) VALUES ($1, $2) ON CONFLICT (person) DO UPDATE SET name = excluded.name", person, name);
        }
    }

    private static void Erase(Statements statements, string exercise, string person)
    {
        statements.Run("UPDATE texts SET salt = NULL, text = NULL WHERE exercise = $1 AND who = $2", exercise, person);
        SetName(statements, person, null);
        statements.Run("DELETE FROM languages WHERE person = $1", person);

        // A session that was this person's alone ends; one that is somebody else's too goes on as theirs.
        statements.Run(
            """
            DELETE FROM sessions WHERE id IN (SELECT session FROM memberships WHERE person = $1)
            AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.session = sessions.id AND m.person <> $1)
            """,
            person);
        statements.Run("DELETE FROM badges WHERE person = $1", person);
        statements.Run("DELETE FROM memberships WHERE person = $1", person);
        statements.Run("DELETE FROM membership_links WHERE person = $1", person);
        statements.Run("DELETE FROM session_uses WHERE NOT EXISTS (SELECT 1 FROM sessions s WHERE s.id = session_uses.session)");
        Note(statements, exercise, ErasedList.Person, person);
    }

    private static void Note(Statements statements, string exercise, string kind, string id) => statements.Run(
        "INSERT INTO erased (exercise, kind, id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", exercise, kind, id);
}
