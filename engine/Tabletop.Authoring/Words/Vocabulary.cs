using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Words;

/// <summary>The words of the scenario language that are not an author's own.</summary>
internal static class Vocabulary
{
    public static readonly string[] Levels = ["local", "regional", "national", "international"];

    public static readonly string[] Sectors =
    [
        "government", "security", "emergency", "justice", "education", "health", "social",
        "faith", "youth", "civil-society", "community", "media", "business",
    ];

    public static readonly string[] Pillars = ["trust", "inclusivity", "coordination", "communication", "capacity", "sustainability"];

    public static readonly string[] Channels = [.. Inject.Channels];

    public static readonly string[] Topologies =
    [
        "mayor-chaired", "dual-key", "national-mandate", "hub-and-spoke", "neighbourhood-police",
        "platform", "referral-line", "neutral-third-party", "apex", "none",
    ];

    public static readonly Choices<InjectKind> Kinds = new(
        ("contextual", InjectKind.Contextual), ("expected-action", InjectKind.ExpectedAction), ("contingency", InjectKind.Contingency));

    public static readonly Choices<Sensitivity> Sensitivities = new(
        ("public", Sensitivity.Public), ("partners", Sensitivity.Partners), ("restricted", Sensitivity.Restricted));

    public static readonly Choices<StandInPolicy> Policies = new(
        ("cooperative", StandInPolicy.Cooperative), ("cautious", StandInPolicy.Cautious), ("siloed", StandInPolicy.Siloed),
        ("proactive", StandInPolicy.Proactive), ("contrary", StandInPolicy.Contrary), ("silent", StandInPolicy.Silent), ("random", StandInPolicy.Random));

    public static readonly Choices<Better> Betters = new(("up", Better.Up), ("down", Better.Down));

    public static readonly Choices<Rationale> Rationales = new(
        ("none", Rationale.None), ("optional", Rationale.Optional), ("required", Rationale.Required));

    public static readonly Choices<SeveralPeople> SeveralPeople = new(
        ("first-answer", Engine.Scenarios.SeveralPeople.FirstAnswer),
        ("hidden-vote", Engine.Scenarios.SeveralPeople.HiddenVote),
        ("scribe", Engine.Scenarios.SeveralPeople.Scribe));

    public static readonly Choices<AnswerKind> Answers = new(
        ("choice", AnswerKind.Choice), ("several", AnswerKind.Several), ("text", AnswerKind.Text), ("number", AnswerKind.Number));

    public static readonly Choices<Gap> Gaps = new(("frozen", Gap.Frozen), ("lived", Gap.Lived));

    public static readonly Choices<ChairRule> ChairRules = new(("single", ChairRule.Single), ("dual", ChairRule.Dual), ("none", ChairRule.None));

    /// <summary>Words with a meaning of their own in conditions, lists or plans.</summary>
    public static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "and", "or", "not", "in", "for", "of", "by", "with", "within",
        "done", "answered", "knows", "shared", "consulted", "released", "fired", "convened", "elapsed", "phase", "doer",
        "everyone", "public", "members", "staff", "at", "expect", "refused", "because", "true", "false", "null",
    };
}

/// <summary>Words that stand for the values of an enumeration.</summary>
internal sealed class Choices<T>(params (string Word, T Value)[] words)
    where T : struct, Enum
{
    public IEnumerable<string> Words => words.Select(pair => pair.Word);

    public T? Find(string word)
    {
        foreach (var pair in words)
        {
            if (pair.Word == word)
            {
                return pair.Value;
            }
        }

        return null;
    }
}
