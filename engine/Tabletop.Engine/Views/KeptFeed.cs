using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Views;

/// <summary>What an item of a feed is made of, and where it stands among the others.</summary>
/// <param name="Order">After how many releases it came.</param>
/// <param name="Of">From the playbook, or what was put in.</param>
/// <param name="Run">What has become of it.</param>
internal readonly record struct FeedSource(int Order, long AtMs, object Of, object Run);

/// <summary>
/// A viewer's feed with what its items are made of. A feed grows at its end and seldom changes before it, so most of the next one is this one.
/// </summary>
internal sealed class KeptFeed(Playbook book, ExerciseState state, FeedSource[] sources, Items<FeedItem> items)
{
    // What an item depends on besides its source: words that were withdrawn, and the names of files.
    private readonly (Items<string> Withdrawn, string Nonce, long Seed) _besides = (state.Withdrawn, state.Nonce, state.Seed);

    public Items<FeedItem> Items => items;

    public bool IsOf(Playbook other, ExerciseState now) =>
        ReferenceEquals(book, other) && ReferenceEquals(_besides.Withdrawn, now.Withdrawn) && _besides.Nonce == now.Nonce && _besides.Seed == now.Seed;

    public bool IsMadeOf(FeedSource[] others) => sources.Length == others.Length && Enumerable.Range(0, others.Length).All(i => IsAt(i, others[i]));

    /// <summary>The item of this source, if it stood at this place.</summary>
    public FeedItem? Find(int at, FeedSource source) => at < sources.Length && IsAt(at, source) ? items[at] : null;

    private bool IsAt(int at, FeedSource source) => ReferenceEquals(sources[at].Of, source.Of) && ReferenceEquals(sources[at].Run, source.Run);
}
