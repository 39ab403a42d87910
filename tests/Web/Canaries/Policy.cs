using System.Text.RegularExpressions;

namespace Tabletop.Web.Tests.Canaries;

/// <summary>A word reached somebody it is not for.</summary>
internal sealed class LeakException(string what) : Exception(what);

/// <summary>
/// Who may have read which canary so far: told from what was done, and knowing nothing of views. What is not allowed here is a leak,
/// in whatever byte it is found.
/// </summary>
internal sealed partial class Policy
{
    public static readonly string[] Seats = ["mayor", "police", "schools"];

    /// <summary>What each inject shows its receivers, and what goes with a recall; its questions stay.</summary>
    private static readonly Dictionary<string, (string[] Seats, string[] Recalled, string[] Kept)> Injects = new()
    {
        ["news"] = (Seats, ["canary-bytes-public"], []),
        ["tip"] = (["police"], ["canary-inject-police", "canary-alt-police", "canary-bytes-police"], []),
        ["call"] = (["mayor"], ["canary-inject-mayor", "canary-alt-mayor", "canary-bytes-mayor"], ["canary-ask-mayor", "canary-option-mayor"]),
    };

    private readonly Dictionary<string, HashSet<string>> _shown = Seats.ToDictionary(seat => seat, seat => new HashSet<string>([$"canary-private-{seat}"]));
    private readonly Dictionary<string, HashSet<string>> _allowed = [];
    private readonly HashSet<string> _public = [];
    private readonly HashSet<string> _typed = [];
    private int _typedSoFar;

    public Policy() => _shown["schools"].Add("canary-fact-schools");

    /// <summary>In which seat each viewer is; null: none.</summary>
    public Dictionary<string, string?> Sitting { get; } = [];

    /// <summary>What staff meet by the end of play at the latest: whatever was typed, and the script's own hints and titles.</summary>
    public IEnumerable<string> OfTheDesk => [.. _typed, "canary-staff-indicator", "canary-staff-title", "canary-staff-hint"];

    public static string[] In(string heard) => [.. Canary().Matches(heard).Select(match => match.Value.TrimEnd('-')).Distinct()];

    /// <summary>A word for somebody to type.</summary>
    public string NewWord()
    {
        var word = $"canary-typed-{++_typedSoFar}";
        _typed.Add(word);
        return word;
    }

    /// <summary>From now on a seat's screen shows it.</summary>
    public void Shows(string seat, params IEnumerable<string> words)
    {
        _shown[seat].UnionWith(words);
        Note();
    }

    public void ShowsEverybody(params IEnumerable<string> words)
    {
        _public.UnionWith(words);
        Note();
    }

    public void Released(string inject)
    {
        foreach (var seat in Injects[inject].Seats)
        {
            Shows(seat, [.. Injects[inject].Recalled, .. Injects[inject].Kept]);
        }

        if (inject == "news")
        {
            Allowed("board").UnionWith(Injects[inject].Recalled);
        }
    }

    /// <summary>Who sits down later does not meet it any more.</summary>
    public void Recalled(string inject)
    {
        foreach (var seat in Injects[inject].Seats)
        {
            _shown[seat].ExceptWith(Injects[inject].Recalled);
        }
    }

    public void Sits(string viewer, string? seat)
    {
        Sitting[viewer] = seat;
        Note();
    }

    /// <summary>Whoever is removed, or never came in, meets nothing more.</summary>
    public void Leaves(string viewer) => Sitting.Remove(viewer);

    /// <exception cref="LeakException">There is a word that is not for the viewer.</exception>
    public void Check(string viewer, string heard)
    {
        if (viewer != "staff" && In(heard).Where(word => !Allowed(viewer).Contains(word)).ToArray() is { Length: > 0 } leaked)
        {
            throw new LeakException($"{viewer} was served {string.Join(", ", leaked)}");
        }
    }

    /// <summary>What is on the viewer's screen now and must have come.</summary>
    public IEnumerable<string> Due(string viewer) => Sitting.GetValueOrDefault(viewer) is { } seat
        ? _shown[seat].Where(word => !word.StartsWith("canary-bytes", StringComparison.Ordinal))
        : [];

    private void Note()
    {
        foreach (var (viewer, seat) in Sitting)
        {
            Allowed(viewer).UnionWith(_public);
            Allowed(viewer).UnionWith(seat is null ? [] : _shown[seat]);
        }
    }

    private HashSet<string> Allowed(string viewer) => _allowed.TryGetValue(viewer, out var words) ? words : _allowed[viewer] = [];

    [GeneratedRegex("canary-[a-z0-9-]+")]
    private static partial Regex Canary();
}
