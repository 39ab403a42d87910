using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Exercises;

/// <summary>Is a command that comes under a known id the same one again?</summary>
internal static class Retries
{
    /// <summary>While the first is still waiting for the log.</summary>
    public static bool Same(Submission one, Submission other) =>
        Typed(one).SequenceEqual(Typed(other))
        && BodyHash(one, []).AsSpan().SequenceEqual(BodyHash(other, []));

    /// <summary>After it was answered: the same answer, or that the id was used for something else.</summary>
    /// <param name="seats">Those it may have been for.</param>
    public static Receipt Receipt(Submission asked, StoredReceipt stored, IExerciseLog log, string exercise, IEnumerable<string?> seats) =>
        seats.Any(seat => Same(asked with { Seat = seat }, stored, log, exercise))
            ? Exercises.Receipt.Of(stored)
            : new(asked.Who, asked.Id, HostRefusals.IdReused, []);

    /// <summary>
    /// The stored hash covers the words under the salts they got then, so those are looked up. Where words
    /// were erased, whether they were the same cannot be known any more, and nothing new happens either way.
    /// </summary>
    private static bool Same(Submission asked, StoredReceipt stored, IExerciseLog log, string exercise)
    {
        var wasErased = false;
        byte[] Salt(string id)
        {
            var text = log.Text(exercise, id);
            wasErased |= text is { Salt: null };
            return text?.Salt ?? [];
        }

        var body = TypedTexts.Seal(asked.Body, exercise, asked.Who, asked.Id, Salt).Body;
        return wasErased || TypedTexts.BodyHash(asked.Seat, body).AsSpan().SequenceEqual(stored.BodyHash);
    }

    private static IEnumerable<string> Typed(Submission asked) => asked.Body.TypedTexts.Select(t => TypedTexts.Clean(t.Text ?? ""));

    private static byte[] BodyHash(Submission asked, byte[] salt) =>
        TypedTexts.BodyHash(asked.Seat, TypedTexts.Seal(asked.Body, "", "", "", _ => salt).Body);
}
