using System.Collections.Concurrent;
using System.Security.Cryptography;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Summits;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Summits;

/// <summary>What every open summit works with.</summary>
internal sealed record SummitParts(
    ISummitLog Log, IExerciseLog Beside, IScheduler Scheduler, OrderDelivery Delivery, Func<long> NowMs, RandomBytes Chance, Action<Exception> Noted);

/// <summary>A table to be made: what is played there.</summary>
/// <param name="Content">The pinned content's bytes.</param>
/// <param name="City">The id of the city in it; null: none.</param>
public sealed record RequestedTable(byte[] Content, string? City, IReadOnlyList<SourceFile> Sources);

/// <param name="Who">The person who makes it.</param>
/// <param name="CommandId">The same person and id again give the same summit.</param>
/// <param name="Seats">The roles of the scenario.</param>
public sealed record NewSummitRequest(
    string Title, IReadOnlyList<RequestedTable> Tables, Items<string> Seats, string Who, string CommandId, long Seed, Mode Mode, Seating Seating, bool Rehearsal);

/// <param name="Table">Its number, from 1.</param>
public sealed record TablePlace(string Summit, int Table);

/// <summary>A summit was made, or why not.</summary>
public sealed record SummitReply(string Summit, Receipt Receipt);

/// <summary>
/// All summits of this program: the shell around their grains. It alone owns their timer. Any node may decide for a summit and tell its
/// tables; that a table takes each order once follows from the order's id. Every method can be called from any thread and none of them waits.
/// </summary>
public sealed class SummitHost : IDisposable
{
    /// <summary>How soon a node goes on telling tables what another, which is gone, had been telling them.</summary>
    private const long LookEveryMs = 2_000;

    private const string Looking = "look";

    private readonly ConcurrentDictionary<string, OpenSummit> _open = new();
    private readonly ConcurrentDictionary<string, TablePlace> _places = new();
    private readonly ConcurrentDictionary<string, bool> _placed = new();
    private readonly EmbeddedHost _host;
    private readonly ISummitLog _log;
    private readonly ILane _looks;
    private readonly SummitParts _parts;
    private readonly DueTimes _due;
    private readonly bool _isShared;
    private volatile bool _stopping;

    private SummitHost(EmbeddedHost host, ISummitLog log, IExerciseLog beside, IScheduler scheduler, TimeProvider time, Action<Exception> noted, bool isShared)
    {
        (_host, _log, _isShared) = (host, log, isShared);
        _looks = scheduler.Lane("summits", ownThread: true);
        _parts = new(log, beside, scheduler, new(host, log, beside, (exercise, person) => Left?.Invoke(exercise, person)), () => host.NowMs, RandomNumberGenerator.GetBytes, noted);
        _due = new(time, () => host.NowMs, CallDue);
    }

    /// <summary>Hears of somebody who was taken out of an exercise: exercise and person. Maybe more than once, and on any thread.</summary>
    public Action<string, string>? Left { get; set; }

    /// <summary>Goes on telling tables what they had not answered when the program went away.</summary>
    /// <param name="beside">Where words, receipts and contents lie.</param>
    /// <param name="isShared">Other nodes may have the same log.</param>
    public static SummitHost Start(
        EmbeddedHost host, ISummitLog log, IExerciseLog beside, IScheduler scheduler, TimeProvider time, Action<Exception> noted, bool isShared = false)
    {
        var summits = new SummitHost(host, log, beside, scheduler, time, noted, isShared);
        summits.CallDue(Looking);
        return summits;
    }

    /// <summary>Makes a summit. Its tables open soon after. The same person and command id again give the same summit and receipt.</summary>
    public async Task<SummitReply> Create(NewSummitRequest request)
    {
        var summit = SummitIds.Of(request.Who, request.CommandId);
        var contents = new Dictionary<string, byte[]>();
        var sources = new Dictionary<string, IReadOnlyList<SourceFile>>();
        List<NewTable> tables = [];
        foreach (var table in request.Tables)
        {
            var (hash, exercise) = (HashChain.Fingerprint(table.Content), SummitIds.Exercise(summit, tables.Count + 1));
            contents[hash] = table.Content;
            sources[exercise] = table.Sources;
            tables.Add(new(exercise, hash, table.City));
        }

        var body = new SummitCommandBody.Create(tables.ToItems(), request.Seats, request.Seed, request.Mode, request.Seating, request.Rehearsal);
        return new(summit, await Submit(summit, new(request.Who, request.CommandId, body), new(request.Title, _host.NowMs, contents, sources)));
    }

    /// <summary>A command of a person who may speak as the submission says.</summary>
    public Task<Receipt> Send(string summit, SummitSubmission submission) =>
        submission.Body is SummitCommandBody.Create or SummitCommandBody.Note || submission.Who == SummitCommand.Tables
            ? Task.FromResult(new Receipt(submission.Who, submission.Id, HostRefusals.NotYours, []))
            : Submit(summit, submission);

    /// <summary>As committed; null: there is no such summit.</summary>
    /// <exception cref="HostingProblem">The log cannot be read.</exception>
    public async Task<SummitState?> State(string summit)
    {
        if (!SummitIds.IsSummit(summit))
        {
            return null;
        }

        var answer = new TaskCompletionSource<SummitState>(TaskCreationOptions.RunContinuationsAsynchronously);
        Find(summit).Look(answer);
        var state = await answer.Task;
        if (state.Version == 0)
        {
            _open.TryRemove(summit, out _);
            return null;
        }

        return state;
    }

    /// <summary>What there is, oldest first. Waits for the disk.</summary>
    public IReadOnlyList<SummitRow> List() => _log.Summits();

    /// <summary>Null: there is none. Waits for the disk.</summary>
    public SummitRow? Row(string summit) => _log.Summit(summit);

    /// <summary>Which table of which summit an exercise is; null: of none. Waits for the disk.</summary>
    public TablePlace? PlaceOf(string exercise)
    {
        // A summit's tables are fixed when it is made: each is read once.
        foreach (var row in _places.ContainsKey(exercise) ? [] : _log.Summits().Where(row => row.Version > 0 && !_placed.ContainsKey(row.Id)))
        {
            foreach (var made in Made(row.Id).OfType<SummitEvent.TableAdded>())
            {
                _places[made.Exercise] = new(row.Id, made.Table);
            }

            _placed[row.Id] = true;
        }

        return _places.GetValueOrDefault(exercise);
    }

    /// <summary>What a summit was made with; nothing where its log is damaged, which keeps nobody out of its tables or of other exercises.</summary>
    private Items<SummitEvent> Made(string summit)
    {
        try
        {
            return SummitPlay.ReadEntry(_log.Read(summit, 0).Verified(summit, 0, HashChain.Start.ToArray()).First().Bytes).Events;
        }
        catch (DamagedLog)
        {
            return [];
        }
    }

    /// <summary>Takes nothing more, tells tables nothing more, and answers what is under way.</summary>
    public Task Stop()
    {
        _stopping = true;
        _due.Dispose();
        return Task.WhenAll(_open.Values.Select(summit =>
        {
            var finished = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            summit.Finish(finished.SetResult);
            return finished.Task;
        }));
    }

    public void Dispose() => _due.Dispose();

    private async Task<Receipt> Submit(string summit, SummitSubmission submission, NewSummit? made = null)
    {
        // An exercise's log is no summit's.
        if (_stopping || !SummitIds.IsSummit(summit))
        {
            return new(submission.Who, submission.Id, _stopping ? HostRefusals.Retry : HostRefusals.NoExercise, [], Transient: true);
        }

        var answer = new TaskCompletionSource<Task<Receipt>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Find(summit).Submit(submission, made, answer);
        return await await answer.Task;
    }

    private OpenSummit Find(string summit) => _open.GetOrAdd(summit, static (id, host) => new(host._parts, id, host._due.Set), this);

    private void CallDue(string summit)
    {
        if (_stopping)
        {
            return;
        }

        if (summit != Looking)
        {
            Find(summit).Pump();
            return;
        }

        _looks.Post(() =>
        {
            try
            {
                foreach (var waiting in _log.Waiting())
                {
                    Find(waiting).Pump();
                }
            }
            catch (HostingProblem)
            {
                // The next look tries again.
                _due.Set(Looking, _host.NowMs + LookEveryMs);
            }
        });
        if (_isShared)
        {
            _due.Set(Looking, _host.NowMs + LookEveryMs);
        }
    }
}
