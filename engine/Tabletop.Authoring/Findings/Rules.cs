using System.Reflection;

namespace Tabletop.Authoring.Findings;

// NOTE: codes are stable. Documentation, tests and trainers' notes name them: never give an old one a new meaning.

/// <summary>
/// Every finding there is, by code: 00xx reading YAML, 01xx keys and values, 02xx references, 03xx machines,
/// 04xx injects, asks, actions and endings, 05xx cities, 06xx plans, 07xx phases and time, 08xx translations, 09xx society.
/// </summary>
public static class Rules
{
    // 00xx: reading YAML

    public static readonly Rule Unreadable = Error("TT0001", "the file cannot be read: {0}", "check its path, and that you may open it");
    public static readonly Rule FileTooLarge = Error("TT0002", "the file is larger than 1 MiB", "shorten it; pictures and sound belong in files of their own");
    public static readonly Rule NotUtf8 = Error("TT0003", "from here on the file is not in the encoding UTF-8", "save it again and choose UTF-8 as its encoding");
    public static readonly Rule StrangeCharacter = Error("TT0004", "an invisible character (U+{0}) stands here", "delete it and type this place again");
    public static readonly Rule EmptyFile = Error("TT0005", "the file is empty", "begin with a line such as 'format: tabletop/1'");
    public static readonly Rule SecondDocument = Error("TT0006", "a second document begins here", "delete the line '---' or '...', or make it a file of its own");
    public static readonly Rule Directive = Error("TT0007", "a line that starts with % speaks to the YAML reader", "delete it");
    public static readonly Rule TooDeep = Error("TT0008", "this is nested more than 32 deep", "take out indentation or brackets");
    public static readonly Rule TooManyEvents = Error("TT0009", "the file has more than 50,000 pieces", "make it shorter");
    public static readonly Rule TextTooLong = Error("TT0010", "this text is longer than 65,536 characters", "shorten it; if a quote was never closed, close it");
    public static readonly Rule KeyTooLong = Error("TT0011", "this key is longer than 256 characters", "a key is one short word; put the text after the colon");
    public static readonly Rule KeyIsNoWord = Error("TT0012", "a list or a group stands where a word should stand", "write a word, then a colon; put a text with brackets in quotes");
    public static readonly Rule DuplicateKey = Error("TT0013", "{0} stands here twice, first in line {1}", "keep one of them, or give one another name");
    public static readonly Rule MergeKey = Error("TT0014", "'<<' would copy another part of the file", "write out what you mean");
    public static readonly Rule SpecialStart = Error("TT0015", "a text cannot start with {0}", "put the text in quotes, or write it on its own line after '|'");
    public static readonly Rule Tab = Error("TT0016", "a TAB stands in the indentation", "use spaces, two for each level");
    public static readonly Rule NoSpaceAfterColon = Error("TT0017", "no space after the colon in {0}", "write {1}");
    public static readonly Rule ColonInText = Error("TT0018", "the colon ended the text after {0}", "put quotes around the text, or write it on its own line after '|'");
    public static readonly Rule CommaEndedText = Error("TT0019", "the comma ended the text after {0}", "put quotes around it, or write it on its own line after '|'");
    public static readonly Rule CommentCut = Warning("TT0020", "' #' started a comment: the text ended after {0}", "if the rest belongs to the text, put quotes around it; if not, write a space after #");
    public static readonly Rule CommentBroke = Error("TT0021", "' #' started a comment in the middle of a text", "put the text in quotes, or write it on its own line after '|'");
    public static readonly Rule CurlyQuotes = Error("TT0022", "curly quotes stand here", "type straight ones, \" or ', or none");
    public static readonly Rule LongDash = Error("TT0023", "a long dash or a typographic minus stands here", "type a plain - from the keyboard");
    public static readonly Rule HardSpace = Error("TT0024", "a non-breaking space stands here", "delete it and type a plain space");
    public static readonly Rule Indentation = Error("TT0025", "this line does not line up with those above", "give it exactly as many spaces as its neighbours");
    public static readonly Rule NotClosed = Error("TT0026", "{0} is opened here and never closed", "write the closing {1}");
    public static readonly Rule AfterClosing = Error("TT0027", "text goes on after the closing {0}", "put quotes around the whole text, or write it on its own line after '|'");
    public static readonly Rule AfterBlockSign = Error("TT0028", "text stands on the same line as {0}", "write the text on the next line, indented; or put it in quotes");
    public static readonly Rule BadEscape = Error("TT0029", "inside \" quotes a backslash starts a special sign", "write the backslash twice, or use ' quotes");
    public static readonly Rule Syntax = Error("TT0030", "the file cannot be read on from here", "look at this line and the one above for a missing space, quote, colon or bracket");
    public static readonly Rule NoFormat = Error("TT0031", "the file does not say what it is", "make its first line 'format: tabletop/1' (or tabletop-city/1, tabletop-plan/1, tabletop-translation/1); a part of a scenario stands beside the scenario.yaml that includes it");
    public static readonly Rule UnknownFormat = Error("TT0032", "{0} is no format that is known here{1}", "write one of: {2}");
    public static readonly Rule WrongFormat = Error("TT0033", "this is {0}, not {1}", "give the right file, or correct the line 'format:'");
    public static readonly Rule NothingFound = Error("TT0034", "no scenario, city or plan is in this folder", "give the folder that holds scenario.yaml");
    public static readonly Rule NoColon = Error("TT0035", "no colon after '{0}'", "write '{0}: {1}'");
    public static readonly Rule NotBare = Error("TT0036", "{0} is not the name of a file", "write the bare name, such as {1}; the file stands {2}");
    public static readonly Rule IncludedTwice = Error("TT0037", "{0} is a part of this scenario already", "include every file once, and none from itself");
    public static readonly Rule NoSuchFile = Error("TT0038", "there is no file {0} {1}{2}", "put it there, or correct the name");
    public static readonly Rule TooManyParts = Error("TT0039", "a scenario includes at most 20 files", "put some of them together");
    public static readonly Rule TranslatedMissing = Error("TT0040", "no scenario.yaml stands beside this translation", "put the translation into the scenario's folder");
    public static readonly Rule TranslatedBroken = Error("TT0041", "the scenario has errors, so its translation cannot be checked", "correct {0} first");
    public static readonly Rule NotOpened = Error("TT0042", "{0} closes what was never opened", "delete it, or write {1} where it should begin");
    public static readonly Rule TooMany = Error("TT0099", "there is more to say about this file", "correct what is named above and try again");

    // 01xx: keys and values

    public static readonly Rule UnknownKey = Error("TT0101", "{0} is no key of {1}{2}", "use one of: {3}");
    public static readonly Rule NoValue = Error("TT0102", "{0} has no value", "write one after the colon, or delete the line");
    public static readonly Rule MissingKey = Error("TT0103", "{0} needs '{1}'", "add a line '{1}: …' to it");
    public static readonly Rule NotAGroup = Error("TT0104", "{0} is a group of keys, and this is {1}", "write its keys on lines of their own, indented, each with a colon");
    public static readonly Rule NotAList = Error("TT0105", "{0} is a list, and this is {1}", "write [one, two], or each on its own line after '- '");
    public static readonly Rule NotAText = Error("TT0106", "{0} is {2}, and this is {1}", "{3}");
    public static readonly Rule UnknownWord = Error("TT0107", "{0} is no {1}{2}", "write one of: {3}");
    public static readonly Rule BadId = Error("TT0108", "{0} cannot be an id", "use small letters, digits and single hyphens and begin with a letter, such as {1}");
    public static readonly Rule ReservedId = Error("TT0109", "'{0}' is a word of the language and cannot be an id", "choose another, such as '{1}'{2}");
    public static readonly Rule BareNumber = Error("TT0110", "{0} has no unit", "write {1}m for minutes, {1}h for hours, {1}s for seconds");
    public static readonly Rule BadDuration = Error("TT0111", "{0} is no duration", "write it like 90s, 20m, 1h30m or 3d");
    public static readonly Rule WallTime = Error("TT0112", "'wall' cannot stand here: {0} is story time", "write the story time it stands for; at pace 4, 5 wall minutes are 20m");
    public static readonly Rule BadClock = Error("TT0113", "{0} is no story clock time", "write a day and a time, such as Mon 16:20");
    public static readonly Rule ClockWithoutStart = Error("TT0114", "a clock time needs a phase with a clock", "give phase {0} a 'story-start', or write how long after its opening, such as 20m");
    public static readonly Rule BadNumber = Error("TT0115", "{0} is no number", "write digits, with a point before decimals (at most three), such as 40 or 2.5");
    public static readonly Rule OutOfRange = Error("TT0116", "{0} is outside {1} to {2}", "write a number from {1} to {2}");
    public static readonly Rule BadRange = Error("TT0117", "{0} is no range", "write the lowest and the highest number with two points between, such as 0..100");
    public static readonly Rule NotTrueOrFalse = Error("TT0118", "{0} is neither yes nor no", "write yes or no, in small letters");
    public static readonly Rule BadCondition = Error("TT0119", "the condition cannot be read here: {0}", "{1}");
    public static readonly Rule ConditionSign = Error("TT0120", "{0} cannot stand in a condition", "write {1}");
    public static readonly Rule Html = Warning("TT0121", "{0} looks like HTML, which is shown as it stands", "use Markdown: **bold**, _italic_, [text](address)");
    public static readonly Rule BadLanguage = Error("TT0122", "{0} is no language tag", "write one such as en, fr, ar or pt-BR");
    public static readonly Rule BadVersion = Error("TT0123", "{0} is no version", "write one such as 1.0.0");
    public static readonly Rule TwiceInList = Warning("TT0124", "{0} stands twice in this list", "delete one of them");
    public static readonly Rule QuotesInText = Warning("TT0125", "the curly quotes are part of the text", "type straight quotes if they were meant to hold the text together; write the text after '|' if they belong to it");
    public static readonly Rule EmptyText = Error("TT0126", "{0} is empty", "write something, or delete the line");
    public static readonly Rule ListOfTexts = Error("TT0127", "{0} has an item that is {1}", "put the item in quotes if it has a colon, comma or bracket in it");
    public static readonly Rule EmptyGroup = Error("TT0128", "{0} is empty", "write at least one");

    // TT0129 is used up: it said that a society was not run yet.
    public static readonly Rule TooManyDecimals = Error("TT0131", "{0} has too many decimals", "round it: write {1}");
    public static readonly Rule BadPercent = Error("TT0130", "{0} is no share", "write a number with % after it, from 0% to 100%, such as 60%");

    // 02xx: references

    public static readonly Rule UnknownName = Error("TT0201", "there is no {0} {1}{2}", "{3}");
    public static readonly Rule DuplicateId = Error("TT0202", "the {0} id {1} is used already, in line {2}", "give one of them another id");
    public static readonly Rule NoTest = Error("TT0203", "{0} alone is no test", "write a test such as 'tension >= 55', 'street in unrest' or 'done joint-statement'");
    public static readonly Rule DoerOutside = Error("TT0204", "'doer' means nothing here: nobody is doing an action", "name a role");
    public static readonly Rule NoGroups = Error("TT0205", "the scenario has no groups", "add 'groups:' with a name for a and one for b");
    public static readonly Rule FactNobodyKnows = Warning("TT0206", "nobody knows the fact {0}, and nothing reveals it, so nobody can ever learn it", "name a role under 'known-to', or reveal it by an inject or an effect");
    public static readonly Rule RoleNotReached = Error("TT0207", "nothing reaches the role {0}: no inject, no ask, no action", "send it an inject, ask it something, give it an action, or delete it");

    public static readonly Rule WhichGroup = Error("TT0208", "{0} has one value for each group", "say {1} or {2}");
    public static readonly Rule PerGroupTaken = Error("TT0209", "{0} is what the indicator {1} is called for one of the groups", "choose another id");
    public static readonly Rule FlagNeverRaised = Warning("TT0210", "nothing raises the flag {0}{1}", "add an effect {{ flag: {2} }} somewhere, or delete this");
    public static readonly Rule FlagNeverTested = Warning("TT0211", "no condition tests the flag {0}{1}", "test it in some 'when:', or delete this");

    // 03xx: machines

    public static readonly Rule FamilyWithoutInitial = Error("TT0301", "{0} is a family of states and does not say where it begins", "add 'initial: {1}' to {0}, or name one of its states here");
    public static readonly Rule InitialNotInFamily = Error("TT0302", "{0} is no state of the family {1}", "name one of: {2}");
    public static readonly Rule FamilyLoop = Error("TT0303", "the state {0} belongs to itself", "correct 'part-of' here or in the states above it");
    public static readonly Rule CannotLeaveStart = Error("TT0304", "the machine {0} can never leave {1}", "add 'hears:' or 'after:' to {1}, leading to another state");
    public static readonly Rule FiredUnheard = Warning("TT0305", "{0} is fired, but no machine hears it{1}", "add it under 'hears:' of a state, or delete this");
    public static readonly Rule HeardUnfired = Warning("TT0306", "{0} is heard here, but nothing fires it{1}", "add an effect {{ fire: {2} }} somewhere, or delete this");
    public static readonly Rule InitialWithoutFamily = Error("TT0307", "no state is part of {0}, so it needs no 'initial'", "delete the line, or add 'part-of: {0}' to its states");
    public static readonly Rule TimerWithoutTime = Error("TT0308", "a state cannot be left after no time at all", "write how long it lasts, such as 20m, or go to the next state at once from what leads here");

    // 04xx: injects, asks, actions, endings

    public static readonly Rule ContingencyAt = Error("TT0401", "a contingency has no time: it comes when it is needed", "delete 'at' and use 'when', or release it by an effect; or make its kind contextual");
    public static readonly Rule ExpectsMissing = Error("TT0402", "an expected action must say what is expected", "add a line 'expects: …' with a condition");
    public static readonly Rule ExpectedHasMessage = Error("TT0403", "an expected action has no message, and so no '{0}'", "delete it, or put it in an inject of its own");
    public static readonly Rule OnlyForExpected = Error("TT0404", "'{0}' belongs to expected actions only", "add 'kind: expected-action', or delete it");
    public static readonly Rule NothingToRead = Warning("TT0405", "the inject {0} has no text and asks nothing", "add a line 'text: …'");
    public static readonly Rule NeverReleased = Warning("TT0406", "nothing releases the inject {0} by itself", "give it 'at' or 'when', or an effect {{ release: {0} }} somewhere");
    public static readonly Rule AfterPhaseEnd = Warning("TT0407", "the phase {0} is over after {1}, so this never comes", "choose an earlier time, or lengthen the phase");
    public static readonly Rule EffectWithoutVerb = Error("TT0408", "this effect does not say what it does", "write one of: raise, lower, set, fire, flag, unflag, reveal, release, cancel, after; or 'when' with 'do'");
    public static readonly Rule EffectTwoVerbs = Error("TT0409", "this effect does two things: {0} and {1}", "write each in its own {{ }}");
    public static readonly Rule EffectKey = Error("TT0410", "'{0}' does not go with '{1}'", "{2}");
    public static readonly Rule NoDoer = Error("TT0411", "nobody can do the action {0}", "add 'by:' with the roles that can each do it alone, or 'together:' with those who must all confirm");
    public static readonly Rule ByAndTogether = Error("TT0412", "the action {0} has both 'by' and 'together'", "keep 'by' if any one of them does it alone, 'together' if all must confirm");
    public static readonly Rule TogetherAlone = Error("TT0413", "'together' names fewer than two roles", "name the others, or use 'by'");
    public static readonly Rule EndingUnreachable = Error("TT0414", "the ending {0} has no condition, so no later one can come", "add a line 'when: …', or move it to the end");
    public static readonly Rule LastEndingConditional = Warning("TT0415", "when no condition holds, play has no ending", "add a last ending without 'when'");
    public static readonly Rule NoChoice = Error("TT0416", "the ask {0} has fewer than two options", "add options to choose from");
    public static readonly Rule NotPositive = Error("TT0417", "{0} must be more than 0", "write how much; use 'raise' for up and 'lower' for down");

    public static readonly Rule ManualAt = Error("TT0418", "a manual inject has no time of its own: staff release it", "write 'suggest' instead of 'at', or delete 'manual'");
    public static readonly Rule SuggestWithoutManual = Error("TT0419", "'suggest' tells staff when to release a manual inject", "add 'manual: yes', or write 'at' instead of 'suggest'");
    public static readonly Rule ManualWhen = Warning("TT0420", "staff release a manual inject whatever its condition says", "delete 'manual', or tell staff in 'hint' what to wait for");
    public static readonly Rule JointlyAlone = Error("TT0421", "one seat alone cannot answer jointly", "name the other seats under 'of', or delete 'jointly'");
    public static readonly Rule JointlyNoChoice = Error("TT0422", "seats can agree on an option only, and this ask is answered by {0}", "make it 'answer: choice', or delete 'jointly'");
    public static readonly Rule HiddenVoteNoChoice = Error("TT0423", "people can vote on options only, and this ask is answered by {0}", "make it 'answer: choice', or write another way under 'several-people'");
    public static readonly Rule HoldsClockLimit = Error("TT0424", "while the clock is held this limit never passes", "delete 'time-limit', or delete 'holds-clock'");
    public static readonly Rule OptionsUseless = Error("TT0425", "an ask that is answered by {0} has no options", "delete them, or make it 'answer: choice'");
    public static readonly Rule SilenceNoOption = Error("TT0426", "silence cannot stand for an option of an ask that is answered by {0}", "write a list of effects, each after '- '");
    public static readonly Rule TextForStranger = Error("TT0427", "the inject does not reach {0}, who has a text of its own here", "add it under 'to', or delete this line");
    public static readonly Rule MediaType = Error("TT0428", "{0} is no picture, sound or film that every browser plays", "use a file that ends in {1}");
    public static readonly Rule MediaTooLarge = Error("TT0429", "{0} is larger than 20 MiB", "make it smaller or shorter");
    public static readonly Rule MediaWithoutAlt = Warning("TT0430", "{0} has no words for those who cannot see or hear it", "write {{ file: {1}, alt: … }} and say after 'alt' what is to be seen or heard");
    public static readonly Rule DelayOfNothing = Error("TT0431", "effects cannot wait for no time at all", "write how long, such as 20m, or write the effects without 'after'");

    // 05xx: cities

    public static readonly Rule CityName = Error("TT0501", "{0} is no sector and no level{1}", "write a sector, a level or a role's id; sectors: {2}");
    public static readonly Rule CityNameUnmatched = Note("TT0502", "{0} is nobody in the scenario {1}", "nothing to do if that is meant: {2}");
    public static readonly Rule ChannelEnds = Error("TT0503", "a channel needs either 'between' or 'from' and 'to'", "write {{ between: [a, b], delay: 5m }} or {{ from: a, to: b, delay: 5m }}");
    public static readonly Rule ChairSeats = Error("TT0504", "the chair's rule is '{0}', and it has {1} seats", "name {2} under 'seats'");
    public static readonly Rule NoBody = Error("TT0505", "{0} needs a body that meets, and the city has none", "add 'body:' with its members, or delete this");

    // 06xx: plans

    public static readonly Rule StepEmpty = Error("TT0601", "this step does nothing", "write a role's line such as 'mayor: do curfew', 'staff: …' or 'expect: …'");
    public static readonly Rule StepDouble = Error("TT0602", "this step does two things: {0} and {1}", "write each as a step of its own");
    public static readonly Rule UnknownVerb = Error("TT0603", "{0} is nothing {1} can do{2}", "write one of: {3}");
    public static readonly Rule VerbShape = Error("TT0604", "{0} is not complete or has too many words", "write it like this: {1}");
    public static readonly Rule ScenarioNotFound = Error("TT0605", "there is no scenario {0} above this plan", "put the plan in the folder 'plans' beside the scenario.yaml that has this id");
    public static readonly Rule ScenarioBroken = Error("TT0606", "the scenario {0} has errors, so the plan cannot be checked", "correct {1} first");
    public static readonly Rule CityNotFound = Error("TT0607", "there is no city {0}", "put {1}.yaml in a folder 'cities' beside the scenario's folder");
    public static readonly Rule CityBroken = Error("TT0608", "the city {0} has errors, so the plan cannot be checked", "correct {1} first");
    public static readonly Rule BecauseQuotes = Error("TT0609", "the reason stands in no quotes", "write because \"…\" with straight quotes");
    public static readonly Rule NotAsked = Error("TT0610", "{0} is not asked {1}", "let one of these answer: {2}; or say 'refused: true'");
    public static readonly Rule NotAllowed = Error("TT0611", "{0} cannot do {1}", "let one of these do it: {2}; or say 'refused: true'");
    public static readonly Rule CityNeeded = Error("TT0612", "nobody can {0}: the plan names no city with a body", "add a line 'city: …', or say 'refused: true'");
    public static readonly Rule RefusedExpect = Error("TT0613", "an 'expect' is never refused", "delete 'refused', or write 'not' in the condition");

    // 07xx: phases and time

    public static readonly Rule BadOpens = Error("TT0701", "{0} is no way to open a phase", "write manual (staff open it), or when and a condition such as 'when street in unrest'; without 'opens' it opens when the one before ends");
    public static readonly Rule FirstOpens = Warning("TT0702", "the first phase opens when play starts", "delete 'opens'");
    public static readonly Rule GapOfNothing = Warning("TT0703", "no story time lies before {0}", "delete 'gap', or give {0} a 'story-start' later than the end of the phase before");
    public static readonly Rule OffStage = Note("TT0704", "before {0} this could happen while nobody plays: {1}", "nothing to do if that is meant; else write 'gap: frozen'");
    public static readonly Rule DurationOff = Warning("TT0705", "the phases take {0} of real time, and the duration says {1}", "correct 'duration', or a phase's 'length' or 'pace' (its real time is length divided by pace)");
    public static readonly Rule DurationOffByHand = Note("TT0707", "if every phase runs its whole length, they take {0} of real time, and the duration says {1}", "nothing to do if staff open the next phase early; else correct 'duration', or a phase's 'length' or 'pace'");
    public static readonly Rule LimitAfterPhase = Warning("TT0706", "this limit ends {0} after the phase {1} is over", "shorten it, or let it begin earlier; when a phase closes, open asks fall silent and what was expected is missed");

    // 09xx: society

    public static readonly Rule UnknownModel = Error("TT0901", "{0} is no model that can run in an exercise{1}", "write one of: {2}; deffuant, hegselmann-krause, esteban-ray, bimodality, scct and reference are for the command 'tabletop model'");
    public static readonly Rule NoModelInput = Error("TT0902", "{0} is neither a number nor an indicator", "write digits, with a point before decimals (at most six), or the id of an indicator");
    public static readonly Rule DrivenTwice = Error("TT0903", "{0} drives the indicator {1} already", "let each drive an indicator of its own, or switch one of them off with 'off: yes'");
    public static readonly Rule DrivesGroups = Error("TT0904", "{0} has one value for each group, and a model tells one story of the whole city", "let it drive an indicator without 'per: group'");
    public static readonly Rule NotCorrected = Error("TT0905", "the model {0} has nothing that corrects it", "delete 'corrected-when', or use {1}");
    public static readonly Rule DrivesItself = Error("TT0906", "{0} is what this model drives, so it cannot be given to it as well", "write a number or another indicator: what the model drives acts back on it by itself");
    public static readonly Rule CorrectionUnused = Warning("TT0907", "'{0}' does nothing: nothing corrects this rumour", "add 'corrected-when' with the condition from which on it is corrected, or delete this line");
    public static readonly Rule CorrectedBefore = Warning("TT0908", "even if nobody does anything, this is true {0}, so the rumour is corrected from its first moment", "name what has to happen first, such as 'done joint-statement'");

    /// <summary>The whole table, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<Rule>().OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ];

    private static Rule Error(string code, string message, string cure) => new(code, Severity.Error, message, cure);

    private static Rule Warning(string code, string message, string cure) => new(code, Severity.Warning, message, cure);

    private static Rule Note(string code, string message, string cure) => new(code, Severity.Note, message, cure);
}
