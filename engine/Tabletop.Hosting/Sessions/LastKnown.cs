using System.Collections.Concurrent;
using Tabletop.Hosting.Logs.Postgres;

namespace Tabletop.Hosting.Sessions;

/// <summary>What a node remembers of a database that may be away, and what the nodes tell each other of sessions.</summary>
public sealed class LastKnown(PostgresDatabase database)
{
    /// <summary>Some megabytes; when it is full it is emptied, and soon holds again whoever is there.</summary>
    private const int MostKept = 20_000;

    private const long JustNowMs = 10_000;

    private readonly ConcurrentDictionary<string, object?> _known = new();

    /// <summary>The answer, or the last one there was while the storage does not answer.</summary>
    /// <param name="keepsNothing">
    /// That there is nothing is worth remembering, too. Left out: only where there was something, so that ids which anybody can make up push
    /// out nobody's.
    /// </param>
    /// <exception cref="HostingProblem">It does not answer, and nothing is known.</exception>
    public T? Or<T>(string key, Func<T?> ask, bool keepsNothing = false)
        where T : class
    {
        try
        {
            var answer = ask();
            if (answer is null && !keepsNothing && !_known.ContainsKey(key))
            {
                return null;
            }

            if (_known.Count >= MostKept)
            {
                _known.Clear();
            }

            _known[key] = answer;
            return answer;
        }
        catch (HostingProblem) when (_known.TryGetValue(key, out var known))
        {
            return (T?)known;
        }
    }

    /// <summary>The session has another id now. Whoever is not told so in time takes it that it has ended, so a failure does little harm.</summary>
    public void Renewed(byte[] hash)
    {
        try
        {
            database.Now(s =>
            {
                s.Run($"DELETE FROM renewed WHERE at_ms < {LeaseRows.Now} - $1", JustNowMs);
                return s.Run($"INSERT INTO renewed (id, at_ms) VALUES ($1, {LeaseRows.Now}) ON CONFLICT DO NOTHING", hash);
            });
        }
        catch (HostingProblem)
        {
            // On this node it is remembered anyway.
        }
    }

    public bool WasJustRenewed(byte[] hash) =>
        database.Now(s => s.First($"SELECT 1 FROM renewed WHERE id = $1 AND at_ms > {LeaseRows.Now} - $2", _ => true, hash, JustNowMs));
}
