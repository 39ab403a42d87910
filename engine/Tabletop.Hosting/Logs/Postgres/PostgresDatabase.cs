using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Npgsql;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Logs.Postgres;

/// <summary>
/// One PostgreSQL database that several nodes share. Each node has one connection that writes, as to a file, and a few that read. Whoever
/// writes an exercise holds its row until the commit, so two nodes never both append to the same version.
/// </summary>
public sealed class PostgresDatabase : IDatabase, IDisposable
{
    /// <summary>Somebody else's row is there already.</summary>
    private const string Class23 = "23";

    /// <summary>The server, or whoever looks after it, has ended the session.</summary>
    private const string Class57 = "57";

    /// <summary>
    /// A node that is stopped in the middle of a write would keep its rows from all others: the server ends its session after this long.
    /// Less than a lease lasts, so that whoever takes over is not kept waiting.
    /// </summary>
    private const int IdleInWriteEndsMs = 2_000;

    private const int LockGivesUpMs = 3_000;

    private const int SecondsToAnswer = 10;

    /// <summary>How the server's transactions know which node they belong to.</summary>
    private const string NodeSetting = "tabletop.node";

    /// <summary>Whoever keeps the leases must not wait for a connection behind a room that reads.</summary>
    private const int MostThatKeep = 4;

    /// <summary>A server takes a hundred connections unless it is told otherwise, and several nodes share them.</summary>
    private const int MostThatRead = 20;

    /// <summary>A connection that only listens never finds out that the network has dropped it.</summary>
    private const int SecondsBetweenSigns = 10;

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _kept;
    private readonly GroupWriter _writer;
    private Statements? _writing;

    private PostgresDatabase(NpgsqlDataSource source, NpgsqlDataSource kept, string node, ILane lane)
    {
        (_source, _kept, Node) = (source, kept, node);
        _writer = new(Writing, "BEGIN ISOLATION LEVEL READ COMMITTED", IsTaken, lane);
    }

    /// <summary>This node: a name of its own for each time it is opened.</summary>
    public string Node { get; }

    /// <summary>How often a commit has been waited for.</summary>
    public long Commits => _writer.Commits;

    /// <param name="connection">As Npgsql writes it: <c>Host=…;Database=…;Username=…;Password=…</c>.</param>
    /// <exception cref="HostingProblem">It cannot be used, or does not keep what it is told to keep.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The database owns it.")]
    public static PostgresDatabase Open(string connection, IScheduler scheduler)
    {
        var node = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        NpgsqlDataSource? source = null;
        try
        {
            source = NpgsqlDataSource.Create(Settings(connection, node));
            using (var statements = Connect(source))
            {
                RequireDurable(statements);
                PostgresSchema.Prepare(statements);
            }

            return new(source, NpgsqlDataSource.Create(Settings(connection, node, MostThatKeep)), node, scheduler.Lane("log writer", ownThread: true));
        }
        catch (Exception problem) when (problem is DbException or ArgumentException or HostingProblem)
        {
            source?.Dispose();
            // The connection string may hold a password: it is not said again.
            throw problem as HostingProblem ?? new HostingProblem($"The PostgreSQL database cannot be used: {problem.Message}", problem);
        }
    }

    /// <inheritdoc/>
    public void Write(Func<Statements, bool> work, Action<AppendResult> done, string exercise = "") => _writer.Add(work, done, exercise);

    /// <inheritdoc/>
    public T Read<T>(Func<Statements, T> read) => Read(_source, read);

    private T Read<T>(NpgsqlDataSource source, Func<Statements, T> read)
    {
        try
        {
            try
            {
                return Ask(source, read);
            }
            catch (DbException lost) when (
                lost.InnerException is not TimeoutException && (lost.SqlState is null || lost.SqlState.StartsWith(Class57, StringComparison.Ordinal)))
            {
                // A connection from before the server went away. None of those that were kept is worth more, and it may be back.
                source.Clear();
                return Ask(source, read);
            }
        }
        catch (DbException problem)
        {
            if (problem.InnerException is TimeoutException)
            {
                // Where a server has gone without a word, each connection that was kept would cost as long to find out.
                _source.Clear();
                _kept.Clear();
            }

            throw new HostingProblem($"The PostgreSQL database does not answer now: {problem.Message}", problem);
        }
        catch (ObjectDisposedException closed)
        {
            // Somebody who looks now and then has come a moment after the program closed it.
            throw new HostingProblem("The PostgreSQL database is closed.", closed);
        }
    }

    /// <summary>The server looks after its own files; what lies in their dead rows its vacuum takes away.</summary>
    public void Checkpoint(Action<AppendResult> done) => Write(_ => true, done);

    /// <summary>Not before its scheduler has ended the writer's lane.</summary>
    public void Dispose()
    {
        _writing?.Dispose();
        _kept.Dispose();
        _source.Dispose();
    }

    private static Statements Connect(NpgsqlDataSource source) => Statements.Over(source.CreateConnection(), _ => new NpgsqlParameter());

    private static T Ask<T>(NpgsqlDataSource source, Func<Statements, T> ask)
    {
        using var statements = Connect(source);
        return ask(statements);
    }

    /// <summary>A connection beside the others, for whoever waits on it; the caller closes it.</summary>
    internal NpgsqlConnection OwnConnection() => _kept.CreateConnection();

    /// <summary>Statements that are each durable by themselves, before the writer's lane is asked: where a lane has to wait for them. They may run twice.</summary>
    /// <exception cref="HostingProblem">The server does not answer.</exception>
    internal T Now<T>(Func<Statements, T> work) => Read(work);

    /// <summary>The same, on connections that are kept for it.</summary>
    /// <exception cref="HostingProblem">The server does not answer.</exception>
    internal T Soon<T>(Func<Statements, T> work) => Read(_kept, work);

    private static NpgsqlConnectionStringBuilder Settings(string connection, string node, int? most = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        if (settings.Host?.Contains(',', StringComparison.Ordinal) == true)
        {
            throw new HostingProblem(
                "The connection names several hosts. Name one address, which leads to the primary and is moved when another becomes it: a standby takes no writing, and may lack what was acknowledged.");
        }

        settings.Timeout = AtMost(settings.Timeout);
        settings.CommandTimeout = AtMost(settings.CommandTimeout);
        settings.MaxPoolSize = most ?? Math.Min(settings.MaxPoolSize, MostThatRead);
        settings.KeepAlive = SecondsBetweenSigns;
        settings.MinPoolSize = Math.Min(settings.MinPoolSize, settings.MaxPoolSize);
        settings.MaxAutoPrepare = 64;
        settings.ApplicationName ??= "Tabletop";
        settings.Options = FormattableString.Invariant(
            $"{settings.Options} -c synchronous_commit=on -c idle_in_transaction_session_timeout={IdleInWriteEndsMs} -c lock_timeout={LockGivesUpMs} -c {NodeSetting}={node}").Trim();
        return settings;
    }

    /// <summary>Npgsql takes 0 for ever.</summary>
    private static int AtMost(int seconds) => seconds is 0 or > SecondsToAnswer ? SecondsToAnswer : seconds;

    private static void RequireDurable(Statements statements)
    {
        foreach (var (setting, must) in new[] { ("synchronous_commit", "on"), ("fsync", "on"), ("full_page_writes", "on") })
        {
            var value = statements.First("SELECT current_setting($1)", row => row.GetString(0), setting);
            if (value != must)
            {
                throw new HostingProblem($"The PostgreSQL server is set to lose what it has acknowledged ({setting} is {value}); it must be {must}.");
            }
        }
    }

    /// <summary>Somebody else has written the row, holds it, or waits for one of ours.</summary>
    private static bool IsTaken(DbException refused) =>
        refused.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable || refused.SqlState?.StartsWith(Class23, StringComparison.Ordinal) == true;

    private Statements Writing()
    {
        if (_writing is { IsOpen: false })
        {
            _writing.Dispose();
            _writing = null;
            // Those that were kept beside it are worth no more.
            _source.Clear();
        }

        return _writing ??= Connect(_source);
    }
}
