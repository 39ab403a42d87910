using System.Collections.Concurrent;
using Tabletop.Engine;
using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting;
using Tabletop.Hosting.Logs;
using Tabletop.Web.Scenarios;

namespace Tabletop.Web.Debriefs;

/// <summary>
/// Asks an exercise's log what would have been. A question plays a whole exercise again, so each has one at a time, of limited length, and
/// apart from the threads that serve requests.
/// </summary>
public sealed class WhatIfs(IExerciseLog log, Shelf shelf, TimeProvider time)
{
    /// <summary>A day of many people takes a fraction of a second.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, bool> _asking = new();

    /// <param name="exercise">One that there is.</param>
    /// <returns>Null: another question about this exercise is being answered.</returns>
    /// <exception cref="OperationCanceledException">It took too long, or nobody waits any more.</exception>
    /// <exception cref="HostingProblem">The log does not answer.</exception>
    public async Task<WhatIfReply?> Ask(string exercise, WhatIfChange change, CancellationToken gone)
    {
        if (!_asking.TryAdd(exercise, true))
        {
            return null;
        }

        try
        {
            using var late = new CancellationTokenSource(Longest, time);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, gone);
            return await Task.Factory.StartNew(
                () => WhatIf.Compare(Book(exercise), Entries(exercise), change, id => shelf.FindCity(id)?.File.City, stop.Token),
                stop.Token,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
        }
        finally
        {
            _asking.TryRemove(exercise, out _);
        }
    }

    /// <summary>What an exercise plays, as it was pinned. Waits for the disk.</summary>
    /// <exception cref="HostingProblem">The log does not answer.</exception>
    public Content Content(string exercise) =>
        log.Exercise(exercise) is { } row && log.Content(row.ContentHash) is { } bytes
            ? Wire.ReadContent(bytes)
            : throw new HostingProblem($"The content of exercise {exercise} is missing from the log.");

    private Playbook Book(string exercise) => Playbook.Of(Content(exercise));

    private Items<Entry> Entries(string exercise) => log.Read(exercise, 0).Select(stored => Wire.ReadEntry(stored.Bytes)).ToItems();
}
