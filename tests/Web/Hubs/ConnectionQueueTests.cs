using System.Text.Json;
using System.Threading.Channels;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Views;
using Tabletop.Web.Contracts;
using Tabletop.Web.Hubs;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Hubs;

public sealed class ConnectionQueueTests
{
    private static readonly Viewer Seat = new Viewer.Seat("e", "p", 1);
    private static readonly Viewer Lobby = new Viewer.Lobby("e", "p");

    [Fact]
    public async Task A_phone_that_does_not_keep_up_loses_its_queue_and_is_told_once_to_pull()
    {
        var phone = new Phone();
        var queue = new ConnectionQueue(phone, () => { });
        queue.Expect(Seat, 2);
        queue.Changed(Envelope(Seat, 1));
        await phone.Reached(1);

        for (var seq = 2; seq <= 500; seq++)
        {
            queue.Changed(Envelope(Seat, seq));
        }

        phone.Reads();
        await phone.Reached(2);
        queue.Changed(Envelope(Seat, 501));
        await phone.Reached(3);
        Assert.Equal(["changes 1", "resync", "changes 501"], phone.Got);
    }

    [Fact]
    public async Task Few_large_changes_overflow_as_well()
    {
        var phone = new Phone();
        var queue = new ConnectionQueue(phone, () => { });
        queue.Expect(Seat, 2);
        queue.Changed(Envelope(Seat, 1));
        await phone.Reached(1);

        queue.Changed(Envelope(Seat, 2, characters: 100_000));
        queue.Changed(Envelope(Seat, 3, characters: 100_000));

        phone.Reads();
        await phone.Reached(2);
        Assert.Equal(["changes 1", "resync"], phone.Got);
    }

    [Fact]
    public async Task After_gone_nothing_of_the_stream_is_sent_not_even_what_waited()
    {
        var phone = new Phone();
        var queue = new ConnectionQueue(phone, () => { });
        queue.Expect(Seat, 2);
        queue.Expect(Lobby, 2);
        queue.Changed(Envelope(Lobby, 1));
        await phone.Reached(1);

        queue.Changed(Envelope(Seat, 2));
        queue.Gone(Seat.Stream);
        queue.Changed(Envelope(Seat, 3));
        queue.Resync(Seat.Stream);
        queue.Changed(Envelope(Lobby, 4));

        phone.Reads();
        await phone.Reached(3);
        Assert.Equal(["changes 1", "gone", "changes 4"], phone.Got);
        Assert.False(queue.Expects(Seat));
        Assert.Equal([Lobby], queue.Close());
    }

    [Fact]
    public async Task Of_who_is_there_only_the_newest_word_waits_and_none_of_a_stream_that_ended()
    {
        var phone = new Phone();
        var queue = new ConnectionQueue(phone, () => { });
        queue.Expect(Seat, 2);
        queue.Expect(Lobby, 2);
        queue.Changed(Envelope(Lobby, 1));
        await phone.Reached(1);

        queue.Present(new(Lobby.Stream, [new("p", true, 0)]));
        queue.Present(new(Seat.Stream, []));
        queue.Changed(Envelope(Lobby, 2));
        queue.Present(new(Lobby.Stream, [new("p", false, 7)]));
        queue.Gone(Seat.Stream);
        queue.Present(new(Seat.Stream, []));

        phone.Reads();
        await phone.Reached(4);
        Assert.Equal(["changes 1", "changes 2", "presence p 7", "gone"], phone.Got);
    }

    [Fact]
    public async Task A_socket_that_fails_is_closed()
    {
        var closed = new TaskCompletionSource();
        var phone = new Phone { Fails = true };
        var queue = new ConnectionQueue(phone, closed.SetResult);
        queue.Expect(Seat, 2);

        queue.Changed(Envelope(Seat, 1));

        phone.Reads();
        await closed.Task.WaitAsync(Browser.Deadline);
    }

    private static StreamEnvelope Envelope(Viewer viewer, long seq, int characters = 10) => new(
        viewer.Stream, "epoch", seq, new([new(ChangeKind.Set, "feed", "i", JsonSerializer.SerializeToElement(new string('x', characters)))]));

    /// <summary>Takes the first message and then nothing, until it reads.</summary>
    private sealed class Phone : IConsole
    {
        private readonly TaskCompletionSource _reads = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Channel<string> _arriving = Channel.CreateUnbounded<string>();
        private readonly List<string> _got = [];

        public bool Fails { get; init; }

        public IReadOnlyList<string> Got => _got;

        public void Reads() => _reads.TrySetResult();

        public async Task Reached(int count)
        {
            while (_got.Count < count)
            {
                _got.Add(await _arriving.Reader.ReadAsync().AsTask().WaitAsync(Browser.Deadline));
            }
        }

        public Task Changes(Envelope envelope) => Take($"changes {envelope.Seq}");

        public Task Resync(string stream) => Take("resync");

        public Task Gone(string stream) => Take("gone");

        public Task Presence(Presence presence) => Take($"presence {string.Join(' ', presence.People.Select(p => $"{p.Person} {p.AwayMs}"))}");

        private async Task Take(string what)
        {
            _arriving.Writer.TryWrite(what);
            await _reads.Task;
            if (Fails)
            {
                throw new IOException("gone");
            }
        }
    }
}
