using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Hosting.Sessions;
using Tabletop.Web.Contracts;
using Tabletop.Web.Guards;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Apis;

/// <summary>What the staff link asks for beside its key: chosen, changed and taken away by whoever holds the link.</summary>
internal static class PassphraseApi
{
    private const string Right = "right";

    public static void MapPassphrase(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/passphrase", State);
        routes.MapPut("/api/passphrase", Choose);
    }

    private static async Task<Results<Ok<PassphraseState>, JsonHttpResult<Problem>>> State(Caller? caller, StaffPassphrase passphrase) =>
        caller?.MayCreate == true ? TypedResults.Ok(new PassphraseState(await Task.Run(() => passphrase.IsSet))) : Refusal.NotStaff();

    private static async Task<Results<Ok<PassphraseState>, JsonHttpResult<Problem>>> Choose(
        ChoosePassphrase asked, Caller? caller, HttpContext context, Door door, StaffPassphrase passphrase, FailureBudget budget, AuditTrail audit)
    {
        if (caller?.MayCreate != true)
        {
            return Refusal.NotStaff();
        }

        var chosen = asked.Passphrase?.Trim();
        if (chosen?.Length is < StaffPassphrase.Shortest or > StaffPassphrase.Longest)
        {
            return Refusal.NoPassphrase();
        }

        // A laptop that was left open must not be enough to change it.
        var current = asked.Current ?? "";
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        var wasSet = await Task.Run(() => passphrase.IsSet);
        if (wasSet
            && (current.Length > StaffPassphrase.Longest || await budget.Try(address, async () => await door.IsPassphrase(current) ? Right : null) is null))
        {
            audit.NoteRefusal(AuditKinds.PassphraseRefused, caller.StaffPerson);
            return Refusal.WrongPassphrase();
        }

        if (chosen is null && !wasSet)
        {
            return TypedResults.Ok(new PassphraseState(Set: false));
        }

        await Task.Run(() =>
        {
            if (chosen is null)
            {
                passphrase.Remove();
            }
            else
            {
                passphrase.Set(chosen);
            }
        });
        audit.Note(chosen is null ? AuditKinds.PassphraseRemoved : AuditKinds.PassphraseSet, person: caller.StaffPerson);
        return TypedResults.Ok(new PassphraseState(chosen is not null));
    }
}
