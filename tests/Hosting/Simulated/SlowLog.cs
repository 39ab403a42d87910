using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Tests.Simulated;

/// <summary>
/// One process's way to the disk: what is asked for is stored together a little later, in order. Now and then a commit fails, or its answer
/// is lost. When the process dies a part of what was asked for is on the disk and the rest is gone.
/// </summary>
internal sealed class SlowLog(World world, IExerciseLog disk) : LogAround(disk)
{
    private readonly Queue<Action<Fate>> _asked = new();
    private bool _committing;
    private bool _dead;

    private enum Fate
    {
        Stored,
        Failed,
        AnswerLost,

        /// <summary>Stored, and the process that asked is dead.</summary>
        Unanswered,
    }

    public void Die()
    {
        var reached = world.Dice.Next(_asked.Count + 1);
        for (var n = 0; n < reached; n++)
        {
            _asked.Dequeue()(Fate.Unanswered);
        }

        _dead = true;
    }

    public override void Append(LogAppend append, Action<AppendResult> done) => Ask(fate =>
    {
        if (fate == Fate.Failed)
        {
            done(AppendResult.Failed);
            return;
        }

        Inner.Append(append, result =>
        {
            if (fate != Fate.Unanswered)
            {
                done(fate == Fate.AnswerLost ? AppendResult.Failed : result);
            }
        });
    });

    public override void SetName(string person, string? name, Action<AppendResult> done) =>
        Ask(fate => Inner.SetName(person, name, result => Answer(fate, done, result)));

    public override void Beat(string exercise, long wallMs) => Ask(_ => Inner.Beat(exercise, wallMs));

    public override void Flush(Action<AppendResult> done) => Ask(fate => Inner.Flush(result => Answer(fate, done, result)));

    private static void Answer(Fate fate, Action<AppendResult> done, AppendResult result)
    {
        if (fate != Fate.Unanswered)
        {
            done(result);
        }
    }

    private void Ask(Action<Fate> store)
    {
        _asked.Enqueue(store);
        if (!_committing)
        {
            _committing = true;
            world.After(world.IsStormy && world.Dice.Next(40) == 0 ? world.Dice.Next(500, 4_000) : world.Dice.Next(1, 30), Commit);
        }
    }

    private void Commit()
    {
        if (_dead)
        {
            return;
        }

        _committing = false;
        var fate = !world.IsStormy ? Fate.Stored : world.Dice.Next(60) switch { 0 => Fate.Failed, 1 => Fate.AnswerLost, _ => Fate.Stored };
        var group = _asked.ToArray();
        _asked.Clear();
        foreach (var store in group)
        {
            store(fate);
        }
    }
}
