using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Debrief;

/// <summary>
/// Whether the same happened in two stories, and if not, what is other about it: told by the stored form. Not looked at are records of
/// when the host came to it, places in the log, and what typed words say: no rule does.
/// </summary>
internal static class Likeness
{
    /// <summary>The name under which the stored form has the kind of thing that happened.</summary>
    private const string Kind = "type";

    private static readonly (Type, string)[] LeftOut =
    [
        (typeof(Event.InjectReleased), nameof(Event.InjectReleased.DeliveredMs)),
        (typeof(Event.Rewound), nameof(Event.Rewound.To)),
        (typeof(TypedText), nameof(TypedText.Id)),
        (typeof(TypedText), nameof(TypedText.Hash)),
    ];

    private static readonly JsonSerializerOptions Options = new(Wire.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutLeftOut, LaterAttribute.LeaveOutUnsaid } },
    };

    public static bool Same(Event a, Event b) => a == b || (a.GetType() == b.GetType() && Json(a).GetRawText() == Json(b).GetRawText());

    /// <summary>In the order of the stored form; things of two kinds have only that to compare.</summary>
    public static Items<PartingDifference> Between(Event was, Event wouldBe)
    {
        if (was.GetType() != wouldBe.GetType())
        {
            return [new(Kind, Kinds.Of(was), Kinds.Of(wouldBe))];
        }

        var (left, right) = (Json(was), Json(wouldBe));
        return left.EnumerateObject().Concat(right.EnumerateObject()).Select(p => p.Name).Distinct()
            .Select(name => new PartingDifference(name, Value(left, name), Value(right, name)))
            .Where(d => d.Was != d.WouldBe).ToItems();
    }

    private static JsonElement Json(Event happened) => JsonSerializer.SerializeToElement(happened, Options);

    private static string? Value(JsonElement of, string name) =>
        !of.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.GetRawText();

    private static void WithoutLeftOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.AttributeProvider is System.Reflection.PropertyInfo { Name: var name } && LeftOut.Contains((type.Type, name))))
        {
            property.ShouldSerialize = (_, _) => false;
        }
    }
}
