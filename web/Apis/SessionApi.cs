using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Sessions;
using Tabletop.Web.Contracts;
using Tabletop.Web.Guards;
using Tabletop.Web.Sessions;
using Tabletop.Web.Streams;

namespace Tabletop.Web.Apis;

/// <summary>Who this browser is. There are no accounts: links and codes open things.</summary>
internal static class SessionApi
{
    private const int LongestInput = 256;

    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/session", async (Caller? caller, Holdings holdings) => TypedResults.Ok(await holdings.Of(caller)));
        routes.MapPost("/api/session", Open);
        routes.MapDelete("/api/session", End);
        routes.MapDelete("/api/session/others", EndOthers);
        routes.MapPut("/api/session/language", Choose);
    }

    private static async Task<Results<Ok<SessionReply>, JsonHttpResult<Problem>>> Open(
        OpenSession asked, Caller? caller, HttpContext context, Door door, Callers callers, Holdings holdings, FailureBudget budget, Quotas quotas, AuditTrail audit)
    {
        if ((asked.Secret ?? asked.Code ?? "").Length is 0 or > LongestInput || asked.Passphrase?.Length > LongestInput)
        {
            return Refusal.Of(StatusCodes.Status400BadRequest);
        }

        if (asked.Secret is { } mayBeKey && asked.Passphrase is null && await Task.Run(() => door.AsksPassphrase(caller, mayBeKey)))
        {
            return Refusal.AskPassphrase();
        }

        var name = Door.CleanName(asked.Name);
        if (asked.Secret is null && name is null)
        {
            return Refusal.Of(StatusCodes.Status400BadRequest, "no-name", "Say what the others may call you.");
        }

        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        var wanted = AcceptedLanguages.Of(context.Request);
        var opened = await budget.Try(address, () => asked.Secret is { } secret
            ? door.BySecret(caller, secret, asked.Passphrase, wanted)
            : door.ByCode(caller, asked.Code!, name!, wanted));
        if (opened is null)
        {
            if (asked.Secret is not null)
            {
                audit.NoteRefusal(AuditKinds.LinkRefused);
            }

            return asked.Secret is null ? Refusal.WrongCode() : asked.Passphrase is null ? Refusal.WrongLink() : Refusal.WrongLinkOrPassphrase();
        }

        if (opened.Refused is { } code)
        {
            return Refusal.Of(StatusCodes.Status409Conflict, code, HostRefusals.Sentence(code, []));
        }

        if (opened.IsFull)
        {
            return Refusal.Full();
        }

        if (caller is null && !quotas.TakesSession(address))
        {
            return Refusal.TooManySessions();
        }

        var gains = caller is null || !caller.Session.Memberships.Contains(opened.Membership) || (opened.MayCreate && !caller.MayCreate);
        var now = gains ? await callers.Widen(context, caller, opened.Membership, opened.MayCreate, opened.Link) : caller;
        if (gains && opened.MayCreate)
        {
            audit.Note(AuditKinds.StaffSignedIn, person: opened.Membership.Person);
        }
        else if (gains && opened.Link is { } used)
        {
            audit.Note(AuditKinds.LinkUsed, opened.Membership.Exercise, opened.Membership.Person, ExerciseLinks.Id(used));
        }

        if (!gains && opened.Link is { } link)
        {
            await callers.Relink(caller!, opened.Membership, link);
        }

        if (opened.Hall is { } hall && !now!.Session.Memberships.Contains(hall))
        {
            await callers.Note(now, hall);
            now = callers.Of(now.Id);
        }

        return TypedResults.Ok(await holdings.Of(now!, opened.Membership));
    }

    /// <summary>Signs out. Whoever has no session any more has what they ask for.</summary>
    private static async Task<Ok<SessionReply>> End(Caller? caller, HttpContext context, Callers callers, Holdings holdings, AuditTrail audit)
    {
        if (caller is not null)
        {
            await callers.End(context, caller);
            foreach (var staff in caller.Session.Memberships.Where(m => m.Kind == MemberKind.Staff).Select(m => m.Person).Distinct())
            {
                audit.Note(AuditKinds.SignedOut, person: staff);
            }
        }

        return TypedResults.Ok(await holdings.Of(null));
    }

    /// <summary>For a staff link that got about: signs out everybody else who came by it.</summary>
    private static async Task<Results<NoContent, JsonHttpResult<Problem>>> EndOthers(Caller? caller, Callers callers, AuditTrail audit)
    {
        if (caller?.MayCreate != true)
        {
            return Refusal.NotStaff();
        }

        await callers.EndOtherStaff(caller);
        audit.Note(AuditKinds.OthersSignedOut, person: caller.StaffPerson);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<SessionReply>, JsonHttpResult<Problem>>> Choose(
        ChooseLanguage asked, Caller? caller, LanguageChoice choice, CallBudget budget, Holdings holdings)
    {
        if (caller is null)
        {
            return Refusal.Nothing();
        }

        if (!budget.Takes(caller))
        {
            return Refusal.Busy();
        }

        var offered = await choice.Make(caller, asked.Language);
        return offered.Contains(asked.Language, StringComparer.OrdinalIgnoreCase)
            ? TypedResults.Ok(await holdings.Of(caller))
            : Refusal.NoLanguage(offered);
    }
}
