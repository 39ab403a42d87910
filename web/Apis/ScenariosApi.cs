using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Web.Contracts;
using Tabletop.Web.Guards;
using Tabletop.Web.Scenarios;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Apis;

internal static class ScenariosApi
{
    public static void MapScenarios(this IEndpointRouteBuilder routes) => routes.MapGet("/api/scenarios", All);

    private static Results<Ok<ScenarioShelf>, JsonHttpResult<Problem>> All(Caller? caller, Shelf shelf) =>
        caller?.MayCreate == true ? TypedResults.Ok(shelf.All()) : Refusal.NotStaff();
}
