using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Exercises;

/// <summary>A command on its way in, as the sender made it. Who the sender is and may speak for is known by now.</summary>
/// <param name="Seat">The seat it is for; null for staff and the lobby.</param>
public sealed record Submission(string Who, string Id, CommandBody Body, string? Seat = null, Saw? Saw = null)
{
    /// <summary>What the person is called whom the command names: it lies beside the log. Null or empty: by no name any more.</summary>
    public string? Name { get; init; }
}

public static class HostCommands
{
    /// <summary>Whether only the host gives it: it brings something that no sender may, or does more than the exercise alone.</summary>
    public static bool IsTheHosts(this CommandBody body) => body is CommandBody.Create or CommandBody.Join or CommandBody.Resume or CommandBody.Tick
        or CommandBody.NamePerson or CommandBody.ErasePerson or CommandBody.Restore;
}

/// <summary>What a new exercise is made of.</summary>
/// <param name="Content">The pinned content's bytes, as <see cref="Wire"/> writes them.</param>
/// <param name="Who">The person who creates it and becomes its first staff.</param>
/// <param name="CommandId">The same person and id again give the same exercise.</param>
/// <param name="Seed">Null: drawn.</param>
public sealed record NewExerciseRequest(
    byte[] Content,
    string Who,
    string CommandId,
    Mode Mode = Mode.FacilitatorPaced,
    Seating Seating = Seating.Open,
    bool Rehearsal = false,
    bool BuiltInFacilitator = false,
    long? Seed = null)
{
    /// <summary>The files the content was made from, kept beside it as evidence.</summary>
    public IReadOnlyList<SourceFile> Sources { get; init; } = [];
}

/// <summary>An exercise was created, or why not.</summary>
public sealed record CreationReply(string Exercise, Receipt Receipt);

/// <summary>What opening an exercise needs: the compiled content, and for one that is just being created its first row.</summary>
public sealed record Opening(Playbook Playbook, NewExercise? New = null)
{
    public Rules Rules { get; init; } = Rules.Engine;

    /// <summary>What the log says it holds, where it is there already: by now it may hold more, and never less.</summary>
    public ExerciseRow? Row { get; init; }
}
