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

    public Roads(Scenario scenario, City? city)
    {
        (_city, _scenario) = (city, scenario);
        var count = scenario.Roles.Count;
        _members = [.. scenario.Roles.Select(role => city?.Body?.Members.Any(name => Names(name, role)) == true)];
        _mayKnow = [.. Enumerable.Range(0, count).Select(seat => Enumerable.Range(0, scenario.Facts.Count).Select(fact => MayBeTold(seat, fact)).ToArray())];
        long[][] Delays(bool sitting) => [.. Enumerable.Range(0, count).Select(from => Enumerable.Range(0, count).Select(to => Fastest(from, to, sitting)).ToArray())];
        (_whileOpen, _always) = (Delays(sitting: true), Delays(sitting: false));
    }

    public bool HasBody => _city?.Body is not null;

    public bool IsMember(int seat) => _members[seat];

    public bool MayConvene(int seat) => _city?.Body?.Convenes.Any(name => Names(name, _scenario.Roles[seat])) == true;

    /// <summary>Story milliseconds; 0 without a city.</summary>
    public long DelayMs(int from, int to, bool sitting) => sitting ? _whileOpen[from][to] : _always[from][to];

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

    private long Fastest(int from, int to, bool sitting)
    {
        if (_city is null || from == to)
        {
            return 0;
        }

        long? fastestMs = null;
        foreach (var channel in _city.Channels)
        {
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

    private bool At(Items<string> ends, int seat) =>
        ends.Any(name => name == Members ? _members[seat] : Names(name, _scenario.Roles[seat]));
}
