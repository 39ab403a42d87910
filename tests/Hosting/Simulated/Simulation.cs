namespace Tabletop.Hosting.Tests.Simulated;

/// <summary>A whole venue for three hours of story, from one seed: stormy first, then calm until everything has come to rest, then the ledger.</summary>
internal static class Simulation
{
    /// <summary>At four story minutes a minute, with the stops people make, about three hours of story.</summary>
    private const long StormMs = 65 * 60_000;

    /// <summary>An hour and a bit of story: what goes wrong on the way to a screen goes wrong in it as well, and more of them can be played.</summary>
    public const long ShortStormMs = 20 * 60_000;

    public static World Of(int seed, Bug bug, int tables, out string log, int nodes = 1, long stormMs = StormMs)
    {
        var world = new World(seed, bug, nodes);
        var open = Enumerable.Range(0, tables).Select(n => Table.Open(world, n)).ToArray();
        world.IsStormy = true;
        foreach (var table in open)
        {
            table.Live();
        }

        Strike(world);
        world.Pass(stormMs);
        world.IsStormy = false;

        // Longer than any absence, any late message and any retry; the devices ask by themselves.
        world.Pass(120_000);
        for (var round = 0; round < 2; round++)
        {
            foreach (var table in open)
            {
                table.LiftStops();
            }

            world.Pass(20_000);
        }

        world.Pass(20_000);

        log = new Ledger(world, open).Check();
        return world;
    }

    /// <summary>Every few minutes the host is killed, replaced while it still runs, or put to sleep.</summary>
    private static void Strike(World world) => world.After(world.Dice.Next(120_000, 600_000), () =>
    {
        if (!world.IsStormy)
        {
            return;
        }

        if (world.Leases is not null)
        {
            StrikeOneOfSeveral(world);
            Strike(world);
            return;
        }

        switch (world.Dice.Next(8))
        {
            case 0:
                world.Freeze(world.Dice.Next(15_000, 20 * 60_000));
                break;
            case 1:
                world.Crash(world.Dice.Next(12_000, 60_000));
                break;
            case < 4:
                world.Crash(0, zombie: true);
                break;
            default:
                world.Crash(world.Dice.Next(50, 9_000));
                break;
        }

        Strike(world);
    });

    private static void StrikeOneOfSeveral(World world)
    {
        switch (world.Dice.Next(10))
        {
            case 0:
                world.Freeze(world.Dice.Next(15_000, 20 * 60_000));
                break;
            case 1:
                world.CrashAll(world.Dice.Next(50, 60_000));
                break;
            case 2:
                world.FreezeOne(world.Dice.Next(2_000, 90_000));
                world.CrashOne(world.Dice.Next(50, 60_000));
                break;
            case < 6:
                world.CrashOne(world.Dice.Next(50, 60_000));
                break;
            default:
                world.FreezeOne(world.Dice.Next(500, 90_000));
                break;
        }
    }
}
