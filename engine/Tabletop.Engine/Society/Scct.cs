namespace Tabletop.Engine.Society;

/// <summary>What people hold the city responsible for.</summary>
public enum CrisisKind
{
    /// <summary>Something is said that is not so.</summary>
    FalseRumour,

    /// <summary>The city is a victim, too: little responsibility.</summary>
    Victim,

    /// <summary>It did not mean to: some responsibility.</summary>
    Accidental,

    /// <summary>Its own failure: strong responsibility.</summary>
    Preventable,
}

/// <summary>What the city's words do.</summary>
public enum CrisisResponse
{
    /// <summary>Say what to do and what is known, and care for those who were hurt. It comes before anything else.</summary>
    Inform,

    /// <summary>Say with evidence that it is not so.</summary>
    Deny,

    /// <summary>Make responsibility or damage smaller.</summary>
    Diminish,

    /// <summary>Apologise and make good.</summary>
    Rebuild,

    /// <summary>Recall good deeds and thank those who help; a supplement.</summary>
    Bolster,
}

/// <summary>
/// Situational crisis communication theory: whether what is said fits what people hold one responsible for.
/// Coombs 2007, Corporate Reputation Review 10:163, doi 10.1057/palgrave.crr.1550049; the numbers are ours.
/// It cannot tell whether words are true or who is hurt, and it comes from companies: a city's duty to victims comes before its name.
/// </summary>
public static class Scct
{
    /// <summary>What people make of a crisis: a history of such crises or a poor reputation moves it up one level. A rumour stays one.</summary>
    public static CrisisKind Taken(CrisisKind kind, bool history, bool poorReputation) => kind switch
    {
        CrisisKind.Victim when history || poorReputation => CrisisKind.Accidental,
        CrisisKind.Accidental when history || poorReputation => CrisisKind.Preventable,
        _ => kind,
    };

    /// <summary>By how much trust's step is to be multiplied.</summary>
    /// <param name="taken">As <see cref="Taken"/>.</param>
    /// <returns>1 fits, 0 does nothing, -1 harms, -2 harms much.</returns>
    public static int Match(CrisisKind taken, CrisisResponse response) => (taken, response) switch
    {
        (CrisisKind.FalseRumour, CrisisResponse.Deny) => 1,
        (CrisisKind.Victim, CrisisResponse.Inform) => 1,
        (CrisisKind.Accidental, CrisisResponse.Diminish) => 1,
        (CrisisKind.Preventable, CrisisResponse.Rebuild) => 1,
        (CrisisKind.Preventable, CrisisResponse.Diminish) => -1,
        (CrisisKind.Preventable, CrisisResponse.Deny) => -2,
        _ => 0,
    };
}
