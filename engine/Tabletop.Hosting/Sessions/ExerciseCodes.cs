using System.Security.Cryptography;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Sessions;

/// <summary>Short codes, to be read off a projector and typed into a phone. A code opens the lobby and nothing else.</summary>
public sealed class ExerciseCodes(IDatabase database)
{
    public const int Length = 8;

    /// <summary>Without letters and digits that look alike on a projector: 31^8 are enough that guessing does not pay.</summary>
    public const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /// <summary>The exercise's code; it gets one the first time. Durable when it returns.</summary>
    public string Of(string exercise)
    {
        while (true)
        {
            if (database.Read(s => s.First("SELECT code FROM codes WHERE exercise = $1", row => row.GetString(0), exercise)) is { } code)
            {
                return code;
            }

            // Should another exercise have drawn the same, nothing is stored and it draws again.
            var drawn = RandomNumberGenerator.GetString(Alphabet, Length);
            database.WriteNow(s => s.Run("INSERT INTO codes (code, exercise) VALUES ($1, $2) ON CONFLICT DO NOTHING", drawn, exercise));
        }
    }

    /// <summary>The exercise a code opens, however it was typed; null: none.</summary>
    public string? Exercise(string typed)
    {
        var code = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return code.Length == Length ? database.Read(s => s.First("SELECT exercise FROM codes WHERE code = $1", row => row.GetString(0), code)) : null;
    }

    /// <summary>Another code takes the place of the exercise's, which opens nothing any more; whoever came by it stays. Durable when it returns.</summary>
    public string Renew(string exercise)
    {
        Close(exercise);
        return Of(exercise);
    }

    /// <summary>The code opens nothing any more.</summary>
    public void Close(string exercise) => database.WriteNow(s => s.Run("DELETE FROM codes WHERE exercise = $1", exercise));
}
