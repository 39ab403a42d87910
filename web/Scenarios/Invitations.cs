using System.Collections.Concurrent;
using Tabletop.Engine;
using Tabletop.Hosting.Sessions;
using Tabletop.Web.Contracts;
using Tabletop.Web.Starting;

namespace Tabletop.Web.Scenarios;

/// <summary>How people get into an exercise: its code, where to type it, and the link for the projector.</summary>
public sealed class Invitations(ExerciseCodes codes, ExerciseLinks links, Addresses addresses)
{
    // Secrets are stored as hashes and cannot be shown again; after a restart another one is made, and the old goes on working.
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _boards = new();

    /// <summary>Made the first time, which waits for the disk.</summary>
    public Task<string> Code(string exercise) => Task.Run(() => codes.Of(exercise));

    public async Task<Invitation> To(string exercise, HttpRequest request, bool withBoard)
    {
        return new(exercise, await Code(exercise), Where(request).ToItems(), withBoard ? await Board(exercise) : null);
    }

    /// <summary>The one that was shown last, or another where that one has been revoked.</summary>
    private async Task<string> Board(string exercise)
    {
        var shown = _boards.GetOrAdd(exercise, NewBoard);
        var secret = await shown.Value;
        if (await Task.Run(() => links.Find(secret)) is null)
        {
            _boards.TryUpdate(exercise, NewBoard(exercise), shown);
            secret = await _boards[exercise].Value;
        }

        return secret;
    }

    private Lazy<Task<string>> NewBoard(string exercise) => new(() => Task.Run(() => links.Make(exercise, MemberKind.Board)));

    /// <summary>The address the asker came by goes first, unless only this machine knows it: it is the one that is known to work.</summary>
    private IEnumerable<string> Where(HttpRequest request)
    {
        var own = $"{request.Scheme}://{request.Host}";
        var isOnlyHere = !Uri.TryCreate(own, UriKind.Absolute, out var uri) || uri.IsLoopback;
        var known = addresses.OnNetworks();
        return isOnlyHere && known.Count > 0 ? known : known.Prepend(own).Distinct();
    }
}
