using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Tabletop.Hosting.Logs.Sqlite;

namespace Tabletop.Cli.Bench.Serving;

/// <summary>The baseline of a log: a row as long as an entry, committed and on the disk before the next one comes.</summary>
internal sealed class SingleInserts : IDisposable
{
    /// <summary>An entry with its receipt, about.</summary>
    private const int RowBytes = 500;

    private readonly Hosting.Logs.Statements _statements;
    private readonly byte[] _row = new byte[RowBytes];
    private long _rows;

    public SingleInserts(string folder)
    {
        SQLitePCL.Batteries_V2.Init();
        _statements = SqliteFile.Connect(Path.Combine(folder, "single.db"), SqliteOpenMode.ReadWriteCreate);
        _statements.First("PRAGMA journal_mode = WAL", row => row.GetString(0));
        _statements.Run("PRAGMA synchronous = FULL");
        _statements.Run("CREATE TABLE rows (version INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
    }

    public double PerSecond(double seconds)
    {
        var (watch, before) = (Stopwatch.StartNew(), _rows);
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            _statements.Run("INSERT INTO rows (version, bytes) VALUES ($1, $2)", ++_rows, _row);
        }

        return (_rows - before) / watch.Elapsed.TotalSeconds;
    }

    public void Dispose() => _statements.Dispose();
}
