using Microsoft.Data.Sqlite;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Logs;

/// <summary>
/// The one writer of a file. Whatever waits when it comes round is committed together, so the disk is waited for once and not once
/// for each; nobody is told before the commit. Each piece has a savepoint: one that does not fit takes only itself back.
/// </summary>
internal sealed class SqliteWriter(Statements statements, ILane lane)
{
    /// <summary>A burst from a whole room fits; a longer one would keep its first sender waiting.</summary>
    public const int MostInOneCommit = 256;

    /// <summary>Beyond this the disk has fallen seconds behind: refusing at once is kinder than queueing.</summary>
    public const int MostWaiting = 16_384;

    private const int SqliteConstraint = 19;

    private readonly Lock _gate = new();
    private readonly Queue<Piece> _waiting = new();
    private bool _coming;

    public long Commits { get; private set; }

    /// <param name="work">False: it does not fit; take it back.</param>
    /// <param name="done">Called once, on the writer's lane.</param>
    public void Add(Func<Statements, bool> work, Action<AppendResult> done)
    {
        lock (_gate)
        {
            if (_waiting.Count < MostWaiting)
            {
                _waiting.Enqueue(new(work, done));
                if (_coming)
                {
                    return;
                }

                _coming = true;
                lane.Post(CommitWaiting);
                return;
            }
        }

        lane.Post(() => done(AppendResult.Failed));
    }

    private void CommitWaiting()
    {
        List<Piece> group = [];
        lock (_gate)
        {
            while (group.Count < MostInOneCommit && _waiting.TryDequeue(out var piece))
            {
                group.Add(piece);
            }

            _coming = _waiting.Count > 0;
            if (_coming)
            {
                lane.Post(CommitWaiting);
            }
        }

        var results = new AppendResult[group.Count];
        try
        {
            statements.Run("BEGIN IMMEDIATE");
            for (var i = 0; i < group.Count; i++)
            {
                results[i] = Try(group[i].Work);
            }

            statements.Run("COMMIT");
            Commits++;
        }
        catch (SqliteException)
        {
            // A full or broken disk. Nothing of the group may be acknowledged.
            Array.Fill(results, AppendResult.Failed);
            RollBack();
        }

        for (var i = 0; i < group.Count; i++)
        {
            group[i].Done(results[i]);
        }
    }

    private AppendResult Try(Func<Statements, bool> work)
    {
        statements.Run("SAVEPOINT piece");
        var fits = false;
        try
        {
            fits = work(statements);
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode == SqliteConstraint)
        {
            // Somebody else's row is there already.
        }

        if (!fits)
        {
            statements.Run("ROLLBACK TO piece");
        }

        statements.Run("RELEASE piece");
        return fits ? AppendResult.Committed : AppendResult.Conflict;
    }

    private void RollBack()
    {
        try
        {
            statements.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back by itself, as it does on a full disk.
        }
    }

    private sealed record Piece(Func<Statements, bool> Work, Action<AppendResult> Done);
}
