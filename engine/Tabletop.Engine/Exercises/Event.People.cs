using System.Text.Json.Serialization;

namespace Tabletop.Engine.Exercises;

// NOTE: as in Event.cs, these names are the storage format: never rename one.

/// <summary>What became of things that lie beside the log. The entry holds ids alone; the host changes the rest together with it.</summary>
[JsonDerivedType(typeof(PersonNamed), "person-named")]
[JsonDerivedType(typeof(WordsErased), "words-erased")]
[JsonDerivedType(typeof(PersonErased), "person-erased")]
[JsonDerivedType(typeof(Restored), "restored")]
public abstract partial record Event
{
    /// <summary>The person is called something else from here on.</summary>
    public sealed record PersonNamed(string Person) : Event;

    /// <summary>The text and salt of these words are gone for good.</summary>
    public sealed record WordsErased(Items<string> Ids) : Event;

    /// <summary>Name, languages and rights of the person are gone for good, and all words they typed in this exercise.</summary>
    public sealed record PersonErased(string Person) : Event;

    /// <summary>The log was put back from a backup. What came after it is lost, and the same versions come again with something else in them.</summary>
    /// <param name="Nonce">Random: no counting of streams from before has to do with one from here on.</param>
    public sealed record Restored(string Nonce) : Event;
}
