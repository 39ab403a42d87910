using Tabletop.Authoring;
using Tabletop.Authoring.Posts;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Files;
using Tabletop.Web.Contracts;

namespace Tabletop.Web.Scenarios;

/// <summary>
/// Makes exercises from the shelf. What they play and show is pinned: editing the files afterwards changes nothing in them.
/// </summary>
public sealed class Creation(EmbeddedHost host, Shelf shelf, IMediaStore store)
{
    /// <returns>Null: no such scenario or city, or its files have errors or have just changed.</returns>
    /// <exception cref="HostingProblem">It could not be saved now.</exception>
    public async Task<string?> Make(CreateExercise asked, string staff)
    {
        var scenario = shelf.FindScenario(asked.Scenario);
        var city = asked.City is null ? null : shelf.FindCity(asked.City);
        if (scenario is null || (asked.City is not null && city is null) || !await Task.Run(() => KeepMedia(store, scenario.File)))
        {
            return null;
        }

        var seed = host.NewSeed();
        var content = scenario.File.Content(city?.File.City);
        content = asked.SimulatedPublic ? content with { Public = PublicDraw.Of(content, seed) } : content;
        var made = await host.Create(new(Wire.Write(content), staff, NewId())
        {
            Seed = seed,
            Mode = asked.Alone ? Mode.ClockDriven : asked.Mode,
            Seating = asked.Alone ? Seating.Open : asked.Seating,
            Rehearsal = asked.Rehearsal,
            // Nobody is there to open phases and to end play.
            BuiltInFacilitator = asked.Alone,
            Sources = [.. scenario.Sources, .. city?.Sources ?? []],
        });
        Must(made.Receipt);
        if (asked.Alone)
        {
            foreach (var role in scenario.File.Scenario!.Roles)
            {
                Must(await host.Send(made.Exercise, new(staff, NewId(), new CommandBody.HandToStandIn(role.Id))));
            }
        }

        return made.Exercise;
    }

    /// <summary>Whoever plays alone needs a person of their own beside the facilitator they also are.</summary>
    public async Task EnterAlone(string exercise, string person, string name)
    {
        await host.SetName(person, name);
        Must(await host.Join(exercise, person, NewId()));
    }

    /// <summary>Before there is an exercise that names them.</summary>
    internal static bool KeepMedia(IMediaStore store, ScenarioFile file)
    {
        var folder = Path.Combine(Path.GetDirectoryName(file.Path)!, "media");
        return file.Scenario!.Injects
            .Select(inject => inject.Media)
            .OfType<Media>()
            .DistinctBy(media => media.Sha256)
            .All(media => store.Keep(Path.Combine(folder, Path.GetFileName(media.File)), media.Sha256 ?? ""));
    }

    private static string NewId() => Guid.CreateVersion7().ToString();

    private static void Must(Hosting.Exercises.Receipt receipt)
    {
        if (!receipt.Accepted)
        {
            throw receipt.Transient ? new HostingProblem("The exercise could not be saved just now.") : new InvalidOperationException($"A new exercise refused its first commands: {receipt.Code}.");
        }
    }
}
