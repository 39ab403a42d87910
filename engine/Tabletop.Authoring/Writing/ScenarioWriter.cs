using System.Globalization;
using Tabletop.Authoring.Scenarios;
using Tabletop.Authoring.Words;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Writing;

/// <summary>
/// Writes a scenario as a trainer would: in the order of the language's description, without what is the default anyway.
/// Reading it again gives an equal scenario.
/// </summary>
public static class ScenarioWriter
{
    /// <param name="scenario">As the loader makes it: names stand for something, and times are whole seconds.</param>
    /// <exception cref="InvalidDataException">A time cannot be written down.</exception>
    public static string Write(Scenario scenario)
    {
        var root = new Piece.Group()
            .Is("format", ScenarioReader.Format)
            .Is("id", scenario.Id)
            .Says("version", scenario.Version)
            .Says("title", scenario.Title)
            .Is("language", scenario.Language)
            .Says("summary", scenario.Summary)
            .Add("content-notes", new Piece.List(scenario.ContentNotes.Select(note => new Piece.Prose(note))) { IsTall = true })
            .Apart("groups", scenario.Groups is { } groups ? new Piece.Group().Says("a", groups.A).Says("b", groups.B) : null)
            .Apart("duration", scenario.DurationMs is { } wallMs ? new Piece.Word(Piece.Duration(wallMs)) : null)
            .Apart("phases", Phases(scenario))
            .Apart("objectives", ById(scenario.Objectives, o => o.Id, Objective))
            .Apart("roles", ById(scenario.Roles, r => r.Id, PeopleWriter.Role))
            .Apart("indicators", ById(scenario.Indicators, i => i.Id, Indicator))
            .Apart("society", ById(scenario.Society, m => m.Id, SocietyWriter.Model))
            .Apart("facts", ById(scenario.Facts, f => f.Id, PeopleWriter.Fact))
            .Apart("crises", ById(scenario.Crises, c => c.Id, CrisisWriter.Crisis))
            .Apart("injects", Injects(scenario))
            .Apart("actions", ById(scenario.Actions, a => a.Id, ActionWriter.Action))
            .Apart("endings", ById(scenario.Endings, e => e.Id, Ending))
            .Apart("feedback", ById(scenario.Feedback, q => q.Id, q => new Piece.Prose(q.Text)));
        return Printer.Print(root);
    }

    internal static Piece.Group ById<T>(IEnumerable<T> things, Func<T, string> id, Func<T, Piece> piece)
    {
        var group = new Piece.Group();
        foreach (var thing in things)
        {
            var written = piece(thing);
            group.Add(id(thing), written is Piece.Group { Entries.Count: 0 } ? new Piece.Word("{}") : written);
        }

        return group;
    }

    /// <summary>A title that says more than the id in words.</summary>
    internal static string? Title(string id, string title) => title == Kebab.InWords(id) ? null : title;

    /// <summary>Share of a whole, from thousandths.</summary>
    internal static string Percent(int thousandths) => (thousandths / 10m).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static Piece.Group Phases(Scenario scenario)
    {
        var group = new Piece.Group();
        var beforeMs = 0L;
        foreach (var phase in scenario.Phases)
        {
            group.Add(phase.Id, Phase(phase, beforeMs) is { Entries.Count: > 0 } written ? written : new Piece.Word("{}"));
            beforeMs = phase.StoryStartMs ?? beforeMs;
        }

        return group;
    }

    private static Piece.Group Phase(Phase phase, long beforeMs) => new Piece.Group()
        .Says("title", Title(phase.Id, phase.Title))
        .Is("story-start", phase.StoryStartMs is { } startMs ? Clock(startMs, beforeMs) : null)
        .Is("pace", phase.Pace == 1000 ? null : Numbers.Print(phase.Pace))
        .Lasts("length", phase.LengthMs)
        .Is("opens", phase.Manual ? "manual" : phase.OpensWhen is { } when ? $"when {when}" : null)
        .Is("gap", phase.Gap, Gap.Frozen);

    private static string Clock(long startMs, long beforeMs)
    {
        var clock = StoryTime.Print(startMs % StoryClock.WeekMs);
        return StoryClock.FirstFrom(StoryClock.Read(clock) ?? 0, beforeMs) == startMs
            ? clock
            : throw new InvalidDataException($"No clock time stands for {startMs} ms of story time after {beforeMs} ms.");
    }

    private static Piece.Group Objective(Objective objective) => new Piece.Group()
        .Says("text", objective.Text)
        .Is("pillar", objective.Pillar)
        .Add("tasks", ById(objective.Tasks, t => t.Id, t => new Piece.Group().Says("text", t.Text).Names("by", t.By).Is("met-when", t.MetWhen)));

    private static Piece.Group Indicator(Indicator indicator) => new Piece.Group { IsBrief = true }
        .Says("title", Title(indicator.Id, indicator.Title))
        .Is("start", Numbers.Print(indicator.Start))
        .Is("range", indicator is { Low: 0, High: 100_000 } ? null : $"{Numbers.Print(indicator.Low)}..{Numbers.Print(indicator.High)}")
        .Is("better", indicator.Better, Better.None)
        .Names("visible-to", indicator.VisibleTo)
        .Is("per", indicator.PerGroup ? "group" : null);

    private static Piece.Group Injects(Scenario scenario)
    {
        var group = new Piece.Group();
        foreach (var inject in scenario.Injects)
        {
            group.Apart(inject.Id, InjectWriter.Inject(inject, scenario.Phases.Count > 0 ? scenario.Phases[0].Id : null));
        }

        return group;
    }

    private static Piece.Group Ending(Ending ending) => new Piece.Group { IsBrief = true }
        .Says("title", Title(ending.Id, ending.Title))
        .Is("when", ending.When)
        .Says("text", ending.Text);
}
