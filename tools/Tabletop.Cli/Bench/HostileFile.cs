using System.Globalization;
using System.Text;

namespace Tabletop.Cli.Bench;

/// <summary>A file from somebody who wants to crash, fill or stall whatever reads it. It is made when it is asked for: some are very large.</summary>
/// <param name="Code">Of a finding it must give.</param>
public sealed record HostileFile(string Name, string Code, Action<Stream> Write)
{
    /// <summary>Far more than any file may have, in bytes.</summary>
    private const int Huge = 100 * 1024 * 1024;

    /// <summary>Almost as much as a file may have, in characters.</summary>
    private const int Full = 1024 * 1024 - 100;

    /// <summary>As deep as no trainer nests.</summary>
    private const int Deep = 100_000;

    private const string Head = "format: tabletop/1\nid: hostile\n";

    public static readonly IReadOnlyList<HostileFile> All =
    [
        // Nesting.
        Text("brackets in brackets", "TT0008", () => new string('[', Deep)),
        Text("brackets in brackets, all closed", "TT0008", () => $"a: {new string('[', Deep)}{new string(']', Deep)}"),
        Text("braces in braces", "TT0008", () => Many("{a: ", Deep)),
        Text("brackets and braces by turns", "TT0008", () => Many("[{a: ", Deep)),
        Text("lists in lists on one line", "TT0008", () => $"{Many("- ", Deep)}a"),
        Text("keys of keys", "TT0008", () => $"{Many("? ", Deep)}a"),
        Text("groups in groups by indentation", "TT0008", () => Stairs("a:")),
        Text("lists in lists by indentation", "TT0008", () => Stairs("-")),
        Text("brackets over lines", "TT0008", () => Many("[\n", Deep)),
        Text("conditions in conditions", "TT0119", () => $"{Head}endings:\n  calm: {{ when: \"{new string('(', 3_900)}\" }}\n"),

        // Repeating.
        Text("an alias bomb", "TT0015", () => Bomb()),
        Text("an alias of itself", "TT0015", () => $"{Head}a: &x [*x]"),
        Text("an alias as a key", "TT0015", () => $"{Head}a: &x b\n*x : c"),
        Text("anchors without end", "TT0015", () => $"{Head}a: [{Many("&a a,", 12_000)}]"),
        Text("a merge key", "TT0014", () => $"{Head}a: {{ <<: {{ title: Hello }} }}\n<<: {{ title: Hello }}"),
        Text("a merge bomb", "TT0015", () => $"{Head}a: &a {{ b: c }}\n{Many("d: { <<: [*a, *a, *a, *a, *a, *a, *a, *a] }\n", 4_000)}"),

        // Tags and directives.
        Text("a tag that names a type", "TT0015", () => $"{Head}title: !!System.IO.FileInfo /etc/passwd"),
        Text("a tag that runs a command", "TT0015", () => $"{Head}title: !!python/object/apply:os.system [ls]"),
        Text("a tag in full", "TT0015", () => $"{Head}title: !<tag:yaml.org,2002:binary> aGVsbG8="),
        Text("a tag of the program's own", "TT0007", () => $"%TAG ! tag:example.org,2026:\n---\n{Head}title: !scenario x"),
        Text("a directive", "TT0007", () => $"%YAML 1.1\n---\n{Head}"),

        // Size.
        Of("a text of 100 MB", "TT0002", to => Fill(to, $"{Head}title: ", 'x')),
        Of("a text of 100 MB in quotes", "TT0002", to => Fill(to, $"{Head}title: \"", 'x')),
        Of("a block of 100 MB", "TT0002", to => Fill(to, $"{Head}title: |\n  ", 'x')),
        Of("a key of 100 MB", "TT0002", to => Fill(to, Head, 'k')),
        Of("100 MB of brackets", "TT0002", to => Fill(to, "", '[')),
        Of("100 MB of nothing", "TT0002", to => Fill(to, "", '\0')),
        Text("a text as long as a file may be", "TT0010", () => $"{Head}title: {new string('x', Full - 100)}"),
        Text("a text over half a million lines", "TT0010", () => $"{Head}title: >\n{Many("  x\n", Full / 4 - 50)}"),
        Text("a plain text over half a million lines", "TT0010", () => $"{Head}title: x\n{Many("  x\n", Full / 4 - 50)}"),
        Text("a text of escapes", "TT0010", () => $"{Head}title: \"{Many("\\x41", Full / 4 - 50)}\""),
        Text("a text of doubled quotes", "TT0010", () => $"{Head}title: '{Many("''", Full / 2 - 50)}'"),
        Text("a quote that is never closed", "TT0026", () => $"{Head}title: \"{Many("x y\n  ", Full / 6 - 50)}"),
        Text("a long key", "TT0011", () => $"{Head}{new string('k', 300)}: 1"),
        Text("a key as long as a file may be", "TT0025", () => $"{Head}{new string('k', Full - 100)}: 1"),
        Text("many pieces", "TT0009", () => $"{Head}a: [{Many("a,", 400_000)}]"),
        Text("many keys", "TT0009", () => Head + string.Concat(Enumerable.Range(0, 80_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i}: 1\n")))),
        Text("one key again and again", "TT0013", () => $"{Head}{Many("k: 1\n", 20_000)}"),
        Text("nothing but remarks", "TT0005", () => Many("#\n", Full / 2)),
        Text("nothing but spaces", "TT0005", () => new string(' ', Full)),
        Text("nothing but line ends", "TT0005", () => new string('\r', Full)),
        Text("nothing but tabs", "TT0016", () => $"{Head}a:\n{new string('\t', Full - 100)}x"),
        Text("line ends that nobody sees", "TT0035", () => $"{Head}a:\n{Many("\u2028", Full / 3 - 100)}b c\nd: e"),
        Text("signs that begin and end nothing", "TT0025", () => $"{Head}{Many(",]}\n", Full / 4 - 50)}"),
        Text("many brackets that are open on many lines", "TT0008", () => $"{Head}a: [\n{Many($"  {Many("[\"a\",", 300)}{Many("]", 299)}\n", 60)}"),

        // Several documents.
        Text("two documents", "TT0006", () => $"{Head}---\n{Head}"),
        Text("two documents with an end between", "TT0006", () => $"{Head}...\n---\n{Head}"),
        Text("documents without end", "TT0006", () => $"{Head}{Many("---\n", 250_000)}"),

        // Encodings.
        Bytes("UTF-16", "TT0003", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Head)]),
        Bytes("UTF-16, the other way round", "TT0003", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Head)]),
        Bytes("UTF-16 without a mark", "TT0004", Encoding.Unicode.GetBytes(Head)),
        Bytes("UTF-32", "TT0003", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Head)]),
        Bytes("a mark and nothing more", "TT0005", [0xEF, 0xBB, 0xBF]),
        Bytes("two marks", "TT0004", [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. "format: tabletop/1\n"u8]),
        Bytes("a NUL", "TT0004", [.. "format: tabletop/1\ntitle: a"u8, 0, .. "b\n"u8]),
        Bytes("Latin-1", "TT0003", Encoding.Latin1.GetBytes($"{Head}title: Schlu\u00DF")),
        Bytes("a slash in two bytes", "TT0003", [.. "format: tabletop/1\ntitle: "u8, 0xC0, 0xAF]),
        Bytes("half of a pair", "TT0003", [.. "format: tabletop/1\ntitle: "u8, 0xED, 0xA0, 0x80]),
        Bytes("a cut character", "TT0003", [.. "format: tabletop/1\ntitle: "u8, 0xE2, 0x82]),
        Bytes("a megabyte of no UTF-8", "TT0003", [.. Enumerable.Repeat((byte)0x80, Full)]),
        Text("text that turns round", "TT0004", () => $"{Head}title: a\u202Eb"),

        // Ways out of the folder.
        Text("an include that climbs", "TT0036", () => $"{Head}include: [../../../../../../etc/passwd.yaml]\n"),
        Text("an include from the root", "TT0036", () => $"{Head}include: /etc/passwd.yaml\n"),
        Text("an include from another disk", "TT0036", () => $"{Head}include: 'C:\\Windows\\win.yaml'\n"),
        Text("an include from another machine", "TT0036", () => $"{Head}include: https://example.org/more.yaml\n"),
        Text("an include of a device", "TT0036", () => $"{Head}include: /dev/zero\n"),
        Text("an include of itself", "TT0037", () => $"{Head}include: scenario.yaml\n"),
        Text("media that climb", "TT0036", () => $"{Head}roles:\n  a: {{ sector: security }}\ninjects:\n  b: {{ at: 1m, to: [a], text: x, media: {{ file: ../../secret.png, alt: x }} }}\n"),
        Text("ten thousand includes", "TT0039", () => $"{Head}include: [{string.Join(", ", Enumerable.Range(0, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"p{i}.yaml")))}]\n"),
    ];

    public override string ToString() => Name;

    private static HostileFile Of(string name, string code, Action<Stream> write) => new(name, code, write);

    private static HostileFile Text(string name, string code, Func<string> text) => new(name, code, to => to.Write(Encoding.UTF8.GetBytes(text())));

    private static HostileFile Bytes(string name, string code, byte[] bytes) => new(name, code, to => to.Write(bytes));

    private static string Many(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    /// <summary>One step deeper on each line, as far as a file may go.</summary>
    private static string Stairs(string step)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length + i + step.Length < Full; i++)
        {
            text.Append(' ', i).Append(step).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Ten lines that come to ten thousand million words when they are unfolded.</summary>
    private static string Bomb()
    {
        var text = new StringBuilder(Head).Append("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 10; i++)
        {
            text.AppendJoin("", $"a{i}: &a{i} [", string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10)), "]\n");
        }

        return text.ToString();
    }

    private static void Fill(Stream to, string head, char with)
    {
        to.Write(Encoding.UTF8.GetBytes(head));
        var part = new byte[64 * 1024];
        part.AsSpan().Fill((byte)with);
        for (var written = 0; written < Huge; written += part.Length)
        {
            to.Write(part);
        }
    }
}
