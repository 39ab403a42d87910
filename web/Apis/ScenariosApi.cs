using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Web.Contracts;
using Tabletop.Web.Guards;
using Tabletop.Web.Scenarios;
using Tabletop.Web.Sessions;
using Tabletop.Web.Uploads;

namespace Tabletop.Web.Apis;

internal static class ScenariosApi
{
    public static void MapScenarios(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/scenarios", All);
        routes.MapPost("/api/scenarios", Upload);
        routes.MapDelete("/api/scenarios/{id}", Delete);
    }

    private static Results<Ok<ScenarioShelf>, JsonHttpResult<Problem>> All(Caller? caller, Shelf shelf) =>
        caller?.MayCreate == true ? TypedResults.Ok(shelf.All()) : Refusal.NotStaff();

    /// <summary>Who asks is known before a byte of the body is read.</summary>
    private static async Task<Results<Ok<UploadedScenario>, JsonHttpResult<Problem>>> Upload(
        HttpContext context, Caller? caller, ScenarioUploads uploads, CallBudget budget)
    {
        if (caller?.MayCreate != true)
        {
            return Refusal.NotStaff();
        }

        try
        {
            return budget.Takes(caller) && await uploads.Take(context) is { } taken ? TypedResults.Ok(taken) : Refusal.Busy();
        }
        catch (UploadRefusedException refusal)
        {
            return Refusal.Of(refusal.Status, refusal.Problem.Code, refusal.Problem.Sentence);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Refusal.Of(StatusCodes.Status408RequestTimeout);
        }
    }

    private static Results<NoContent, JsonHttpResult<Problem>> Delete(string id, Caller? caller, ScenarioUploads uploads) =>
        caller?.MayCreate != true ? Refusal.NotStaff() : uploads.Delete(id) ? TypedResults.NoContent() : Refusal.Nothing();
}
