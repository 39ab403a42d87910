namespace Tabletop.Hosting.Files;

/// <summary>Files and folders that are their owner's alone: secrets, names, typed words and what an exercise has yet to show lie in them.</summary>
internal static class PrivateFiles
{
    /// <summary>A folder that is there already keeps its rights.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows() || Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>An empty file; one that is there already keeps its rights.</summary>
    public static void MakeFile(string path)
    {
        if (!File.Exists(path))
        {
            using var made = new FileStream(path, NewFile());
        }
    }

    /// <summary>
    /// Writes a file whole or not at all. Under another name first: one that a crash has cut short must not be taken for it.
    /// </summary>
    /// <param name="write">False: what was written is not what it should be, and nothing is kept.</param>
    public static bool Write(string path, Func<Stream, bool> write)
    {
        var making = $"{path}.{Path.GetRandomFileName()}.new";
        try
        {
            using (var file = new FileStream(making, NewFile()))
            {
                if (!write(file))
                {
                    return false;
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(making, path, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(making);
        }
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
