using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Sessions;
using Tabletop.Web.Contracts;

namespace Tabletop.Web.Guards;

/// <summary>Every way the HTTP API says no.</summary>
internal static class Refusal
{
    /// <summary>Said alike of what does not exist and of what is not the caller's.</summary>
    public static JsonHttpResult<Problem> Nothing() => Of(StatusCodes.Status404NotFound, "not-found", "There is nothing here for you any more.");

    public static JsonHttpResult<Problem> WrongCode() => Of(
        StatusCodes.Status404NotFound, "wrong-code", "This code opens nothing here. Compare it with the screen in the room, or ask at the front.");

    public static JsonHttpResult<Problem> WrongLink() => Of(StatusCodes.Status404NotFound, "wrong-link", "This link does not work any more.");

    /// <summary>Asked of everybody who comes with what may be the staff link.</summary>
    public static JsonHttpResult<Problem> AskPassphrase() => Of(
        StatusCodes.Status401Unauthorized, "passphrase", "Type the passphrase that goes with this link.");

    /// <summary>Said alike of a wrong link and a wrong passphrase.</summary>
    public static JsonHttpResult<Problem> WrongLinkOrPassphrase() => Of(
        StatusCodes.Status404NotFound, "wrong-link", "This link and this passphrase open nothing together. Try the passphrase again, or ask for the link.");

    public static JsonHttpResult<Problem> WrongPassphrase() => Of(
        StatusCodes.Status403Forbidden, "wrong-passphrase", "This is not the present passphrase; nothing was changed.");

    public static JsonHttpResult<Problem> NoPassphrase() => Of(
        StatusCodes.Status422UnprocessableEntity,
        "no-passphrase",
        $"A passphrase has {StaffPassphrase.Shortest} to {StaffPassphrase.Longest} characters: some words are easy to remember and hard to guess.");

    public static JsonHttpResult<Problem> OwnLink() => Of(
        StatusCodes.Status409Conflict,
        "own-link",
        "You came in by this link yourself. Make another, open it in this browser, and then revoke this one; or let another facilitator do it.");

    public static JsonHttpResult<Problem> TooManyLinks() => Of(
        StatusCodes.Status422UnprocessableEntity, "too-many-links", "This exercise has as many links as it can have; revoke one first.");

    public static JsonHttpResult<Problem> NotStaff() => Of(
        StatusCodes.Status403Forbidden, "not-allowed", "Open the staff link first: the program printed it when it started.");

    public static JsonHttpResult<Problem> NoLanguage(IReadOnlyList<string> offered) => Of(
        StatusCodes.Status422UnprocessableEntity,
        "no-language",
        offered.Count == 0 ? "There is nothing here to be read in another language." : $"It cannot be read in this language; choose one of these: {string.Join(", ", offered)}.");

    /// <summary>It may be restored; until then nobody's screen is wiped.</summary>
    /// <param name="exactly">For staff, which exercise and from which entry on; null for others, who never learn a log's versions.</param>
    public static JsonHttpResult<Problem> Damaged(string? exactly) =>
        Of(StatusCodes.Status503ServiceUnavailable, HostRefusals.Damaged, exactly ?? HostRefusals.Sentence(HostRefusals.Damaged, []));

    public static JsonHttpResult<Problem> TooManyExercises() => Of(
        StatusCodes.Status429TooManyRequests, "too-many-exercises", "Very many exercises were made within an hour; try again in a while.");

    public static JsonHttpResult<Problem> TooManySessions() => Of(
        StatusCodes.Status429TooManyRequests, "too-many-sessions", "Very many people have come from this network within an hour; try again in a while.");

    public static JsonHttpResult<Problem> TooManySockets() => Of(
        StatusCodes.Status429TooManyRequests, "too-many-sockets", "This browser has very many pages open here; close some.");

    public static JsonHttpResult<Problem> Full() => Of(StatusCodes.Status409Conflict, "full", "This exercise is full. Ask at the front.");

    public static JsonHttpResult<Problem> Busy() => Of(
        StatusCodes.Status429TooManyRequests, "busy", "Too much at once; it is asked again in a moment.");

    public static JsonHttpResult<Problem> Of(int status, string code, string sentence) =>
        TypedResults.Json(new Problem(code, sentence), Json.Options, statusCode: status);

    /// <summary>For a status that somebody else has chosen.</summary>
    public static JsonHttpResult<Problem> Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => Nothing(),
        StatusCodes.Status405MethodNotAllowed => Of(status, "wrong-method", "This address is not asked that way."),
        StatusCodes.Status413PayloadTooLarge => Of(status, "too-large", "That is more than can be taken at once; shorten it."),
        StatusCodes.Status415UnsupportedMediaType => Of(status, "no-json", "This address takes JSON."),
        StatusCodes.Status503ServiceUnavailable => Of(status, "storage", "It could not be saved or read just now; it is tried again."),
        < StatusCodes.Status500InternalServerError => Of(status, "bad-request", "The program did not understand this request."),
        _ => Of(status, "fault", "The program made a mistake; it is noted. Nothing was changed."),
    };
}
