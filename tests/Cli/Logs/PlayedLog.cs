using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Logs.Jsonl;
using Tabletop.Testing.Fakes;

namespace Tabletop.Cli.Tests.Logs;

/// <summary>A log that <c>play</c> wrote, read again.</summary>
internal sealed record PlayedLog(JsonlLog Log, string StateHash)
{
    public static PlayedLog Of(params string[] args)
    {
        using var folder = new Folder();
        var played = Ran.Of([.. args, "--out", folder["it.jsonl"], "--format", "json"]);
        Assert.True(played.Exit == 0, played.Error);
        var (log, tampering) = JsonlReader.Read(File.ReadAllBytes(folder["it.jsonl"]));
        Assert.Null(tampering);
        var replayed = Ran.Of("replay", folder["it.jsonl"], "--format", "json");
        Assert.Equal(0, replayed.Exit);
        return new(log!, replayed.Json.GetProperty("stateHash").GetString()!);
    }

    public Playbook Book() => Playbook.Of(Wire.ReadContent(Log.Content));

    /// <summary>What people sent: all but ticks and what stand-ins did.</summary>
    public IEnumerable<Command> Sent() =>
        Log.Entries.Select(entry => entry.Command).Where(command => command.Who is not (Command.Clock or Command.StandIn));
}
