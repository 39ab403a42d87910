namespace Tabletop.Hosting.Files;

/// <summary>Two programs on one data folder would be two writers.</summary>
internal static class FolderClaim
{
    public const string FileName = "in-use";

    /// <summary>What the system says of a file that another program has locked: on Linux, on macOS and the BSDs, on Windows.</summary>
    private static readonly int[] Locked = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Makes the folder, if it is missing, and claims it. The claim ends when it is disposed, and with the process, however that ends.</summary>
    /// <exception cref="HostingProblem">Another program has it, or it cannot be written.</exception>
    public static FileStream Take(string folder)
    {
        try
        {
            PrivateFiles.MakeFolder(folder);
            return new(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HostingProblem(
                problem is IOException && Locked.Contains(problem.HResult)
                    ? $"Another Tabletop is using the data folder {folder}; stop it, or give this one a folder of its own with --data."
                    : $"The data folder {folder} cannot be written (is it read-only, or somebody else's?); choose another with --data.",
                problem);
        }
    }
}
