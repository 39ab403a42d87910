using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// Who may ever learn of an event: the public (every seat and the projector), everyone (every seat), named seats, or staff alone.
/// Staff see everything. Stored as said, resolved when read. In JSON a word, or a list of seats.
/// </summary>
[JsonConverter(typeof(AudienceJson))]
public sealed record Audience
{
    public static readonly Audience Staff = new(Kind.Staff, []);
    public static readonly Audience Everyone = new(Kind.Everyone, []);
    public static readonly Audience Public = new(Kind.Public, []);

    private readonly Kind _kind;

    private Audience(Kind kind, Items<string> seats) => (_kind, Seats) = (kind, seats);

    private enum Kind
    {
        Staff,
        Everyone,
        Public,
        Seats,
    }

    public Items<string> Seats { get; }

    public static Audience Of(params ReadOnlySpan<string> seats) => new(Kind.Seats, [.. seats]);

    public static Audience Of(Items<string> seats) => new(Kind.Seats, seats);

    public bool Includes(string seat) => _kind switch
    {
        Kind.Public or Kind.Everyone => true,
        Kind.Seats => Seats.Contains(seat),
        _ => false,
    };

    public bool IncludesProjector => _kind == Kind.Public;

    private sealed class AudienceJson : JsonConverter<Audience>
    {
        public override Audience Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                return Of(JsonSerializer.Deserialize<Items<string>>(ref reader, options)!);
            }

            return reader.GetString() switch
            {
                "staff" => Staff,
                "everyone" => Everyone,
                "public" => Public,
                var other => throw new JsonException($"'{other}' is no audience."),
            };
        }

        public override void Write(Utf8JsonWriter writer, Audience value, JsonSerializerOptions options)
        {
            switch (value._kind)
            {
                case Kind.Staff: writer.WriteStringValue("staff"); break;
                case Kind.Everyone: writer.WriteStringValue("everyone"); break;
                case Kind.Public: writer.WriteStringValue("public"); break;
                default: JsonSerializer.Serialize(writer, value.Seats, options); break;
            }
        }
    }
}
