using Tabletop.Hosting.Views;
using Tabletop.Testing.Fakes;
using Tabletop.Web.Contracts;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Tests.Sessions;

public sealed class PresencesTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<Presence> _told = [];
    private readonly Presences _presences;

    public PresencesTests() => _presences = new(_time);

    [Fact]
    public void A_desk_is_told_at_most_once_a_second_whoever_comes_and_goes()
    {
        Desk("d");
        for (var i = 0; i < 100; i++)
        {
            _presences.Opened($"c{i}", Seat("max"), Never);
            _presences.Closed($"c{i}");
            _presences.Opened($"e{i}", Seat($"p{i}"), Never);
            Pass(0.1);
        }

        Assert.Equal(10, _told.Count);
    }

    [Fact]
    public void A_desk_hears_within_a_second_and_again_every_five()
    {
        Desk("d");
        Pass(1);
        Assert.Equal("ann 0", Last);
        Pass(4.9);
        Assert.Single(_told);
        _presences.Opened("c", Seat("max"), Never);
        Pass(1);
        Assert.Equal((2, "ann 0, max 0"), (_told.Count, Last));
        Pass(15);
        Assert.Equal(5, _told.Count);
    }

    [Fact]
    public void Who_loses_the_socket_is_away_at_once_and_who_polls_after_fifteen_seconds()
    {
        Desk("d");
        _presences.Opened("c", Seat("max"), Never);
        _presences.Opened("c", new Viewer.Lobby("e", "max"), Never);
        _presences.Opened("c2", Seat("max"), Never);
        _presences.Heard(Seat("pia"));
        _presences.Closed("c");
        Pass(1);
        Assert.Equal("ann 0, max 0, pia 0", Last);
        _presences.Closed("c2");
        Pass(1);
        Assert.Equal("ann 0, max away 1000, pia 0", Last);
        Pass(13);
        Assert.Equal("ann 0, max away 14000, pia away 15000", Last);
        _presences.Heard(Seat("max"));
        Pass(1);
        Assert.Equal("ann 0, max 0, pia away 16000", Last);
    }

    [Fact]
    public void Who_was_removed_is_not_spoken_of_any_more()
    {
        Desk("d");
        _presences.Opened("c", Seat("max"), Never);
        _presences.Forget("e", "max");
        _presences.Forget("nowhere", "max");
        _presences.Closed("c");
        Pass(1);
        Assert.Equal("ann 0", Last);
    }

    [Fact]
    public void Exercises_do_not_hear_of_each_other_and_only_desks_hear_at_all()
    {
        Desk("d");
        _presences.Opened("c", new Viewer.Seat("f", "pia", 1), Never);
        _presences.Opened("b", new Viewer.Board("e"), Never);
        Pass(1);
        Assert.Equal("ann 0", Last);
        Assert.Equal(["pia"], _presences.In("f").Select(p => p.Person));
        Assert.Empty(_presences.In("nowhere"));
        _presences.Closed("d");
        _told.Clear();
        Pass(60);
        Assert.Empty(_told);
        Desk("d2");
        Pass(1);
        Assert.Single(_told);
    }

    public void Dispose() => _presences.Dispose();

    private string Last => string.Join(", ", _told[^1].People.Select(p => $"{p.Person}{(p.Connected ? "" : " away")} {p.AwayMs}"));

    private void Desk(string connection) => _presences.Opened(connection, new Viewer.Staff("e", "ann"), presence =>
    {
        Assert.Equal("e~staff~ann", presence.Stream);
        _told.Add(presence);
    });

    private void Pass(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

    private static Viewer.Seat Seat(string person) => new("e", person, 1);

    private static void Never(Presence presence) => Assert.Fail("Only desks are told.");
}
