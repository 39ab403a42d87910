using System.Security.Cryptography;
using Tabletop.Engine.Views;
using Tabletop.Hosting;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Summits;
using Tabletop.Web.Summits;

namespace Tabletop.Web.Sessions;

/// <summary>What a secret or a code opens. Null: nothing; why is not said.</summary>
/// <param name="MayCreate">It was the staff link's key.</param>
/// <param name="Link">The hash of the secret of the exercise's own link that it was; null: it was none.</param>
/// <param name="Refused">The secret is right, and its holder cannot come in just now: the code of why.</param>
public sealed record Opened(Membership Membership, bool MayCreate = false, byte[]? Link = null, string? Refused = null)
{
    /// <summary>The exercise has as many people as it may have: it opens nothing, and why is said.</summary>
    public bool IsFull { get; init; }

    /// <summary>The summit at whose table it is: whoever is given another table goes there by this right; null: it is no badge.</summary>
    public Membership? Hall { get; init; }
}

/// <summary>Lets people in: by the secret of a link or a badge, or into the lobby by code and name.</summary>
public sealed class Door(
    EmbeddedHost host, IExerciseLog log, StaffKey key, StaffPassphrase passphrase, ExerciseLinks links, ExerciseCodes codes, Callers callers,
    SummitDoor summits, Quotas quotas) : IDisposable
{
    public const int LongestName = 60;

    /// <summary>Looking at a passphrase costs tenths of a second of a core, and play must not wait for guessers.</summary>
    private readonly SemaphoreSlim _oneLooks = new(1);

    /// <summary>Ids of people stand in logs and on the wire; they say nothing.</summary>
    public static string NewPerson() => $"p-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    /// <summary>As it is shown to others; null: nothing is left of it.</summary>
    public static string? CleanName(string? typed)
    {
        var name = string.Join(' ', TypedTexts.Clean(typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        // A cut must not leave half of a character that has two.
        var cut = name.Length <= LongestName ? name.Length : char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName;
        return name.Length == 0 ? null : name[..cut];
    }

    /// <summary>
    /// Whether a passphrase must come with this secret. It is asked for with any that is no link of an exercise and no badge, so that the
    /// question tells nobody whether they hold the staff link. Who is in already is not asked again.
    /// </summary>
    public bool AsksPassphrase(Caller? caller, string secret) => caller?.MayCreate != true && passphrase.IsSet && links.Find(secret) is null && !summits.IsBadge(secret);

    /// <param name="typed">The passphrase; null: none came with it.</param>
    /// <param name="wanted">The languages the browser asks for.</param>
    public async Task<Opened?> BySecret(Caller? caller, string secret, string? typed, string wanted)
    {
        // The passphrase is looked at whether or not the secret is the key, so that both take as long.
        var mayPass = !AsksPassphrase(caller, secret) || await IsPassphrase(typed ?? "");
        if (key.Is(secret))
        {
            if (!mayPass)
            {
                return null;
            }

            var person = caller?.StaffPerson ?? NewPerson();
            await callers.Suppose(person, wanted);
            return new(new(Caller.Everywhere, person, MemberKind.Staff), MayCreate: true);
        }

        return links.Find(secret) switch
        {
            { Kind: MemberKind.Board } board => new(new(board.Exercise, "", MemberKind.Board), Link: board.Link),
            { Kind: MemberKind.Staff } staff => await AsStaff(staff, caller?.StaffOf(staff.Exercise) ?? NewPerson(), wanted),
            _ => await summits.ByBadge(secret, wanted),
        };
    }

    /// <param name="wanted">The languages the browser asks for.</param>
    /// <exception cref="HostingProblem">It could not be saved now.</exception>
    public async Task<Opened?> ByCode(Caller? caller, string code, string name, string wanted)
    {
        if (codes.Exercise(code) is not { } exercise)
        {
            return null;
        }

        if (SummitIds.IsSummit(exercise))
        {
            return await summits.ByCode(caller, exercise, name, wanted);
        }

        if (await host.State(exercise) is not { Version: > 0 } state)
        {
            return null;
        }

        var known = caller?.ParticipantOf(exercise);
        var isInside = known is not null && state.People.IndexOf(p => p.Id == known) >= 0;
        if (!isInside && state.Stage >= Stage.Ended)
        {
            return null;
        }

        if (!isInside && !quotas.TakesPerson(state))
        {
            return new(new(exercise, "", MemberKind.Participant)) { IsFull = true };
        }

        // The name first: then nobody sees the person without it.
        var person = known ?? NewPerson();
        if (log.Name(person) != name)
        {
            await host.SetName(person, name);
        }

        await callers.Suppose(person, wanted);
        if (isInside || await Joined(exercise, person, staff: false))
        {
            return new(new(exercise, person, MemberKind.Participant));
        }

        await host.SetName(person, null);
        await callers.SetLanguages(person, null);
        return null;
    }

    public async Task<bool> IsPassphrase(string typed)
    {
        await _oneLooks.WaitAsync();
        try
        {
            return await Task.Run(() => passphrase.Is(typed));
        }
        finally
        {
            _oneLooks.Release();
        }
    }

    public void Dispose() => _oneLooks.Dispose();

    private async Task<Opened?> AsStaff(LinkTarget link, string person, string wanted)
    {
        await callers.Suppose(person, wanted);
        return await Joined(link.Exercise, person, staff: true) ? new(new(link.Exercise, person, MemberKind.Staff), Link: link.Link) : null;
    }

    private async Task<bool> Joined(string exercise, string person, bool staff)
    {
        var receipt = await host.Join(exercise, person, $"join-{Guid.CreateVersion7()}", staff);
        return receipt.Transient ? throw new HostingProblem("Nobody can be let in just now.") : receipt.Accepted;
    }
}
