using System.Collections.Concurrent;
using Tabletop.Hosting.Sessions;

namespace Tabletop.Web.Sessions;

/// <summary>Sessions as requests and sockets come with them. Ids change whenever a session gains something.</summary>
public sealed class Callers(SessionBook book, Connections connections, QuotaLimits limits, TimeProvider time) : IDisposable
{
    /// <summary>Writes wait for the disk, together. So many threads at most wait with them, however large the room.</summary>
    private const int MostWriters = 8;

    /// <summary>Requests that were under way when the id changed are answered "again", not "unknown", for this long.</summary>
    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, long> _renewed = new();
    private readonly SemaphoreSlim _writers = new(MostWriters);

    public Caller? Of(HttpRequest request) => SessionCookie.Read(request) is { } id ? Of(id) : null;

    public Caller? Of(string id) => book.Find(id) is { } session ? new(id, session) : null;

    /// <summary>Whether the session still opens anything.</summary>
    public bool IsWelcome(string id) => Of(id) is { } caller && (caller.MayCreate || caller.Session.Memberships.Count > 0);

    public bool HasRoomForSocket(Caller caller) => connections.Of(caller.Id) < limits.SocketsOfASession;

    /// <summary>This id was replaced a moment ago, here or on another node; whoever sent it has the new one by now.</summary>
    public bool WasJustRenewed(string id) =>
        (_renewed.TryGetValue(id, out var at) && time.GetElapsedTime(at) < JustNow) || book.WasJustRenewed(id);

    /// <summary>Gives a session, or a new one, a further right, and the browser its new id.</summary>
    /// <param name="link">The hash of the link's secret that gives it.</param>
    public async Task<Caller> Widen(HttpContext context, Caller? before, Membership gained, bool mayCreate = false, byte[]? link = null)
    {
        var id = await Write(() => book.Renew(before?.Id ?? "", gained, mayCreate, link));
        if (before is not null)
        {
            Forget(before.Id);
            // Its sockets were opened under the old id. They come back with the new one, once the browser has it.
            context.Response.OnCompleted(() =>
            {
                connections.Drop(before.Id);
                return Task.CompletedTask;
            });
        }

        SessionCookie.Write(context, id);
        return Of(id)!;
    }

    /// <summary>What the session has by one link it has by another from now on.</summary>
    public Task Relink(Caller caller, Membership membership, byte[] link) => Write(() =>
    {
        book.Relink(caller.Id, membership, link);
        return true;
    });

    /// <summary>The session ends here and on every other node, and the browser forgets it.</summary>
    public async Task End(HttpContext context, Caller caller)
    {
        await Write(() =>
        {
            book.Close(caller.Id);
            return true;
        });
        SessionCookie.Clear(context);
        context.Response.OnCompleted(() =>
        {
            connections.Drop(caller.Id);
            return Task.CompletedTask;
        });
    }

    /// <summary>Ends every other session that came by the staff link, and hangs up on it.</summary>
    public async Task EndOtherStaff(Caller caller)
    {
        foreach (var session in await Write(() => book.CloseOtherStaff(caller.Id)))
        {
            connections.DropByHash(session);
        }
    }

    /// <summary>Notes where a session has used a right it had anyway.</summary>
    public Task Note(Caller caller, Membership membership) => Write(() =>
    {
        book.Add(caller.Id, membership);
        return true;
    });

    /// <summary>The languages a person wants; null: never said.</summary>
    public string? Languages(string person) => book.Languages(person);

    /// <summary>What a person would like to read as far as their browser knows. What they have said themselves stands.</summary>
    public async Task Suppose(string person, string wanted)
    {
        if (wanted.Length > 0 && book.Languages(person) is null)
        {
            await SetLanguages(person, wanted);
        }
    }

    /// <param name="wanted">Null forgets them.</param>
    public Task SetLanguages(string person, string? wanted) => Write(() =>
    {
        book.SetLanguages(person, wanted);
        return true;
    });

    public Task Revoke(string exercise, string person) => Write(() =>
    {
        book.Revoke(exercise, person);
        return true;
    });

    public void Dispose() => _writers.Dispose();

    private async Task<T> Write<T>(Func<T> work)
    {
        await _writers.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            _writers.Release();
        }
    }

    private void Forget(string id)
    {
        foreach (var (old, at) in _renewed)
        {
            if (time.GetElapsedTime(at) >= JustNow)
            {
                _renewed.TryRemove(old, out _);
            }
        }

        _renewed[id] = time.GetTimestamp();
    }
}
