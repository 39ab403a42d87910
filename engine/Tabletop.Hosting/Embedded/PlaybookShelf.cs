using System.Collections.Concurrent;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Embedded;

/// <summary>Compiled content by its hash: twenty tables that play one scenario share it for as long as one of them is open.</summary>
internal sealed class PlaybookShelf(IExerciseLog log)
{
    private readonly ConcurrentDictionary<string, WeakReference<Playbook>> _books = new();

    /// <exception cref="HostingProblem">The log has no such content, or another in its place, or does not answer.</exception>
    public Playbook Of(string hash) => Of(hash, () => log.Content(hash) is { } content && HashChain.Fingerprint(content) == hash
        ? content
        : throw new HostingProblem($"The content {hash} is missing from the log."));

    public Playbook Of(string hash, Func<byte[]> content)
    {
        if (_books.TryGetValue(hash, out var kept) && kept.TryGetTarget(out var book))
        {
            return book;
        }

        book = Playbook.Of(Wire.ReadContent(content()));
        _books[hash] = new(book);
        return book;
    }
}
