namespace Tabletop.Hosting.Logs;

/// <summary>What everything durable lies in: the log, and beside it sessions, codes and links.</summary>
public interface IDatabase
{
    /// <param name="work">Runs on the writer's lane in a transaction with others; false takes it back.</param>
    /// <param name="done">Called on the writer's lane when it is durable, or is not going to be.</param>
    /// <param name="exercise">
    /// Whose rows it takes. In one commit they are taken in the order of exercises, so that two nodes never wait for each other; what is
    /// of the same exercise keeps its order.
    /// </param>
    void Write(Func<Statements, bool> work, Action<AppendResult> done, string exercise = "");

    /// <exception cref="HostingProblem">The storage does not answer.</exception>
    T Read<T>(Func<Statements, T> read);

    /// <summary>What was asked for before is written, and what was erased is gone from every file this program writes.</summary>
    void Checkpoint(Action<AppendResult> done);
}

public static class Databases
{
    /// <summary>Writes something that means nothing, to learn whether writing works and how long it takes.</summary>
    public static void Probe(this IDatabase database, Action<AppendResult> done) => database.Write(
        statements => statements.Run("INSERT INTO meta (name, value) VALUES ('probe', 1) ON CONFLICT (name) DO UPDATE SET value = meta.value + 1") == 1,
        done);

    /// <summary>Writes and waits until it is durable. Not from a lane.</summary>
    /// <exception cref="HostingProblem">The storage did not take it.</exception>
    public static void WriteNow(this IDatabase database, Action<Statements> work)
    {
        using var finished = new ManualResetEventSlim();
        var result = AppendResult.Failed;
        database.Write(
            statements =>
            {
                work(statements);
                return true;
            },
            r =>
            {
                result = r;
                finished.Set();
            });
        finished.Wait();
        if (result != AppendResult.Committed)
        {
            throw new HostingProblem("It cannot be written down now; is the disk full, or the database stopped?");
        }
    }
}
