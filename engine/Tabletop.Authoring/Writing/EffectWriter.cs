using Tabletop.Engine;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Writing;

/// <summary>Effects: <c>{ raise: tension, by: 8 }</c> and its kind.</summary>
internal static class EffectWriter
{
    public static Piece.List Effects(Items<Effect> effects) => new(effects.Select(Written));

    private static Piece.Group Written(Effect effect)
    {
        var group = new Piece.Group { IsBrief = true };
        _ = effect switch
        {
            Effect.Raise e => group.Is("raise", e.Indicator).Is("by", Numbers.Print(e.By)),
            Effect.Lower e => group.Is("lower", e.Indicator).Is("by", Numbers.Print(e.By)),
            Effect.Set e => group.Is("set", e.Indicator).Is("to", Numbers.Print(e.To)),
            Effect.Fire e => group.Is("fire", e.Trigger),
            Effect.Release e => group.Is("release", e.Inject),
            Effect.Cancel e => group.Is("cancel", e.Inject),
            Effect.Flag e => group.Is("flag", e.Name),
            Effect.Unflag e => group.Is("unflag", e.Name),
            Effect.Tell e => group.Is("reveal", e.Fact).Names("to", e.To),
            Effect.Later e => group.Lasts("after", e.AfterMs).Is("when", e.When).Add("do", Effects(e.Do)),
            Effect.Branch e => group.Is("when", e.When).Add("do", Effects(e.Do)).Add("else", Effects(e.Else)),
            _ => throw new InvalidDataException($"'{effect.GetType().Name}' is no effect of this language."),
        };
        return effect is Effect.Later or Effect.Branch ? group : group.Is("when", effect.When);
    }
}
