using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Exercises;

/// <summary>One line of the log: a command that was accepted and what happened because of it. Versions start at 1 and have no gaps.</summary>
public sealed record Entry(long Version, Command Command, Items<Event> Events)
{
    /// <summary>The version of the stored form: what an upcaster goes by.</summary>
    [JsonRequired]
    public int Schema { get; init; } = PresentSchema;

    /// <summary>What this program writes.</summary>
    public const int PresentSchema = 1;
}

/// <summary>The one way entries and content become bytes and come back.</summary>
public static class Wire
{
    public static readonly JsonSerializerOptions Options = MakeOptions();

    /// <exception cref="InvalidOperationException">The command still holds typed words, which never go into an entry.</exception>
    public static byte[] Write(Entry entry) => entry.Command.Body.TypedTexts.All(t => t.Text is null)
        ? JsonSerializer.SerializeToUtf8Bytes(entry, Options)
        : throw new InvalidOperationException("Typed words lie beside the log, never in it.");

    /// <summary>An entry of any version there has been. Its bytes must have been verified before.</summary>
    /// <exception cref="JsonException">The bytes are no entry this version knows; the exercise does not open.</exception>
    public static Entry ReadEntry(ReadOnlySpan<byte> bytes) => Upcasters.Known.Read(bytes);

    public static byte[] Write(Content content) => JsonSerializer.SerializeToUtf8Bytes(content, Options);

    /// <exception cref="JsonException">The bytes are no content this version knows.</exception>
    public static Content ReadContent(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<Content>(bytes, Options) ?? throw new JsonException("Content cannot be null.");

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NullMayBeLeftOut, LaterAttribute.LeaveOutUnsaid } },
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Nulls are not written, so what may be null need not be there; everything else a constructor asks for must.</summary>
    private static void NullMayBeLeftOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { IsNullable: true })
            {
                property.IsRequired = false;
            }
        }
    }
}

/// <summary>The chain that makes a changed log show: hash(n) = SHA-256(hash(n-1) and the stored bytes of entry n); hash(0) is 32 zero bytes.</summary>
public static class HashChain
{
    public const int HashLength = 32;

    public static readonly ReadOnlyMemory<byte> Start = new byte[HashLength];

    public static byte[] Next(ReadOnlySpan<byte> before, ReadOnlySpan<byte> entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        hash.AppendData(entry);
        return hash.GetHashAndReset();
    }

    /// <summary>SHA-256 as lower-case hex, as content is named in the first entry.</summary>
    public static string Fingerprint(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
