using Tabletop.Engine.Exercises;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Operations;

/// <summary>
/// A phone that sends without pause over plain HTTP and keeps what it was told. As the console does it keeps a command until it is
/// answered, sends it again under the same id, and folds its stream.
/// </summary>
/// <param name="bodies">Each must make an entry of its own whatever came before.</param>
internal sealed class SendingPhone(Browser browser, string stream, Func<int, CommandBody> bodies, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<(SendCommand Command, Receipt Receipt)> _acknowledged = [];
    private SendCommand? _unanswered;
    private Folded? _copy;
    private int _made;

    /// <summary>What the server said it has.</summary>
    public IEnumerable<string> Acknowledged => _acknowledged.Select(a => a.Command.Id);

    /// <summary>What it said it has not taken, for good.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>Until the server is gone.</summary>
    /// <param name="acknowledged">Called for each command, once.</param>
    public async Task SendUntilKilled(Action acknowledged)
    {
        try
        {
            while (true)
            {
                if (await SendOne())
                {
                    acknowledged();
                }

                if (_acknowledged.Count > 0 && _random.Next(8) == 0)
                {
                    await Ask(Any());
                }

                if (_random.Next(8) == 0)
                {
                    await Catch();
                }
            }
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            // What is not answered is sent again when somebody is there.
        }
    }

    /// <summary>After a restart: what was not answered is answered now, what was is answered the same, and the copy is whole.</summary>
    public async Task ComeBack()
    {
        if (_unanswered is not null)
        {
            await SendOne();
        }

        foreach (var (command, receipt) in _acknowledged.TakeLast(5))
        {
            Assert.Equal(receipt, await Ask(command));
        }

        await Converge();
    }

    /// <summary>The copy is what a newcomer is shown.</summary>
    private Task<TimeSpan> Converge() => Eventually.Is(
        async () =>
        {
            await Catch();
            var whole = await Pull(null, 0);
            if (whole.Seq != _copy!.Seq)
            {
                return false;
            }

            _copy.AssertIs(whole);
            return true;
        },
        "the copy has caught up with a play that goes on");

    /// <returns>It was accepted.</returns>
    private async Task<bool> SendOne()
    {
        var command = _unanswered ??= new(stream, Guid.CreateVersion7().ToString(), bodies(_made++), null);
        // Some are impatient.
        var twice = _random.Next(3) == 0 ? Ask(command) : null;
        var receipt = await Ask(command);
        if (twice is not null)
        {
            Assert.Equal(receipt, await twice);
        }

        _unanswered = null;
        if (receipt.Accepted)
        {
            _acknowledged.Add((command, receipt));
        }
        else
        {
            // Whoever was away for more than ten seconds, dead or only starved of a processor, has stopped play.
            Assert.Equal("play-stopped", receipt.Code);
            Refused.Add(command.Id);
        }

        return receipt.Accepted;
    }

    private SendCommand Any() => _acknowledged[_random.Next(_acknowledged.Count)].Command;

    private async Task<Receipt> Ask(SendCommand command)
    {
        Receipt? receipt = null;
        await Eventually.Is(
            async () =>
            {
                receipt = await browser.Post<Receipt>("/api/commands", command);
                Assert.True(!receipt.Transient || receipt.Code == "busy", receipt.Code);
                return !receipt.Transient;
            },
            "a command is answered",
            Browser.Patience);
        return receipt!;
    }

    private async Task Catch()
    {
        var missing = await Pull(_copy?.Epoch, _copy?.Seq ?? 0);
        if (missing.View is not null)
        {
            Assert.True(_copy is null || missing.Epoch == _copy.Epoch, "A restart is no new epoch.");
            _copy = new(missing);
        }
        else
        {
            foreach (var envelope in missing.Envelopes)
            {
                _copy!.Fold(envelope);
            }
        }
    }

    private Task<CatchUp> Pull(string? epoch, long after) => browser.PullPatiently(stream, epoch, after);
}
