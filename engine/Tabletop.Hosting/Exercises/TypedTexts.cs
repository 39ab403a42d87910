using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;

namespace Tabletop.Hosting.Exercises;

/// <summary>Gives a typed text its salt: random in the product, a function of the seed in headless play.</summary>
/// <returns><see cref="TypedTexts.SaltLength"/> bytes.</returns>
public delegate byte[] SaltSource(string textId);

/// <summary>A command whose words have been taken out: the entry will hold their ids and hashes only.</summary>
/// <param name="Texts">Those that are not empty, in the command's order.</param>
public sealed record SealedBody(CommandBody Body, IReadOnlyList<SealedText> Texts);

/// <summary>Words taken out of a command.</summary>
public sealed record SealedText(string Id, byte[] Salt, string Text);

/// <summary>
/// Words people type lie beside the log, so that they can be erased and the log still verifies. Their id follows from who sent which
/// command where, so a retry finds them; the salt keeps short words from being guessed from the hash.
/// </summary>
public static class TypedTexts
{
    /// <summary>A page. Longer is a document, and belongs elsewhere.</summary>
    public const int MostCharacters = 4_000;

    public const int SaltLength = 16;

    public static byte[] RandomSalt(string textId) => RandomNumberGenerator.GetBytes(SaltLength);

    /// <param name="number">Of the command's texts, from 0.</param>
    public static string IdOf(string exercise, string who, string commandId, int number = 0)
    {
        // The number comes first, where no sender's id can stand in for it; commands with one text came before those with more.
        var before = number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{number}\n");
        return HashChain.Fingerprint(Encoding.UTF8.GetBytes($"{before}{exercise}\n{who}\n{commandId}"))[..32];
    }

    public static string HashOf(ReadOnlySpan<byte> salt, string text) =>
        HashChain.Fingerprint([.. salt, .. Encoding.UTF8.GetBytes(text)]);

    /// <summary>Takes the words out. What is left is never trusted to bring an id or hash of its own.</summary>
    public static SealedBody Seal(CommandBody body, string exercise, string who, string commandId, SaltSource salts)
    {
        var texts = new List<SealedText>();
        var typed = body.TypedTexts.Select((words, number) =>
        {
            var text = Clean(words.Text ?? "");
            if (text.Length == 0)
            {
                // Where words are a must the engine says so.
                return number == 0 && NeedsWords(body) ? new TypedText() : null;
            }

            var id = IdOf(exercise, who, commandId, number);
            var salt = salts(id);
            texts.Add(new(id, salt, text));
            return new() { Id = id, Hash = HashOf(salt, text) };
        }).ToItems();
        return new(body.WithTypedTexts(typed), texts);
    }

    /// <summary>What was asked, as a hash: a retry has the same one. When it was sent and what the sender saw are no part of it.</summary>
    public static byte[] BodyHash(string? seat, CommandBody body)
    {
        // Chance is drawn anew by each try to create an exercise; the first one counts.
        var asked = body is CommandBody.Create create ? create with { Seed = 0, Nonce = "" } : body;
        return SHA256.HashData([.. Encoding.UTF8.GetBytes($"{seat}\n"), .. JsonSerializer.SerializeToUtf8Bytes(asked, Wire.Options)]);
    }

    /// <summary>
    /// Without control characters (but new lines and tabs) and without the marks that turn the direction of what follows,
    /// which can make words read as others. Halves of characters become the replacement character.
    /// </summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            var turnsDirection = rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C;
            var isControl = Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control && rune.Value is not ('\n' or '\t');
            if (!turnsDirection && !isControl)
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString().Trim();
    }

    private static bool NeedsWords(CommandBody body) =>
        body is CommandBody.Announce or CommandBody.Mark or CommandBody.SendMessage or CommandBody.Request or CommandBody.NoteDecision
            or CommandBody.Promise or CommandBody.Observe or CommandBody.GiveFeedback;
}
