using Tabletop.Engine.Exercises;
using Tabletop.Engine.Summits;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Summits;

/// <summary>
/// Owns one summit on this node. All calls come on its lane, one at a time; it starts no thread, task or timer. What has come while the log
/// was writing is decided and stored together. Another node may write too: the loser reads what is new and decides again.
/// </summary>
/// <param name="changed">The state is another.</param>
internal sealed class SummitGrain(string summit, ISummitLog log, IExerciseLog beside, ILane lane, Func<long> nowMs, RandomBytes chance, Action changed)
{
    /// <summary>A badge for everybody in a hall, and their neighbours. Beyond this the log has stopped.</summary>
    private const int MostWaiting = 4_096;

    private readonly List<SummitPending> _waiting = [];
    private readonly List<Action> _finishing = [];
    private byte[] _head = HashChain.Start.ToArray();
    private bool _isWriting;

    /// <summary>As committed: what may be shown, and what tables may be told.</summary>
    public SummitState State { get; private set; } = SummitState.Initial;

    /// <summary>Nothing is waiting for the log.</summary>
    public bool IsQuiet => !_isWriting && _waiting.Count == 0;

    /// <summary>Answered when it is durable.</summary>
    public Task<Receipt> Submit(SummitSubmission submission, NewSummit? made = null)
    {
        var pending = new SummitPending(submission) { New = made };
        if (_waiting.Count >= MostWaiting)
        {
            Refuse(pending, HostRefusals.Busy);
        }
        else
        {
            _waiting.Add(pending);
            WriteWaiting();
        }

        return pending.Answer;
    }

    /// <summary>Reads what is new in the log, unless something of this node's own is under way.</summary>
    /// <exception cref="HostingProblem">The log cannot be read, or is damaged; all is as before.</exception>
    public void Follow()
    {
        if (_isWriting)
        {
            return;
        }

        var (state, head) = (State, _head);
        foreach (var stored in log.Read(summit, state.Version).Verified(summit, state.Version, head))
        {
            (state, head) = (SummitPlay.Fold(state, SummitPlay.ReadEntry(stored.Bytes)), stored.Hash);
        }

        (State, _head) = (state, head);
    }

    /// <summary>Calls back once everything that was asked for is answered.</summary>
    public void Finish(Action done)
    {
        _finishing.Add(done);
        TellFinished();
    }

    private void WriteWaiting()
    {
        if (_isWriting || _waiting.Count == 0)
        {
            return;
        }

        SummitPending[] taken = [.. _waiting];
        _waiting.Clear();
        SummitBatch batch;
        try
        {
            batch = Decided(taken);
        }
        catch (HostingProblem)
        {
            foreach (var pending in taken)
            {
                Refuse(pending, HostRefusals.Storage);
            }

            return;
        }
        catch
        {
            // A bug: the senders are told, and the lane's own fault handling hears of it.
            foreach (var pending in taken)
            {
                Refuse(pending, HostRefusals.Fault);
            }

            throw;
        }

        if (batch.IsEmpty)
        {
            Answer(batch);
            return;
        }

        _isWriting = true;
        log.Append(batch.Append, result => lane.Post(() => Answered(batch, result)));
    }

    private SummitBatch Decided(SummitPending[] taken)
    {
        Follow();
        var draft = new SummitDraft(summit, State, _head, beside, chance, nowMs());
        foreach (var pending in taken)
        {
            pending.Tries++;
            draft.Take(pending);
        }

        return draft.Done();
    }

    private void Answered(SummitBatch batch, AppendResult result)
    {
        _isWriting = false;
        if (result == AppendResult.Committed)
        {
            (State, _head) = (batch.State, batch.Head);
            Answer(batch);
            changed();
        }
        else
        {
            foreach (var (pending, _) in batch.Answers)
            {
                NotStored(pending, result);
            }
        }

        WriteWaiting();
        TellFinished();
    }

    private void NotStored(SummitPending pending, AppendResult result)
    {
        if (result == AppendResult.Conflict && pending.Tries < ExerciseGrain.MostTries)
        {
            _waiting.Add(pending);
        }
        else
        {
            Refuse(pending, result == AppendResult.Conflict ? HostRefusals.Busy : HostRefusals.Storage);
        }
    }

    private static void Answer(SummitBatch batch)
    {
        foreach (var (pending, receipt) in batch.Answers)
        {
            pending.Complete(receipt);
        }
    }

    private static void Refuse(SummitPending pending, string code) =>
        pending.Complete(new(pending.Submission.Who, pending.Submission.Id, code, [], Transient: true));

    private void TellFinished()
    {
        if (IsQuiet)
        {
            var finishing = _finishing.ToArray();
            _finishing.Clear();
            foreach (var done in finishing)
            {
                done();
            }
        }
    }
}
