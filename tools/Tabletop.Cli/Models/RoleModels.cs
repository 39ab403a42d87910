using Tabletop.Engine.Society;

namespace Tabletop.Cli.Models;

internal static class RoleModels
{
    public static readonly Model Brandsma = new(
        "brandsma",
        "polarisation as roles (after Brandsma; the equations are ours): pushers, joiners and the silent middle",
        [
            new("pushers-a", "0.03", "share of people at the start, 0 to 1"),
            new("joiners-a", "0.12", "the same; who is neither joiner nor pusher is silent"),
            new("joiners-b", "0.12", "the same"),
            new("pushers-b", "0.03", "the same"),
            new("join-per-hour", "0.05", "0 to 10"),
            new("return-per-hour", "0.06", "0 to 10"),
            new("fuel", "0.5", "what feeds the poles, 0 to 2"),
            new("middle", "0", "how far words and deeds are aimed at the middle, 0 to 1"),
            new("hours", "72", "0 to 2000"),
        ],
        RunBrandsma)
    {
        Shares = ["pushersA", "joinersA", "silent", "joinersB", "pushersB"],
    };

    private static Outcome RunBrandsma(Settings settings)
    {
        double[] sides = [settings.Share("pushers-a"), settings.Share("joiners-a"), settings.Share("joiners-b"), settings.Share("pushers-b")];
        if (sides.Sum() > 1)
        {
            throw new UnusableException("The pushers and joiners of brandsma come to more than 1.");
        }

        var rates = new RoleRates(settings.Number("join-per-hour", 0, 10), settings.Number("return-per-hour", 0, 10));
        var (fuel, middle, hours) = (settings.Number("fuel", 0, 2), settings.Share("middle"), settings.Number("hours", 0, 2000));
        List<Roles> run = [new(sides[0], sides[1], 1 - sides.Sum(), sides[2], sides[3])];
        for (var hour = 0; hour < hours; hour++)
        {
            run.Add(Engine.Society.Brandsma.Step(run[^1], rates, fuel, middle, 1));
        }

        return Outcome.Of(
            Series.Of(["hour", "pushersA", "joinersA", "silent", "joinersB", "pushersB"], run, (hour, now) => [hour, .. now.Shares]),
            ("silent", run[^1].Silent),
            ("polarisation", Engine.Society.EstebanRay.Normalised(run[^1].Shares, [-1, -0.5, 0, 0.5, 1])));
    }
}
