using Tabletop.Engine.Society;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Society;

/// <summary>What must hold of the mended reference rules whatever is played.</summary>
public class ReferenceLaws
{
    [Fact]
    public void Shares_sum_to_one_and_all_values_stay_in_0_to_1() => SocietyLaw.Holds(dice =>
    {
        foreach (var (_, state, active, _) in Run(Any(dice)))
        {
            SocietyLaw.AreSharesOfOne(state.Rumour.Ignorant, state.Rumour.Spreading, state.Rumour.Stifled, state.Rumour.Corrected);
            SocietyLaw.AreSharesOfOne([.. state.Roles.Shares]);
            Assert.All([state.PoliceTrust, state.MayorTrust, state.Tension, state.Legitimacy, active], SocietyLaw.IsShare);
            Assert.True(state.Excitation >= 0);
        }
    });

    [Fact]
    public void An_earlier_statement_never_raises_peak_belief() => SocietyLaw.Holds(dice =>
    {
        var play = Any(dice);
        var hour = dice.From(0, 40);
        Assert.True(PeakBelief(play with { SpeakAtHour = hour }) <= PeakBelief(play with { SpeakAtHour = hour + dice.From(0, 20) }) + 1e-9);
        Assert.True(PeakBelief(play with { SpeakAtHour = hour }) <= PeakBelief(play with { SpeakAtHour = null }) + 1e-9);
    });

    [Fact]
    public void Speaking_with_more_of_one_voice_never_raises_peak_belief() => SocietyLaw.Holds(dice =>
    {
        var play = Any(dice);
        Assert.True(PeakBelief(play with { Unity = dice.From(play.Unity, 1) }) <= PeakBelief(play) + 1e-9);
    });

    [Fact]
    public void Doing_nothing_never_beats_good_play() => SocietyLaw.Holds(dice =>
    {
        var good = Any(dice) with { SpeakAtHour = dice.From(0, 4), Unity = 1, Engage = 1, EngageFromHour = dice.From(0, 6), PoliceStyle = dice.From(0.3, 1), Middle = 1 };
        var nothing = good with { SpeakAtHour = null, Engage = 0, PoliceStyle = 0, Middle = 0 };
        NeverBetter(Run(nothing), Run(good));
        Assert.True(PeakBelief(nothing) >= PeakBelief(good));
    });

    /// <summary>
    /// Clear force, half or more, with as many police or more up to one for each active person, against clear facilitation with the usual
    /// quarter or more.
    /// </summary>
    [Fact]
    public void More_police_with_force_never_end_better_in_trust_and_disorder_than_facilitation() => SocietyLaw.Holds(dice =>
    {
        var play = Any(dice);
        var facilitation = play with { PoliceStyle = dice.From(0.5, 1), CopsPerActive = dice.From(0.25, 1) };
        var force = play with { PoliceStyle = -dice.From(0.5, 1), CopsPerActive = dice.From(facilitation.CopsPerActive, 1) };
        NeverBetter(Run(force), Run(facilitation));
        NeverBetter(Run(force with { PoliceStyle = -0.5, CopsPerActive = 1 }), Run(facilitation with { PoliceStyle = 0.5, CopsPerActive = 0.25 }));
    });

    [Fact]
    public void More_force_never_ends_better_with_the_same_police() => SocietyLaw.Holds(dice =>
    {
        var play = Any(dice) with { PoliceStyle = -dice.Share() };
        NeverBetter(Run(play with { PoliceStyle = -dice.From(-play.PoliceStyle, 1) }), Run(play));
    });

    [Fact]
    public void The_same_inputs_give_the_same_trajectory() => SocietyLaw.Holds(dice =>
    {
        var play = Any(dice);
        Assert.Equal(Run(play), Run(play with { }));
    });

    [Fact]
    public void Swapping_the_groups_swaps_their_roles_and_changes_nothing_else() => SocietyLaw.Holds(dice =>
    {
        var inputs = Any(dice).At(dice.From(0, 40));
        var state = Reference.Start(ReferenceRules.Mended) with { Roles = new(0.1 * dice.Share(), 0.2 * dice.Share(), 0.4, 0.2 * dice.Share(), 0.1 * dice.Share()) };
        var (after, swapped) = (Reference.Step(state, inputs, ReferenceRules.Mended), Reference.Step(state with { Roles = state.Roles.Swapped }, inputs, ReferenceRules.Mended));
        Assert.Equal(after with { Roles = after.Roles.Swapped }, swapped);
    });

    private static void NeverBetter(Items<ReferencePoint> worse, Items<ReferencePoint> better)
    {
        Assert.True(worse[^1].State.PoliceTrust <= better[^1].State.PoliceTrust + 1e-9, "trust");
        Assert.True(worse[^1].State.Tension >= better[^1].State.Tension - 1e-9, "tension");
        Assert.True(worse[^1].Active >= better[^1].Active - 1e-9, $"active {worse[^1].Active} {better[^1].Active}");
    }

    private static Items<ReferencePoint> Run(ReferencePlay play) => Reference.Run(play, ReferenceRules.Mended);

    private static double PeakBelief(ReferencePlay play) => Run(play).Max(at => at.State.Rumour.Believed);

    private static ReferencePlay Any(Dice dice) => new()
    {
        SpeakAtHour = dice.Chance(20) ? null : dice.From(0, 48),
        ReachPerHour = dice.From(0, 0.5),
        Unity = dice.Share(),
        Engage = dice.Share(),
        EngageFromHour = dice.From(0, 48),
        PoliceStyle = dice.From(-1, 1),
        CopsPerActive = dice.From(0, 2),
        Rhetoric = dice.Share(),
        RhetoricFromHour = dice.From(0, 36),
        RhetoricToHour = dice.From(36, 72),
        Middle = dice.Share(),
    };
}
