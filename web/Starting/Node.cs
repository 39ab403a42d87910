using System.Diagnostics.CodeAnalysis;
using Tabletop.Hosting;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Files;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Postgres;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Summits;
using Tabletop.Web.Uploads;

namespace Tabletop.Web.Starting;

/// <summary>Everything durable, opened and closed in the right order: one data folder, and one database there or for several nodes.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly List<IDisposable> _storage = [];
    private readonly ThreadScheduler _scheduler;
    private bool _isClosed;

    [SuppressMessage("Reliability", "CA2000", Justification = "The node owns them.")]
    private Node(string folder, LogPlace place, TimeProvider time, Action<Exception> noted, Rules? rules)
    {
        (Folder, _scheduler) = (folder, new(noted));
        try
        {
            if (place is LogPlace.Postgres { Connection: var connection })
            {
                var database = Kept(PostgresDatabase.Open(connection, _scheduler));
                var peers = new Peers(new LeaseRows(database), Kept(new PostgresSignals(database)));
                (Database, Log, Media) = (database, new(database), new MediaRows(database, MediaStore.Open(folder)));
                Sessions = new(database, time, new LastKnown(database));
                Key = StaffKey.ReadOrMake(folder).SharedBy(new(database), $"{Environment.MachineName} {folder}");
                (Presence, Losses) = (new(database), new(database));
                Host = EmbeddedHost.Start(Log, _scheduler, time, noted, Sessions.Languages, rules, peers: peers);
                Summits = SummitHost.Start(Host, new SqlSummitLog(database), Log, _scheduler, time, noted, isShared: true);
            }
            else
            {
                var sqlite = (LogPlace.Sqlite)place;
                var file = Kept(SqliteFile.Open(sqlite.Folder, sqlite.Name, _scheduler));
                (Database, Log, Media) = (file, new(file), MediaStore.Open(folder));
                (Sessions, Key) = (new(file, time), StaffKey.ReadOrMake(folder));
                Host = EmbeddedHost.Start(Log, _scheduler, time, noted, Sessions.Languages, rules);
                Summits = SummitHost.Start(Host, new SqlSummitLog(file), Log, _scheduler, time, noted);
            }

            Uploads = UploadFolder.Open(folder);
        }
        catch
        {
            Close();
            throw;
        }
    }

    public string Folder { get; }

    public IDatabase Database { get; }

    public SqlLog Log { get; }

    public SessionBook Sessions { get; }

    public IMediaStore Media { get; }

    public UploadFolder Uploads { get; }

    public EmbeddedHost Host { get; }

    public SummitHost Summits { get; }

    public StaffKey Key { get; }

    /// <summary>Null: there is no other node.</summary>
    public PresenceRows? Presence { get; }

    /// <summary>Null: there is no other node.</summary>
    public SessionLossRows? Losses { get; }

    /// <exception cref="HostingProblem">The folder or the database cannot be used, or holds what this version does not know.</exception>
    public static Node Open(string folder, LogPlace place, TimeProvider time, Action<Exception> noted, Rules? rules) => new(folder, place, time, noted, rules);

    /// <summary>Answers what is under way, gives back what it ticks, and leaves the log whole.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            await Summits.Stop();
            await Host.Stop();
            Summits.Dispose();
            Host.Dispose();
            Close();
        }
    }

    private T Kept<T>(T storage)
        where T : IDisposable
    {
        _storage.Add(storage);
        return storage;
    }

    /// <summary>Its threads end before what they write to.</summary>
    private void Close()
    {
        _scheduler.Dispose();
        foreach (var storage in Enumerable.Reverse(_storage))
        {
            storage.Dispose();
        }
    }
}
