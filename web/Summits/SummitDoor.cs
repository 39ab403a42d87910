using Tabletop.Engine.Exercises;
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
    SummitHost summits, EmbeddedHost host, IExerciseLog log, PeopleBook book, Badges badges, Callers callers, Presences presences, Connections connections)
{
    /// <summary>Nobody is placed elsewhere so often while they come in.</summary>
    private const int MostMoves = 5;

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
        return await Enter(holder.Summit, person.Id) with { Hall = new(holder.Summit, person.Id, MemberKind.Participant) };
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
        var isIn = state.Find(person) is not null;
        try
        {
            var refused = await Arrive(summit, person, state);
            isIn |= refused is null;
            return new(new(summit, person, MemberKind.Participant), Refused: refused);
        }
        finally
        {
            if (!isIn)
            {
                await Task.Run(() => book.Forget([person]));
            }
        }
    }

    /// <summary>
    /// Goes in at the table that is theirs by now, or stays in the lobby. Staff may place somebody elsewhere while they are coming in: the
    /// first table was told to let go of them before they were there, so whoever finds themselves at a table that is not theirs goes on.
    /// </summary>
    /// <exception cref="HostingProblem">It could not be saved now, or the table is still being made.</exception>
    public async Task<Opened> Enter(string summit, string person)
    {
        for (var tries = 0; tries < MostMoves; tries++)
        {
            if (await TableOf(summit, person) is not { } table)
            {
                return new(new(summit, person, MemberKind.Participant));
            }

            var receipt = await host.Join(table.Exercise, person, $"join-{Guid.CreateVersion7()}");
            if (receipt.Transient)
            {
                break;
            }

            if (!receipt.Accepted || (await TableOf(summit, person))?.Number == table.Number)
            {
                return new(new(table.Exercise, person, MemberKind.Participant), Refused: receipt.Code);
            }

            await host.Send(table.Exercise, new(summit, $"moved-{Guid.CreateVersion7()}", new CommandBody.Remove(person)));
        }

        throw new HostingProblem("Nobody can be let in just now.");
    }

    private async Task<SummitTable?> TableOf(string summit, string person) =>
        await summits.State(summit) is { } state && state.Find(person) is { } known ? state.Table(known.Table) : null;

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
