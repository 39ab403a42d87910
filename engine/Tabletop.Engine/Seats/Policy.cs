using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Seats;

/// <summary>How a stand-in plays. Shares of a time limit in percent, times in story minutes.</summary>
/// <param name="ReactsFrom">It answers after so much of the time limit at the earliest; 0 to 100.</param>
/// <param name="SharesFrom">It shares what it learned so many minutes later at the earliest; null: it shares nothing.</param>
/// <param name="ActsEverySeconds">Between two looks at what it could do, give or take a third; 0: never.</param>
/// <param name="IsEager">It looks at what it could do also a minute after anything happened.</param>
/// <param name="Convenes">It calls the city's body, if it may, when an indicator got worse by a tenth of its range.</param>
/// <param name="Ignores">It never answers, acts or replies.</param>
internal sealed record Policy(
    Picks Picks,
    int ReactsFrom,
    int ReactsTo,
    int? SharesFrom,
    int SharesTo,
    bool SharesWithMembersOnly,
    int ActsEverySeconds,
    bool ActsOnlyWhenWorse,
    Consults Consults,
    bool Convenes,
    bool Ignores = false,
    bool IsEager = false)
{
    /// <summary>How soon after something happened an eager one looks at what it could do.</summary>
    public const long EagerMs = Durations.MinuteMs;

    /// <summary>What a limit is taken to be where an ask has none.</summary>
    public const long LimitOfOpenAskMs = 30 * Durations.MinuteMs;

    private static readonly Policy[] Policies =
    [
        new(Picks.HelpsMost, 20, 50, 5, 15, false, 1350, false, Consults.EveryoneNamed, true),
        new(Picks.ChangesLeast, 60, 95, 30, 60, true, 1350, true, Consults.OwnSector, true),
        new(Picks.HelpsMost, 30, 70, null, 0, false, 1350, false, Consults.Nobody, false),
        new(Picks.HelpsMost, 5, 20, 0, 0, false, 1350, false, Consults.Nobody, true, IsEager: true),
        new(Picks.HelpsLeast, 20, 50, null, 0, false, 1350, false, Consults.Nobody, false),
        new(Picks.HelpsMost, 0, 0, null, 0, false, 0, false, Consults.Nobody, false, Ignores: true),
        new(Picks.Evenly, 5, 95, 0, 60, false, 450, false, Consults.EveryoneNamed, true),
    ];

    public static Policy Of(StandInPolicy policy) => Policies[(int)policy];
}

internal enum Picks
{
    HelpsMost,
    HelpsLeast,
    ChangesLeast,
    Evenly,
}

internal enum Consults
{
    Nobody,
    OwnSector,
    EveryoneNamed,
}
