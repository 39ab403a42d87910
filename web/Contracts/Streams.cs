using System.Text.Json;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Web.Contracts.TypeScript;

namespace Tabletop.Web.Contracts;

/// <summary>One entry's changes to one viewer's view. Seq is contiguous within an epoch.</summary>
public record Envelope(string Stream, string Epoch, long Seq, Items<Change> Changes);

/// <summary>What a client that has seen <c>after</c> is missing: either every envelope since, or the whole view. Never a part.</summary>
/// <param name="Seq">How far the client is after folding this.</param>
/// <param name="View">The whole view by collection; null when <paramref name="Envelopes"/> complete what the client has.</param>
/// <param name="NowMs">Wall time in the exercise, for showing the clock.</param>
public sealed record CatchUp(
    string Stream, string Epoch, long Seq, [property: WireType(typeof(View))] JsonElement? View, Items<Envelope> Envelopes, long NowMs);

/// <summary>A command on its way in: the stream says as whom, the id is made once by the client.</summary>
public sealed record SendCommand(string Stream, string Id, CommandBody Body, Saw? Saw);

/// <summary>Asks that a person be forgotten: name, languages, rights, and all they wrote.</summary>
/// <param name="Person">As in the view's <c>people</c>, or a <see cref="GonePerson"/>.</param>
/// <param name="Id">Made once by the client. The same again has no second effect, and finishes what was left undone.</param>
public sealed record ErasePerson(string Person, string Id);

/// <summary>Somebody who came to an exercise and is no longer in it, while their name is stored still: they can ask to be forgotten, too.</summary>
public sealed record GonePerson(string Person, string Name);

/// <summary>The answer to a command, the same for every retry. A transient refusal is not stored: try again.</summary>
public sealed record Receipt(string Id, bool Accepted, string? Code, Items<string> Arguments, string? Sentence, bool Transient);

/// <summary>What the server calls on a client. A hint: a client that misses it pulls.</summary>
public interface IConsole
{
    Task Changes(Envelope envelope);

    Task Resync(string stream);

    Task Gone(string stream);

    /// <summary>On staff streams, about every five seconds and at once (at most each second) when somebody comes or goes.</summary>
    Task Presence(Presence presence);
}

/// <summary>
/// Who of an exercise is at their screen. Always whole, in no sequence with anything: a newer one replaces an older, one that is lost
/// does no harm, and after 15 seconds without one nothing is known.
/// </summary>
/// <param name="Stream">The staff stream it belongs to.</param>
/// <param name="People">Whoever has been heard of since the program started.</param>
public sealed record Presence(string Stream, Items<PersonPresence> People);

/// <param name="Person">As in the view's <c>people</c>.</param>
/// <param name="AwayMs">How long nothing has been heard of them, in wall time; 0 while they are connected.</param>
public sealed record PersonPresence(string Person, bool Connected, long AwayMs);

public enum StreamKind
{
    /// <summary>In the exercise, not in a seat.</summary>
    Lobby,
    Seat,
    Staff,

    /// <summary>The projector.</summary>
    Board,
}

/// <summary>A stream this session may watch.</summary>
/// <param name="Table">The exercise's table at a summit; null: it is an exercise of its own.</param>
public sealed record StreamInfo(string Stream, StreamKind Kind, string Exercise, string? Seat, string Title, int? Table = null);
