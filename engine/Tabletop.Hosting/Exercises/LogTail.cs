using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Exercises;

/// <summary>
/// The end of one exercise's log as its grain sees it: the state as committed, and a tentative one that runs ahead while appends are
/// under way, so that many commands share a commit. When one append fails, those after it cannot fit either; the tentative state is
/// thrown away and the log read again.
/// </summary>
/// <param name="answered">Called on the lane for each append, in order.</param>
internal sealed class LogTail(
    string exercise, Opening opening, IExerciseLog log, ILane lane, Action<Decided, AppendResult> answered)
{
    private readonly Queue<Decided> _underWay = new();
    private byte[] _head = HashChain.Start.ToArray();
    private byte[] _tentativeHead = HashChain.Start.ToArray();

    public ExerciseState State { get; private set; } = ExerciseState.Initial;

    public ExerciseState Tentative { get; private set; } = ExerciseState.Initial;

    /// <summary>An append failed, or the log may be ahead. Nothing may be decided until <see cref="Read"/> has thrown the tentative state away.</summary>
    public bool IsBroken { get; private set; }

    public bool HasUnderWay => _underWay.Count > 0;

    /// <summary>Moves the tentative state on and asks the log to follow.</summary>
    /// <param name="claim">By which right, where no person asked for it.</param>
    public void Append(
        Play.Outcome outcome, StoredReceipt? receipt = null, IReadOnlyList<StoredText>? texts = null, Pending? asker = null, LeaseClaim? claim = null)
    {
        if (outcome.Entries.Count == 0 && receipt is null)
        {
            Tentative = outcome.State;
            return;
        }

        var isFirst = Tentative.Version == 0;
        var decided = Decided.Of(exercise, Tentative.Version, _tentativeHead, outcome, receipt, texts, isFirst ? opening.New : null, asker, claim);
        _underWay.Enqueue(decided);
        (Tentative, _tentativeHead) = (decided.StateAfter, decided.HeadAfter);
        log.Append(decided.Append, result => lane.Post(() => Answered(result)));
    }

    /// <summary>Nothing more is decided before <see cref="Read"/>, although no append failed.</summary>
    public void MustBeRead() => IsBroken = true;

    /// <summary>Brings both states up to the log. Only while nothing is under way.</summary>
    /// <returns>The entries that were not known, in order.</returns>
    /// <exception cref="HostingProblem">The log cannot be read, or is damaged; all is as before.</exception>
    public Items<Entry> Read()
    {
        List<Entry> newer = [];
        var (state, head) = (State, _head);
        foreach (var stored in log.Read(exercise, state.Version).Verified(exercise, state.Version, head))
        {
            var entry = Wire.ReadEntry(stored.Bytes);
            if (entry.Version != stored.Version || (entry.Command.Body is CommandBody.Create created && created.Content != (opening.Row?.ContentHash ?? created.Content)))
            {
                throw new DamagedLog(exercise, stored.Version);
            }

            (state, head) = (opening.Rules.Fold(opening.Playbook, state, entry), stored.Hash);
            newer.Add(entry);
        }

        if (state.Version < opening.Row?.Version)
        {
            throw new DamagedLog(exercise, state.Version + 1);
        }

        (State, _head) = (state, head);
        (Tentative, _tentativeHead) = (state, head);
        IsBroken = false;
        return newer.ToItems();
    }

    private void Answered(AppendResult result)
    {
        var decided = _underWay.Dequeue();
        if (result == AppendResult.Committed)
        {
            (State, _head) = (decided.StateAfter, decided.HeadAfter);
        }
        else
        {
            IsBroken = true;
        }

        answered(decided, result);
    }
}
