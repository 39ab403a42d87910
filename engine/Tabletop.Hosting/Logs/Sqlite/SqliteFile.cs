using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Tabletop.Hosting.Backups;
using Tabletop.Hosting.Files;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Logs.Sqlite;

/// <summary>
/// The one file everything durable lies in: one connection that writes and checkpoints, and a few that only read. Never two that
/// checkpoint: SQLite before 3.51.3 can corrupt a file then.
/// </summary>
public sealed class SqliteFile : IDatabase, IDisposable
{
    /// <summary>Reads are short and the machine has few cores; more connections would only cost memory.</summary>
    private const int MostReadersKept = 8;

    /// <summary>How long a stranger with the file open (a backup by hand) is waited for.</summary>
    private const int SecondsToWait = 5;

    /// <summary>How long a reader is waited for before the write-ahead file is emptied. Writers wait meanwhile.</summary>
    private const int MsToWaitForReaders = 1_000;

    private static readonly string WaitForReaders = FormattableString.Invariant($"PRAGMA busy_timeout = {MsToWaitForReaders}");

    private const int Constraint = 19;
    private const int ReadOnly = 8;
    private const int Malformed = 11;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    private readonly ConcurrentBag<Statements> _readers = [];
    private readonly Statements _statements;
    private readonly GroupWriter _writer;
    private readonly FileStream _claim;
    private readonly string _path;
    private bool _owesSweep;
    private long _triedAt;

    private SqliteFile(string path, FileStream claim, Statements statements, ILane lane)
    {
        _path = path;
        _claim = claim;
        _statements = statements;
        _writer = new(() => statements, "BEGIN IMMEDIATE", refused => refused is SqliteException { SqliteErrorCode: Constraint }, lane);
    }

    /// <summary>How often the disk has been waited for.</summary>
    public long Commits => _writer.Commits;

    /// <summary>Opens or makes the file <c>tabletop.db</c> in a folder, which it makes too.</summary>
    /// <exception cref="HostingProblem">The folder cannot be used.</exception>
    public static SqliteFile Open(string folder, IScheduler scheduler) => Open(folder, "tabletop.db", scheduler);

    /// <param name="folder">No other program may use it.</param>
    /// <param name="name">Of the file in it.</param>
    /// <exception cref="HostingProblem">The folder cannot be used.</exception>
    public static SqliteFile Open(string folder, string name, IScheduler scheduler)
    {
        var claim = FolderClaim.Take(folder);
        var path = Path.Combine(folder, name);
        Statements? statements = null;
        try
        {
            FolderSwap.Finish(folder);
            PrivateFiles.MakeFile(path);
            statements = Connect(path, SqliteOpenMode.ReadWriteCreate);
            Prepare(statements, path);
            var file = new SqliteFile(path, claim, statements, scheduler.Lane("log writer", ownThread: true));
            file.ListErased();
            if (Sweeping.IsOwed(statements))
            {
                // A program that was killed has not come to it.
                file.Sweep();
            }

            return file;
        }
        catch (Exception problem) when (problem is SqliteException or HostingProblem or IOException or UnauthorizedAccessException)
        {
            statements?.Dispose();
            claim.Dispose();
            throw problem as HostingProblem ?? new HostingProblem(
                problem is SqliteException { SqliteErrorCode: Malformed or NoDatabase }
                    ? $"The file {path} is damaged, or is no database; a backup is needed, or another folder."
                    : $"The file {path} cannot be opened for writing: {problem.Message}",
                problem);
        }
    }

    /// <inheritdoc/>
    public void Write(Func<Statements, bool> work, Action<AppendResult> done, string exercise = "") => _writer.Add(
        work,
        result =>
        {
            done(result);
            if (_owesSweep && _triedAt != Commits)
            {
                _triedAt = Commits;
                SweepWithoutWaiting();
            }
        },
        exercise);

    /// <inheritdoc/>
    public T Read<T>(Func<Statements, T> read)
    {
        Statements? reader = null;
        try
        {
            reader = _readers.TryTake(out var kept) ? kept : NewReader();
            var answer = read(reader);
            if (_readers.Count < MostReadersKept)
            {
                _readers.Add(reader);
                reader = null;
            }

            return answer;
        }
        catch (SqliteException problem)
        {
            throw new HostingProblem($"The file {_path} cannot be read now: {problem.Message}", problem);
        }
        finally
        {
            reader?.Dispose();
        }
    }

    /// <summary>
    /// Moves what lies in the write-ahead file into the main file and empties it: where it succeeds erased words are gone from both.
    /// </summary>
    public void Checkpoint(Action<AppendResult> done) => _writer.Add(
        _ => true,
        result =>
        {
            var isSwept = Sweep();
            ListErased();
            done(isSwept ? result : AppendResult.Failed);
        },
        "");

    /// <summary>Not before its scheduler has ended the writer's lane.</summary>
    public void Dispose()
    {
        foreach (var reader in _readers)
        {
            reader.Dispose();
        }

        _readers.Clear();
        _statements.Dispose();
        _claim.Dispose();
    }

    /// <summary>A connection to such a file, beside those of whoever has it open.</summary>
    /// <exception cref="SqliteException">The file cannot be opened so.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The statements own it.")]
    public static Statements Connect(string path, SqliteOpenMode mode)
    {
        SQLitePCL.Batteries_V2.Init();
        // A pooled connection would come back with the settings and statements of its last user.
        var options = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = SecondsToWait };
        return Statements.Over(new SqliteConnection(options.ToString()), number => new SqliteParameter { ParameterName = FormattableString.Invariant($"${number}") });
    }

    /// <summary>Where a reader is in the way, or the disk is full, it is tried again with each commit from then on.</summary>
    private bool Sweep()
    {
        try
        {
            _owesSweep = !Sweeping.Sweep(_statements);
        }
        catch (SqliteException)
        {
            _owesSweep = true;
        }

        return !_owesSweep;
    }

    /// <summary>Nobody's commit waits for a reader a second time.</summary>
    private void SweepWithoutWaiting()
    {
        _statements.Run("PRAGMA busy_timeout = 0");
        Sweep();
        _statements.Run(WaitForReaders);
    }

    /// <summary>Why such a file could not be read, and what to do where it lies in a folder that cannot be written to.</summary>
    public static string WhyNotRead(SqliteException problem) => problem.SqliteErrorCode is ReadOnly or CannotOpen
        ? "a database is read with files beside it, and none can be made there (is the folder read-only, or somebody else's?). Copy the whole folder to where you may write, and name the copy."
        : problem.Message;

    /// <summary>What was erased is listed beside the file, where a backup of before does not reach. A full disk: the next time.</summary>
    private void ListErased()
    {
        try
        {
            ErasedList.Add(Path.Combine(Path.GetDirectoryName(_path)!, ErasedList.FileName), ErasedList.Read(_statements));
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException or HostingProblem)
        {
            // It is in the file itself, too, and is looked for again at every start.
        }
    }

    private Statements NewReader()
    {
        var reader = Connect(_path, SqliteOpenMode.ReadOnly);
        reader.Run("PRAGMA query_only = ON");
        reader.Run("PRAGMA wal_autocheckpoint = 0");
        reader.Run("PRAGMA mmap_size = 0");
        return reader;
    }

    private static void Prepare(Statements statements, string path)
    {
        var journal = statements.First("PRAGMA journal_mode = WAL", row => row.GetString(0));
        statements.Run("PRAGMA synchronous = FULL");
        statements.Run("PRAGMA mmap_size = 0");
        statements.Run("PRAGMA secure_delete = ON");
        // Whoever sweeps has a table for a moment that no file but this one may hold.
        statements.Run("PRAGMA temp_store = MEMORY");
        statements.Run(WaitForReaders);
        var synchronous = statements.First("PRAGMA synchronous", row => row.GetInt64(0));
        if (journal != "wal" || synchronous != 2)
        {
            throw new HostingProblem($"The file {path} cannot be kept safely here (journal {journal}, synchronous {synchronous}); use a folder on a local disk.");
        }

        statements.Run(SqliteSchema.Tables);
        statements.Run(SqliteSchema.FillPeople);
        statements.Run(
            "INSERT INTO meta (name, value) VALUES ('schema version', $1) ON CONFLICT DO UPDATE SET value = max(value, $1)", SqliteSchema.Version);
        var version = statements.First("SELECT value FROM meta WHERE name = 'schema version'", row => row.GetInt64(0));
        if (version > SqliteSchema.Version)
        {
            throw new HostingProblem($"The file {path} was written by a newer Tabletop (schema {version}); this one knows schema {SqliteSchema.Version}.");
        }
    }
}
