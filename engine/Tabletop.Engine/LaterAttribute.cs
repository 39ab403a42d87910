using System.Collections;
using System.Text.Json.Serialization.Metadata;

namespace Tabletop.Engine;

/// <summary>
/// Came after the first logs were stored: not written while it says nothing, so that what does not use it keeps its bytes and hashes.
/// </summary>
/// <param name="unsaid">The value that says nothing; without one: false, the first of an enum, null or an empty list.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LaterAttribute(object? unsaid = null) : Attribute
{
    public object? Unsaid { get; } = unsaid;

    public static void LeaveOutUnsaid(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.GetCustomAttributes(typeof(LaterAttribute), inherit: false) is [LaterAttribute later])
            {
                property.ShouldSerialize = (_, value) => later.Says(value);
            }
        }
    }

    private bool Says(object? value) => value switch
    {
        null => false,
        bool said => said,
        IEnumerable list and not string => list.GetEnumerator().MoveNext(),
        Enum choice => Convert.ToInt32(choice, System.Globalization.CultureInfo.InvariantCulture) != 0,
        _ => !value.Equals(Unsaid),
    };
}
