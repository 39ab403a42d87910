using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tabletop.Engine.Exercises;

namespace Tabletop.Web.Contracts;

/// <summary>JSON as it is on the wire: that of the log, but what may be null may also be left out.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = Make();

    /// <summary>Makes options that somebody else owns speak it too.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = Wire.Options.PropertyNamingPolicy;
        options.PropertyNameCaseInsensitive = false;
        options.DefaultIgnoreCondition = Wire.Options.DefaultIgnoreCondition;
        options.NumberHandling = Wire.Options.NumberHandling;
        options.UnmappedMemberHandling = Wire.Options.UnmappedMemberHandling;
        options.RespectRequiredConstructorParameters = true;
        options.RespectNullableAnnotations = true;
        options.AllowOutOfOrderMetadataProperties = true;
        options.Encoder = Wire.Options.Encoder;
        foreach (var converter in Wire.Options.Converters)
        {
            options.Converters.Add(converter);
        }

        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NullableIsOptional } };
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static void NullableIsOptional(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.IsSetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null)
            {
                property.IsRequired = false;
            }
        }
    }
}
