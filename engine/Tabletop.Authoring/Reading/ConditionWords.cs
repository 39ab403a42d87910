using Tabletop.Engine.Conditions;

namespace Tabletop.Authoring.Reading;

/// <summary>What a name in a condition must be the id of, in words.</summary>
internal static class ConditionWords
{
    public static string Of(Mention mention) => mention.Kind switch
    {
        MentionKind.Crisis => "machine",
        MentionKind.State => $"state in '{mention.Owner}',",
        MentionKind.Seat or MentionKind.SeatOrDoer => "role",
        MentionKind.Option => $"option of '{mention.Owner}',",
        _ => mention.Kind.ToString().ToLowerInvariant(),
    };
}
