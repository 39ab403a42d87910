using System.Collections.Concurrent;
using System.Security.Cryptography;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Embedded;

/// <summary>
/// All exercises in one process: the shell around the grains. It alone owns the due timer; threads come from the scheduler, so a test
/// can run all of it on one thread with a clock of its own. Every method can be called from any thread and none of them waits.
/// </summary>
public sealed partial class EmbeddedHost : IDisposable
{
    /// <summary>Long enough for a break; what is unloaded comes back by itself.</summary>
    public const long UnloadAfterMs = 30 * 60_000;

    private const long HousekeepingEveryMs = 5 * 60_000;

    /// <summary>Has a due time like exercises, whose ids are hexadecimal.</summary>
    private const string Housekeeping = "housekeeping";

    private readonly ConcurrentDictionary<string, OpenExercise> _open = new();
    private readonly Ground _ground;
    private readonly IExerciseLog _log;
    private readonly Action<Exception> _noted;
    private readonly HostClock _clock;
    private readonly DueTimes _due;
    private readonly LeaseKeeper? _keeper;
    private readonly PeopleBeside _people;
    private volatile bool _stopping;

    private EmbeddedHost(Ground ground, TimeProvider time, Action<Exception> noted)
    {
        (_ground, _log, _clock, _noted) = (ground, ground.Log, ground.Clock, noted);
        _due = new(time, () => _clock.NowMs, CallDue);
        _keeper = ground.Peers is { } peers ? new(peers, ground.Scheduler, time, _clock, InOrder, _open.GetValueOrDefault, Find, ChangedElsewhere) : null;
        _people = new(ground, (exercise, submission) => Submit(exercise, submission));
    }

    /// <summary>Wall time as this host counts it.</summary>
    public long NowMs => _clock.NowMs;

    /// <summary>
    /// Opens what was being played when the program went away, of several nodes what no other ticks; the rest opens when somebody asks for it.
    /// </summary>
    /// <param name="noted">Hears of what went wrong where nobody waits for an answer.</param>
    /// <param name="wanted">Called on lanes. Left out: everybody reads the scenario's own language.</param>
    /// <param name="rules">Left out: the engine's.</param>
    /// <param name="chance">Left out: the machine's.</param>
    /// <param name="peers">The other nodes over the same log; left out: there can be none.</param>
    /// <exception cref="HostingProblem">The log cannot be read.</exception>
    public static EmbeddedHost Start(
        IExerciseLog log, IScheduler scheduler, TimeProvider time, Action<Exception> noted,
        WantedLanguages? wanted = null, Rules? rules = null, RandomBytes? chance = null, Peers? peers = null)
    {
        var clock = peers is null ? new HostClock(time) : SharedClock(time, peers.Leases);
        var ground = new Ground(
            log, scheduler, clock, new(log), new(log), wanted ?? (_ => null), rules ?? Rules.Engine, chance ?? RandomNumberGenerator.GetBytes, peers);
        var host = new EmbeddedHost(ground, time, noted);
        foreach (var row in log.Exercises())
        {
            if (row.Stage == Stage.Play && peers is null)
            {
                host.Find(row.Id).OnGrain(_ => { }, noted);
            }
        }

        host._due.Set(Housekeeping, host._clock.NowMs + HousekeepingEveryMs);
        host._keeper?.Start();
        return host;
    }

    /// <summary>What there is, oldest first. Waits for the disk.</summary>
    public IReadOnlyList<ExerciseRow> List() => _log.Exercises();

    /// <summary>Makes an exercise. The same person and command id again give the same exercise and receipt.</summary>
    public async Task<CreationReply> Create(NewExerciseRequest request)
    {
        var exercise = ExerciseId(request.Who, request.CommandId);
        var hash = HashChain.Fingerprint(request.Content);
        var body = new CommandBody.Create(
            hash,
            request.Seed ?? NewSeed(),
            request.Mode,
            request.Seating,
            request.BuiltInFacilitator,
            request.Rehearsal,
            Convert.ToHexStringLower(_ground.Chance(16)));
        var title = _ground.Shelf.Of(hash, () => request.Content).Content.Scenario.Title;
        var made = new NewExercise(request.Content, hash, title, _clock.NowMs, request.Sources);
        return new(exercise, await Submit(exercise, new(request.Who, request.CommandId, body), made));
    }

    /// <summary>A command of a person who may speak as the submission says; whether the rules allow it is answered in the receipt, once that is durable.</summary>
    public Task<Receipt> Send(string exercise, Submission submission) =>
        submission.Body.IsTheHosts()
            || submission.Who is Command.Clock or Command.StandIn
            ? Task.FromResult(new Receipt(submission.Who, submission.Id, HostRefusals.NotYours, []))
            : Submit(exercise, submission);

    /// <summary>
    /// What a command was answered when it came first, whichever seat it was for. For a sender who has lost the seat since: whether
    /// the answer reached them must not hang on that. Null: it never came.
    /// </summary>
    public async Task<Receipt?> Again(string exercise, Submission submission)
    {
        var answer = NewAnswer<Task<Receipt>?>();
        Find(exercise).OnGrain(grain => answer.SetResult(grain?.Again(submission)), problem => answer.TrySetException(problem));
        return await answer.Task is { } receipt ? await receipt : null;
    }

    /// <summary>Lets a person in: into the lobby, or as staff. Whether they may is the caller's to know.</summary>
    public Task<Receipt> Join(string exercise, string person, string commandId, bool staff = false) =>
        Submit(exercise, new(person, commandId, new CommandBody.Join(staff)));

    /// <summary>What a client is missing.</summary>
    /// <param name="after">The last seq it has folded in this epoch; 0: it has nothing.</param>
    public Task<StreamCatchUp> Pull(Viewer viewer, string? epoch, long after) => Ask(viewer, epoch, after, null);

    /// <summary>The same, and from there on every change goes to the sink. Between the two nothing is missed; something may come twice.</summary>
    public Task<StreamCatchUp> Watch(Viewer viewer, string? epoch, long after, IStreamSink sink) => Ask(viewer, epoch, after, sink);

    public void Unwatch(Viewer viewer, IStreamSink sink) =>
        Find(viewer.Exercise).OnViews(views => views?.Unsubscribe(viewer, sink), _noted);

    /// <summary>The file behind a key, if it is on the viewer's screen now; null: there is nothing, or nothing for them.</summary>
    public Task<Media?> Media(Viewer viewer, string key) =>
        AskViews<Media?>(viewer.Exercise, null, (views, answer) => views.Media(viewer, key, answer));

    /// <summary>A person wants another language: their screens pull a whole view in it, and nobody else's hear of it.</summary>
    public void Reread(string person)
    {
        foreach (var exercise in InOrder())
        {
            exercise.Reread(person);
        }
    }

    /// <summary>As committed; null: there is no such exercise. With it <see cref="Viewer.Of"/> says what a person may watch.</summary>
    /// <param name="asked">Somebody who should be there: another node may have let them in a moment ago, so the log is read before they are missing.</param>
    /// <exception cref="HostingProblem">The log cannot be read; or, for <paramref name="asked"/>, not just now.</exception>
    public Task<ExerciseState?> State(string exercise, Viewer? asked = null)
    {
        var answer = NewAnswer<ExerciseState?>();
        Find(exercise).OnGrain(
            grain =>
            {
                if (grain is not null && asked is not null)
                {
                    ReadFor(asked, grain);
                }

                answer.SetResult(grain?.State);
            },
            problem => answer.TrySetException(problem));
        return answer.Task;
    }

    /// <inheritdoc cref="PeopleBeside.SetName"/>
    public Task SetName(string person, string? name) => _people.SetName(person, name);

    /// <inheritdoc cref="PeopleBeside.Erase"/>
    public Task<Receipt> ErasePerson(string exercise, string who, string commandId, string person) => _people.Erase(exercise, who, commandId, person);

    /// <summary>Takes nothing more, answers what is under way, and leaves the log whole.</summary>
    public Task Stop()
    {
        _stopping = true;
        _due.Dispose();
        var answer = NewAnswer<bool>();
        var exercises = InOrder();
        var open = exercises.Length + 1;
        void OneLess()
        {
            if (Interlocked.Decrement(ref open) == 0)
            {
                GiveBack(() => _log.Flush(_ => answer.TrySetResult(true)));
            }
        }

        foreach (var exercise in exercises)
        {
            exercise.Finish(OneLess);
        }

        OneLess();
        return answer.Task;
    }

    public void Dispose()
    {
        _due.Dispose();
        _keeper?.Dispose();
    }

    /// <summary>A retry must come to the same exercise, so its id follows from who asked and under which id.</summary>
    internal static string ExerciseId(string who, string commandId) => TypedTexts.IdOf("exercise", who, commandId)[..20];

    /// <summary>For what is drawn before an exercise is created. Whole numbers up to here survive JavaScript.</summary>
    public long NewSeed() => BitConverter.ToInt64(_ground.Chance(8)) & ((1L << 53) - 1);

    private static TaskCompletionSource<T> NewAnswer<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<Receipt> Submit(string exercise, Submission submission, NewExercise? made = null)
    {
        if (_stopping)
        {
            return new Receipt(submission.Who, submission.Id, HostRefusals.Retry, [], Transient: true);
        }

        var answer = NewAnswer<Task<Receipt>>();
        Find(exercise).OnGrain(
            grain => answer.SetResult(grain is null ? Unanswered(HostRefusals.NoExercise) : grain.Submit(submission)),
            problem =>
            {
                _noted(problem);
                answer.TrySetResult(problem is DamagedLog
                    ? Task.FromResult(new Receipt(submission.Who, submission.Id, HostRefusals.Damaged, []))
                    : Unanswered(problem is HostingProblem ? HostRefusals.Storage : HostRefusals.Fault));
            },
            made);
        // Not unwrapped, which would go by the thread pool: whoever waits goes on where they waited.
        return await await answer.Task;

        Task<Receipt> Unanswered(string code) => Task.FromResult(new Receipt(submission.Who, submission.Id, code, [], Transient: true));
    }

    private Task<StreamCatchUp> Ask(Viewer viewer, string? epoch, long after, IStreamSink? sink) => AskViews<StreamCatchUp>(
        viewer.Exercise,
        StreamCatchUp.GoneFor(viewer.Stream, _clock.NowMs),
        (views, answer) => views.Pull(viewer, epoch, after, sink, answer),
        grain => ReadFor(viewer, grain));

    private Task<T> AskViews<T>(string exercise, T absent, Action<ExerciseViews, TaskCompletionSource<T>> ask, Action<ExerciseGrain>? before = null)
    {
        var answer = NewAnswer<T>();
        Find(exercise).OnViews(
            views =>
            {
                if (views is null)
                {
                    answer.SetResult(absent);
                }
                else
                {
                    ask(views, answer);
                }
            },
            problem => answer.TrySetException(problem),
            before);
        return answer.Task;
    }

    private OpenExercise Find(string exercise) =>
        _open.GetOrAdd(exercise, static (id, host) => new(id, host._ground, host._due, (exercise, version) => host._keeper?.Tell(exercise, version)), this);

    /// <summary>The dictionary's own order differs from run to run.</summary>
    private OpenExercise[] InOrder() => [.. _open.Values.OrderBy(e => e.Id, StringComparer.Ordinal)];

    private void CallDue(string exercise)
    {
        if (exercise != Housekeeping)
        {
            Find(exercise).Due(_noted);
            return;
        }

        foreach (var open in InOrder())
        {
            open.Unload(UnloadAfterMs);
        }

        _due.Set(Housekeeping, _clock.NowMs + HousekeepingEveryMs);
    }
}
