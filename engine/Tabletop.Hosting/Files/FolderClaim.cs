namespace Tabletop.Hosting.Files;

/// <summary>Two programs on one data folder would be two writers.</summary>
internal static class FolderClaim
{
    public const string FileName = "in-use";

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
            var inUse = File.Exists(Path.Combine(folder, "tabletop.db")) && problem is IOException;
            throw new HostingProblem(
                inUse
                    ? $"Another Tabletop is using the data folder {folder}; stop it, or give this one a folder of its own with --data."
                    : $"The data folder {folder} cannot be written; choose another with --data.",
                problem);
        }
    }
}
