using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Hosting.Exercises;

/// <summary>What a seat shows to one of those who hold it.</summary>
public delegate View SeatLook(Playbook book, ExerciseState state, Chronicle chronicle, string seat, string person);

/// <summary>
/// The engine as the host calls it: all that it asks of the rules. The product plays by <see cref="Engine"/>; a test puts a broken rule in
/// its place, to show that the host's own tests would notice.
/// </summary>
public sealed record Rules
{
    public static readonly Rules Engine = new();

    /// <inheritdoc cref="Play.Take"/>
    public Func<Playbook, ExerciseState, Command, Play.Outcome> Take { get; init; } = Play.Take;

    /// <inheritdoc cref="Play.Advance(Playbook, ExerciseState, long)"/>
    public Func<Playbook, ExerciseState, long, Play.Outcome> Advance { get; init; } = Play.Advance;

    /// <inheritdoc cref="Play.NextDueWallMs"/>
    public Func<Playbook, ExerciseState, long?> NextDueWallMs { get; init; } = Play.NextDueWallMs;

    /// <inheritdoc cref="Play.Fold"/>
    public Func<Playbook, ExerciseState, Entry, ExerciseState> Fold { get; init; } = Play.Fold;

    public SeatLook Look { get; init; } = SeatView.Of;
}
