using Tabletop.Engine.Summits;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Summits;

/// <summary>One summit on this node: its grain on a lane, and the orders that are on their way to its tables.</summary>
internal sealed class OpenSummit
{
    /// <summary>After a table, or the storage, did not answer.</summary>
    private const long AgainAfterMs = 1_000;

    private readonly string _id;
    private readonly ILane _lane;
    private readonly SummitGrain _grain;
    private readonly OrderDelivery _delivery;
    private readonly Func<long> _nowMs;
    private readonly Action<string, long?> _wind;
    private readonly Action<Exception> _noted;
    private readonly HashSet<int> _underWay = [];

    /// <summary>When a table that did not answer is told again: others are not kept waiting for it.</summary>
    private readonly Dictionary<int, long> _againAtMs = [];

    private bool _isStopping;

    /// <param name="wind">Asks to be called with <see cref="Pump"/> at a time; null: not until something happens.</param>
    public OpenSummit(SummitParts parts, string id, Action<string, long?> wind)
    {
        (_id, _wind, _delivery, _nowMs, _noted) = (id, wind, parts.Delivery, parts.NowMs, parts.Noted);
        _lane = parts.Scheduler.Lane($"summit {id}");
        _grain = new(id, parts.Log, parts.Beside, _lane, parts.NowMs, parts.Chance, TellTables);
    }

    /// <summary>Answered when it is durable.</summary>
    public void Submit(SummitSubmission submission, NewSummit? made, TaskCompletionSource<Task<Receipt>> answer) => _lane.Post(() =>
    {
        answer.SetResult(_isStopping
            ? Task.FromResult(new Receipt(submission.Who, submission.Id, HostRefusals.Retry, [], Transient: true))
            : _grain.Submit(submission, made));
    });

    /// <summary>As committed, with what other nodes have written.</summary>
    public void Look(TaskCompletionSource<SummitState> answer) => _lane.Post(() =>
    {
        try
        {
            _grain.Follow();
            answer.SetResult(_grain.State);
            TellTables();
        }
        catch (Exception problem)
        {
            // Also what this version cannot read: whoever asked must not wait for ever.
            answer.TrySetException(problem);
        }
    });

    /// <summary>Tells tables what they have not answered yet.</summary>
    public void Pump() => _lane.Post(() =>
    {
        try
        {
            _grain.Follow();
        }
        catch (HostingProblem)
        {
            Later();
            return;
        }

        TellTables();
    });

    /// <summary>Nothing more is told to tables; calls back when what was asked for is answered.</summary>
    public void Finish(Action done) => _lane.Post(() =>
    {
        _isStopping = true;
        _grain.Finish(done);
    });

    private void TellTables()
    {
        if (_isStopping)
        {
            return;
        }

        var now = _nowMs();
        foreach (var table in _grain.State.Tables)
        {
            if (_againAtMs.GetValueOrDefault(table.Number) <= now && _grain.State.NextFor(table.Number) is { } order && _underWay.Add(table.Number))
            {
                _againAtMs.Remove(table.Number);
                _ = Tell(_grain.State, table, order);
            }
        }

        _wind(_id, _againAtMs.Count > 0 ? _againAtMs.Values.Min() : null);
    }

    /// <summary>The next order goes out once this one's answer stands in the log.</summary>
    private async Task Tell(SummitState state, SummitTable table, SentOrder order)
    {
        var delivered = Delivered.Again;
        try
        {
            delivered = await _delivery.Deliver(_id, state, table, order);
        }
        catch (HostingProblem)
        {
            // It is told again.
        }
        catch (Exception bug)
        {
            _noted(bug);
        }

        _lane.Post(() => Told(table.Number, order.Number, delivered));
    }

    private void Told(int table, int order, Delivered delivered)
    {
        if (!delivered.IsAnswered || _isStopping)
        {
            Again(table);
            return;
        }

        var noted = _grain.Submit(new(SummitCommand.Tables, SummitIds.Command(_id, order, table), new SummitCommandBody.Note(order, table, delivered.Code)));
        _ = noted.ContinueWith(
            receipt => _lane.Post(() =>
            {
                if (receipt.Result.Accepted)
                {
                    _underWay.Remove(table);
                    TellTables();
                }
                else
                {
                    Again(table);
                }
            }),
            TaskScheduler.Default);
    }

    private void Again(int table)
    {
        _underWay.Remove(table);
        _againAtMs[table] = _nowMs() + AgainAfterMs;
        TellTables();
    }

    private void Later()
    {
        if (!_isStopping)
        {
            _wind(_id, _nowMs() + AgainAfterMs);
        }
    }
}
