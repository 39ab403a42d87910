using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Embedded;

/// <summary>What all exercises on this node stand on.</summary>
/// <param name="Peers">Null: this node alone has the log.</param>
internal sealed record Ground(
    IExerciseLog Log,
    IScheduler Scheduler,
    HostClock Clock,
    PlaybookShelf Shelf,
    WordsBook Words,
    WantedLanguages Wanted,
    Rules Rules,
    RandomBytes Chance,
    Peers? Peers = null);
