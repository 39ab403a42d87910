using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting;
using Tabletop.Hosting.Logs.Jsonl;

namespace Tabletop.Cli.Tests.Logs;

/// <summary>
/// There has been one form of the log so far. Here is an invented older one, in which a command's time was called "at": it is read through
/// a step of its own, and tells the same.
/// </summary>
public sealed class OlderFormTests
{
    private static readonly Upcasters WithOlder = new(Entry.PresentSchema, [new(0, Up)]);

    [Fact]
    public void A_log_of_an_older_form_is_verified_as_it_lies_there_and_tells_the_same()
    {
        var (older, tampering) = JsonlReader.Read(Bytes("invented-older-form"), WithOlder);
        Assert.Null(tampering);
        var present = JsonlReader.Read(Bytes("bus-stop-good-day")).Log!;
        Assert.NotEqual(present.Head, older!.Head);
        Assert.Equal(present.Entries, older.Entries);
        Assert.Equal(State(present), State(older));
    }

    [Fact]
    public void A_changed_byte_is_found_before_anything_is_made_of_it()
    {
        var bytes = Bytes("invented-older-form");
        var at = bytes.AsSpan().IndexOf("\"at\":"u8);
        bytes[at + 1] = (byte)'b';
        var never = new Upcasters(Entry.PresentSchema, [new(0, _ => Assert.Fail("It was not verified first."))]);
        Assert.Equal(2, JsonlReader.Read(bytes, never).Tampering?.Line);
    }

    [Fact]
    public void A_form_that_is_not_known_does_not_open()
    {
        Assert.Contains("form 0", Assert.Throws<HostingProblem>(() => JsonlReader.Read(Bytes("invented-older-form"))).Message, StringComparison.Ordinal);
        var entry = Encoding.UTF8.GetString(Wire.Write(JsonlReader.Read(Bytes("bus-stop-good-day")).Log!.Entries[0]));
        foreach (var schema in new[] { "2", "-1", "\"1\"", "null" })
        {
            Assert.Throws<JsonException>(() => Wire.ReadEntry(Encoding.UTF8.GetBytes(entry.Replace("\"schema\":1", $"\"schema\":{schema}", StringComparison.Ordinal))));
        }

        Assert.Throws<JsonException>(() => Wire.ReadEntry(Encoding.UTF8.GetBytes(entry.Replace(",\"schema\":1", "", StringComparison.Ordinal))));
        Assert.Throws<JsonException>(() => Wire.ReadEntry("[]"u8));
    }

    private static void Up(JsonObject entry)
    {
        var command = entry["command"]!.AsObject();
        var at = command["at"]!.DeepClone();
        command.Remove("at");
        command["now"] = at;
    }

    private static string State(JsonlLog log)
    {
        var book = Playbook.Of(Wire.ReadContent(log.Content));
        return StateHash.Of(log.Entries.Aggregate(ExerciseState.Initial, (state, entry) => Play.Fold(book, state, entry)));
    }

    private static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.jsonl"));
}
