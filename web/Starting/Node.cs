using System.Diagnostics.CodeAnalysis;
using Tabletop.Hosting;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Sessions;

namespace Tabletop.Web.Starting;

/// <summary>Everything durable: one data folder, opened and closed in the right order.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly ThreadScheduler _scheduler;
    private bool _isClosed;

    private Node(SqliteFile file, SqliteLog log, ThreadScheduler scheduler, EmbeddedHost host, StaffKey key)
    {
        (File, Log, _scheduler, Host, Key) = (file, log, scheduler, host, key);
    }

    public SqliteFile File { get; }

    public SqliteLog Log { get; }

    public EmbeddedHost Host { get; }

    public StaffKey Key { get; }

    /// <exception cref="HostingProblem">The folder cannot be used, or holds what this version does not know.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The node owns them.")]
    public static Node Open(string folder, TimeProvider time, Action<Exception> noted)
    {
        var scheduler = new ThreadScheduler(noted);
        SqliteFile? file = null;
        try
        {
            file = SqliteFile.Open(folder, scheduler);
            var log = new SqliteLog(file);
            return new(file, log, scheduler, EmbeddedHost.Start(log, scheduler, time, noted), StaffKey.ReadOrMake(folder));
        }
        catch
        {
            scheduler.Dispose();
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Answers what is under way and leaves the log whole.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            await Host.Stop();
            Host.Dispose();
            // Its threads end before the file they write.
            _scheduler.Dispose();
            File.Dispose();
        }
    }
}
