using System.Reflection;

namespace Tabletop.Web.Contracts.TypeScript;

/// <summary>The methods of a hub as TypeScript: what a client may call, and what it is called with.</summary>
internal static class HubTypes
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <param name="takes">Whether an answer is waited for.</param>
    public static string Of(string name, Type type, bool takes)
    {
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.GetBaseDefinition() == method && !method.IsSpecialName)
            .Select(method => $"  {method.Name}: {(takes ? $"{{ takes: {Parameters(method)}; gives: {Answer(method)} }}" : Parameters(method))};");
        return $"export type {name} = {{\n{string.Join('\n', methods)}\n}};";
    }

    private static string Parameters(MethodInfo method) =>
        $"[{string.Join(", ", method.GetParameters().Select(p => $"{p.Name}: {Name(p.ParameterType)}{(MayBeNull(p) ? " | null" : "")}"))}]";

    private static string Answer(MethodInfo method) => Name(method.ReturnType.GetGenericArguments()[0]);

    private static bool MayBeNull(ParameterInfo parameter) => Nullability.Create(parameter).WriteState == NullabilityState.Nullable;

    private static string Name(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
    {
        TypeCode.String => "string",
        TypeCode.Boolean => "boolean",
        TypeCode.Object => type.Name,
        _ => "number",
    };
}
