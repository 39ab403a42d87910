using System.Data.Common;
using Tabletop.Hosting.Files;

namespace Tabletop.Hosting.Logs.Postgres;

/// <summary>Media that all nodes can show: in the database, in parts, and a copy in each node's own folder once it was asked for there.</summary>
public sealed class MediaRows(PostgresDatabase database, MediaStore copies) : IMediaStore
{
    /// <summary>A film in one piece would lie in memory whole.</summary>
    private const int PartLength = 1024 * 1024;

    /// <inheritdoc/>
    public bool Keep(string file, string sha256) =>
        copies.Keep(file, sha256) && (IsStored(sha256) || database.Now(statements => Store(statements, copies.Find(sha256)!, sha256)));

    /// <inheritdoc/>
    public string? Find(string sha256)
    {
        if (copies.Find(sha256) is { } copy)
        {
            return copy;
        }

        var parts = database.Now(s => s.First("SELECT parts FROM media WHERE sha256 = $1 AND part = 0", row => row.GetInt64(0), sha256));
        return parts > 0 && copies.Take(sha256, PartsOf(sha256, parts)) ? copies.Find(sha256) : null;
    }

    private IEnumerable<byte[]> PartsOf(string sha256, long parts)
    {
        for (var part = 0L; part < parts; part++)
        {
            var at = part;
            yield return database.Now(s => s.First("SELECT bytes FROM media WHERE sha256 = $1 AND part = $2", row => row.GetFieldValue<byte[]>(0), sha256, at)) ?? [];
        }
    }

    private bool IsStored(string sha256) => database.Now(s => s.First("SELECT 1 FROM media WHERE sha256 = $1 AND part = 0", _ => true, sha256));

    private static bool Store(Statements statements, string file, string sha256)
    {
        using var from = File.OpenRead(file);
        var parts = Math.Max(1, (from.Length + PartLength - 1) / PartLength);
        statements.Run("BEGIN");
        try
        {
            for (var part = 0L; part < parts; part++)
            {
                var bytes = new byte[Math.Min(PartLength, from.Length - (part * PartLength))];
                from.ReadExactly(bytes);
                statements.Run("INSERT INTO media (sha256, part, parts, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", sha256, part, parts, bytes);
            }

            statements.Run("COMMIT");
            return true;
        }
        catch (DbException)
        {
            // The connection goes back to others; where it is lost the server has rolled back by itself.
            statements.RollBack();
            throw;
        }
    }
}
