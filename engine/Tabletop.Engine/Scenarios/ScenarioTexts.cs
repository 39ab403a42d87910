namespace Tabletop.Engine.Scenarios;

/// <summary>
/// Every text of a scenario that a person reads, each under a path of ids: <c>roles.mayor.brief</c>,
/// <c>injects.video.asks.who-speaks.options.together</c>. One walk serves for listing and for translating.
/// </summary>
public static class ScenarioTexts
{
    public static Items<(string Path, string Text)> Of(Scenario scenario)
    {
        var texts = new List<(string, string)>();
        With(scenario, (path, text) =>
        {
            if (text.Length > 0)
            {
                texts.Add((path, text));
            }

            return text;
        });
        return texts.ToItems();
    }

    /// <summary>The same scenario with other words.</summary>
    public static Scenario With(Scenario scenario, Func<string, string, string> say)
    {
        var walk = new Walk(say);
        return scenario with
        {
            Title = say("title", scenario.Title),
            Summary = say("summary", scenario.Summary),
            ContentNotes = scenario.ContentNotes.Select((note, i) => say($"content-notes.{i + 1}", note)).ToItems(),
            Groups = scenario.Groups is { } groups ? new(say("groups.a", groups.A), say("groups.b", groups.B)) : null,
            Phases = Walk.Each(scenario.Phases, "phases", p => p.Id, (path, p) => p with { Title = say($"{path}.title", p.Title) }),
            Objectives = Walk.Each(scenario.Objectives, "objectives", o => o.Id, walk.Objective),
            Roles = Walk.Each(scenario.Roles, "roles", r => r.Id, walk.Role),
            Indicators = Walk.Each(scenario.Indicators, "indicators", i => i.Id, (path, i) => i with { Title = say($"{path}.title", i.Title) }),
            Facts = Walk.Each(scenario.Facts, "facts", f => f.Id, (path, f) => f with { Text = say($"{path}.text", f.Text) }),
            Crises = Walk.Each(scenario.Crises, "crises", c => c.Id, walk.Crisis),
            Injects = Walk.Each(scenario.Injects, "injects", i => i.Id, walk.Inject),
            Actions = Walk.Each(scenario.Actions, "actions", a => a.Id, walk.Action),
            Endings = Walk.Each(scenario.Endings, "endings", e => e.Id, walk.Ending),
            Feedback = Walk.Each(scenario.Feedback, "feedback", q => q.Id, (path, q) => q with { Text = say(path, q.Text) }),
        };
    }

    private sealed class Walk(Func<string, string, string> say)
    {
        public static Items<T> Each<T>(Items<T> items, string path, Func<T, string> id, Func<string, T, T> with) =>
            items.Select(item => with($"{path}.{id(item)}", item)).ToItems();

        public Objective Objective(string path, Objective objective) => objective with
        {
            Text = say($"{path}.text", objective.Text),
            Tasks = Each(objective.Tasks, $"{path}.tasks", t => t.Id, (at, t) => t with { Text = say($"{at}.text", t.Text) }),
        };

        public Role Role(string path, Role role) => role with
        {
            Title = say($"{path}.title", role.Title),
            Brief = say($"{path}.brief", role.Brief),
            Private = OrNull($"{path}.private", role.Private),
        };

        public Crisis Crisis(string path, Crisis crisis) => crisis with
        {
            Title = say($"{path}.title", crisis.Title),
            States = Each(crisis.States, $"{path}.states", s => s.Id, (at, s) => s with { Title = say($"{at}.title", s.Title) }),
        };

        public Inject Inject(string path, Inject inject) => inject with
        {
            Title = say($"{path}.title", inject.Title),
            From = OrNull($"{path}.from", inject.From),
            Text = say($"{path}.text", inject.Text),
            TextFor = Each(inject.TextFor, $"{path}.text-for", t => t.Role, (at, t) => t with { Text = say(at, t.Text) }),
            Media = inject.Media is { } media ? media with { Alt = say($"{path}.media.alt", media.Alt) } : null,
            ContentNote = OrNull($"{path}.content-note", inject.ContentNote),
            Expected = OrNull($"{path}.expected", inject.Expected),
            Hint = OrNull($"{path}.hint", inject.Hint),
            Notes = OrNull($"{path}.notes", inject.Notes),
            Controller = OrNull($"{path}.controller", inject.Controller),
            Asks = Each(inject.Asks, $"{path}.asks", a => a.Id, Ask),
        };

        public PlayAction Action(string path, PlayAction action) => action with
        {
            Title = say($"{path}.title", action.Title),
            Text = OrNull($"{path}.text", action.Text),
        };

        public Ending Ending(string path, Ending ending) => ending with
        {
            Title = say($"{path}.title", ending.Title),
            Text = OrNull($"{path}.text", ending.Text),
        };

        private Ask Ask(string path, Ask ask) => ask with
        {
            Question = say($"{path}.question", ask.Question),
            Options = Each(ask.Options, $"{path}.options", o => o.Id, (at, o) => o with { Text = say(at, o.Text) }),
        };

        private string? OrNull(string path, string? text) => text is null ? null : say(path, text);
    }
}
