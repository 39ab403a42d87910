using System.Diagnostics.CodeAnalysis;
using Tabletop.Hosting;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Files;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Sessions;
using Tabletop.Web.Uploads;

namespace Tabletop.Web.Starting;

/// <summary>Everything durable: one data folder, opened and closed in the right order.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly ThreadScheduler _scheduler;
    private bool _isClosed;

    private Node(string folder, SqliteFile file, SqlLog log, ThreadScheduler scheduler, SessionBook sessions, MediaStore media, UploadFolder uploads, EmbeddedHost host, StaffKey key)
    {
        (Folder, File, Log, _scheduler, Sessions, Media, Uploads, Host, Key) = (folder, file, log, scheduler, sessions, media, uploads, host, key);
    }

    public string Folder { get; }

    public SqliteFile File { get; }

    public SqlLog Log { get; }

    public SessionBook Sessions { get; }

    public MediaStore Media { get; }

    public UploadFolder Uploads { get; }

    public EmbeddedHost Host { get; }

    public StaffKey Key { get; }

    /// <exception cref="HostingProblem">The folder cannot be used, or holds what this version does not know.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The node owns them.")]
    public static Node Open(string folder, TimeProvider time, Action<Exception> noted, Rules? rules)
    {
        var scheduler = new ThreadScheduler(noted);
        SqliteFile? file = null;
        try
        {
            file = SqliteFile.Open(folder, scheduler);
            var (log, sessions) = (new SqlLog(file), new SessionBook(file, time));
            var (media, uploads) = (MediaStore.Open(folder), UploadFolder.Open(folder));
            var key = StaffKey.ReadOrMake(folder);
            return new(folder, file, log, scheduler, sessions, media, uploads, EmbeddedHost.Start(log, scheduler, time, noted, sessions.Languages, rules), key);
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
