using System.Globalization;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Debrief;

/// <summary>Plays the story that would have been, with the log's own beside it.</summary>
internal sealed class WhatIfRun(Playbook book, Playbook otherwise, Items<Entry> log, CancellationToken stop)
{
    private readonly List<Entry> _entries = [];
    private readonly List<RefusedCommand> _refused = [];
    private readonly Numbering _numbers = new(book, otherwise);

    /// <summary>The log's state, as far as it has been followed; at the end, its last.</summary>
    public ExerciseState Then { get; private set; } = ExerciseState.Initial;

    /// <summary>The state of the story that would have been.</summary>
    public ExerciseState Now { get; private set; } = ExerciseState.Initial;

    public Items<Entry> Entries => _entries.ToItems();

    public Items<RefusedCommand> Refused => _refused.ToItems();

    /// <returns>Why the change itself is not possible; null: it was made.</returns>
    public Refusal? Play(WhatIfPlan plan)
    {
        foreach (var entry in log.Take((int)plan.SharedTo))
        {
            Then = Exercises.Play.Fold(book, Then, entry);
            Now = ReferenceEquals(book, otherwise) ? Then : Exercises.Play.Fold(otherwise, Now, entry);
            _entries.Add(entry);
        }

        Refusal? notMade = null;
        var made = plan.Steps.All(s => !s.IsChange);
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            var refusal = Give(plan.Steps[i], i == 0 ? plan.AtOnceMs : null);
            if (plan.Steps[i].IsChange)
            {
                made |= refusal is null;
                notMade ??= refusal;
            }
        }

        stop.ThrowIfCancellationRequested();
        Keep(Exercises.Play.Advance(otherwise, Now, plan.EndsWallMs));
        FollowTo(log.Count);
        return made ? null : notMade;
    }

    private Refusal? Give(WhatIfStep step, long? atOnceMs)
    {
        if (step.Then is { } entry)
        {
            FollowTo(entry.Version - 1);
        }

        var before = Then;
        var (own, refusal) = step.IsLeftOut ? (null, null) : Take(step, atOnceMs);
        if (step.Then is { } then)
        {
            FollowTo(then.Version);
            _numbers.Learn(then, before, own, Now);
            if (!step.IsLeftOut && own is null && then.Command.Who != Command.Clock)
            {
                var why = refusal ?? Refuse("no-effect");
                _refused.Add(new(then.Version, then.Events[0].StoryMs, then.Command.Seat, Naming.KindOf(then.Command.Body), Naming.Of(then.Command.Body), why.Code, why.Sentence));
            }
        }

        return refusal;
    }

    private (Entry? Own, Refusal? Refusal) Take(WhatIfStep step, long? atOnceMs)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"what-if-{step.Then?.Version ?? 0}");
        var nowMs = Math.Max(step.NowMs, Now.WallMs);
        if (atOnceMs is null && step.Body is not CommandBody.Resume)
        {
            // Who is there at that moment, and what can be gone back to, is known when it has come.
            Keep(Exercises.Play.Advance(otherwise, Now, nowMs));
        }

        var who = step.Then?.Command.Who ?? Leads.Of(Now, step.Seat!) ?? (Now.StandIns is { Count: > 0 } all && all[otherwise.Seat(step.Seat!)] is not null ? Command.StandIn : null);
        if (who is null)
        {
            return (null, Refuse("nobody-there", step.Seat!));
        }

        // Stand-ins have no reasons to give.
        var body = who == Command.StandIn && step.Body is CommandBody.Answer answer ? answer with { Because = null } : step.Body;
        var command = new Command(who, id, _numbers.Translated(body, step.Seat, Then, Now), nowMs, step.Seat);
        var outcome = atOnceMs is { } storyMs ? Exercises.Play.TakeAtOnce(otherwise, Now, command, storyMs) : Exercises.Play.Take(otherwise, Now, command);
        Keep(outcome);
        return (outcome.Entries.FirstOrDefault(e => e.Command.Id == id), outcome.Refusal);
    }

    private void FollowTo(long version)
    {
        while (Then.Version < version)
        {
            Then = Exercises.Play.Fold(book, Then, log[(int)Then.Version]);
        }
    }

    private void Keep(Play.Outcome outcome)
    {
        Now = outcome.State;
        _entries.AddRange(outcome.Entries);
    }
}
