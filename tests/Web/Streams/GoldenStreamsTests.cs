using System.Runtime.CompilerServices;
using System.Text.Json;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Streams;

/// <summary>
/// <c>tests/Cases/streams</c>: what each kind of viewer is sent of one exercise. The console folds the same files in
/// <c>golden.test.ts</c>, so that both sides understand an envelope in the same way.
/// </summary>
public sealed class GoldenStreamsTests
{
    private const string Write = "TABLETOP_WRITE_STREAMS";

    private static readonly string[] Names = ["facilitator", "seat", "board", "lobby"];

    public static TheoryData<string> Viewers => [.. Names];

    [Fact]
    public void The_golden_streams_are_what_the_server_says_today()
    {
        var played = GoldenExercise.Play(Cases());
        Assert.Equal(Names.Order(), played.Select(p => p.Name).Order());
        if (Environment.GetEnvironmentVariable(Write) == "1")
        {
            Directory.CreateDirectory(Streams());
            foreach (var (name, json) in played)
            {
                File.WriteAllText(Path.Combine(Streams(), $"{name}.json"), json);
            }
        }

        foreach (var (name, json) in played)
        {
            Assert.True(
                File.ReadAllText(Path.Combine(Streams(), $"{name}.json")) == json,
                $"What a {name} is sent has changed. If that is meant, write the files again and look at the difference: {Write}=1 tests/run --only web");
        }
    }

    [Theory]
    [MemberData(nameof(Viewers))]
    public void Folded_one_by_one_a_golden_stream_is_its_snapshot(string name)
    {
        var golden = Read(name);
        var folded = new Folded(golden.Whole);
        foreach (var envelope in golden.Envelopes)
        {
            folded.Fold(envelope);
        }

        folded.AssertIs(golden.Snapshot);
    }

    /// <summary>A golden file in which nothing happens would show nothing.</summary>
    [Fact]
    public void The_golden_streams_hold_every_kind_of_change_and_most_collections()
    {
        var changes = Names.SelectMany(name => Read(name).Envelopes).SelectMany(e => e.Changes).ToArray();
        Assert.Equal(Enum.GetValues<Engine.Views.ChangeKind>(), changes.Select(c => c.Op).Distinct().Order());
        string[] expected =
        [
            "actions", "asks", "clock", "cues", "facts", "feed", "indicators", "machines", "messages", "mine", "people", "phase", "phases",
            "points", "questions", "record", "seats", "tasks", "timeline",
        ];
        var missing = expected.Except(changes.Select(c => c.In)).ToArray();
        Assert.True(missing.Length == 0, $"Nothing changes in {string.Join(", ", missing)}; in {string.Join(", ", changes.Select(c => c.In).Distinct().Order())} it does.");
    }

    private static Golden Read(string name) =>
        JsonSerializer.Deserialize<Golden>(File.ReadAllText(Path.Combine(Streams(), $"{name}.json")), Json.Options)!;

    private static string Streams() => Path.Combine(Cases(), "streams");

    private static string Cases([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "Cases"));

    private sealed record Golden(CatchUp Whole, IReadOnlyList<Envelope> Envelopes, CatchUp Snapshot);
}
