using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Tests.Simulated;

/// <summary>A command somebody gave, and what it was answered.</summary>
internal sealed record Sent(string Exercise, Submission Submission)
{
    /// <summary>The first that is not only for now; every later one must be the same.</summary>
    public Receipt? Receipt { get; set; }

    public int Tries { get; set; }
}

/// <summary>
/// One person with a device: it shows their seat or the lobby, gives commands, keeps each until it is answered and sends it again, with the
/// same id, for as long as it is not, and now and then once more when it is.
/// </summary>
internal sealed class Phone(World world, string exercise, string person, bool staff)
{
    private const int RetryAfterMs = 4_000;

    private readonly List<Sent> _sent = [];
    private int _numbers;
    private bool _connected;

    public string Person => person;

    public bool IsStaff => staff;

    /// <summary>The seat it speaks for; null: none, as far as it knows.</summary>
    public string? Seat { get; private set; }

    public Screen? Screen { get; private set; }

    public IReadOnlyList<Sent> Commands => _sent;

    /// <summary>Asks as what it may look now, and watches that.</summary>
    public void Connect()
    {
        _connected = true;
        world.Ask(host => host.State(exercise), state =>
        {
            if (state is not null)
            {
                Show(Viewer.Of(state, exercise, person)[^1], state);
            }
        });
    }

    /// <summary>Out of reach for a while: nothing more comes.</summary>
    public void Disconnect()
    {
        _connected = false;
        if (Screen is { } screen)
        {
            world.Node?.Host.Unwatch(screen.Viewer, screen);
        }
    }

    /// <summary>
    /// What the console does every so often, whatever it has heard: pulls what is after its last. Who was out of reach, or has been told that
    /// the stream ended, first asks the session what there is to look at.
    /// </summary>
    public void Probe()
    {
        if (!_connected || Screen is null or { IsGone: true })
        {
            Connect();
        }
        else
        {
            Screen.Pull(watch: true);
        }
    }

    public void Give(CommandBody body)
    {
        var id = FormattableString.Invariant($"{person}-{++_numbers}");
        var sent = new Sent(exercise, new(person, id, body, staff || Seat is null ? null : Seat, world.Dice.Next(3) == 0 ? Screen?.Saw : null));
        _sent.Add(sent);
        Send(sent);
        if (world.Dice.Next(5) == 0)
        {
            world.After(world.Dice.Next(1, 60_000), () => Once(sent));
        }
    }

    /// <summary>Sends it once more and looks whether the answer is the same.</summary>
    public void Once(Sent sent) => world.Carry(() => world.Ask(host => host.Send(exercise, sent.Submission), receipt => world.Carry(() => Hear(sent, receipt))));

    private static string Text(Receipt receipt) => JsonSerializer.Serialize(receipt, Wire.Options);

    private void Show(Viewer viewer, ExerciseState state)
    {
        if (Screen?.Viewer != viewer)
        {
            if (Screen is { } old)
            {
                world.Node?.Host.Unwatch(old.Viewer, old);
            }

            Seat = viewer is Viewer.Seat seat ? state.Grants.Single(g => g.Number == seat.Grant).Seat : null;
            Screen = new(world, viewer, staff ? '*' : Seat?[0] ?? '-');
        }

        Screen.Pull(watch: true);
    }

    private void Send(Sent sent)
    {
        sent.Tries++;
        Once(sent);
        world.After(RetryAfterMs, () =>
        {
            if (sent.Receipt is null)
            {
                Send(sent);
            }
        });
    }

    private void Hear(Sent sent, Receipt receipt)
    {
        if (receipt.Transient)
        {
            return;
        }

        if (sent.Receipt is { } first && Text(first) != Text(receipt))
        {
            world.Find("receipt", $"{exercise} {person} {sent.Submission.Id}: first {Text(first)}, then {Text(receipt)}.");
        }

        sent.Receipt ??= receipt;
        if (sent.Submission.Body is CommandBody.TakeSeat or CommandBody.LeaveSeat && receipt.Accepted)
        {
            Connect();
        }
    }
}
