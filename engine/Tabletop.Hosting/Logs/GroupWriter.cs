using System.Data.Common;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Tabletop.Hosting.Metering;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Logs;

/// <summary>
/// The one writer of this program. Whatever waits when it comes round is committed together, so the disk is waited for once and not once
/// for each; nobody is told before the commit. Each piece has a savepoint: one that does not fit takes only itself back.
/// </summary>
/// <param name="connection">The connection that writes; asked for at each commit, since one that was lost is replaced.</param>
/// <param name="begin">The statement that begins a transaction.</param>
/// <param name="isTaken">Whether a statement failed because of a row that somebody else has written.</param>
internal sealed class GroupWriter(Func<Statements> connection, string begin, Func<DbException, bool> isTaken, ILane lane)
{
    /// <summary>A burst from a whole room fits; a longer one would keep its first sender waiting.</summary>
    public const int MostInOneCommit = 256;

    /// <summary>Beyond this the disk has fallen seconds behind: refusing at once is kinder than queueing.</summary>
    public const int MostWaiting = 16_384;

    private readonly Lock _gate = new();
    private readonly Queue<Piece> _waiting = new();
    private bool _coming;

    public long Commits { get; private set; }

    /// <param name="work">False: it does not fit; take it back.</param>
    /// <param name="done">Called once, on the writer's lane.</param>
    /// <param name="exercise">See <see cref="IDatabase.Write"/>.</param>
    public void Add(Func<Statements, bool> work, Action<AppendResult> done, string exercise)
    {
        lock (_gate)
        {
            if (_waiting.Count < MostWaiting)
            {
                _waiting.Enqueue(new(work, done, exercise));
                HostMeter.LogQueueDepth.Add(1);
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

        HostMeter.LogQueueDepth.Add(-group.Count);
        var began = Stopwatch.GetTimestamp();
        var results = new AppendResult[group.Count];
        Statements? statements = null;
        try
        {
            statements = connection();
            statements.Run(begin);
            // Stored in the order of exercises, and answered in the order of asking.
            foreach (var i in Enumerable.Range(0, group.Count).OrderBy(i => group[i].Exercise, StringComparer.Ordinal))
            {
                results[i] = Try(statements, group[i].Work);
            }

            statements.Run("COMMIT");
            Commits++;
            HostMeter.LogCommit.Record(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        catch (Exception problem)
        {
            // A full or broken disk, a database that went away. Nothing of the group may be acknowledged, and nobody left without an answer.
            Array.Fill(results, AppendResult.Failed);
            statements?.RollBack();
            if (problem is not DbException && statements is not { IsOpen: false })
            {
                lane.Post(ExceptionDispatchInfo.Capture(problem).Throw);
            }
        }

        for (var i = 0; i < group.Count; i++)
        {
            group[i].Done(results[i]);
        }
    }

    private AppendResult Try(Statements statements, Func<Statements, bool> work)
    {
        statements.Run("SAVEPOINT piece");
        var fits = false;
        try
        {
            fits = work(statements);
        }
        catch (DbException refused) when (isTaken(refused))
        {
            // Somebody else's row is there already.
        }

        if (!fits)
        {
            statements.Run("ROLLBACK TO SAVEPOINT piece");
        }

        statements.Run("RELEASE SAVEPOINT piece");
        return fits ? AppendResult.Committed : AppendResult.Conflict;
    }

    private sealed record Piece(Func<Statements, bool> Work, Action<AppendResult> Done, string Exercise);
}
