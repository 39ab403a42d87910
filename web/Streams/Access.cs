using Tabletop.Hosting;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Views;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Streams;

/// <summary>
/// Which stream a session may name. What does not exist and what is not theirs look the same. Whether the right still stands is asked
/// of the exercise itself, for everything that is sent.
/// </summary>
public sealed class Access(EmbeddedHost host, Callers callers, Presences presences)
{
    public async Task<Viewer?> To(Caller? caller, string stream)
    {
        var isTheirs = Viewer.TryParse(stream, out var viewer)
            && caller?.MayBe(viewer) == true
            && (viewer is not Viewer.Staff staff || await IsInside(caller, staff));
        if (isTheirs)
        {
            presences.Heard(viewer!);
        }

        return isTheirs ? viewer : null;
    }

    /// <summary>Whoever holds the staff link enters an exercise as its staff when they first open it.</summary>
    private async Task<bool> IsInside(Caller caller, Viewer.Staff staff)
    {
        if (await host.State(staff.Exercise) is not { Version: > 0 } state)
        {
            return false;
        }

        if (state.People.IndexOf(p => p.Id == staff.Who) < 0)
        {
            var receipt = await host.Join(staff.Exercise, staff.Who, $"enter-{Guid.CreateVersion7()}", staff: true);
            if (!receipt.Accepted)
            {
                return receipt.Transient ? throw new HostingProblem("Nobody can be let in just now.") : false;
            }
        }

        var membership = new Membership(staff.Exercise, staff.Who, MemberKind.Staff);
        if (!caller.Session.Memberships.Contains(membership))
        {
            await callers.Note(caller, membership);
        }

        return true;
    }
}
