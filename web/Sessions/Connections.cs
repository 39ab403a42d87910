using System.Collections.Concurrent;

namespace Tabletop.Web.Sessions;

/// <summary>Open sockets by session, so that one that has ended can be hung up on.</summary>
public sealed class Connections
{
    private readonly ConcurrentDictionary<string, (string Session, Action Abort)> _open = new();

    public void Add(string connection, string session, Action abort) => _open[connection] = (session, abort);

    public void Remove(string connection) => _open.TryRemove(connection, out _);

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
