using System.Buffers.Binary;
using System.Text;
using Tabletop.Engine.Exercises;

namespace Tabletop.Authoring.Plans;

/// <summary>
/// Words a plan types. As on a server they lie beside the log and the entry holds their id and hash; but id and salt are drawn from
/// the seed, so that the same plan gives the same log.
/// </summary>
internal sealed class PlanWords(long seed)
{
    private readonly List<PlanText> _texts = [];

    public TypedText Take(string who, string words)
    {
        var salt = Draw16("text-salt", who);
        var text = new PlanText(Convert.ToHexStringLower(Draw16("text-id", who)), who, [.. salt], words);
        _texts.Add(text);
        return new() { Id = text.Id, Hash = HashChain.Fingerprint([.. salt, .. Encoding.UTF8.GetBytes(words)]) };
    }

    /// <summary>Those that an entry speaks of, by id: what was typed into a refused command stays with its sender.</summary>
    public IReadOnlyList<PlanText> Kept(IEnumerable<Entry> entries)
    {
        var spokenOf = entries.SelectMany(e => e.Command.Body.TypedTexts).Select(t => t.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. _texts.Where(text => spokenOf.Contains(text.Id)).OrderBy(text => text.Id, StringComparer.Ordinal)];
    }

    private byte[] Draw16(string purpose, string who)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Draw.Bits(seed, purpose, who, "first half", "", _texts.Count));
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), Draw.Bits(seed, purpose, who, "second half", "", _texts.Count));
        return bytes;
    }
}
