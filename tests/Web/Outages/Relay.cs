using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace Tabletop.Web.Tests.Outages;

/// <summary>
/// The network between a room and the server. While it is cut no byte passes and nobody is told: what was open before is dead and stays
/// so, and what is begun meanwhile waits, as a first packet does that is sent again and again.
/// </summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Line, bool> _lines = [];
    private readonly int _to;
    private volatile TaskCompletionSource _whole = Done();

    public Relay(Uri program)
    {
        _to = program.Port;
        _listener.Start(backlog: 1_000);
        _ = Accept();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void Cut()
    {
        _whole = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Move();
    }

    /// <summary>What was open before is dead and nobody is told; what is begun now gets through, as when an address moves to another machine.</summary>
    public void Move()
    {
        foreach (var line in _lines.Keys)
        {
            line.IsDead = true;
        }
    }

    /// <summary>The network is back; both ends now learn of what has died.</summary>
    public void Mend()
    {
        foreach (var line in _lines.Keys.Where(line => line.IsDead))
        {
            line.Dispose();
        }

        _whole.TrySetResult();
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var line in _lines.Keys)
        {
            line.Dispose();
        }

        _whole.TrySetResult();
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(new(await _listener.AcceptTcpClientAsync()));
            }
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task Serve(Line line)
    {
        _lines[line] = true;
        try
        {
            await line.Carry(_to, _whole.Task);
        }
        catch (Exception problem) when (problem is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One end is gone, so the other goes as well.
        }

        _lines.TryRemove(line, out _);
        if (!line.IsDead)
        {
            line.Dispose();
        }
    }

    private sealed class Line(TcpClient near) : IDisposable
    {
        private readonly TcpClient _far = new();
        private readonly Pipe _said = new();
        private readonly TaskCompletionSource _buried = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Whatever is sent into it is lost.</summary>
        public volatile bool IsDead;

        public async Task Carry(int port, Task whole)
        {
            var listening = Listen();
            await Task.WhenAny(whole, listening);
            if (!whole.IsCompleted)
            {
                // Given up by its own end, as tens of thousands are in ten minutes: nothing of it ever arrives.
                return;
            }

            await _far.ConnectAsync(IPAddress.Loopback, port);
            await Task.WhenAny(_said.Reader.CopyToAsync(_far.GetStream()), Pump(_far.GetStream(), near.GetStream()));
            if (IsDead)
            {
                await _buried.Task;
            }
        }

        public void Dispose()
        {
            IsDead = false;
            near.Dispose();
            _far.Dispose();
            _buried.TrySetResult();
        }

        private async Task Listen()
        {
            try
            {
                await Pump(near.GetStream(), _said.Writer.AsStream());
            }
            finally
            {
                await _said.Writer.CompleteAsync();
            }
        }

        private async Task Pump(Stream from, Stream to)
        {
            var bytes = new byte[16 * 1024];
            while (await from.ReadAsync(bytes) is > 0 and var count)
            {
                if (!IsDead)
                {
                    await to.WriteAsync(bytes.AsMemory(0, count));
                }
            }
        }
    }
}
