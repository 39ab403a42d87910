namespace Tabletop.Web.Uploads;

/// <summary>What a file holds by its first bytes. A name or a header can say anything.</summary>
internal static class MediaContent
{
    /// <summary>How much of a file is looked at.</summary>
    public const int HeadBytes = 32;

    /// <summary>Brands of MP4 that browsers play. The other families of that container are not taken.</summary>
    private static readonly string[] Brands =
        ["isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "mp71", "avc1", "dash", "MSNV", "M4A ", "M4B ", "M4V ", "M4VH", "M4VP", "f4v "];

    /// <summary>Whether these are the first bytes of a file of the kind that is served as <paramref name="type"/>.</summary>
    public static bool Is(string type, ReadOnlySpan<byte> head) => type switch
    {
        "image/png" => IsPng(head),
        "image/jpeg" => head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        "image/webp" => head.Length >= 16 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBPVP8"u8),
        "audio/mpeg" => head.StartsWith("ID3"u8) || IsLayerThree(head),
        "audio/mp4" or "video/mp4" => IsMp4(head),
        _ => false,
    };

    private static bool IsPng(ReadOnlySpan<byte> head) =>
        head.Length >= 16 && head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && head[12..].StartsWith("IHDR"u8);

    /// <summary>The header of a frame: eleven bits of ones, a known version, layer III, and a rate that there is.</summary>
    private static bool IsLayerThree(ReadOnlySpan<byte> head) =>
        head.Length >= 4 && head[0] == 0xFF && (head[1] & 0xE0) == 0xE0 && (head[1] & 0x18) != 0x08 && (head[1] & 0x06) == 0x02
        && (head[2] & 0xF0) is not (0xF0 or 0x00) && (head[2] & 0x0C) != 0x0C;

    private static bool IsMp4(ReadOnlySpan<byte> head) =>
        head.Length >= 12 && head[4..].StartsWith("ftyp"u8) && Brands.Contains(System.Text.Encoding.Latin1.GetString(head.Slice(8, 4)));
}
