using System.Security.Cryptography;
using System.Text;
using Tabletop.Hosting.Files;
using Tabletop.Hosting.Logs.Postgres;

namespace Tabletop.Hosting.Sessions;

/// <summary>
/// The secret of the staff link, with which exercises are created. It lies in the data folder, readable by its owner alone, and stays
/// the same after a restart, so a bookmarked link goes on working.
/// </summary>
public sealed class StaffKey
{
    private const string FileName = "staff-key";

    /// <summary>Whoever writes a key of their own must mean it.</summary>
    private const int Shortest = 22;

    private StaffKey(string value) => Value = value;

    public string Value { get; }

    /// <summary>Whether the hash is that of another node's key, whose link opens this one too.</summary>
    private Func<byte[], bool> IsAnothers { get; init; } = _ => false;

    /// <exception cref="HostingProblem">The file cannot be read or made, or holds no key.</exception>
    public static StaffKey ReadOrMake(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            if (!File.Exists(path))
            {
                Make(path);
            }

            var value = File.ReadAllText(path).Trim();
            return value.Length >= Shortest ? new(value) : throw new HostingProblem($"The file {path} holds no key; delete it, and a new one is made.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HostingProblem($"The staff key {path} cannot be read or made: {problem.Message}", problem);
        }
    }

    /// <summary>The same key, of one node among several.</summary>
    /// <exception cref="HostingProblem">The storage does not answer.</exception>
    public StaffKey SharedBy(StaffKeyRows keys, string place)
    {
        keys.Publish(place, Secret.Hash(Value));
        return new(Value) { IsAnothers = keys.IsKnown };
    }

    /// <summary>Takes the same time for any wrong key.</summary>
    public bool Is(string secret)
    {
        var hash = Secret.Hash(secret);
        return CryptographicOperations.FixedTimeEquals(hash, Secret.Hash(Value)) || IsAnothers(hash);
    }

    private static void Make(string path) => PrivateFiles.Write(path, file =>
    {
        file.Write(Encoding.ASCII.GetBytes(Secret.New() + "\n"));
        return true;
    });
}
