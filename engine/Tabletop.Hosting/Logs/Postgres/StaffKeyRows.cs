namespace Tabletop.Hosting.Logs.Postgres;

/// <summary>The hashes of all nodes' staff keys, so that a link which any of them printed opens them all.</summary>
public sealed class StaffKeyRows(PostgresDatabase database)
{
    /// <param name="place">Whose key it is: the machine and its data folder. A new key there takes the place of the old, which opens nothing any more.</param>
    /// <exception cref="HostingProblem">The storage does not answer.</exception>
    public void Publish(string place, byte[] hash) => database.Now(s => s.Run(
        "INSERT INTO staff_keys (place, hash) VALUES ($1, $2) ON CONFLICT (place) DO UPDATE SET hash = excluded.hash", place, hash));

    /// <exception cref="HostingProblem">The storage does not answer.</exception>
    public bool IsKnown(byte[] hash) => database.Now(s => s.First("SELECT 1 FROM staff_keys WHERE hash = $1", _ => true, hash));
}
