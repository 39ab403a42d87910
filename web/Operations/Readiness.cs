using System.Globalization;
using Tabletop.Hosting;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Postgres;

namespace Tabletop.Web.Operations;

/// <summary>One thing that must hold for people to be sent here.</summary>
/// <param name="Name">Stable: programs read it.</param>
/// <param name="Sentence">What is wrong and what to do; null while all is well.</param>
public sealed record ReadinessCheck(string Name, bool Ok, string? Sentence);

public sealed record ReadinessReport(bool Ready, IReadOnlyList<ReadinessCheck> Checks);

/// <summary>Can this program save, read and take people in, now? Every answer looks again, so nothing needs a restart to be well.</summary>
public sealed class Readiness
{
    /// <summary>
    /// A day's exercises with their media come to well under a tenth of it, and a backup writes the data file a second time. Below it
    /// there is still time to make room before anything is refused.
    /// </summary>
    public const long LeastFreeBytes = 500L * 1024 * 1024;

    /// <summary>Balancers ask every few seconds; after this long without a question nobody is waiting for the answer to change.</summary>
    private static readonly TimeSpan AskedLately = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _time;
    private readonly Look _writer;
    private readonly Look _disk;
    private readonly Look _log;
    private readonly Lock _gate = new();
    private long? _askedAt;
    private volatile bool _isStopping;

    /// <param name="folder">The data folder.</param>
    public Readiness(IDatabase database, IExerciseLog log, string folder, TimeProvider time)
    {
        _time = time;
        var said = database is PostgresDatabase ? Sentences.OfDatabase : Sentences.OfFile;
        _writer = new(() => Write(database, said.NoWrites), said.SlowWrites, time);
        _disk = new(() => Task.Run(() => Free(folder)), "The disk of the data folder does not answer.", time);
        _log = new(() => Task.Run(() => Read(log, said.NoReads)), said.SlowReads, time);
    }

    /// <summary>Somebody out there acts on the answers.</summary>
    public bool IsWatched
    {
        get
        {
            lock (_gate)
            {
                return _askedAt is { } at && _time.GetElapsedTime(at) < AskedLately;
            }
        }
    }

    /// <summary>From now on nobody is to be sent here.</summary>
    public void Stop() => _isStopping = true;

    public async Task<ReadinessReport> Now()
    {
        lock (_gate)
        {
            _askedAt = _time.GetTimestamp();
        }

        var (writer, disk, log) = (_writer.Now(), _disk.Now(), _log.Now());
        ReadinessCheck[] checks =
        [
            Check("stopping", _isStopping ? "The program is being stopped." : null),
            Check("writer", await writer),
            Check("disk", await disk),
            Check("log", await log),
        ];
        return new(checks.All(c => c.Ok), checks);
    }

    private static ReadinessCheck Check(string name, string? sentence) => new(name, sentence is null, sentence);

    private static Task<string?> Write(IDatabase database, string otherwise)
    {
        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        database.Probe(result => answer.SetResult(result == AppendResult.Committed ? null : otherwise));
        return answer.Task;
    }

    private static string? Free(string folder)
    {
        try
        {
            var free = new DriveInfo(folder).AvailableFreeSpace;
            return free >= LeastFreeBytes
                ? null
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Only {free / (1024 * 1024)} MB are free on the disk of the data folder; make room until it is {LeastFreeBytes / (1024 * 1024)} MB.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "The disk of the data folder cannot be asked how much room it has. Is it still mounted?";
        }
    }

    private static string? Read(IExerciseLog log, string otherwise)
    {
        try
        {
            log.Exercises();
            return null;
        }
        catch (HostingProblem)
        {
            return otherwise;
        }
    }

    /// <summary>Where to look depends on what holds the log.</summary>
    private sealed record Sentences(string NoWrites, string SlowWrites, string NoReads, string SlowReads)
    {
        public static readonly Sentences OfFile = new(
            "Nothing can be saved: the data file takes no writes. Is the disk full, or has it become read-only? What people send is kept by them and sent again.",
            "Saving takes longer than a second. Is another program using the data file, or the disk failing?",
            "The data file cannot be read. Is its disk still mounted?",
            "Reading takes longer than a second. Is the disk of the data folder failing?");

        public static readonly Sentences OfDatabase = new(
            "Nothing can be saved: the PostgreSQL database takes no writes. Is it running and reached from here, and has its disk room? What people send is kept by them and sent again.",
            "Saving takes longer than a second. Is the PostgreSQL database reached from here, or its machine overloaded?",
            "The PostgreSQL database cannot be read. Is it running, and reached from here?",
            "Reading takes longer than a second. Is the PostgreSQL database reached from here, or its machine overloaded?");
    }
}
