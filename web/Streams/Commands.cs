using System.Diagnostics;
using System.Text.Json;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Views;
using Tabletop.Web.Contracts;
using Tabletop.Web.Operations;
using Tabletop.Web.Sessions;
using Receipt = Tabletop.Web.Contracts.Receipt;

namespace Tabletop.Web.Streams;

/// <summary>Commands on their way in, from the hub and over plain HTTP alike: as whom, within which limits, and what may be sent at all.</summary>
public sealed class Commands(EmbeddedHost host, Access access, Callers callers, CallBudget budget, Presences presences, Connections connections, Quotas quotas, AuditTrail audit)
{
    /// <summary>Far more than the longest text with the longest ids.</summary>
    public const int MostBytes = 16 * 1024;

    private const int LongestId = 64;
    private const int LongestEpoch = 64;

    /// <returns>Null: there is no such stream for this caller.</returns>
    public async Task<Receipt?> Send(Caller caller, SendCommand command)
    {
        var arrivedAt = Stopwatch.GetTimestamp();
        var receipt = await Answer(caller, command);
        if (receipt is not null)
        {
            ConsoleMeter.Answered(receipt, arrivedAt);
        }

        return receipt;
    }

    private async Task<Receipt?> Answer(Caller caller, SendCommand command)
    {
        if (!budget.Takes(caller))
        {
            return Refused(command, HostRefusals.Busy, transient: true);
        }

        if (await access.To(caller, command.Stream) is not { } viewer)
        {
            return null;
        }

        if (IsTooLarge(command))
        {
            return Refused(command, HostRefusals.TextTooLong);
        }

        if (!MaySend(viewer, command.Body))
        {
            return Refused(command, command.Body.IsTheHosts() ? HostRefusals.NotYours : "not-staff");
        }

        var seat = viewer is Viewer.Seat of && await host.State(of.Exercise, of) is { } state ? Holdings.SeatOf(state, of) : null;
        var submission = new Submission(viewer.Person!, command.Id, command.Body, seat, command.Saw);
        if (viewer is Viewer.Seat && seat is null)
        {
            // It may be the retry of one that was taken while the seat was still theirs.
            return await host.Again(viewer.Exercise, submission) is { } first ? Answer(first) : Refused(command, "not-in-seat");
        }

        if (!await quotas.TakesText(viewer.Exercise, command.Body))
        {
            return await host.Again(viewer.Exercise, submission) is { } first ? Answer(first) : Refused(command, HostRefusals.TooMuchText);
        }

        var receipt = await host.Send(viewer.Exercise, submission);
        if (receipt.Accepted && command.Body is CommandBody.Remove remove)
        {
            await callers.Revoke(viewer.Exercise, remove.Person);
            presences.Forget(viewer.Exercise, remove.Person);
            _ = connections.DropUnless(callers.IsWelcome);
            audit.Note(AuditKinds.PersonRemoved, viewer.Exercise, viewer.Person, remove.Person);
        }

        return Answer(receipt);
    }

    internal static Receipt Answer(Hosting.Exercises.Receipt receipt) =>
        new(receipt.Id, receipt.Accepted, receipt.Code, receipt.Arguments, receipt.Sentence, receipt.Transient);

    /// <summary>An allow-list by the kind of stream; what the sender's part in the exercise permits is the engine's to say.</summary>
    private static bool MaySend(Viewer viewer, CommandBody body) => viewer switch
    {
        Viewer.Staff => !body.IsTheHosts(),
        Viewer.Lobby => body is CommandBody.TakeSeat or CommandBody.StopPlay or CommandBody.Lift,
        Viewer.Seat => body is CommandBody.TakeSeat or CommandBody.LeaveSeat or CommandBody.StopPlay or CommandBody.Lift
            or CommandBody.Answer or CommandBody.Act or CommandBody.Share or CommandBody.Consult or CommandBody.Reply
            or CommandBody.SendMessage or CommandBody.Request or CommandBody.Respond or CommandBody.NoteDecision
            or CommandBody.Convene or CommandBody.Adjourn or CommandBody.Attend or CommandBody.Promise or CommandBody.Keep
            or CommandBody.RateThreat or CommandBody.CloseVote or CommandBody.GiveFeedback,
        _ => false,
    };

    private static bool IsTooLarge(SendCommand command) =>
        command.Id.Length is 0 or > LongestId
        || command.Saw?.Epoch.Length > LongestEpoch
        || JsonSerializer.SerializeToUtf8Bytes(command.Body, Json.Options).Length > MostBytes;

    // Not stored: nothing but the command itself decides, so a retry is answered the same.
    private static Receipt Refused(SendCommand command, string code, bool transient = false) =>
        new(command.Id, false, code, Items<string>.Empty, HostRefusals.Sentence(code, []), transient);
}
