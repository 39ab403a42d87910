namespace Tabletop.Engine.Conditions;

/// <summary>What became of a text: a condition, or what is wrong and where. Mentions are the names in it, also for messages about them.</summary>
public sealed record ParsedCondition(Condition? Condition, ConditionError? Error, Items<Mention> Mentions);

/// <param name="Offset">Characters before the place, from 0.</param>
/// <param name="Message">What is wrong, and what to write instead.</param>
public sealed record ConditionError(int Offset, string Message);

/// <summary>A name in a condition: what it must be, and where it stands.</summary>
/// <param name="Owner">The machine of a state or the ask of an option.</param>
public sealed record Mention(MentionKind Kind, string Name, int Offset, string? Owner = null);

public enum MentionKind
{
    Indicator,
    Phase,
    Flag,
    Crisis,
    State,
    Action,
    Seat,
    SeatOrDoer,
    Ask,
    Option,
    Fact,
    Inject,
    Trigger,
}

/// <summary>
/// Reads the condition language. Never throws: a text that is no condition gives an error. It reads by recursion, so both limits here
/// are what keeps a text from anywhere from exhausting the stack, here and wherever a condition is printed, compared or tested.
/// </summary>
public static class ConditionParser
{
    /// <summary>How deep parentheses and <c>not</c> may nest.</summary>
    public const int DeepestNesting = 64;

    /// <summary>How long a condition may be, in characters, as it was written and as it prints: what is stored is what it prints.</summary>
    public const int LongestText = 4_000;

    /// <summary>The words of the language, for suggestions.</summary>
    public static Items<string> Words { get; } = [.. ConditionReader.Words];

    private static ParsedCondition TooLong =>
        new(null, new(0, $"a condition has at most {LongestText} characters; split it over machines or injects"), []);

    public static ParsedCondition Parse(string text)
    {
        if (text.Length > LongestText)
        {
            return TooLong;
        }

        var reader = new ConditionReader(text);
        try
        {
            var condition = reader.Whole();

            // Printing puts spaces around signs and hours into durations; it never makes twice as many characters.
            return text.Length > LongestText / 2 && condition.ToString()!.Length > LongestText ? TooLong : new(condition, null, reader.Mentions);
        }
        catch (ConditionReader.Wrong wrong)
        {
            return new(null, new(wrong.Offset, wrong.Message), reader.Mentions);
        }
    }

    /// <summary>For conditions that were checked when the scenario was written.</summary>
    /// <exception cref="FormatException">The text is no condition.</exception>
    public static Condition Read(string text)
    {
        var parsed = Parse(text);
        return parsed.Condition ?? throw new FormatException($"'{text}' is no condition: {parsed.Error!.Message}.");
    }
}
