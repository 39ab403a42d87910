using System.Collections.Frozen;
using System.Globalization;

namespace Tabletop.Engine.Exercises;

/// <summary>Every refusal: a stable code, and the sentence people read. {0}, {1} are the refusal's arguments.</summary>
public static class Refusals
{
    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        ["unknown"] = "There is no {0} called '{1}' in this exercise.",
        ["not-staff"] = "Only the facilitators of this exercise can do that.",
        ["not-here"] = "You are not in this exercise any more.",
        ["not-in-seat"] = "You do not hold this seat any more. What you wrote is kept as a draft.",
        ["not-created"] = "This exercise has not been created yet.",
        ["created-already"] = "This exercise exists already.",
        ["started-already"] = "Play has already started.",
        ["not-started"] = "Play has not started yet.",
        ["play-ended"] = "Play has ended.",
        ["not-ended"] = "Play has not ended yet.",
        ["play-stopped"] = "Play is stopped just now. What you wrote is kept; send it when play goes on.",
        ["sealed"] = "The log of this exercise is sealed; nothing can be added.",
        ["lobby-closed"] = "The facilitator has closed the doors of this exercise. Ask at the front.",
        ["seated-by-staff"] = "In this exercise the facilitators give the seats. Yours will come.",
        ["already-seated"] = "You already have a seat. Leave it before you take another.",
        ["seat-is-played"] = "Somebody sits in this seat; a stand-in can take it once it is free.",
        ["wrong-pace"] = "The pace can be set from 0.1 to 600 story minutes in a minute.",
        ["no-such-stop"] = "That stop has been lifted already.",
        ["not-yours-to-lift"] = "A stop is lifted by whoever called it or by a facilitator.",
        ["phase-opened-already"] = "This phase has been opened already.",
        ["released-already"] = "This inject has been released already.",
        ["cannot-hold"] = "Only an inject that has not been released can be held or skipped.",
        ["recalled-already"] = "This inject has been recalled already.",
        ["not-released"] = "Only an inject that has been released can be recalled.",
        ["cancelled"] = "What happened has taken this inject out; it can never be released any more.",
        ["wrong-extension"] = "A seat can be given from one second to a day more.",
        ["no-limit"] = "This question has no limit that could be extended.",
        ["cannot-rewind-there"] = "The exercise can be rewound to a release, the start of a phase or a mark, and this is none.",
        ["debrief-open"] = "The debrief has been opened; the exercise cannot be rewound any more.",
        ["choose-some"] = "Choose at least one of the options.",
        ["number-needed"] = "This asks for a number.",
        ["done-already"] = "This has been done; it can be done once.",
        ["nobody-requested"] = "Nobody waits for your response.",
        ["called-already"] = "You have called the council. It comes when the others who must have called it too.",
        ["ask-closed"] = "Time is up: this question is closed. What you wrote is kept as a draft.",
        ["ask-not-open"] = "This is not being asked of your seat.",
        ["came-later"] = "Those who sat here when it was asked are voting; you came later.",
        ["lead-answers"] = "In this seat the lead answers. Tell them what you think.",
        ["rationale-required"] = "Say why in a sentence; it goes into the debrief.",
        ["not-yours-to-do"] = "Your seat cannot do this.",
        ["action-under-way"] = "This is under way already.",
        ["action-not-now"] = "This is not possible as things stand.",
        ["confirmed-already"] = "You have confirmed. It starts when the others do.",
        ["at-capacity"] = "{0} has its hands full: {1} things are under way. Wait until one is done.",
        ["partner-busy"] = "One of those who must do this together has their hands full. Ask them.",
        ["does-not-know"] = "Your seat does not know this, so it cannot tell it.",
        ["to-yourself"] = "That would be to yourself.",
        ["asked-already"] = "You have asked them; their answer is still to come.",
        ["nobody-asked"] = "Nobody waits for a reply of yours.",
        ["no-body"] = "This city has no council that could be called together.",
        ["not-yours-to-convene"] = "Your seat cannot call the council together.",
        ["convened-already"] = "The council has been called already.",
        ["not-convened"] = "The council is not sitting.",
        ["not-a-member"] = "Your seat is no member of the council.",
        ["basis-not-known"] = "A decision can rest on what your seat knows, and on nothing else.",
        ["promised-for-the-past"] = "That time has passed; promise it for later.",
        ["wrong-rating"] = "The threat is rated from 1 to 5.",
        ["no-vote-here"] = "This is not being voted on.",
        ["lead-closes"] = "The lead of your seat closes the vote. Tell them what you think.",
        ["nobody-voted"] = "Nobody of your seat has voted yet.",
        ["nothing-typed"] = "Write something first.",
        ["clock-stands"] = "The story clock stands. Lift what stops it, settle the question that holds it or open the next phase; then story time can be moved.",
        ["wrong-jump"] = "Story time can be moved on by at most a week, to a time or by a time.",
        ["only-forward"] = "Story time only moves forward. To go back, rewind.",
        ["translated-twice"] = "The text stands here twice in the language {0}; say which it is to be.",
        ["expected-twice"] = "Somebody stands on this roster twice; everybody is expected in one seat.",
        ["not-their-seat"] = "This person does not sit in that seat.",
        ["wrong-at"] = "An inject can be added for a time in the open phase that is still to come, at most a week from now.",
        ["no-such-words"] = "Nobody has typed these words in this exercise.",
        ["too-many-words"] = "At most 1,000 texts can be erased at once.",
        ["no-groups"] = "The groups have no names in this scenario.",
        ["wrong-name"] = "A group needs a name of its own, of at most 60 letters, without curly brackets.",
        ["out-of-range"] = "This is outside the indicator's range.",
        ["no-such-entry"] = "The log has no entry {0}.",
        ["given-up"] = "Entry {0} was given up by rewinding; choose a moment of the story that stands.",
        ["cannot-drop"] = "Entry {0} cannot be left out: it is no person's command, or the exercise begins with it.",
        ["answered-before"] = "The seat {0} had answered already, in entry {1}: choose a moment before it, or have the answer given at the moment itself.",
        ["nobody-there"] = "Nobody plays the seat {0} at that moment, not even a stand-in.",
        ["no-effect"] = "This would have changed nothing.",
        ["wrong-tables"] = "A summit has from one to {0} tables.",
        ["no-such-table"] = "There is no table {0} at this summit.",
        ["not-expected"] = "Nobody of that name is expected at this summit.",
        ["table-chosen"] = "You have a table already. Ask at the front if you want another.",
        ["tables-by-staff"] = "Here the facilitators give the tables. Scan your badge, or wait: yours will come.",
        ["summit-full"] = "There is no room for more people at this summit.",
        ["summits-own"] = "Only the summit itself tells its tables this.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Codes => Sentences.Keys.Order(StringComparer.Ordinal);

    public static string Sentence(string code, Items<string> arguments) =>
        Sentences.TryGetValue(code, out var sentence)
            ? string.Format(CultureInfo.InvariantCulture, sentence, [.. arguments])
            : code;

    internal static Refusal Refuse(string code, params ReadOnlySpan<string> arguments) => new(code, [.. arguments]);
}
