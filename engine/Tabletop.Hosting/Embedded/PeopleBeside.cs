using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Embedded;

/// <summary>What is known of people beside the logs: one person may be in several exercises, and each of them must hear of it.</summary>
internal sealed class PeopleBeside(Ground ground, Func<string, Submission, Task<Receipt>> submit)
{
    /// <summary>Names on badges are shorter.</summary>
    private const int LongestName = 80;

    private readonly IExerciseLog _log = ground.Log;

    /// <summary>
    /// How a person is called on screens. Before a person joins it costs nothing; later every exercise of theirs has an entry that says so,
    /// and every screen there is sent whole once.
    /// </summary>
    /// <param name="name">Null forgets it.</param>
    /// <exception cref="HostingProblem">It could not be stored.</exception>
    public async Task SetName(string person, string? name)
    {
        var cleaned = name is null ? "" : TypedTexts.Clean(name).ReplaceLineEndings(" ").Replace('\t', ' ');
        var kept = cleaned.Length > LongestName ? cleaned[..LongestName] : cleaned;
        var isSaid = false;
        foreach (var exercise in _log.ExercisesOf(person))
        {
            var id = $"name-{Convert.ToHexStringLower(ground.Chance(16))}";
            isSaid |= Must(await submit(exercise, new(person, id, new CommandBody.NamePerson(person)) { Name = kept })).Accepted;
        }

        if (!isSaid)
        {
            await Stored(done => _log.SetName(person, kept.Length == 0 ? null : kept, done));
            ground.Words.ForgetName(person);
        }
    }

    /// <summary>
    /// Forgets a person for good: name, languages, rights, and all words they typed in all their exercises. When it is answered nothing of
    /// it is in the log's files any more.
    /// </summary>
    /// <param name="who">One of the exercise's staff.</param>
    /// <param name="commandId">The same again does what may have been left undone.</param>
    /// <exception cref="HostingProblem">It could not be stored everywhere: ask again.</exception>
    public async Task<Receipt> Erase(string exercise, string who, string commandId, string person)
    {
        var receipt = Must(await submit(exercise, new(who, commandId, new CommandBody.ErasePerson(person))));
        if (receipt.Accepted)
        {
            string? unreached = null;
            foreach (var other in _log.ExercisesOf(person).Where(e => e != exercise))
            {
                var theirs = Must(await submit(other, new(Command.Clock, $"erase-{who}-{commandId}", new CommandBody.ErasePerson(person))));
                unreached = theirs.Code == HostRefusals.Damaged ? other : unreached;
            }

            await Stored(_log.Flush);
            if (unreached is not null)
            {
                throw new HostingProblem($"The log of the exercise {unreached} is damaged, so the person cannot be forgotten there; ask again once it is restored.");
            }
        }

        return receipt;
    }

    private static Receipt Must(Receipt receipt) => receipt.Transient && receipt.Code != HostRefusals.NoExercise ? throw NotSaved() : receipt;

    private static Task Stored(Action<Action<AppendResult>> write)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        write(result =>
        {
            if (result == AppendResult.Committed)
            {
                answer.SetResult();
            }
            else
            {
                answer.SetException(NotSaved());
            }
        });
        return answer.Task;
    }

    private static HostingProblem NotSaved() => new("It could not be saved everywhere; is the disk full, or a backup being taken? Ask again.");
}
