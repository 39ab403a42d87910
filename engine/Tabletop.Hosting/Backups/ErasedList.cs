using Tabletop.Hosting.Files;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Backups;

/// <summary>Something that was erased. The log says so, too; a backup of before does not.</summary>
/// <param name="Kind"><see cref="ErasedList.Words"/> or <see cref="ErasedList.Person"/>.</param>
internal sealed record ErasedId(string Kind, string Exercise, string Id);

/// <summary>
/// What has ever been erased in a data folder, ids only, in the file <c>erased</c> beside the database. Backups leave it out, so that one of
/// before an erasure does not bring back what is no more: restoring reads it.
/// </summary>
internal static class ErasedList
{
    public const string FileName = "erased";

    public const string Words = "words";

    public const string Person = "person";

    /// <exception cref="HostingProblem">It is no such list.</exception>
    public static IReadOnlyList<ErasedId> Read(string path) => File.Exists(path)
        ? [.. File.ReadLines(path).Select(line => line.Split(' ') is [Words or Person, var exercise, var id] parts
            ? new ErasedId(parts[0], exercise, id)
            : throw new HostingProblem($"The file {path} is no list of what was erased."))]
        : [];

    /// <exception cref="HostingProblem">It is missing, or no such list.</exception>
    public static IReadOnlyList<ErasedId> ReadThere(string path) =>
        File.Exists(path) ? Read(path) : throw new HostingProblem($"There is no list of what was erased at {path}.");

    public static IReadOnlyList<ErasedId> Read(Statements statements) => statements.All(
        "SELECT kind, exercise, id FROM erased ORDER BY kind, exercise, id", row => new ErasedId(row.GetString(0), row.GetString(1), row.GetString(2)));

    /// <summary>Adds to the file what it lacks.</summary>
    public static void Add(string path, IReadOnlyList<ErasedId> erased)
    {
        var known = Read(path);
        if (erased.Except(known).Any())
        {
            var lines = known.Union(erased).Select(e => $"{e.Kind} {e.Exercise} {e.Id}\n");
            PrivateFiles.Write(path, file =>
            {
                file.Write(System.Text.Encoding.UTF8.GetBytes(string.Concat(lines)));
                return true;
            });
        }
    }
}
