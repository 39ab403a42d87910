using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting;
using Tabletop.Hosting.Embedded;
using Tabletop.Web.Contracts;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Scenarios;

/// <summary>Makes exercises from the shelf. What they play is pinned: editing the file afterwards changes nothing in them.</summary>
public sealed class Creation(EmbeddedHost host, Shelf shelf)
{
    /// <returns>Null: no such scenario or city, or its file has errors.</returns>
    /// <exception cref="HostingProblem">It could not be saved now.</exception>
    public async Task<string?> Make(CreateExercise asked, string staff)
    {
        var scenario = shelf.FindScenario(asked.Scenario);
        var city = asked.City is null ? null : shelf.FindCity(asked.City);
        if (scenario is null || (asked.City is not null && city is null))
        {
            return null;
        }

        var content = Wire.Write(new Content { Scenario = scenario, City = city });
        var made = await host.Create(new(content, staff, NewId())
        {
            Mode = asked.Alone ? Mode.ClockDriven : asked.Mode,
            Seating = asked.Alone ? Seating.Open : asked.Seating,
            Rehearsal = asked.Rehearsal,
            // Nobody is there to open phases and to end play.
            BuiltInFacilitator = asked.Alone,
        });
        Must(made.Receipt);
        if (asked.Alone)
        {
            foreach (var role in scenario.Roles)
            {
                Must(await host.Send(made.Exercise, new(staff, NewId(), new CommandBody.HandToStandIn(role.Id))));
            }
        }

        return made.Exercise;
    }

    /// <summary>Whoever plays alone needs a person of their own beside the facilitator they also are.</summary>
    public async Task<string> EnterAlone(string exercise, string name)
    {
        var person = Door.NewPerson();
        await host.SetName(person, name);
        Must(await host.Join(exercise, person, NewId()));
        return person;
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
