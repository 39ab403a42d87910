using Tabletop.Hosting.Views;
using Tabletop.Web.Contracts;
using Tabletop.Web.Operations;

namespace Tabletop.Web.Hubs;

/// <summary>
/// What is still to be sent to one socket. Short: a phone that does not keep up loses its queue, is told once to pull, and costs nobody
/// else anything. Filled on the lane of the views, which never waits; emptied by one task that waits for the socket.
/// </summary>
public sealed class ConnectionQueue(IConsole client, Action close) : IStreamSink
{
    public const int MostItems = 64;
    public const int MostBytes = 128 * 1024;

    /// <summary>Long enough that the last words are out, and short enough that a removed person is.</summary>
    private static readonly TimeSpan CloseAfter = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly LinkedList<Item> _items = [];
    private readonly Dictionary<string, Viewer> _watched = [];
    private readonly HashSet<string> _stale = [];
    private int _bytes;
    private bool _isSending;
    private bool _isClosed;

    private enum Kind
    {
        Changes,
        Resync,
        Gone,
        Presence,
    }

    public bool IsClosed
    {
        get
        {
            lock (_gate)
            {
                return _isClosed;
            }
        }
    }

    /// <summary>From now on signals of this stream are sent.</summary>
    /// <returns>False: the socket has closed, or watches too much already.</returns>
    public bool Expect(Viewer viewer, int most)
    {
        lock (_gate)
        {
            if (_isClosed || (_watched.Count >= most && !_watched.ContainsKey(viewer.Stream)))
            {
                return false;
            }

            _watched[viewer.Stream] = viewer;
            return true;
        }
    }

    public bool Expects(Viewer viewer)
    {
        lock (_gate)
        {
            return _watched.ContainsKey(viewer.Stream);
        }
    }

    public void Forget(Viewer viewer)
    {
        lock (_gate)
        {
            _watched.Remove(viewer.Stream);
        }
    }

    /// <summary>Sends nothing more.</summary>
    /// <returns>What was watched.</returns>
    public IReadOnlyList<Viewer> Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Viewer[] watched = [.. _watched.Values];
            _watched.Clear();
            ConsoleMeter.QueueDepth.Add(-_items.Count);
            _items.Clear();
            return watched;
        }
    }

    public void Changed(StreamEnvelope envelope)
    {
        lock (_gate)
        {
            if (!_watched.ContainsKey(envelope.Stream) || _stale.Contains(envelope.Stream))
            {
                return;
            }

            var bytes = envelope.Sent.Json.Length;
            if (_items.Count >= MostItems || _bytes + bytes > MostBytes)
            {
                Overflow(envelope.Stream);
            }
            else
            {
                Add(new(Kind.Changes, envelope.Stream, envelope, bytes));
            }
        }
    }

    public void Resync(string stream)
    {
        lock (_gate)
        {
            if (_watched.ContainsKey(stream))
            {
                TellToPull(stream);
            }
        }
    }

    public void Gone(string stream)
    {
        lock (_gate)
        {
            if (_watched.Remove(stream))
            {
                Drop(item => item.Stream == stream);
                _stale.Remove(stream);
                Add(new(Kind.Gone, stream));
            }
        }
    }

    /// <summary>Who is there now takes the place of who was there, if that still waits.</summary>
    public void Present(Presence presence)
    {
        lock (_gate)
        {
            if (_watched.ContainsKey(presence.Stream))
            {
                Drop(item => item.Kind == Kind.Presence && item.Stream == presence.Stream);
                Add(new(Kind.Presence, presence.Stream, Presence: presence));
            }
        }
    }

    private void Overflow(string stream)
    {
        string[] streams = [.. _items.Where(i => i.Kind == Kind.Changes).Select(i => i.Stream).Append(stream).Distinct()];
        Drop(item => item.Kind == Kind.Changes);
        foreach (var each in streams)
        {
            TellToPull(each);
        }
    }

    private void TellToPull(string stream)
    {
        if (_stale.Add(stream))
        {
            Drop(item => item.Stream == stream);
            Add(new(Kind.Resync, stream));
            ConsoleMeter.Resyncs.Add(1);
        }
    }

    private void Drop(Predicate<Item> match)
    {
        for (var node = _items.First; node is not null;)
        {
            var next = node.Next;
            if (match(node.Value))
            {
                _bytes -= node.Value.Bytes;
                _items.Remove(node);
                ConsoleMeter.QueueDepth.Add(-1);
            }

            node = next;
        }
    }

    private void Add(Item item)
    {
        _items.AddLast(item);
        ConsoleMeter.QueueDepth.Add(1);
        _bytes += item.Bytes;
        if (!_isSending)
        {
            _isSending = true;
            _ = Task.Run(Send);
        }
    }

    private async Task Send()
    {
        try
        {
            while (Next() is { } item)
            {
                await (item.Kind switch
                {
                    Kind.Changes => client.Changes(WrittenEnvelope.Of(item.Envelope!)),
                    Kind.Resync => client.Resync(item.Stream),
                    Kind.Presence => client.Presence(item.Presence!),
                    _ => client.Gone(item.Stream),
                });
                if (item.Envelope is { } envelope)
                {
                    ConsoleMeter.Written(envelope.CommittedAt);
                }
                else if (item.Kind == Kind.Gone)
                {
                    _ = CloseIfNothingIsWatched();
                }
            }
        }
        catch (Exception)
        {
            // Only the socket's end makes a send fail, and then everything is pulled again.
            close();
        }
    }

    private Item? Next()
    {
        lock (_gate)
        {
            if (_items.First is not { } first)
            {
                _isSending = false;
                return null;
            }

            _items.RemoveFirst();
            ConsoleMeter.QueueDepth.Add(-1);
            _bytes -= first.Value.Bytes;
            if (first.Value.Kind == Kind.Resync)
            {
                // What changes from here on is in no pull that this one makes the client do.
                _stale.Remove(first.Value.Stream);
            }

            return first.Value;
        }
    }

    private async Task CloseIfNothingIsWatched()
    {
        if (IsIdle())
        {
            await Task.Delay(CloseAfter);
            if (IsIdle())
            {
                close();
            }
        }
    }

    private bool IsIdle()
    {
        lock (_gate)
        {
            return _watched.Count == 0;
        }
    }

    private sealed record Item(Kind Kind, string Stream, StreamEnvelope? Envelope = null, int Bytes = 0, Presence? Presence = null);
}
