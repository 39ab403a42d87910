using System.Globalization;
using Tabletop.Testing.Fakes;

namespace Tabletop.Cli.Tests.Logs;

/// <summary>No byte of a log can be changed and no line moved without replay finding it.</summary>
public sealed class TamperingTests
{
    private const int Positions = 300;

    [Fact]
    public void Every_flipped_byte_is_found_and_said_to_be_in_its_line()
    {
        using var folder = WithLog();
        var bytes = File.ReadAllBytes(folder["it.jsonl"]);
        int[] lineEnds = [.. Enumerable.Range(0, bytes.Length).Where(at => bytes[at] == '\n')];

        // Spread over the file, and the first, a middle and the last byte of every line.
        var sample = Enumerable.Range(0, Positions).Select(i => (int)((long)i * bytes.Length / Positions))
            .Concat(lineEnds)
            .Concat(lineEnds.Select(at => at - 1))
            .Concat(lineEnds.SkipLast(1).SelectMany(at => new[] { at + 1, at + 9, at + 40 }))
            .Distinct();
        foreach (var at in sample)
        {
            foreach (var flip in new byte[] { 0x01, 0x20, 0x80 })
            {
                bytes[at] ^= flip;
                var ran = Replay(folder, bytes);
                bytes[at] ^= flip;
                var line = 1 + lineEnds.Count(end => end < at);
                Assert.True(ran.Exit == 1, $"byte {at} of line {line}: {ran.Exit} {ran.Out}");
                Assert.Empty(ran.Out);

                // The content shows on the first entry, which names its hash; a lost line end on the line it joins.
                var said = int.Parse(ran.Error[(folder["tampered.jsonl"].Length + 1)..].Split(':')[0], CultureInfo.InvariantCulture);
                Assert.InRange(said, line, Math.Max(2, line + 1));
            }
        }
    }

    [Fact]
    public void Every_swapped_pair_of_lines_is_found()
    {
        using var folder = WithLog();
        var lines = File.ReadAllLines(folder["it.jsonl"]);
        Assert.True(lines.Count(line => line.StartsWith("{\"text\"", StringComparison.Ordinal)) >= 3);
        for (var one = 0; one < lines.Length; one++)
        {
            for (var other = one + 1; other < lines.Length; other++)
            {
                (lines[one], lines[other]) = (lines[other], lines[one]);
                var ran = Replay(folder, System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
                (lines[one], lines[other]) = (lines[other], lines[one]);
                Assert.True(ran.Exit == 1, $"lines {one + 1} and {other + 1}: {ran.Exit} {ran.Out}");
            }
        }
    }

    [Fact]
    public void A_line_taken_out_or_told_twice_is_found()
    {
        using var folder = WithLog();
        var lines = File.ReadAllLines(folder["it.jsonl"]);
        var entries = lines.Count(line => line.StartsWith("{\"hash\"", StringComparison.Ordinal));
        for (var at = 0; at < lines.Length; at++)
        {
            Assert.Equal(1, Replay(folder, Lines(lines.Take(at + 1).Append(lines[at]).Concat(lines.Skip(at + 1)))).Exit);

            // What is cut from the end shows only against a head hash kept elsewhere, and words may have been erased.
            if (at < entries)
            {
                Assert.Equal(1, Replay(folder, Lines(lines.Take(at).Concat(lines.Skip(at + 1)))).Exit);
            }
        }

        static byte[] Lines(IEnumerable<string> lines) => System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
    }

    [Fact]
    public void Tampering_is_said_with_its_line()
    {
        using var folder = WithLog();
        var lines = File.ReadAllLines(folder["it.jsonl"]);
        lines[4] = lines[4].Replace("\"version\":4", "\"version\":5", StringComparison.Ordinal);
        File.WriteAllLines(folder["tampered.jsonl"], lines);
        var ran = Ran.Of("replay", folder["tampered.jsonl"]);
        Assert.Equal(1, ran.Exit);
        Assert.StartsWith($"{folder["tampered.jsonl"]}:5: ", ran.Error, StringComparison.Ordinal);
    }

    private static Ran Replay(Folder folder, byte[] bytes)
    {
        File.WriteAllBytes(folder["tampered.jsonl"], bytes);
        return Ran.Of("replay", folder["tampered.jsonl"]);
    }

    private static Folder WithLog()
    {
        var folder = Shipped.BusStopWith("""
              - { at: 1m, staff: mark one }
              - { at: 2m, staff: mark two }
              - { at: 8m, mayor: answer who-speaks together because "Ein Wort bevor es dämmert" }
              - { at: 9m, police: do joint-statement }
            """);
        Assert.Equal(0, Ran.Of("play", folder["scenario.yaml"], "--plan", folder["it.plan.yaml"], "--out", folder["it.jsonl"]).Exit);
        return folder;
    }
}
