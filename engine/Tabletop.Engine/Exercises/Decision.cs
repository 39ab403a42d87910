namespace Tabletop.Engine.Exercises;

/// <summary>What Decide says: events (none: nothing to do, not an error), or a refusal.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <param name="State">After these events: the same that folding them gives.</param>
    public sealed record Accepted(Items<Event> Events, ExerciseState State) : Decision;

    public sealed record Refused(Refusal Refusal) : Decision;
}

/// <summary>Why a command was not accepted. The code is stable; the sentence is made when shown.</summary>
public sealed record Refusal(string Code, Items<string> Arguments)
{
    public string Sentence => Refusals.Sentence(Code, Arguments);
}
