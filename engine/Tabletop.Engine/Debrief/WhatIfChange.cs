using System.Text.Json.Serialization;

namespace Tabletop.Engine.Debrief;

/// <summary>The one thing that is otherwise. Versions are those of the log; a moment is just after the entry of that version.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Answer), "answer")]
[JsonDerivedType(typeof(Act), "act")]
[JsonDerivedType(typeof(Share), "share")]
[JsonDerivedType(typeof(Drop), "drop")]
[JsonDerivedType(typeof(InCity), "city")]
public abstract record WhatIfChange
{
    private WhatIfChange()
    {
    }

    /// <summary>
    /// A seat answers otherwise. What it answered from <paramref name="At"/> on is replaced at its own time: every vote of the seat where
    /// people vote, its own proposal alone where several seats must agree. A seat that said nothing answers at that moment, or when it is asked.
    /// </summary>
    /// <param name="Option">An option; several with commas between, or a number, as the ask has it. Where words are asked for it is not read.</param>
    /// <param name="At">Null: from the start.</param>
    /// <param name="Now">The answer is given at that moment, earlier or later than it was.</param>
    public sealed record Answer(string Seat, string Ask, string Option, long? At = null, bool Now = false) : WhatIfChange;

    /// <summary>A seat does, or confirms, an action at that moment.</summary>
    public sealed record Act(string Seat, string Action, long At) : WhatIfChange;

    /// <summary>A seat tells another what it knows at that moment.</summary>
    public sealed record Share(string Seat, string Fact, string With, long At) : WhatIfChange;

    /// <summary>A person's command is never given.</summary>
    public sealed record Drop(long Version) : WhatIfChange;

    /// <summary>The same people in another city, from the start.</summary>
    /// <param name="City">Its id.</param>
    public sealed record InCity(string City) : WhatIfChange;
}
