using System.Text.Json;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Exercises;

namespace Tabletop.Hosting.Views;

/// <summary>
/// One view and its counting: a seat as one person sees it, the staff's, the projector's, or a person's lobby. It is folded from
/// entries alone and stores nothing, so any node counts alike.
/// </summary>
/// <param name="book">In the language the viewer reads.</param>
public sealed class ViewGrain(Playbook book, Viewer viewer, SeatLook look)
{
    /// <summary>A client that was away for longer is better served by the whole view.</summary>
    public const int MostKept = 256;

    private readonly Queue<Items<Change>> _kept = new();
    private string _branch = "";
    private int _besideChanges;
    private Items<Grant>? _grants;
    private Items<Person>? _people;
    private int _right = -1;
    private string _seat = "";

    public string Language => book.Scenario.Language;

    /// <summary>Null: the viewer has not come yet, or is gone.</summary>
    public View? View { get; private set; }

    public string Epoch { get; private set; } = "";

    /// <summary>1 is the view at the beginning of the stream; then one more for every entry that changed it.</summary>
    public long Seq { get; private set; }

    /// <summary>What the last entry did to this view is in no envelope: whoever watches must pull, and is given the whole view.</summary>
    public bool MustBePulled { get; private set; }

    /// <summary>Takes the next entry. What it changed in this view, if anything: the changes at <see cref="Seq"/>, words not filled in.</summary>
    /// <param name="now">Told in the grain's language.</param>
    public Items<Change>? Fold(SoFar now)
    {
        MustBePulled = false;
        if (!IsStillWatchable(now.State))
        {
            View = null;
            _grants = null;
            _kept.Clear();
            return null;
        }

        var after = Look(now);
        if (View is not { } before || _branch != now.State.Branch)
        {
            MustBePulled = View is not null;
            Begin(now.State, after);
            return null;
        }

        if (_besideChanges != now.State.BesideChanges)
        {
            // Envelopes of before may hold a name or words that are no more; and what changed is in no item of this view.
            (View, _besideChanges, MustBePulled) = (after, now.State.BesideChanges, true);
            Seq++;
            _kept.Clear();
            return null;
        }

        var changes = now.Between(before, after);
        View = after;
        if (changes.Count == 0)
        {
            return null;
        }

        Seq++;
        _kept.Enqueue(changes);
        if (_kept.Count > MostKept)
        {
            _kept.Dequeue();
        }

        return changes;
    }

    /// <summary>The changes of every number that came after, if all of them are kept; null: only the whole view will do.</summary>
    public IReadOnlyList<Items<Change>>? After(string? epoch, long after)
    {
        var isComplete = epoch == Epoch && after >= 1 && after <= Seq && after >= Seq - _kept.Count;
        return isComplete ? [.. _kept.Skip((int)(after - (Seq - _kept.Count)))] : null;
    }

    /// <summary>Is this picture, sound or film on the screen now?</summary>
    public bool Shows(string mediaKey) =>
        View is { } view && (view.Feed.Any(item => item.Media?.Key == mediaKey) || view.Cues.Any(cue => cue.Media?.Key == mediaKey));

    public JsonElement Snapshot() => JsonSerializer.SerializeToElement(View ?? new View(), Wire.Options);

    /// <summary>Rights are looked up where one of them has changed: a large room has many.</summary>
    private bool IsStillWatchable(ExerciseState state)
    {
        if (_grants is not null && ReferenceEquals(_grants, state.Grants) && ReferenceEquals(_people, state.People))
        {
            return true;
        }

        var isWatchable = IsWatchable(state);
        (_grants, _people) = (isWatchable ? state.Grants : null, state.People);
        _seat = isWatchable && viewer is Viewer.Seat ? state.Grants[_right].Seat : "";
        return isWatchable;
    }

    // The console of staff counts from creation, whoever of them looks; a person's right to look is asked for each of them.
    private bool IsWatchable(ExerciseState state) => viewer is Viewer.Staff ? state.Version > 0 : viewer.Stands(state, ref _right);

    private View Look(SoFar now) => viewer switch
    {
        Viewer.Staff => StaffView.Of(book, now.State, now.Chronicle),
        Viewer.Board => BoardView.Of(book, now.State, now.Chronicle),
        Viewer.Lobby lobby => LobbyView.Of(book, now.State, now.Chronicle, lobby.Who),
        Viewer.Seat seat => look(book, now.State, now.Chronicle, _seat, seat.Who),
        _ => throw new InvalidOperationException($"Nobody looks as {viewer}."),
    };

    private void Begin(ExerciseState state, View view)
    {
        (View, Seq, _branch, _besideChanges) = (view, 1, state.Branch, state.BesideChanges);
        _kept.Clear();
        Epoch = viewer switch
        {
            Viewer.Staff => Views.Epoch.OfStaff(state.Branch, Language),
            Viewer.Board => Views.Epoch.OfBoard(state.Branch, Language),
            Viewer.Seat seat => Views.Epoch.OfSeat(state.Branch, seat.Grant, Language),
            Viewer.Lobby lobby => Views.Epoch.OfLobby(state.Branch, lobby.Who, state.Version, Language),
            _ => "",
        };
    }
}
