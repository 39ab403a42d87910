using System.Text.Json;
using System.Text.RegularExpressions;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Tests.Simulated;

/// <summary>One stream on somebody's device, over a bad network: it folds what comes next, ignores what it has, and pulls what is missing.</summary>
/// <param name="letter">The first letter of the seat it is of; '*' for staff, '-' for the projector and the lobby.</param>
internal sealed partial class Screen(World world, Viewer viewer, char letter) : IStreamSink
{
    private SortedDictionary<string, string> _items = new(StringComparer.Ordinal);
    private string _epoch = "";
    private long _seq;
    private int _pulls;
    private bool _waits;

    public Viewer Viewer => viewer;

    public bool IsGone { get; private set; }

    public Engine.Exercises.Saw? Saw => _seq == 0 ? null : new(_epoch, _seq);

    /// <summary>The items of a collection, by id, as JSON.</summary>
    public IEnumerable<(string Id, string Json)> In(string collection) =>
        _items.Where(i => i.Key.StartsWith($"{collection}/", StringComparison.Ordinal)).Select(i => (i.Key[(collection.Length + 1)..], i.Value));

    /// <summary>Asks for what is missing and, when connected anew, for all that follows. No answer in time: it asks again.</summary>
    public void Pull(bool watch = false)
    {
        if (_waits && !watch)
        {
            return;
        }

        _waits = true;
        var number = ++_pulls;
        var (epoch, seq) = (_epoch, _seq);
        world.Carry(() => world.Ask(
            host => watch ? host.Watch(viewer, epoch, world.Bug.After(seq), this) : host.Pull(viewer, epoch, world.Bug.After(seq)),
            caught =>
            {
                LookForCanaries(caught.View?.GetRawText() ?? string.Concat(caught.Envelopes.SelectMany(e => e.Changes).Select(c => c.Item?.GetRawText())));
                world.Carry(() => Take(number, caught));
            }));
        world.After(4_000, () =>
        {
            if (number == _pulls && _waits)
            {
                _waits = false;
                Pull(watch);
            }
        });
    }

    public void Changed(StreamEnvelope envelope)
    {
        LookForCanaries(string.Concat(envelope.Changes.Select(c => c.Item?.GetRawText())));
        world.Carry(() =>
        {
            if (!IsGone && (envelope.Epoch != _epoch || !Fold(envelope)))
            {
                Pull();
            }
        });
    }

    public void Resync(string stream) => world.Carry(() => Pull());

    public void Gone(string stream) => world.Carry(() => IsGone = true);

    /// <summary>How what was folded here differs from what a newcomer is given; null: it does not.</summary>
    public string? DifferenceFrom(StreamCatchUp fresh) =>
        fresh.Gone != IsGone ? $"{viewer.Stream}: the device thinks it is {(IsGone ? "gone" : "there")}, the host that it is not."
        : !IsGone && ((_epoch, _seq) != (fresh.Epoch, fresh.Seq) || !Items(fresh.View!.Value).SequenceEqual(_items))
            ? $"{viewer.Stream} at {_seq}: what was folded differs from a fresh view at {fresh.Seq}."
        : null;

    private static SortedDictionary<string, string> Items(JsonElement view) => new(
        view.EnumerateObject().SelectMany(c => c.Value.EnumerateArray().Select(item => ($"{c.Name}/{item.GetProperty("id").GetString()}", item.GetRawText())))
            .ToDictionary(p => p.Item1, p => p.Item2),
        StringComparer.Ordinal);

    [GeneratedRegex("canary-([a-z]+)-")]
    private static partial Regex Canary();

    private void Take(int number, StreamCatchUp caught)
    {
        // Only the answer to the last question counts: an older one may tell of another epoch.
        if (number != _pulls)
        {
            return;
        }

        _waits = false;
        IsGone = caught.Gone;
        if (caught.View is { } view)
        {
            if (caught.Epoch != _epoch || caught.Seq >= _seq)
            {
                (_items, _epoch, _seq) = (Items(view), caught.Epoch, caught.Seq);
            }

            return;
        }

        if (!caught.Gone && caught.Epoch != _epoch)
        {
            // The question came twice, and its other answer was of a new epoch: like the console, it asks for a whole view.
            _epoch = "";
            Pull();
            return;
        }

        foreach (var envelope in caught.Envelopes)
        {
            if (!Fold(envelope))
            {
                world.Find("view", $"{viewer.Stream} had {_seq} and was given {envelope.Seq} next.");
                _epoch = "";
                return;
            }
        }
    }

    /// <returns>False: something is missing before it.</returns>
    private bool Fold(StreamEnvelope envelope)
    {
        if (envelope.Seq > _seq + 1)
        {
            return false;
        }

        if (envelope.Seq == _seq + 1)
        {
            foreach (var change in envelope.Changes)
            {
                var key = $"{change.In}/{change.Id}";
                var had = change.Op == ChangeKind.Remove ? _items.Remove(key) : _items.ContainsKey(key);
                if (change.Op != ChangeKind.Remove)
                {
                    _items[key] = change.Item!.Value.GetRawText();
                }

                if (had != (change.Op != ChangeKind.Add))
                {
                    world.Find("view", $"{viewer.Stream} at {envelope.Seq}: {change.Op} of {key} does not fit.");
                }
            }

            _seq = envelope.Seq;
        }

        return true;
    }

    private void LookForCanaries(string json)
    {
        if (letter == '*' || !json.Contains("canary-", StringComparison.Ordinal))
        {
            return;
        }

        foreach (Match canary in Canary().Matches(json))
        {
            if (!canary.Groups[1].Value.Contains(letter, StringComparison.Ordinal))
            {
                world.Find("canary", $"{viewer.Stream} was sent {canary.Value}.");
            }
        }
    }
}
