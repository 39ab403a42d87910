using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Hubs;

/// <summary>
/// What one socket may still send that no client of ours sends. It is paid from the session's budget and from that of its address, so that
/// neither another socket nor another session buys more of it; when either has run out, the socket is closed, and nobody else's.
/// </summary>
internal sealed class SocketPatience(CallBudget budget, Caller caller, string address, Action close)
{
    /// <summary>A record that is no JSON, or longer than any may be, ends the socket anyway; opening another does not make up for it.</summary>
    public const int OfBroken = 20;

    /// <summary>Calls that were answered "busy"; whoever goes on is not waiting.</summary>
    private const int MostBusy = 100;

    private static readonly AsyncLocal<SocketPatience?> Running = new();

    /// <summary>Clients ping every five seconds; on a bad network several may arrive together.</summary>
    private const long PingEveryMs = 1_000;

    private const int PingsTogether = 5;

    private int _busy;
    private int _pings = PingsTogether;
    private long _pingedMs = Environment.TickCount64;

    /// <summary>Of the socket whose records are being read on this path of execution; null outside of any.</summary>
    public static SocketPatience? Current => Running.Value;

    /// <summary>Every socket has one from its first record on. Opening a socket is a call like others.</summary>
    public static ConnectionDelegate Before(ConnectionDelegate next, CallBudget budget, Callers callers) => async connection =>
    {
        var http = connection.GetHttpContext();
        if (http is null || callers.Of(http.Request) is not { } caller || !budget.Takes(caller))
        {
            return;
        }

        Running.Value = new(budget, caller, http.Connection.RemoteIpAddress?.ToString() ?? "", connection.Abort);
        await next(connection);
    };

    public void Charge(int tokens)
    {
        if (!budget.Forgives(caller, address, tokens))
        {
            close();
        }
    }

    /// <summary>
    /// A sign of life costs nothing as often as clients give one: a whole venue may share the address, and would use up what it has in
    /// seconds. Called for one record after another.
    /// </summary>
    public void Ping()
    {
        var gained = (Environment.TickCount64 - _pingedMs) / PingEveryMs;
        _pingedMs += gained * PingEveryMs;
        _pings = (int)Math.Min(PingsTogether, _pings + gained);
        if (_pings > 0)
        {
            _pings--;
        }
        else
        {
            Charge(1);
        }
    }

    /// <summary>A call came too early, and was told so.</summary>
    public void Busy()
    {
        if (Interlocked.Increment(ref _busy) > MostBusy)
        {
            close();
        }
    }
}
