using System.Security.Cryptography;
using Tabletop.Engine.Exercises;

namespace Tabletop.Hosting.Files;

/// <summary>
/// The pictures, sound and film of exercises, in the data folder under the SHA-256 of their bytes. What an exercise was pinned to it
/// shows for as long as it is kept, whatever becomes of the scenario's own files.
/// </summary>
public sealed class MediaStore : IMediaStore
{
    private readonly string _folder;

    private MediaStore(string folder) => _folder = folder;

    /// <param name="data">The data folder, which no other program uses.</param>
    /// <exception cref="HostingProblem">It cannot be used.</exception>
    public static MediaStore Open(string data)
    {
        var folder = Path.Combine(data, "media");
        try
        {
            // One after the other: folders above the one that is asked for are made with everybody's rights.
            PrivateFiles.MakeFolder(data);
            PrivateFiles.MakeFolder(folder);
            foreach (var unfinished in Directory.EnumerateFiles(folder, "*.new"))
            {
                File.Delete(unfinished);
            }

            return new(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HostingProblem($"The folder {folder} cannot be used: {problem.Message}", problem);
        }
    }

    /// <inheritdoc/>
    public bool Keep(string file, string sha256)
    {
        if (!IsName(sha256) || !File.Exists(file))
        {
            return false;
        }

        var path = Path.Combine(_folder, sha256);
        try
        {
            if (File.Exists(path) && HashOf(path) == sha256)
            {
                return true;
            }

            using var from = File.OpenRead(file);
            return PrivateFiles.Write(path, to => Copy(from, to) == sha256);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HostingProblem($"The file {file} cannot be copied to {_folder}: {problem.Message}", problem);
        }
    }

    /// <summary>Takes bytes from elsewhere.</summary>
    /// <returns>False: they come to something else.</returns>
    /// <exception cref="HostingProblem">The data folder does not take it.</exception>
    public bool Take(string sha256, IEnumerable<byte[]> parts)
    {
        try
        {
            return IsName(sha256) && PrivateFiles.Write(Path.Combine(_folder, sha256), to => Copy(parts, to) == sha256);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HostingProblem($"The folder {_folder} does not take a file: {problem.Message}", problem);
        }
    }

    /// <inheritdoc/>
    public string? Find(string sha256) =>
        IsName(sha256) && Path.Combine(_folder, sha256) is var path && File.Exists(path) ? path : null;

    /// <summary>Nothing else may become part of a path.</summary>
    private static bool IsName(string sha256) => sha256.Length == 2 * HashChain.HashLength && sha256.All(char.IsAsciiHexDigitLower);

    private static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static string Copy(Stream from, Stream to) => Copy(PartsOf(from), to);

    private static string Copy(IEnumerable<byte[]> parts, Stream to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(part);
            to.Write(part);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<byte[]> PartsOf(Stream from)
    {
        var buffer = new byte[128 * 1024];
        for (var read = from.Read(buffer); read > 0; read = from.Read(buffer))
        {
            yield return buffer[..read];
        }
    }
}
