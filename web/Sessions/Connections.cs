using System.Collections.Concurrent;
using Tabletop.Web.Operations;

namespace Tabletop.Web.Sessions;

/// <summary>Open sockets by session, so that one that has ended can be hung up on.</summary>
public sealed class Connections
{
    private readonly ConcurrentDictionary<string, Open> _open = new();
    private readonly TaskCompletionSource _allGone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isClosing;

    /// <param name="abort">Hangs up.</param>
    /// <param name="letGo">Hangs up, and says that coming back is welcome.</param>
    public void Add(string connection, string session, Action abort, Action letGo)
    {
        _open[connection] = new(session, abort, letGo);
        ConsoleMeter.Connections.Add(1);
    }

    public void Remove(string connection)
    {
        if (_open.TryRemove(connection, out _))
        {
            ConsoleMeter.Connections.Add(-1);
        }

        TellIfAllGone();
    }

    public void Drop(string session)
    {
        foreach (var open in _open.Values)
        {
            if (open.Session == session)
            {
                open.Abort();
            }
        }
    }

    /// <summary>The program is being stopped.</summary>
    /// <returns>Ends when all sockets have heard it and are closed.</returns>
    public Task LetAllGo()
    {
        _isClosing = true;
        foreach (var open in _open.Values)
        {
            open.LetGo();
        }

        TellIfAllGone();
        return _allGone.Task;
    }

    private void TellIfAllGone()
    {
        if (_isClosing && _open.IsEmpty)
        {
            _allGone.TrySetResult();
        }
    }

    private sealed record Open(string Session, Action Abort, Action LetGo);
}
