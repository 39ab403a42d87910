using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Logs;

namespace Tabletop.Web.Sessions;

/// <summary>How much there may be. Far above what a venue with all its people behind one address comes to; below what fills a disk in a day.</summary>
public sealed record QuotaLimits
{
    /// <summary>Created within the last hour, by everybody who holds the staff link.</summary>
    public int ExercisesInAnHour { get; init; } = 300;

    /// <summary>New ones for one address.</summary>
    public int SessionsInAnHour { get; init; } = 10_000;

    /// <summary>Staff among them.</summary>
    public int PeopleInAnExercise { get; init; } = 6_000;

    /// <summary>Characters that people typed, together.</summary>
    public long TextInAnExercise { get; init; } = 32 * 1024 * 1024;

    /// <summary>Each tab has one.</summary>
    public int SocketsOfASession { get; init; } = 20;
}

/// <summary>Says when enough is enough. Nothing that was let in is taken back for it, and nobody is kept from stopping play.</summary>
public sealed class Quotas : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>What other nodes have written meanwhile is counted then.</summary>
    private static readonly TimeSpan TextCountedEvery = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Text> _texts = new();
    private readonly PartitionedRateLimiter<string> _sessions;
    private readonly IDatabase _database;
    private readonly EmbeddedHost _host;
    private readonly TimeProvider _time;

    public Quotas(QuotaLimits limits, IDatabase database, EmbeddedHost host, TimeProvider time)
    {
        (Limits, _database, _host, _time) = (limits, database, host, time);
        _sessions = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(
            address, _ => new() { PermitLimit = limits.SessionsInAnHour, Window = Hour, SegmentsPerWindow = 12, QueueLimit = 0 }));
    }

    public QuotaLimits Limits { get; }

    /// <param name="more">How many are to be made: each table of a summit is one.</param>
    /// <exception cref="Hosting.HostingProblem">The storage does not answer.</exception>
    public bool TakesExercises(int more = 1)
    {
        var sinceMs = (_time.GetUtcNow() - Hour).ToUnixTimeMilliseconds();
        return _host.List().Count(row => row.CreatedMs > sinceMs) + more <= Limits.ExercisesInAnHour;
    }

    /// <summary>Counts one more session of the address.</summary>
    public bool TakesSession(string address)
    {
        using var lease = _sessions.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    public bool TakesPerson(ExerciseState state) => state.People.Count < Limits.PeopleInAnExercise;

    /// <summary>Counts the words of a command that is about to be sent, with what the exercise holds already.</summary>
    public async Task<bool> TakesText(string exercise, CommandBody body)
    {
        var more = body is CommandBody.StopPlay ? 0 : body.TypedTexts.Sum(words => (long)(words.Text?.Length ?? 0));
        if (more == 0)
        {
            return true;
        }

        if (!_texts.TryGetValue(exercise, out var text) || _time.GetElapsedTime(text.CountedAt) >= TextCountedEvery)
        {
            text = new(await Task.Run(() => Stored(exercise)), _time.GetTimestamp());
            _texts[exercise] = text;
        }

        if (text.Add(more) <= Limits.TextInAnExercise)
        {
            return true;
        }

        text.Add(-more);
        return false;
    }

    public void Dispose() => _sessions.Dispose();

    private long Stored(string exercise) =>
        _database.Read(s => s.First("SELECT coalesce(sum(length(text)), 0) FROM texts WHERE exercise = $1", row => row.GetInt64(0), exercise));

    private sealed class Text(long stored, long countedAt)
    {
        private long _length = stored;

        public long CountedAt => countedAt;

        public long Add(long more) => Interlocked.Add(ref _length, more);
    }
}
