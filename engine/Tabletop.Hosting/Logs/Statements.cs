using Microsoft.Data.Sqlite;

namespace Tabletop.Hosting.Logs;

/// <summary>The prepared statements of one connection. Parameters are <c>$1</c>, <c>$2</c>… Not for two threads at once.</summary>
public sealed class Statements : IDisposable
{
    /// <summary>How long a stranger with the file open (a backup by hand) is waited for.</summary>
    private const int SecondsToWait = 5;

    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private readonly SqliteConnection _connection;

    private Statements(SqliteConnection connection) => _connection = connection;

    /// <exception cref="SqliteException">The file cannot be opened so.</exception>
    public static Statements Connect(string path, SqliteOpenMode mode)
    {
        // A pooled connection would come back with the settings and statements of its last user.
        var options = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = SecondsToWait };
        var connection = new SqliteConnection(options.ToString());
        try
        {
            connection.Open();
            return new(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <returns>How many rows it changed.</returns>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).ExecuteNonQuery();

    public List<T> All<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bound(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The first row, or the default.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bound(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Bound(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a literal of this assembly; values are always parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"${i}") });
            }

            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
