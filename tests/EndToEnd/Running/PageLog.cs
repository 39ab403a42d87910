using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;

namespace Tabletop.EndToEnd.Tests.Running;

/// <summary>What went wrong in a page, and every word the server sent to it.</summary>
internal sealed class PageLog
{
    private readonly string _name;
    private readonly ConcurrentQueue<string> _problems = [];
    private readonly ConcurrentBag<Task> _reading = [];
    private readonly StringBuilder _received = new();
    private int _excused;

    public PageLog(string name, IPage page)
    {
        _name = name;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Note($"console: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => Note($"error in the page: {error}");
        page.RequestFailed += (_, request) => Note($"failed: {request.Method} {request.Url} {request.Failure}");
        page.Response += (_, response) => Take(response);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Keep(frame.Text ?? "");
    }

    public IReadOnlyCollection<string> Problems => [.. _problems];

    /// <summary>What the test breaks on purpose is no finding.</summary>
    public IDisposable Excuse() => new Excused(this);

    public async Task<bool> Received(string text)
    {
        await Task.WhenAll(_reading);
        lock (_received)
        {
            return _received.ToString().Contains(text, StringComparison.Ordinal);
        }
    }

    private void Note(string problem)
    {
        if (Volatile.Read(ref _excused) == 0)
        {
            _problems.Enqueue($"{_name}: {problem}");
        }
    }

    private void Take(IResponse response)
    {
        if (response.Status >= 400)
        {
            Note($"{response.Status}: {response.Request.Method} {response.Url}");
        }

        if (new Uri(response.Url).AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
        {
            _reading.Add(Read(response));
        }
    }

    private async Task Read(IResponse response)
    {
        try
        {
            Keep(await response.TextAsync());
        }
        catch (PlaywrightException)
        {
            // The page went on before the answer was read; it cannot have shown it.
        }
    }

    private void Keep(string text)
    {
        lock (_received)
        {
            _received.AppendLine(text);
        }
    }

    private sealed class Excused : IDisposable
    {
        private readonly PageLog _log;

        public Excused(PageLog log)
        {
            _log = log;
            Interlocked.Increment(ref log._excused);
        }

        public void Dispose() => Interlocked.Decrement(ref _log._excused);
    }
}
