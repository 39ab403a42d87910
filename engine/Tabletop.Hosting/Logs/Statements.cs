using System.Data;
using System.Data.Common;

namespace Tabletop.Hosting.Logs;

/// <summary>
/// The statements of one connection, each made once. Parameters are <c>$1</c>, <c>$2</c>…, and the SQL is what SQLite and PostgreSQL both
/// understand. Not for two threads at once.
/// </summary>
public sealed class Statements : IDisposable
{
    private readonly Dictionary<string, DbCommand> _made = [];
    private readonly DbConnection _connection;
    private readonly Func<int, DbParameter> _newParameter;

    private Statements(DbConnection connection, Func<int, DbParameter> newParameter) => (_connection, _newParameter) = (connection, newParameter);

    /// <summary>The server or the file may close it at any time.</summary>
    public bool IsOpen => _connection.State == ConnectionState.Open;

    /// <summary>Opens a connection, which belongs to the statements from now on.</summary>
    /// <param name="newParameter">Makes the parameter of that number, from 1.</param>
    /// <exception cref="DbException">It cannot be opened.</exception>
    public static Statements Over(DbConnection connection, Func<int, DbParameter> newParameter)
    {
        try
        {
            connection.Open();
            return new(connection, newParameter);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <returns>How many rows it changed.</returns>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).ExecuteNonQuery();

    public List<T> All<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
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
    public T? First<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bound(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    /// <summary>Takes back what was begun; where the connection is lost, or has taken it back by itself, there is nothing to do.</summary>
    public void RollBack()
    {
        try
        {
            if (IsOpen)
            {
                Run("ROLLBACK");
            }
        }
        catch (DbException)
        {
            // As SQLite does on a full disk.
        }
    }

    public void Dispose()
    {
        foreach (var command in _made.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private DbCommand Bound(string sql, ReadOnlySpan<object?> values)
    {
        if (!_made.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a literal of this assembly; values are always parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(_newParameter(i));
            }

            _made.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
