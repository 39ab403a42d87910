using Tabletop.Authoring.Findings;

namespace Tabletop.Authoring.Translating;

// NOTE: codes are stable, as in Rules.

/// <summary>08xx: translations.</summary>
public static class TranslationRules
{
    public static readonly Rule WrongScenario = new("TT0801", Severity.Error, "this translates {0}, and the scenario beside it is {1}", "correct 'of', or put the file beside the right scenario.yaml");

    public static readonly Rule OwnLanguage = new("TT0802", Severity.Error, "the scenario itself is written in {0}", "give the language that it is translated into");

    public static readonly Rule WrongFile = new("TT0803", Severity.Error, "the file is called {0}, and its language is {1}", "call it {1}.yaml, or correct 'language'");

    public static readonly Rule UnknownText = new("TT0804", Severity.Warning, "the scenario has no text {0}{1}", "move it to the text's new path, or delete it");

    public static readonly Rule Untranslated = new("TT0805", Severity.Warning, "{0} of {1} texts are not translated yet and are shown in {2}, first {3}", "run 'tabletop translate' with '--lang {4}' to write them into the file, and translate them there");

    public static readonly Rule Stale = new("TT0806", Severity.Warning, "the original of {0} has changed since, so it is shown in {1}", "correct the translation where it needs it, then write source: \"{2}\"");

    public static readonly Rule Unconfirmed = new("TT0807", Severity.Warning, "{0} of {1} texts do not say what they were translated from and are shown in {2}, first {3}", "check them against the scenario, then run 'tabletop translate' with '--lang {4} --confirm'");

    public static readonly Rule GroupNames = new("TT0808", Severity.Warning, "{0} stands here {1}, and in the original {2}", "name the group as often as the original does");

    /// <summary>By code.</summary>
    public static IReadOnlyList<Rule> All { get; } = [WrongScenario, OwnLanguage, WrongFile, UnknownText, Untranslated, Stale, Unconfirmed, GroupNames];
}
