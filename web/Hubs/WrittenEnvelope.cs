using System.Text.Json;
using System.Text.Json.Serialization;
using Tabletop.Engine;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Views;
using Tabletop.Web.Contracts;

namespace Tabletop.Web.Hubs;

/// <summary>
/// An envelope whose changes are written down already, for all who get the same; only what is the viewer's own is put before them. On the
/// wire it is an <see cref="Envelope"/>, letter for letter.
/// </summary>
[JsonConverter(typeof(Writer))]
internal sealed record WrittenEnvelope(string Stream, string Epoch, long Seq, Items<Change> Changes, ReadOnlyMemory<byte> Json)
    : Envelope(Stream, Epoch, Seq, Changes)
{
    public static WrittenEnvelope Of(StreamEnvelope envelope) => new(envelope.Stream, envelope.Epoch, envelope.Seq, envelope.Changes, envelope.Sent.Json);

    private sealed class Writer : JsonConverter<WrittenEnvelope>
    {
        private static readonly JsonEncodedText Stream = JsonEncodedText.Encode("stream");
        private static readonly JsonEncodedText Epoch = JsonEncodedText.Encode("epoch");
        private static readonly JsonEncodedText Seq = JsonEncodedText.Encode("seq");
        private static readonly JsonEncodedText Changes = JsonEncodedText.Encode("changes");

        public override WrittenEnvelope Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("It is only sent.");

        public override void Write(Utf8JsonWriter writer, WrittenEnvelope value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString(Stream, value.Stream);
            writer.WriteString(Epoch, value.Epoch);
            writer.WriteNumber(Seq, value.Seq);
            writer.WritePropertyName(Changes);
            writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
            writer.WriteEndObject();
        }
    }
}
