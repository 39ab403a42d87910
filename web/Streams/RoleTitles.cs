using System.Collections.Concurrent;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Logs;

namespace Tabletop.Web.Streams;

/// <summary>How the seats of a pinned scenario are called. Content never changes under its hash.</summary>
internal static class RoleTitles
{
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Known = new();

    public static string Of(IExerciseLog log, string content, string seat)
    {
        var titles = Known.GetOrAdd(content, Read, log);
        return titles.GetValueOrDefault(seat, seat);
    }

    private static Dictionary<string, string> Read(string content, IExerciseLog log) =>
        log.Content(content) is { } bytes ? Wire.ReadContent(bytes).Scenario.Roles.ToDictionary(r => r.Id, r => r.Title) : [];
}
