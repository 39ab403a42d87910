using System.Collections.Concurrent;
using Tabletop.Web.Operations;

namespace Tabletop.Web.Sessions;

/// <summary>Open sockets by session, so that one that has ended can be hung up on.</summary>
public sealed class Connections
{
    private readonly ConcurrentDictionary<string, (string Session, Action Abort)> _open = new();

    public void Add(string connection, string session, Action abort)
    {
        _open[connection] = (session, abort);
        ConsoleMeter.Connections.Add(1);
    }

    public void Remove(string connection)
    {
        if (_open.TryRemove(connection, out _))
        {
            ConsoleMeter.Connections.Add(-1);
        }
    }

    public void Drop(string session)
    {
        foreach (var (of, abort) in _open.Values)
        {
            if (of == session)
            {
                abort();
            }
        }
    }
}
