using System.Globalization;
using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Debrief;

/// <summary>What a log says of where its story can be taken up again.</summary>
internal static class Forking
{
    /// <summary>For each entry, whether rewinding gave it up.</summary>
    public static bool[] GivenUp(Items<Entry> entries)
    {
        var given = new bool[entries.Count];
        foreach (var entry in entries)
        {
            if (entry.Events.OfType<Event.Rewound>().FirstOrDefault() is { } back)
            {
                Array.Fill(given, true, (int)back.To, (int)(entry.Version - 1 - back.To));
            }
        }

        return given;
    }

    public static IEnumerable<Entry> Kept(Items<Entry> entries)
    {
        var given = GivenUp(entries);
        return entries.Where((_, i) => !given[i]);
    }

    /// <summary>Whether it came from outside: what a person wished, or what befell the program. All else is decided again.</summary>
    public static bool IsGivenAgain(Items<Entry> entries, Entry entry) =>
        entry.Command is { Who: Command.Clock, Body: not CommandBody.Tick }
        || (entry.Command.Who is not (Command.Clock or Command.StandIn) && !BelongsToRelease(entries, entry));

    /// <summary>The last version up to the given one after which nothing of the same instant is still to be decided.</summary>
    public static long Boundary(Items<Entry> entries, long version)
    {
        // Stand-ins go on with the instant in which something happened.
        while (version > 0 && version < entries.Count && entries[(int)version].Command.Who == Command.StandIn)
        {
            version--;
        }

        return version;
    }

    /// <summary>Where staff alone move the clock a release brings its own jump; it stands alone only if the release was refused after it.</summary>
    private static bool BelongsToRelease(Items<Entry> entries, Entry entry)
    {
        if (entry.Command is not { Body: CommandBody.Jump } jump || jump.Id != string.Create(CultureInfo.InvariantCulture, $"jump-{entry.Version}"))
        {
            return false;
        }

        var next = entries.Skip((int)entry.Version).FirstOrDefault(e => e.Command.Who is not (Command.Clock or Command.StandIn));
        return next?.Command is { Body: CommandBody.ReleaseInject body } release && release.Who == jump.Who && release.NowMs == jump.NowMs
            && next.Events.Any(e => e is Event.InjectReleased released && released.Inject == body.Inject && released.DueMs == ((CommandBody.Jump)jump.Body).ToMs);
    }
}
