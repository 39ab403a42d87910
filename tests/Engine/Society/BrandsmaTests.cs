using Tabletop.Engine.Society;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Society;

public class BrandsmaTests
{
    [Fact]
    public void One_short_step_is_the_flow_rule()
    {
        // Pushers .03, joiners .12, silent .7 with fuel .5 and middle .4: gain .05 .5 .7 (.15 + .12), back .06 .4 .12, harder .1 .05 .5 .12.
        var after = Brandsma.Step(Roles.Calm, RoleRates.Teaching, fuel: 0.5, middle: 0.4, hours: 1e-6);
        Assert.Equal(0.004725 - 0.00288 - 0.0003, (after.JoinersA - 0.12) * 1e6, 1e-6);
        Assert.Equal(0.0003, (after.PushersA - 0.03) * 1e6, 1e-6);
        Assert.Equal(-2 * (0.004725 - 0.00288), (after.Silent - 0.7) * 1e6, 1e-6);
    }

    [Fact]
    public void Shares_stay_shares_of_one() => SocietyLaw.Holds(dice =>
    {
        var roles = Brandsma.Step(AnyRoles(dice), new(dice.From(0, 2), dice.From(0, 2)), dice.From(0, 1.5), dice.Share(), dice.From(0, 10));
        SocietyLaw.AreSharesOfOne([.. roles.Shares]);
    });

    [Fact]
    public void Swapping_the_sides_swaps_the_result_to_the_last_bit() => SocietyLaw.Holds(dice =>
    {
        var (roles, fuel, middle) = (AnyRoles(dice), dice.From(0, 1.5), dice.Share());
        Assert.Equal(
            Brandsma.Step(roles, RoleRates.Teaching, fuel, middle, 1).Swapped,
            Brandsma.Step(roles.Swapped, RoleRates.Teaching, fuel, middle, 1));
        Assert.Equal(roles.TookSides, roles.Swapped.TookSides);
    });

    [Fact]
    public void What_is_said_to_the_middle_keeps_it_larger_and_what_feeds_the_poles_smaller() => SocietyLaw.Holds(dice =>
    {
        var (roles, fuel, middle) = (AnyRoles(dice), dice.From(0, 1), dice.From(0, 0.5));
        double Silent(double fed, double aimed) => Brandsma.Step(roles, RoleRates.Teaching, fed, aimed, 1).Silent;
        Assert.True(Silent(fuel, middle + 0.5) >= Silent(fuel, middle) - 1e-12);
        Assert.True(Silent(fuel + 0.5, middle) <= Silent(fuel, middle) + 1e-12);
    });

    [Fact]
    public void Who_stands_between_is_made_a_scapegoat_once_the_middle_is_small()
    {
        Assert.False(Roles.Calm.MakesScapegoats);
        Assert.True(new Roles(0.1, 0.25, 0.39, 0.2, 0.06).MakesScapegoats);
        Assert.Equal(0.3, Roles.Calm.TookSides, 1e-12);
    }

    private static Roles AnyRoles(Dice dice)
    {
        var parts = new[] { dice.Share(), dice.Share(), dice.Share() + 0.01, dice.Share(), dice.Share() };
        var all = parts.Sum();
        return new(parts[0] / all, parts[1] / all, parts[2] / all, parts[3] / all, parts[4] / all);
    }
}
