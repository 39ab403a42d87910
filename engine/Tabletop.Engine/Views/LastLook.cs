using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Views;

/// <summary>
/// What screens show of one moment, whoever looks at them: worked out once for all who look at that moment, and kept until somebody looks
/// at another. What belongs to a person is not in it. Moments are replaced whole, so several threads may use it.
/// </summary>
internal sealed class LastLook
{
    /// <summary>Where the lobby stands among the seats.</summary>
    public const int Lobby = -1;

    private Moment? _last;
    private KeptFeed?[] _feeds = [];

    /// <param name="seat">A seat's position, or <see cref="Lobby"/>.</param>
    public View Of(Playbook book, ExerciseState state, Chronicle chronicle, int seat, Func<View> make)
    {
        var moment = _last;
        if (moment?.IsOf(book, state, chronicle) != true)
        {
            _last = moment = new(book, state, chronicle);
        }

        return moment.Views[seat + 1] ??= make();
    }

    /// <summary>A seat's feed, made of the last one as far as that goes.</summary>
    public Items<FeedItem> Feed(Playbook book, ExerciseState state, int seat, Func<Audience, bool> sees)
    {
        var feeds = _feeds;
        if (feeds.Length != book.Scenario.Roles.Count)
        {
            _feeds = feeds = new KeptFeed?[book.Scenario.Roles.Count];
        }

        return (feeds[seat] = Views.Feed.After(feeds[seat], book, state, sees, seat)).Items;
    }

    private sealed class Moment(Playbook book, ExerciseState state, Chronicle chronicle)
    {
        public View?[] Views { get; } = new View?[book.Scenario.Roles.Count + 1];

        public bool IsOf(Playbook otherBook, ExerciseState otherState, Chronicle otherChronicle) =>
            ReferenceEquals(state, otherState) && ReferenceEquals(chronicle, otherChronicle) && ReferenceEquals(book, otherBook);
    }
}
