using Tabletop.Engine.Summits;
using Tabletop.Hosting;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Summits;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Summits;

/// <summary>Lets people in at a summit: with a badge to their seat, by code into its lobby, and from there to a table.</summary>
public sealed class SummitDoor(
    SummitHost summits, EmbeddedHost host, IExerciseLog log, Badges badges, Callers callers, Presences presences, Connections connections)
{
    /// <summary>Whoever a summit takes out of an exercise loses it in every session, and their sockets.</summary>
    public void WatchWhoLeaves() => summits.Left = (exercise, person) => _ = Leave(exercise, person);

    public bool IsBadge(string secret) => badges.Find(secret) is not null;

    /// <summary>The same badge on another device is the same person in the same seat.</summary>
    /// <param name="wanted">The languages the browser asks for; the roster's go before.</param>
    /// <exception cref="HostingProblem">It could not be saved now.</exception>
    public async Task<Opened?> ByBadge(string secret, string wanted)
    {
        if (badges.Find(secret) is not { } holder || await summits.State(holder.Summit) is not { } state || state.Find(holder.Person) is not { } person)
        {
            return null;
        }

        await callers.Suppose(person.Id, wanted);
        await Arrive(holder.Summit, person.Id, state);
        return state.Table(person.Table) is { } table ? await Enter(table, person.Id) : new(new(holder.Summit, person.Id, MemberKind.Participant));
    }

    /// <summary>Into the summit's lobby: to choose a table, or to wait for one.</summary>
    /// <param name="wanted">The languages the browser asks for.</param>
    /// <exception cref="HostingProblem">It could not be saved now.</exception>
    public async Task<Opened?> ByCode(Caller? caller, string summit, string name, string wanted)
    {
        if (await summits.State(summit) is not { } state)
        {
            return null;
        }

        var person = caller?.ParticipantOf(summit) is { } known && state.Find(known) is not null ? known : Door.NewPerson();
        if (log.Name(person) != name)
        {
            await host.SetName(person, name);
        }

        await callers.Suppose(person, wanted);
        var refused = await Arrive(summit, person, state);
        return new(new(summit, person, MemberKind.Participant), Refused: refused);
    }

    /// <summary>Goes in at a table.</summary>
    /// <exception cref="HostingProblem">It could not be saved now, or the table is still being made.</exception>
    public async Task<Opened> Enter(SummitTable table, string person)
    {
        var membership = new Membership(table.Exercise, person, MemberKind.Participant);
        var receipt = await host.Join(table.Exercise, person, $"join-{Guid.CreateVersion7()}");
        return receipt.Transient ? throw new HostingProblem("Nobody can be let in just now.") : new(membership, Refused: receipt.Code);
    }

    private async Task<string?> Arrive(string summit, string person, SummitState state)
    {
        if (state.Find(person) is { Arrived: true })
        {
            return null;
        }

        var receipt = await summits.Send(summit, new(person, $"arrive-{Guid.CreateVersion7()}", new SummitCommandBody.Arrive()));
        return receipt.Transient ? throw new HostingProblem("Nobody can be let in just now.") : receipt.Code;
    }

    private async Task Leave(string exercise, string person)
    {
        try
        {
            await callers.Revoke(exercise, person);
        }
        catch (HostingProblem)
        {
            // They are out of the exercise already, which every call looks at; their sockets close all the same.
        }

        presences.Forget(exercise, person);
        await connections.DropUnless(callers.IsWelcome);
    }
}
