using System.Text.Json;
using System.Text.Json.Serialization;
using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Summits;

/// <summary>One line of a summit's log: a command that was accepted and what happened because of it. Versions start at 1 and have no gaps.</summary>
public sealed record SummitEntry(long Version, SummitCommand Command, Items<SummitEvent> Events)
{
    /// <summary>The version of the stored form.</summary>
    [JsonRequired]
    public int Schema { get; init; } = 1;
}

/// <summary>What came of a command.</summary>
/// <param name="Entry">Null: refused, or nothing to do.</param>
public sealed record SummitOutcome(SummitState State, SummitEntry? Entry, Refusal? Refusal = null);

/// <summary>A summit, decided and folded: the only way its state changes.</summary>
public static class SummitPlay
{
    /// <summary>A summit has at most so many tables.</summary>
    public const int MostTables = SummitDecider.MostTables;

    public static SummitOutcome Take(SummitState state, SummitCommand command)
    {
        // Wall time never goes back in a log.
        command = command with { NowMs = Math.Max(command.NowMs, state.WallMs) };
        var moment = new SummitMoment(state);
        if (SummitDecider.Decide(moment, command) is { } refusal)
        {
            return new(state, null, refusal);
        }

        if (moment.Events.Count == 0)
        {
            return new(state, null);
        }

        var entry = new SummitEntry(state.Version + 1, command, moment.Events.ToItems());
        return new(Stamped(moment.State, entry), entry);
    }

    /// <summary>Reads an entry back without deciding anything.</summary>
    public static SummitState Fold(SummitState state, SummitEntry entry) => Stamped(entry.Events.Aggregate(state, SummitEvolution.Evolve), entry);

    /// <exception cref="InvalidOperationException">The command still holds typed words, which never go into an entry.</exception>
    public static byte[] Write(SummitEntry entry) => entry.Command.Body is SummitCommandBody.Send { Order.Typed.Text: not null }
        ? throw new InvalidOperationException("Typed words lie beside the log, never in it.")
        : JsonSerializer.SerializeToUtf8Bytes(entry, Wire.Options);

    /// <exception cref="JsonException">The bytes are no entry this version knows; the summit does not open.</exception>
    public static SummitEntry ReadEntry(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<SummitEntry>(bytes, Wire.Options) ?? throw new JsonException("An entry cannot be null.");

    private static SummitState Stamped(SummitState state, SummitEntry entry) => state with { Version = entry.Version, WallMs = entry.Command.NowMs };
}

/// <summary>The state while a command is being decided: each event is folded at once, so that the next rule sees it.</summary>
internal sealed class SummitMoment(SummitState state)
{
    public SummitState State { get; private set; } = state;

    public List<SummitEvent> Events { get; } = [];

    public void Emit(SummitEvent happened)
    {
        State = SummitEvolution.Evolve(State, happened);
        Events.Add(happened);
    }

    public void Order(TableOrder order, Items<int> to) => Emit(new SummitEvent.Ordered(State.OrderCount + 1, order, to));
}
