using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Tabletop.Engine;
using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Hubs;

namespace Tabletop.Web.Contracts.TypeScript;

/// <summary>A property whose JSON is passed through as it is: the type it is made from.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WireTypeAttribute(Type type) : Attribute
{
    public Type Type => type;
}

/// <summary>
/// Everything on the wire as TypeScript, read off the very serializer that writes it. What may be null in C# is left out on the wire,
/// so it is an optional property there.
/// </summary>
public static class WireTypes
{
    private const string Header = """
        // Written by `dotnet run --project web -- wire-types web/client/src/wire/wire.generated.ts` from the types in C#.
        // Do not change it by hand: a test compares.

        """;

    private static readonly Type[] Roots =
    [
        typeof(OpenSession), typeof(ChooseLanguage), typeof(SessionReply),
        typeof(PassphraseState), typeof(ChoosePassphrase),
        typeof(ScenarioShelf), typeof(UploadedScenario), typeof(CreateExercise), typeof(ExerciseSummary), typeof(Invitation),
        typeof(LinkInfo), typeof(MakeLink), typeof(MadeLink), typeof(AuditEntry),
        typeof(Problem), typeof(CatchUp), typeof(SendCommand), typeof(ErasePerson), typeof(GonePerson), typeof(Receipt), typeof(Presence),
        typeof(WhatIfChange), typeof(WhatIfComparison),
        typeof(CreateSummit), typeof(SummitSummary), typeof(SummitView), typeof(OrderTables), typeof(PlacePerson), typeof(DropPerson),
        typeof(RosterReply), typeof(IssueBadges), typeof(BadgeSheet), typeof(SummitLobby), typeof(ChooseTable),
    ];

    public static string TypeScript()
    {
        var types = new List<Type>(Roots);
        var text = new StringBuilder(Header);
        for (var i = 0; i < types.Count; i++)
        {
            var found = new List<Type>();
            var schema = Schema(types[i], found);
            types.InsertRange(i + 1, found.Where(type => !types.Contains(type)).Distinct());
            text.Append('\n').Append(Declaration.Of(types[i].Name, schema)).Append('\n');
        }

        text.Append("\n/** What a client calls on the hub. */\n").Append(HubTypes.Of("HubMethods", typeof(ConsoleHub), takes: true)).Append('\n');
        text.Append("\n/** What the hub calls on a client, and with what. */\n").Append(HubTypes.Of("HubSignals", typeof(IConsole), takes: false)).Append('\n');
        return text.ToString();
    }

    private static JsonNode Schema(Type type, List<Type> found)
    {
        var options = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Transform(context, node, found),
        };
        return Wire.Options.GetJsonSchemaAsNode(type, options);
    }

    /// <summary>Types with a name of their own become references, and what may be null becomes optional.</summary>
    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node, List<Type> found)
    {
        ShowDefaulted(context.TypeInfo, node, found);
        var isVariant = context.BaseTypeInfo is not null;
        if (context.Path.Length == 0 || isVariant)
        {
            return isVariant && IsTheHosts(context.TypeInfo.Type) ? new JsonObject { [Declaration.Hidden] = true } : node;
        }

        if (context.PropertyInfo is not { } property)
        {
            return context.TypeInfo.Type.Namespace?.StartsWith(nameof(Tabletop), StringComparison.Ordinal) == true
                ? Reference(context.TypeInfo.Type, node, found)
                : node;
        }

        return Property(property, node, found);
    }

    /// <summary>A property with a default and a converter of its own is not shown to us by the exporter: it says the default and nothing else.</summary>
    private static void ShowDefaulted(JsonTypeInfo type, JsonNode node, List<Type> found)
    {
        if (node is not JsonObject of || of["properties"] is not JsonObject properties)
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            if (properties[property.Name] is JsonObject { Count: 1 } shown && shown.ContainsKey("default"))
            {
                properties[property.Name] = Property(property, new JsonObject(), found);
            }
        }
    }

    private static JsonNode Property(JsonPropertyInfo property, JsonNode node, List<Type> found)
    {
        var passed = (property.AttributeProvider as MemberInfo)?.GetCustomAttribute<WireTypeAttribute>()?.Type;
        var result = Reference(passed ?? property.PropertyType, node, found);
        if (result is JsonObject of && (property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null))
        {
            of[Declaration.Optional] = true;
        }

        return result;
    }

    private static JsonNode Reference(Type type, JsonNode node, List<Type> found)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Items<>))
        {
            var item = type.GetGenericArguments()[0];
            return new JsonObject { ["type"] = "array", ["items"] = Reference(item, Wire.Options.GetJsonSchemaAsNode(item), found) };
        }

        if (type.Namespace?.StartsWith(nameof(Tabletop), StringComparison.Ordinal) == true)
        {
            found.Add(type);
            return new JsonObject { ["$ref"] = type.Name };
        }

        // Anything at all.
        return type == typeof(JsonElement) ? new JsonObject() : node;
    }

    /// <summary>Commands that never come from outside are not on the wire.</summary>
    private static bool IsTheHosts(Type type) =>
        type == typeof(CommandBody.Create) || type == typeof(CommandBody.Join) || type == typeof(CommandBody.Tick) || type == typeof(CommandBody.Resume)
        || type == typeof(CommandBody.NamePerson) || type == typeof(CommandBody.ErasePerson) || type == typeof(CommandBody.Restore);
}
