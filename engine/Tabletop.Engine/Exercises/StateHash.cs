using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// SHA-256 of the state's canonical JSON: what two runs of the same exercise must share. Left out are versions, wall times, the ids and
/// hashes of typed words, where a stretch of the clock began, and what is kept in memory only. People stand as the how-manieth they were
/// to come; numbers are integers; properties come in ordinal order of their names.
/// </summary>
public static class StateHash
{
    private static readonly (Type, string)[] LeftOut =
    [
        (typeof(ExerciseState), nameof(ExerciseState.Version)),
        (typeof(ExerciseState), nameof(ExerciseState.Nonce)),
        (typeof(ExerciseState), nameof(ExerciseState.Branch)),
        (typeof(ExerciseState), nameof(ExerciseState.Came)),
        (typeof(ExerciseState), nameof(ExerciseState.BesideChanges)),
        (typeof(ExerciseState), nameof(ExerciseState.WallMs)),
        (typeof(ExerciseState), nameof(ExerciseState.SettledMs)),
        (typeof(ExerciseState), nameof(ExerciseState.Points)),
        (typeof(ExerciseState), nameof(ExerciseState.Typed)),
        (typeof(ExerciseState), nameof(ExerciseState.Withdrawn)),
        (typeof(AskRun), nameof(AskRun.ClosedAfterReleases)),
        (typeof(Segment), nameof(Segment.WallMs)),
        (typeof(Segment), nameof(Segment.StoryMs)),
        (typeof(TypedText), nameof(TypedText.Id)),
        (typeof(TypedText), nameof(TypedText.Hash)),
    ];

    private static readonly JsonSerializerOptions Options = new(Wire.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Canonical, LaterAttribute.LeaveOutUnsaid } },
    };

    /// <summary>Lower-case hex.</summary>
    public static string Of(ExerciseState state) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(WithoutPeoplesIds(state), Options)));

    private static ExerciseState WithoutPeoplesIds(ExerciseState state)
    {
        var order = new List<string>();
        string Nth(string person)
        {
            if (!order.Contains(person, StringComparer.Ordinal))
            {
                order.Add(person);
            }

            return order.IndexOf(person).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return state with
        {
            People = state.People.Select(p => p with { Id = Nth(p.Id) }).ToItems(),
            Grants = state.Grants.Select(g => g with { Person = Nth(g.Person) }).ToItems(),
            Stops = state.Stops.Select(s => s with { By = s.By is null ? null : Nth(s.By) }).ToItems(),
            Asks = state.Asks.Select(a => a with
            {
                Voters = a.Voters.Select(Nth).ToItems(),
                Votes = a.Votes.Select(v => v with { Person = Nth(v.Person) }).ToItems(),
            }).ToItems(),
            Roster = state.Roster.Select(r => r with { Person = Nth(r.Person) }).ToItems(),
            Feedback = state.Feedback.Select(f => f with { Person = Nth(f.Person) }).ToItems(),
            ThreatRatings = state.ThreatRatings.Select(r => r with { Person = Nth(r.Person) }).ToItems(),
            Leads = state.Leads.Select(l => l with { Person = Nth(l.Person) }).ToItems(),
            Observations = state.Observations.Select(o => o with { By = Nth(o.By) }).ToItems(),
            TaskRatings = state.TaskRatings.Select(r => r with { By = Nth(r.By) }).ToItems(),
        };
    }

    /// <summary>What follows from other properties says nothing more.</summary>
    private static void Canonical(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var kept = type.Properties
            .Where(p => p.AttributeProvider is PropertyInfo { CanWrite: true } property && !LeftOut.Contains((type.Type, property.Name)))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .ToArray();
        type.Properties.Clear();
        foreach (var property in kept)
        {
            type.Properties.Add(property);
        }
    }
}
