using System.Collections.Concurrent;
using Tabletop.Hosting.Sessions;
using Tabletop.Web.Operations;

namespace Tabletop.Web.Sessions;

/// <summary>Open sockets by session, so that one that has ended can be hung up on.</summary>
public sealed class Connections(TimeProvider time)
{
    /// <summary>The last words of a stream are out by then; a socket that does not take them is closed all the same.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Open> _open = new();
    private readonly TaskCompletionSource _allGone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isClosing;

    /// <param name="abort">Hangs up.</param>
    /// <param name="letGo">Hangs up, and says that coming back is welcome.</param>
    public void Add(string connection, string session, Action abort, Action letGo)
    {
        _open[connection] = new(session, Key(session), abort, letGo);
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

    /// <summary>How many a session has open.</summary>
    public int Of(string session) => _open.Values.Count(open => open.Session == session);

    /// <summary>In a moment, hangs up on every session that has nothing left here.</summary>
    public async Task DropUnless(Func<string, bool> isWelcome)
    {
        await Task.Delay(LastWords, time);
        foreach (var open in _open.Values)
        {
            if (!isWelcome(open.Session))
            {
                open.Abort();
            }
        }
    }

    public void Drop(string session) => DropByHash(Key(session));

    /// <param name="hash">Of a session's id, in upper-case hexadecimal: other nodes know no more of it.</param>
    public void DropByHash(string hash)
    {
        foreach (var open in _open.Values)
        {
            if (open.Hash == hash)
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

    private static string Key(string session) => Convert.ToHexString(Secret.Hash(session));

    private void TellIfAllGone()
    {
        if (_isClosing && _open.IsEmpty)
        {
            _allGone.TrySetResult();
        }
    }

    private sealed record Open(string Session, string Hash, Action Abort, Action LetGo);
}
