using Tabletop.Engine.Exercises;

namespace Tabletop.Hosting.Logs;

/// <summary>Entries as they are read: each must follow the one before, by number and by the chain's hash.</summary>
public static class VerifiedLog
{
    /// <param name="after">The version they follow.</param>
    /// <param name="head">The chain's hash there.</param>
    /// <returns>The same entries, each verified by the time it is reached.</returns>
    /// <exception cref="DamagedLog">One is not what was stored.</exception>
    public static IEnumerable<StoredEntry> Verified(this IEnumerable<StoredEntry> entries, string exercise, long after, byte[] head)
    {
        foreach (var entry in entries)
        {
            after++;
            if (entry.Version != after || !HashChain.Next(head, entry.Bytes).AsSpan().SequenceEqual(entry.Hash))
            {
                throw new DamagedLog(exercise, after);
            }

            head = entry.Hash;
            yield return entry;
        }
    }
}
