using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// SHA-256 of the state's canonical JSON: what two runs of the same exercise must share. Wall times, people's ids, versions, and what is
/// kept in memory only are left out; numbers are integers, properties come in ordinal order of their names.
/// </summary>
public static class StateHash
{
    private static readonly string[] LeftOut =
    [
        nameof(ExerciseState.Version), nameof(ExerciseState.Nonce), nameof(ExerciseState.WallMs), nameof(ExerciseState.SettledMs),
        nameof(ExerciseState.People), nameof(ExerciseState.Grants), nameof(ExerciseState.GrantCount),
        nameof(Stop.By), nameof(Vote.Person), nameof(AskRun.Voters), nameof(TypedText.Id), nameof(TypedText.Hash),
    ];

    private static readonly JsonSerializerOptions Options = new(Wire.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Canonical } },
    };

    /// <summary>Lower-case hex.</summary>
    public static string Of(Playbook book, ExerciseState state)
    {
        // Who sits where matters to play only as how many hold a seat.
        var holders = book.Scenario.Roles.Select(r => state.Grants.Count(g => g.Seat == r.Id)).ToItems();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(state, Options));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(holders, Options));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Canonical(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var kept = type.Properties
            .Where(p => p.AttributeProvider is MemberInfo member && !LeftOut.Contains(member.Name, StringComparer.Ordinal))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .ToArray();
        type.Properties.Clear();
        foreach (var property in kept)
        {
            type.Properties.Add(property);
        }
    }
}
