using Tabletop.Authoring.Posts;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Files;
using Tabletop.Hosting.Summits;
using Tabletop.Web.Contracts;
using Tabletop.Web.Scenarios;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Summits;

/// <summary>Makes summits from the shelf: every table the same scenario and the same chance, each in its own city.</summary>
public sealed class SummitCreation(EmbeddedHost host, SummitHost summits, Shelf shelf, IMediaStore store)
{
    /// <returns>Null: no such scenario or city, or its files have errors or have just changed.</returns>
    /// <exception cref="HostingProblem">It could not be saved now.</exception>
    public async Task<string?> Make(CreateSummit asked, string staff)
    {
        var scenario = shelf.FindScenario(asked.Scenario);
        var cities = asked.Cities.Where(id => id.Length > 0).Distinct().ToDictionary(id => id, shelf.FindCity);
        if (scenario is null || cities.Values.Any(city => city is null) || !await Task.Run(() => Creation.KeepMedia(store, scenario.File)))
        {
            return null;
        }

        var seed = host.NewSeed();
        var tables = new Dictionary<string, RequestedTable>();
        foreach (var id in asked.Cities.Distinct())
        {
            var city = cities.GetValueOrDefault(id);
            var content = scenario.File.Content(city?.File.City);
            content = asked.SimulatedPublic ? content with { Public = PublicDraw.Of(content, seed) } : content;
            tables[id] = new(Wire.Write(content), city?.File.City?.Id, [.. scenario.Sources, .. city?.Sources ?? []]);
        }

        var made = await summits.Create(new(
            Door.CleanName(asked.Title) ?? scenario.File.Scenario!.Title,
            [.. asked.Cities.Select(id => tables[id])],
            scenario.File.Scenario!.Roles.Select(r => r.Id).ToItems(),
            staff,
            Guid.CreateVersion7().ToString(),
            seed,
            asked.Mode,
            asked.Seating,
            asked.Rehearsal));
        return made.Receipt.Accepted ? made.Summit : throw new HostingProblem("The summit could not be saved just now.");
    }
}
