using System.Text.Json.Serialization;

namespace Tabletop.Engine.Exercises;

// NOTE: as in Command.cs, these names are the storage format and the wire format: never rename one.

/// <summary>What is done to things that lie beside the log. Allowed also when the log is sealed: nothing of the story changes by it.</summary>
[JsonDerivedType(typeof(NamePerson), "name-person")]
[JsonDerivedType(typeof(EraseWords), "erase-words")]
[JsonDerivedType(typeof(ErasePerson), "erase-person")]
[JsonDerivedType(typeof(Restore), "restore")]
public abstract partial record CommandBody
{
    /// <summary>The host brings the name itself. A person names themselves; staff may name anybody.</summary>
    public sealed record NamePerson(string Person) : CommandBody;

    /// <summary>Takes words away for good. (To hide them and keep them, <see cref="Withdraw"/>.)</summary>
    /// <param name="Ids">Of words that were typed in this exercise; up to 1,000.</param>
    public sealed record EraseWords(Items<string> Ids) : CommandBody;

    /// <summary>Takes a person out of the exercise, if they are still in it, and forgets who they were and what they wrote.</summary>
    public sealed record ErasePerson(string Person) : CommandBody;

    /// <summary>The first command after the log was put back from a backup.</summary>
    public sealed record Restore(string Nonce) : CommandBody;
}
