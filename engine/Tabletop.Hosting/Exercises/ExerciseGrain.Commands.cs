using System.Runtime.ExceptionServices;
using Tabletop.Hosting.Metering;

namespace Tabletop.Hosting.Exercises;

/// <summary>What it does with a command that nobody has answered yet.</summary>
public sealed partial class ExerciseGrain
{
    private void Take(Pending pending)
    {
        var asked = pending.Submission;
        try
        {
            if (_log.Receipt(_exercise, asked.Who, asked.Id) is not { } stored)
            {
                Decide(pending);
            }
            else
            {
                HostMeter.DuplicatesRefused.Add(1);
                _pending.Answer(pending, Retries.Receipt(asked, stored, _log, _exercise, [asked.Seat]));
            }
        }
        catch (HostingProblem)
        {
            _pending.Refuse(pending, HostRefusals.Storage);
        }
        catch (Exception bug)
        {
            // The sender is told, and the lane's own fault handling hears of it; the exercise goes on.
            _pending.Refuse(pending, HostRefusals.Fault);
            _lane.Post(ExceptionDispatchInfo.Capture(bug).Throw);
        }
    }

    private void Decide(Pending pending)
    {
        if (MustTakeFirst(_clock.NowMs) && (TryTake() || MustTakeFirst(_clock.NowMs)))
        {
            TakeUpFirst(pending);
            return;
        }

        pending.Tries++;
        var asked = pending.Submission;
        pending.Sealed ??= TypedTexts.Seal(asked.Body, _exercise, asked.Who, asked.Id, _salts);
        NoticeAbsence(_clock.NowMs);
        var (outcome, receipt, texts) = Verdict.On(asked, pending.Sealed, _book, _rules, _tail.Tentative, _clock.NowMs);
        if (_tail.Tentative.Version == 0 && outcome.Entries.Count == 0)
        {
            // There is no exercise to keep this receipt in.
            _pending.Answer(pending, Receipt.Of(receipt) with { Transient = true });
            return;
        }

        _tail.Append(outcome, receipt, texts, pending);
    }
}
