namespace Tabletop.Hosting.Sessions;

/// <summary>How long a session lasts, by the program's clock. One that has ended is as if it had never been.</summary>
public static class SessionLife
{
    /// <summary>A seat must outlast the week between two exercises, and a phone that lies in a drawer must not stay open for ever.</summary>
    public static readonly TimeSpan Unused = TimeSpan.FromDays(30);

    /// <summary>Since it was opened or last gained a right, however much it is used.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>A use is noted once in this time, so that reading costs no writing.</summary>
    internal static readonly TimeSpan NotedEvery = TimeSpan.FromDays(1);

    /// <summary>What has ended is cleared away this often, where a session is opened.</summary>
    internal static readonly TimeSpan ClearedEvery = TimeSpan.FromHours(1);
}
