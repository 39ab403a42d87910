using System.Text;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Jsonl;
using Tabletop.Hosting.Tests.Fixtures;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Logs;

public sealed class JsonlTests
{
    private static readonly byte[] Whole = Play();

    [Fact]
    public void A_log_that_was_written_is_read_back_whole()
    {
        var (log, tampering) = JsonlReader.Read(Whole);
        Assert.Null(tampering);
        Assert.Equal(TableScenario.Bytes, log!.Content);
        Assert.Equal(["Hello.", "Is anybody there?", "They ask.", "We speak.", "We wait."], log.Texts.Select(t => t.Text).Order(StringComparer.Ordinal));
        Assert.Equal(Lines().Length - 1, log.Entries.Count + log.Texts.Count);
        Assert.Contains(log.Head, Encoding.UTF8.GetString(Whole), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_flipped_byte_is_found_on_its_line()
    {
        var random = new Random(5);
        var line = 1;
        for (var at = 0; at < Whole.Length; at++)
        {
            var tampered = (byte[])Whole.Clone();
            tampered[at] ^= (byte)(1 << random.Next(8));
            var (log, tampering) = JsonlReader.Read(tampered);
            Assert.True(log is null, $"Byte {at} was flipped and nobody noticed.");

            // The content shows on the first entry, which names its hash; a lost line end on the line it joins.
            Assert.InRange(tampering!.Line, line == 1 ? 1 : line, Math.Max(2, line + 1));
            line += Whole[at] == '\n' ? 1 : 0;
        }
    }

    [Fact]
    public void Lines_that_were_swapped_left_out_or_doubled_are_found()
    {
        var lines = Lines();
        for (var i = 0; i < lines.Length - 1; i++)
        {
            var areBothWords = lines[i].StartsWith("{\"text\"", StringComparison.Ordinal);
            Assert.Equal(areBothWords, Read([.. lines[..i], lines[i + 1], lines[i], .. lines[(i + 2)..]]) is null);
            Assert.NotNull(Read([.. lines[..(i + 1)], .. lines[i..]]));
            if (!areBothWords)
            {
                Assert.NotNull(Read([.. lines[..i], .. lines[(i + 1)..]]));
            }
        }
    }

    [Fact]
    public void Words_that_were_erased_leave_a_log_that_verifies() => Assert.Null(Read(Lines()[..^1]));

    [Fact]
    public void Changed_words_are_found()
    {
        var changed = Encoding.UTF8.GetString(Whole).Replace("Is anybody there?", "Is nobody there?", StringComparison.Ordinal);
        Assert.Equal(Lines().Length, Math.Max(Read(changed.TrimEnd('\n').Split('\n'))!.Line, Lines().Length));
    }

    [Fact]
    public void A_chain_that_holds_and_tells_of_something_unknown_is_of_another_version()
    {
        var log = JsonlReader.Read(Whole).Log!;
        var entries = log.Entries.Select((entry, i) => Encoding.UTF8.GetBytes(i == 2
            ? Encoding.UTF8.GetString(Wire.Write(entry)).Replace("\"type\":\"seat-taken\"", "\"type\":\"seat-dreamt-of\"", StringComparison.Ordinal)
            : Encoding.UTF8.GetString(Wire.Write(entry))));
        using var file = new MemoryStream();
        JsonlWriter.Write(file, log.Content, Chained(entries), []);

        var problem = Assert.Throws<HostingProblem>(() => JsonlReader.Read(file.ToArray()));

        Assert.Contains("Line 4", problem.Message, StringComparison.Ordinal);
        Assert.Contains("seat-dreamt-of", problem.Message, StringComparison.Ordinal);

        static IEnumerable<StoredEntry> Chained(IEnumerable<byte[]> entries)
        {
            var (head, version) = (HashChain.Start.ToArray(), 0);
            foreach (var bytes in entries)
            {
                head = HashChain.Next(head, bytes);
                yield return new(++version, bytes, head);
            }
        }
    }

    [Fact]
    public void A_log_that_breaks_off_in_the_middle_of_a_line_is_cut_and_not_tampered_with()
    {
        int[] lineEnds = [.. Enumerable.Range(0, Whole.Length).Where(at => Whole[at] == '\n')];
        for (var line = 1; line < lineEnds.Length; line++)
        {
            for (var end = lineEnds[line - 1] + 2; end < lineEnds[line]; end++)
            {
                var problem = Assert.Throws<HostingProblem>(() => JsonlReader.Read(Whole.AsMemory(0, end)));
                Assert.Contains($"line {line + 1}:", problem.Message, StringComparison.Ordinal);
            }

            Assert.Null(JsonlReader.Read(Whole.AsMemory(0, lineEnds[line])).Tampering);
        }
    }

    [Fact]
    public void What_was_changed_before_the_cut_is_found_all_the_same()
    {
        var cut = Whole[..^10];
        cut[Array.IndexOf(cut, (byte)'\n') + 100] ^= 1;
        Assert.Equal(2, JsonlReader.Read(cut).Tampering!.Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("{}")]
    [InlineData("{}\n{}\n")]
    [InlineData("not\na\nlog")]
    public void What_is_no_log_is_said_to_be_none(string file) => Assert.NotNull(JsonlReader.Read(Encoding.UTF8.GetBytes(file)).Tampering);

    [Fact]
    public void A_headless_run_with_the_same_salt_writes_the_same_file()
    {
        var entry = Engine.Exercises.Play.Take(
            Engine.Scenarios.Playbook.Of(TableScenario.Content),
            ExerciseState.Initial,
            new("ann", "create", new CommandBody.Create(HashChain.Fingerprint(TableScenario.Bytes), 7), 1_000));
        Assert.Equal(Written(), Written());

        byte[] Written()
        {
            var words = TypedTexts.Seal(new CommandBody.Announce(Typed("Hello.")), "e", "ann", "a", _ => new byte[TypedTexts.SaltLength]);
            using var file = new MemoryStream();
            JsonlWriter.Write(file, TableScenario.Bytes, JsonlWriter.Chain(entry.Entries), words.Texts.Select(t => new StoredText(t.Id, "ann", t.Salt, t.Text)));
            return file.ToArray();
        }
    }

    private static byte[] Play()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        rig.Accepted("ann", new CommandBody.Announce(Typed("Hello.")));
        rig.Send("max", new CommandBody.Announce(Typed("Refused.")));
        rig.Advance(TimeSpan.FromSeconds(70));
        rig.Accepted("max", new CommandBody.SendMessage("police", Typed("Is anybody there?")), "mayor");
        rig.Accepted("max", new CommandBody.NoteDecision(Typed("We speak."), Options: [Typed("We wait.")], Rationale: Typed("They ask.")), "mayor");
        using var file = new MemoryStream();
        JsonlWriter.Write(file, TableScenario.Bytes, rig.Log.Read(rig.Exercise, 0), rig.Log.Texts(rig.Exercise));
        return file.ToArray();
    }

    private static string[] Lines() => Encoding.UTF8.GetString(Whole).TrimEnd('\n').Split('\n');

    private static Tampering? Read(string[] lines) => JsonlReader.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")).Tampering;
}
