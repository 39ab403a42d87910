using System.Globalization;
using System.Text.Json.Nodes;
using Tabletop.Authoring.Scenarios;
using Tabletop.Engine.Society.Living;
using static Tabletop.Authoring.Schemas.Schema;

namespace Tabletop.Authoring.Schemas;

/// <summary>The models of the society: what each is called, and which parameters belong to it.</summary>
internal static class SocietySchema
{
    public static JsonObject Model() => Keys("A model that moves one indicator.", "model, drives", [
        ("model", OneOf("Which model.", ModelKinds.All.Select(kind => kind.Name))),
        ("drives", A("name", "The indicator it moves: 100 times the model's share. It has one value, not one for each group.")),
        ("starts-when", A("condition", "It runs from the first moment this holds; from the start if left out.")),
        ("corrected-when", A("condition", "Correction works from the first moment this holds. Only maki-thompson has one.")),
        ("off", A("yes-or-no", "yes: it is read and does nothing.")),
        .. from parameter in ModelKinds.All.SelectMany(kind => kind.Parameters).DistinctBy(parameter => parameter.Name)
           from name in SocietyReader.Names(parameter)
           select (name, Value(parameter)),
    ]).Under([.. ModelKinds.All.Select(Rule)]);

    /// <summary>What a model cannot be given, and what it must be.</summary>
    private static JsonObject Rule(ModelKind kind)
    {
        var then = new JsonObject
        {
            ["propertyNames"] = new JsonObject { ["enum"] = Schema.Words(SocietyReader.Keys(kind)) },
        };
        string[] needed = [.. kind.Parameters.Where(parameter => parameter.Default is null).Select(parameter => parameter.Name)];
        if (needed.Length > 0)
        {
            then["required"] = Schema.Words(needed);
        }

        return When(Is("model", kind.Name), then);
    }

    private static JsonObject Value(Parameter parameter) => Either(
        string.Join("; ", ModelKinds.All.Where(kind => kind.Parameters.Any(own => own.Name == parameter.Name)).Select(kind => InWords(kind, kind.Find(parameter.Name)!))),
        Number("A number.", parameter.Low, parameter.High),
        A("name", "An indicator, read as its share of its range; the mean of both groups where each has a value."));

    private static string InWords(ModelKind kind, Parameter parameter) =>
        $"Of {kind.Name}{(parameter.PerHour ? ", per hour" : "")}: {parameter.Default?.ToString(CultureInfo.InvariantCulture) ?? "must be given"}";
}
