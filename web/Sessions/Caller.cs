using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Views;

namespace Tabletop.Web.Sessions;

/// <summary>The session a call comes with, as its row is now.</summary>
/// <param name="Id">The cookie's value: never shown, never logged.</param>
public sealed record Caller(string Id, Session Session)
{
    /// <summary>The staff link's key opens every exercise: its membership names this instead of one.</summary>
    public const string Everywhere = "*";

    public bool MayCreate => Session.MayCreate;

    /// <summary>Who this session is as staff of every exercise; null: it was not opened with the staff link.</summary>
    public string? StaffPerson => Session.Memberships.FirstOrDefault(m => m.Exercise == Everywhere)?.Person;

    /// <summary>As whom it may run an exercise; null: it may not.</summary>
    public string? StaffOf(string exercise) =>
        Session.Memberships.FirstOrDefault(m => m.Exercise == exercise && m.Kind == MemberKind.Staff)?.Person ?? StaffPerson;

    public string? ParticipantOf(string exercise) =>
        Session.Memberships.FirstOrDefault(m => m.Exercise == exercise && m.Kind == MemberKind.Participant)?.Person;

    public bool ShowsBoardOf(string exercise) =>
        StaffOf(exercise) is not null || Session.Memberships.Any(m => m.Exercise == exercise && m.Kind == MemberKind.Board);

    /// <summary>May this session look as such a viewer, if there is one?</summary>
    public bool MayBe(Viewer viewer) => viewer.Person is not { } person
        ? ShowsBoardOf(viewer.Exercise)
        : (person == StaffPerson && viewer is (Viewer.Staff or Viewer.Seat))
            || Session.Memberships.Any(m => m.Exercise == viewer.Exercise && m.Person == person && m.Kind != MemberKind.Board);

    /// <summary>So that routes can take a caller. Null: no session, or one that has ended.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.RequestServices.GetRequiredService<Callers>().Of(context.Request));
}
