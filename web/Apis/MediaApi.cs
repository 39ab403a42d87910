using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Files;
using Tabletop.Hosting.Logs;
using Tabletop.Web.Contracts;
using Tabletop.Web.Guards;
using Tabletop.Web.Sessions;
using Tabletop.Web.Streams;

namespace Tabletop.Web.Apis;

/// <summary>Pictures, sound and film, for those on whose screen they are at this moment. Whatever else is asked for does not exist.</summary>
internal static class MediaApi
{
    public static void MapMedia(this IEndpointRouteBuilder routes) => routes.MapGet("/api/exercises/{exercise}/media/{key}", One);

    private static async Task<Results<PhysicalFileHttpResult, JsonHttpResult<Problem>>> One(
        string exercise,
        string key,
        Caller? caller,
        HttpResponse response,
        IExerciseLog log,
        Holdings holdings,
        EmbeddedHost host,
        IMediaStore store,
        CallBudget budget)
    {
        if (caller is not null && !budget.Takes(caller))
        {
            return Refusal.Busy();
        }

        var media = caller is null || log.Exercise(exercise) is null ? null : await OnScreen(caller, exercise, key, holdings, host);
        var type = MediaFiles.Types.FirstOrDefault(t => media?.File.EndsWith(t.Extension, StringComparison.OrdinalIgnoreCase) == true).ContentType;
        if (type is null || store.Find(media!.Sha256!) is not { } path)
        {
            return Refusal.Nothing();
        }

        // A copy may be kept, but not shown without asking: what was recalled is gone at the next look.
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.ContentDisposition = "inline";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.PhysicalFile(path, type, entityTag: new EntityTagHeaderValue($"\"{key}\""), enableRangeProcessing: true);
    }

    private static async Task<Media?> OnScreen(Caller caller, string exercise, string key, Holdings holdings, EmbeddedHost host)
    {
        foreach (var viewer in await holdings.Viewers(caller, exercise))
        {
            if (await host.Media(viewer, key) is { } media)
            {
                return media;
            }
        }

        return null;
    }
}
