namespace Tabletop.Hosting.Files;

/// <summary>The pictures, sound and film of exercises, by the SHA-256 of their bytes in lower-case hex.</summary>
public interface IMediaStore
{
    /// <summary>Takes a copy of a file. Durable when it returns; what is here already is looked at again.</summary>
    /// <param name="sha256">What its bytes must come to.</param>
    /// <returns>False: the file is not there, or holds something else by now.</returns>
    /// <exception cref="HostingProblem">It cannot be kept now.</exception>
    bool Keep(string file, string sha256);

    /// <summary>A file of this machine's with the bytes; null: they were never taken.</summary>
    /// <exception cref="HostingProblem">The storage does not answer.</exception>
    string? Find(string sha256);
}
