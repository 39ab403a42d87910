namespace Tabletop.Hosting.Backups;

/// <summary>The sum that a zip archive keeps of each of its files (CRC-32 of ISO 3309). .NET writes it and does not look at it.</summary>
internal sealed class Crc32
{
    private static readonly uint[] OfByte = [.. Enumerable.Range(0, 256).Select(OfOne)];

    private uint _rest = uint.MaxValue;

    public uint Value => ~_rest;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            _rest = OfByte[(_rest ^ b) & 0xFF] ^ (_rest >> 8);
        }
    }

    private static uint OfOne(int value)
    {
        var rest = (uint)value;
        for (var bit = 0; bit < 8; bit++)
        {
            rest = (rest & 1) == 0 ? rest >> 1 : (rest >> 1) ^ 0xEDB88320;
        }

        return rest;
    }
}
