using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tabletop.EndToEnd.Tests.Network;

/// <summary>What a proxy that knows no WebSockets does with one.</summary>
public enum Eats
{
    /// <summary>It answers that it does not understand.</summary>
    ByRefusing,

    /// <summary>It takes the request and says nothing, for ever.</summary>
    ByHanging,

    /// <summary>It lets the handshake through and not a word after it.</summary>
    ByGoingSilent,
}

/// <summary>A proxy as hotels and ministries have them: plain requests pass, WebSockets do not.</summary>
internal sealed class SocketEater : IDisposable
{
    private const string Refusal = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _open = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly int _to;
    private readonly Eats _eats;
    private readonly SemaphoreSlim _eaten = new(0);

    public SocketEater(Uri program, Eats eats)
    {
        (_to, _eats) = (program.Port, eats);
        _listener.Start();
        _ = Accept();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>How many upgrades were asked for that nobody has waited for.</summary>
    public int Eaten => _eaten.CurrentCount;

    /// <summary>Waits for so many of them.</summary>
    public async Task Eat(int many)
    {
        for (; many > 0; many--)
        {
            await _eaten.WaitAsync(_closing.Token);
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _listener.Dispose();
        foreach (var client in _open)
        {
            client.Dispose();
        }

        _closing.Dispose();
        _eaten.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await _listener.AcceptTcpClientAsync(_closing.Token));
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    /// <summary>A browser opens a connection of its own for each WebSocket, so the first head tells.</summary>
    private async Task Serve(TcpClient phone)
    {
        _open.Add(phone);
        try
        {
            var near = phone.GetStream();
            var head = await Head(near);
            var isSocket = Encoding.ASCII.GetString(head).Contains("Upgrade: websocket", StringComparison.OrdinalIgnoreCase);
            if (isSocket)
            {
                _eaten.Release();
                if (_eats == Eats.ByRefusing)
                {
                    await near.WriteAsync(Encoding.ASCII.GetBytes(Refusal), _closing.Token);
                    phone.Close();
                }

                if (_eats != Eats.ByGoingSilent)
                {
                    return;
                }
            }

            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, _to, _closing.Token);
            var far = server.GetStream();
            await far.WriteAsync(head, _closing.Token);
            if (isSocket)
            {
                await near.WriteAsync(await Head(far), _closing.Token);
                // What the phone says goes nowhere, until it hangs up.
                await near.CopyToAsync(Stream.Null, _closing.Token);
                phone.Close();
                return;
            }

            await Task.WhenAny(near.CopyToAsync(far, _closing.Token), far.CopyToAsync(near, _closing.Token));
            phone.Close();
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            phone.Close();
        }
    }

    /// <summary>Everything up to and with the empty line, and what came in the same breath.</summary>
    private async Task<byte[]> Head(NetworkStream from)
    {
        var (bytes, read) = (new byte[64 * 1024], 0);
        while (!bytes.AsSpan(0, read).EndsWith("\r\n\r\n"u8) && bytes.AsSpan(0, read).IndexOf("\r\n\r\n"u8) < 0)
        {
            var more = await from.ReadAsync(bytes.AsMemory(read), _closing.Token);
            if (more == 0)
            {
                throw new IOException("It was closed before it had asked for anything.");
            }

            read += more;
        }

        return bytes[..read];
    }
}
