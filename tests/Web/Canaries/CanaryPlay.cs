using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Testing.Generating;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Apis;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Canaries;

/// <summary>
/// A whole exercise from one seed: injects, answers, messages, notes and facts, people who are moved and removed, sockets that come and
/// go, languages that change; and after every step every byte that anybody was served is held against the policy.
/// </summary>
internal sealed class CanaryPlay : IAsyncDisposable
{
    private const int Steps = 40;

    private readonly Dice _dice;
    private readonly Room _room;
    private readonly Policy _policy = new();
    private readonly List<Watcher> _watchers = [];
    private readonly Dictionary<string, string> _people = [];
    private readonly HashSet<string> _released = [];
    private readonly HashSet<string> _recalled = [];
    private readonly Browser _anonymous;
    private Dictionary<string, string> _keys = [];
    private bool _answered;
    private string? _removed;

    private CanaryPlay(long seed, Room room, Browser anonymous) => (_dice, _room, _anonymous) = (new(seed), room, anonymous);

    /// <exception cref="LeakException">Somebody was served what is not for them.</exception>
    public static async Task Run(ServedConsole console, long seed)
    {
        using var room = await Room.Open(console);
        using var anonymous = console.Browser();
        await using var play = new CanaryPlay(seed, room, anonymous);
        await play.Gather();
        for (var step = 0; step < Steps; step++)
        {
            await play.Step();
            play.Check();
        }

        await play.End();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var watcher in _watchers)
        {
            await watcher.DisposeAsync();
        }
    }

    private async Task Gather()
    {
        _watchers.Add(new("staff", _room.Exercise, _room.Staff));
        foreach (var (name, seat) in new[] { ("Ana", "mayor"), ("Ben", "police"), ("Cleo", "schools"), ("Dan", null) })
        {
            var language = _dice.Chance(50) ? "fr" : "en";
            _watchers.Add(new(name, _room.Exercise, seat is null ? await _room.Enter(name, language) : (await _room.Sit(name, seat, language)).Browser));
            _people[name] = await _room.Person(name);
            _policy.Sits(name, seat);
        }

        _watchers.Add(new("board", _room.Exercise, (await _room.Projector()).Browser));
        _policy.Sits("board", null);
        _keys = await MediaTests.Keys(_room);
        await _room.Facilitate(new CommandBody.Start());
        foreach (var watcher in _watchers)
        {
            await watcher.Connect(fresh: true);
        }
    }

    private Task Step() => _dice.Between(1, 15) switch
    {
        1 or 2 => Release(),
        3 => Recall(),
        4 or 5 => Move(),
        6 or 7 => Talk(),
        8 => Answer(),
        9 => NoteDown(),
        10 => Share(),
        11 => Reconnect(),
        12 => SwitchLanguage(),
        13 => Remove(),
        14 => StaffWrites(),
        _ => Pry(),
    };

    private async Task Release()
    {
        string[] left = [.. new[] { "news", "tip", "call" }.Except(_released)];
        if (left.Length > 0)
        {
            var inject = _dice.One(left);
            _released.Add(inject);
            _policy.Released(inject);
            await _room.Facilitate(new CommandBody.ReleaseInject(inject));
        }
    }

    private async Task Recall()
    {
        string[] shown = [.. _released.Except(_recalled).Order(StringComparer.Ordinal)];
        if (shown.Length > 0 && _dice.Chance(50))
        {
            var inject = _dice.One(shown);
            _recalled.Add(inject);
            await _room.Facilitate(new CommandBody.RecallInject(inject));
            _policy.Recalled(inject);
        }
    }

    private async Task Move()
    {
        var name = _dice.One(Inside());
        var seat = _dice.One(Policy.Seats);
        if (_policy.Sitting[name] != seat)
        {
            // Until the move is decided the old seat's words still come, and from then on the new one's.
            _policy.Sits(name, seat);
            await _room.Facilitate(new CommandBody.SeatPerson(_people[name], seat));
            await Of(name).Connect(fresh: _dice.Chance(50));
        }
    }

    private async Task Talk()
    {
        if (Sitting() is { } from && Policy.Seats.Where(seat => seat != _policy.Sitting[from]).ToArray() is var others)
        {
            var (to, word) = (_dice.One(others), _policy.NewWord());
            _policy.Shows(_policy.Sitting[from]!, word);
            _policy.Shows(to, word);
            await Sends(from, _dice.Chance(50) ? new CommandBody.SendMessage(to, Typed(word)) : new CommandBody.Request(to, Typed(word)));
        }
    }

    private async Task Answer()
    {
        // Several people in a seat vote, unseen by one another: another law's matter.
        if (!_answered && _released.Contains("call") && !_recalled.Contains("call") && Inside().Where(name => _policy.Sitting[name] == "mayor").ToArray() is [var mayor])
        {
            var word = _policy.NewWord();
            _policy.Shows("mayor", word);
            await Sends(mayor, new CommandBody.Answer("first-word", "speak", Typed(word)));
            _answered = true;
        }
    }

    private async Task NoteDown()
    {
        if (Sitting() is { } name)
        {
            var (words, reason) = (_policy.NewWord(), _policy.NewWord());
            _policy.Shows(_policy.Sitting[name]!, words, reason);
            await Sends(name, new CommandBody.NoteDecision(Typed(words), Rationale: Typed(reason)));
        }
    }

    private async Task Share()
    {
        if (Inside().FirstOrDefault(name => _policy.Sitting[name] == "schools") is { } name)
        {
            var to = _dice.One(["mayor", "police"]);
            _policy.Shows(to, "canary-fact-schools");
            await Sends(name, new CommandBody.Share("culprit", to));
        }
    }

    private async Task Reconnect()
    {
        var watcher = _dice.One(_watchers);
        await watcher.Disconnect();
        if (_dice.Chance(50))
        {
            await watcher.Pull(_dice.Chance(50) ? "another" : null, _dice.Between(0, 20));
        }

        if (watcher.Name != _removed)
        {
            await watcher.Connect(fresh: _dice.Chance(30));
        }
    }

    private async Task SwitchLanguage()
    {
        var watcher = Of(_dice.One(Inside()));
        await watcher.Browser.Put<SessionReply>("/api/session/language", new ChooseLanguage(_dice.One(["fr", "en"])));
        await watcher.Pull();
    }

    private async Task Remove()
    {
        if (_removed is null && _dice.Chance(40))
        {
            _removed = _dice.One(Inside());
            _policy.Leaves(_removed);
            await _room.Facilitate(new CommandBody.Remove(_people[_removed]));
        }
    }

    private async Task StaffWrites() => await _room.Facilitate(_dice.Between(1, 4) switch
    {
        1 => new CommandBody.Observe(Typed(_policy.NewWord()), ObservationKind.Gap, PinnedTo.Moment),
        2 => new CommandBody.Mark(Typed(_policy.NewWord())),
        3 => new CommandBody.AddInject(Typed(_policy.NewWord()), Typed(_policy.NewWord()), [_dice.One(Policy.Seats)]),
        _ => new CommandBody.Announce(Typed(Told())),
    });

    /// <summary>Somebody looks where they have no business.</summary>
    private async Task Pry()
    {
        string[] hidden = [.. await Of("staff").Streams()];
        var seats = Inside().Where(name => _policy.Sitting[name] is not null).ToArray();
        var (_, key) = _dice.One([.. _keys.Where(key => !_released.Contains(key.Key) || _recalled.Contains(key.Key)).DefaultIfEmpty(new("", new('1', 32)))]);
        var prying = _dice.One([.. _watchers.Where(watcher => watcher.Name != "staff")]);
        await prying.AskForHidden(hidden[0], key);
        await prying.Fetch(_keys.Values);
        await new Watcher("nobody", _room.Exercise, _anonymous).AskForHidden(hidden[0], key);
        if (seats.FirstOrDefault(name => _policy.Sitting[name] == "police") is { } police && !_released.Contains("call"))
        {
            await Of(police).NameHidden("first-word", "no-fact-of-theirs");
        }
    }

    private async Task End()
    {
        foreach (var watcher in _watchers)
        {
            await watcher.Pull();
            await watcher.Fetch(_keys.Values);
        }

        Check();
        foreach (var watcher in _watchers)
        {
            Assert.Empty(_policy.Due(watcher.Name).Except(Policy.In(watcher.Heard)));
        }

        Assert.Empty(_policy.OfTheDesk.Except(Policy.In(_room.Staff.Heard)));

        // Then everybody reads how it ended and their own story, which calls what reached them by its title; and nothing more.
        _policy.ShowsEverybody(["canary-staff-ending", "canary-staff-uneasy", .. _released.Contains("news") ? ["canary-staff-title"] : Array.Empty<string>()]);
        await _room.Facilitate(new CommandBody.EndPlay());
        foreach (var watcher in _watchers)
        {
            await watcher.Pull();
        }

        Check();
    }

    private void Check()
    {
        foreach (var watcher in _watchers)
        {
            _policy.Check(watcher.Name, watcher.Heard);
        }

        _policy.Check("nobody", _anonymous.Heard);
    }

    private string Told()
    {
        var word = _policy.NewWord();
        _policy.ShowsEverybody(word);
        return word;
    }

    private async Task Sends(string name, CommandBody body)
    {
        Receipt? receipt = null;
        await Eventually.Is(
            async () =>
            {
                receipt = await Of(name).Browser.Send(await Of(name).Seat(), body);
                if (receipt.Code == "play-stopped")
                {
                    await _room.Staff.GoOn(_room.StaffStream);
                }

                return receipt.Code != "play-stopped";
            },
            "play goes on");
        Assert.True(receipt!.Accepted || receipt.Code is "told-already" or "knows-already", JsonSerializer.Serialize(receipt));
    }

    private string? Sitting() => Inside().Where(name => _policy.Sitting[name] is not null).ToArray() is { Length: > 0 } sitting ? _dice.One(sitting) : null;

    private string[] Inside() => [.. _people.Keys.Where(name => name != _removed)];

    private Watcher Of(string name) => _watchers.Single(watcher => watcher.Name == name);

    private static TypedText Typed(string word) => new() { Text = $"It is {word}." };
}
