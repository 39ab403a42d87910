using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Scenarios;

/// <summary>How long word takes between two seats in a city, who belongs to its body, and who may know what.</summary>
public sealed class Roads
{
    /// <summary>In a channel's ends: the members of the body.</summary>
    public const string Members = "members";

    private readonly City? _city;
    private readonly Scenario _scenario;
    private readonly bool[] _members;
    private readonly bool[][] _mayKnow;
    private readonly long[][] _whileOpen;
    private readonly long[][] _always;
    private readonly bool _someAdopt;

    public Roads(Scenario scenario, City? city)
    {
        (_city, _scenario) = (city, scenario);
        var count = scenario.Roles.Count;
        _members = [.. scenario.Roles.Select(role => city?.Body?.Members.Any(name => Names(name, role)) == true)];
        _mayKnow = [.. Enumerable.Range(0, count).Select(seat => Enumerable.Range(0, scenario.Facts.Count).Select(fact => MayBeTold(seat, fact)).ToArray())];
        _someAdopt = city?.Channels.Any(c => c.Adoption < 1000) == true;
        MustCall = city?.Body is { Chair: ChairRule.Dual } body
            ? body.ChairSeats.Select(name => Enumerable.Range(0, count).Where(seat => Names(name, scenario.Roles[seat])).ToItems()).Where(g => g.Count > 0).ToItems()
            : null;
        long[][] Delays(bool sitting) => [.. Enumerable.Range(0, count).Select(from => Enumerable.Range(0, count).Select(to => Fastest(from, to, sitting, seed: null)).ToArray())];
        (_whileOpen, _always) = (Delays(sitting: true), Delays(sitting: false));
    }

    public bool HasBody => _city?.Body is not null;

    public bool IsMember(int seat) => _members[seat];

    /// <summary>Where several must call the body: for each, the seats of which one must. Null: one call is enough.</summary>
    public Items<Items<int>>? MustCall { get; }

    /// <summary>Whether these seats together can call the body. Each counts for one of those who must, unless there is nobody else.</summary>
    public bool AllHaveCalled(Items<int> seats)
    {
        if (MustCall is not { } groups)
        {
            return true;
        }

        var able = groups.SelectMany(g => g).Distinct().Count();
        return Covers(0, []);

        bool Covers(int group, Items<int> used) => group == groups.Count || group == able
            || seats.Any(s => groups[group].Contains(s) && !used.Contains(s) && Covers(group + 1, used.Add(s)));
    }

    public bool MayConvene(int seat) => MustCall is { } groups ? groups.Any(g => g.Contains(seat)) : _city?.Body?.Convenes.Any(name => Names(name, _scenario.Roles[seat])) == true;

    /// <summary>Story milliseconds; 0 without a city.</summary>
    /// <param name="seed">Decides who uses a platform that not everybody uses.</param>
    public long DelayMs(int from, int to, bool sitting, long seed) =>
        _someAdopt ? Fastest(from, to, sitting, seed) : sitting ? _whileOpen[from][to] : _always[from][to];

    /// <summary>Whether telling the seat is proper. Anyone can be told anything; what is improper is put on record.</summary>
    public bool MayKnow(int seat, int fact) => _mayKnow[seat][fact];

    private bool MayBeTold(int seat, int fact)
    {
        var (role, of) = (_scenario.Roles[seat].Id, _scenario.Facts[fact]);
        return of.Sensitivity == Sensitivity.Public
            || of.KnownTo.Contains(role, StringComparer.Ordinal)
            || of.MayKnow.Contains(role, StringComparer.Ordinal)
            || (of.Sensitivity == Sensitivity.Partners && (_city is null || _members[seat]));
    }

    /// <summary>A name is a role's id where there is such a role, else a sector, else a level.</summary>
    private bool Names(string name, Role role) =>
        _scenario.Roles.Any(r => r.Id == name) ? role.Id == name : role.Sector == name || role.Level == name;

    /// <param name="seed">Null: everybody uses every platform.</param>
    private long Fastest(int from, int to, bool sitting, long? seed)
    {
        if (_city is null || from == to)
        {
            return 0;
        }

        long? fastestMs = null;
        for (var i = 0; i < _city.Channels.Count; i++)
        {
            var channel = _city.Channels[i];
            if (seed is { } drawn && !(Uses(channel, i, from, drawn) && Uses(channel, i, to, drawn)))
            {
                continue;
            }

            var carries = channel.BothWays
                ? At(channel.From, from) && At(channel.From, to)
                : At(channel.From, from) && At(channel.To, to);
            if (carries && (sitting || !channel.WhileConvened) && (fastestMs is null || channel.DelayMs < fastestMs))
            {
                fastestMs = channel.DelayMs;
            }
        }

        return fastestMs ?? _city.DefaultDelayMs;
    }

    private bool Uses(Channel channel, int number, int seat, long seed) => channel.Adoption >= 1000
        || Draw.Between(0, 999, Draw.Bits(seed, "adopt", _scenario.Roles[seat].Id, "", "", number)) < channel.Adoption;

    private bool At(Items<string> ends, int seat) =>
        ends.Any(name => name == Members ? _members[seat] : Names(name, _scenario.Roles[seat]));
}
