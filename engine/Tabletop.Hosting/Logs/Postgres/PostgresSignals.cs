using System.Data.Common;
using System.Globalization;
using Npgsql;
using Tabletop.Hosting.Leases;

namespace Tabletop.Hosting.Logs.Postgres;

/// <summary>
/// Signals over <c>LISTEN</c> and <c>NOTIFY</c>. A notification that is sent in a transaction makes every commit of the database wait for the
/// others, so it goes after the commit, in a statement of its own, and may be lost.
/// </summary>
public sealed class PostgresSignals : ISignals, IDisposable
{
    private const string Channel = "tabletop";

    /// <summary>A notification takes 8,000 bytes; a line has fewer than 60.</summary>
    private const int MostInOne = 100;

    /// <summary>A change is noted when its statement runs and seen when its transaction ends; none takes longer.</summary>
    private const long LongestWriteMs = 20_000;

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ends = new();
    private readonly Dictionary<BesideTheLog, long> _seen = [];
    private readonly PostgresDatabase _database;
    private readonly Task _listening;
    private long _sinceMs = -1;

    public PostgresSignals(PostgresDatabase database)
    {
        _database = database;
        _listening = Task.Run(Listen);
    }

    /// <inheritdoc/>
    public Action<string, long>? Heard { get; set; }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<(string Exercise, long Version)> committed)
    {
        foreach (var some in committed.Chunk(MostInOne))
        {
            var lines = string.Join('\n', some.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Exercise} {c.Version}")));
            _database.Soon(s => s.First("SELECT pg_notify($1, $2)", _ => true, Channel, lines));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<BesideTheLog> Changes()
    {
        var (nowMs, rows) = _database.Soon(s => (
            s.First($"SELECT {LeaseRows.Now}", row => row.GetInt64(0)),
            s.All(
                "SELECT kind, id, changed_ms FROM changes WHERE changed_ms > $1 AND node <> $2 AND $1 >= 0 ORDER BY changed_ms",
                row => (new BesideTheLog(Enum.Parse<BesideKind>(row.GetString(0)), row.GetString(1)), row.GetInt64(2)),
                _sinceMs,
                _database.Node)));
        var newer = new List<BesideTheLog>();
        foreach (var (change, atMs) in rows)
        {
            if (_seen.GetValueOrDefault(change) != atMs)
            {
                _seen[change] = atMs;
                newer.Add(change);
            }
        }

        _sinceMs = nowMs - LongestWriteMs;
        foreach (var (change, _) in _seen.Where(s => s.Value <= _sinceMs).ToArray())
        {
            _seen.Remove(change);
        }

        return newer;
    }

    public void Dispose()
    {
        _ends.Cancel();
        _listening.Wait();
        _ends.Dispose();
    }

    private async Task Listen()
    {
        while (!_ends.IsCancellationRequested)
        {
            try
            {
                await using var connection = _database.OwnConnection();
                await connection.OpenAsync(_ends.Token);
                connection.Notification += (_, told) => Hear(told.Payload);
                await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(_ends.Token);
                }

                while (true)
                {
                    await connection.WaitAsync(_ends.Token);
                }
            }
            catch (Exception problem) when (problem is DbException or OperationCanceledException or IOException or ObjectDisposedException)
            {
                // Lost signals are made up for by looking once a second.
                await Task.Delay(TryAgainAfter, _ends.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private void Hear(string payload)
    {
        foreach (var line in payload.Split('\n'))
        {
            if (line.Split(' ') is [var exercise, var number] && long.TryParse(number, CultureInfo.InvariantCulture, out var version))
            {
                Heard?.Invoke(exercise, version);
            }
        }
    }
}
