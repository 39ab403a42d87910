using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Debrief;

/// <summary>
/// What would have come of it? The log is taken up to just before the change; from there every later command of a person, and every
/// absence of the program, is given again at its own wall time, as long as it is still permitted, while ticks and stand-ins decide again; up to
/// the wall time at which the log ends. The log itself is only read. The same question gives the same answer.
/// </summary>
/// <remarks>
/// A rewind is given again too, to the same release, phase or mark; what it gives up is played, since people, seats and stops outlast it,
/// but is no part of the story that is compared. A change at a moment that was given up is refused.
/// </remarks>
public static class WhatIf
{
    /// <param name="book">What the log was played with; a translation of it gives titles in that language.</param>
    /// <param name="entries">The whole log, from version 1.</param>
    /// <param name="cities">Finds a city by its id; null: there is none.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static WhatIfReply Compare(
        Playbook book, Items<Entry> entries, WhatIfChange change, Func<string, City?>? cities = null, CancellationToken stop = default)
    {
        var otherwise = book;
        if (change is WhatIfChange.InCity { City: var id })
        {
            if (cities?.Invoke(id) is not { } city)
            {
                return new(null, Refuse("unknown", "city", id));
            }

            otherwise = Playbook.Of(book.Content with { City = city });
        }

        return WhatIfPlan.Of(book, entries, change, out var plan) is { } refusal ? new(null, refusal) : Compare(book, otherwise, entries, plan!, stop);
    }

    /// <summary>
    /// With nothing changed: the same story again, from just after that entry. If it is another one, the log was played by other rules, or cut in
    /// the middle of an instant.
    /// </summary>
    public static WhatIfReply Again(Playbook book, Items<Entry> entries, long at, CancellationToken stop = default) =>
        WhatIfPlan.Again(entries, at, out var plan) is { } refusal ? new(null, refusal) : Compare(book, book, entries, plan!, stop);

    private static WhatIfReply Compare(Playbook book, Playbook otherwise, Items<Entry> entries, WhatIfPlan plan, CancellationToken stop)
    {
        var run = new WhatIfRun(book, otherwise, entries, stop);
        if (run.Play(plan) is { } refusal)
        {
            return new(null, refusal);
        }

        var was = Course.Of(book, entries, run.Then);
        var wouldBe = Course.Of(otherwise, run.Entries, run.Now);
        return new(Differences.Between(book, was, wouldBe, plan.SharedTo, run.Refused), null);
    }
}
