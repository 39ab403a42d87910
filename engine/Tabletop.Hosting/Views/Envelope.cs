using System.Text.Json;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;

namespace Tabletop.Hosting.Views;

/// <summary>One entry's changes to one viewer's view, words and names filled in. Seq is contiguous within an epoch.</summary>
/// <param name="Sent">One for all viewers who are sent the same.</param>
/// <param name="CommittedAt">When its entry was durable, by <see cref="System.Diagnostics.Stopwatch"/>, for whoever measures; never sent. 0 in what is pulled.</param>
public sealed record StreamEnvelope(string Stream, string Epoch, long Seq, SentChanges Sent, long CommittedAt = 0)
{
    public Items<Change> Changes => Sent.Changes;
}

/// <summary>Changes as they go on the wire: written down when they are first sent, and once, however many viewers they go to.</summary>
public sealed class SentChanges(Items<Change> changes)
{
    private byte[]? _json;

    public Items<Change> Changes => changes;

    /// <summary>UTF-8.</summary>
    public ReadOnlyMemory<byte> Json => _json ??= JsonSerializer.SerializeToUtf8Bytes(changes, Wire.Options);
}

/// <summary>What a client that has seen <c>after</c> is missing: every envelope since, or the whole view. Never a part.</summary>
/// <param name="Gone">The viewer may not look (any more): the client wipes its copy. Everything else is empty then.</param>
/// <param name="View">A <see cref="Tabletop.Engine.Views.View"/> as JSON, words and names filled in; null when the envelopes complete what the client has.</param>
/// <param name="NowMs">Wall time in the exercise, for showing its clock.</param>
public sealed record StreamCatchUp(
    string Stream, string Epoch, long Seq, JsonElement? View, Items<StreamEnvelope> Envelopes, long NowMs, bool Gone = false)
{
    public static StreamCatchUp GoneFor(string stream, long nowMs) => new(stream, "", 0, null, [], nowMs, Gone: true);
}

/// <summary>
/// Where signals of a stream go. Called on the exercise's view lane: it must neither wait nor throw. A signal is a hint; whoever
/// misses one pulls.
/// </summary>
public interface IStreamSink
{
    void Changed(StreamEnvelope envelope);

    /// <summary>Pull: something was changed that is in no envelope (erased words, a name, a rewind).</summary>
    void Resync(string stream);

    /// <summary>The viewer may not look any more. The last signal of this subscription.</summary>
    void Gone(string stream);
}
