using System.Collections.Concurrent;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Views;

namespace Tabletop.Web.Streams;

/// <summary>What pinned content is called, and in which languages it can be read. Content never changes under its hash.</summary>
/// <exception cref="HostingProblem">The storage does not answer.</exception>
public sealed class PinnedTexts(IExerciseLog log)
{
    private readonly ConcurrentDictionary<string, Pinned> _known = new();

    /// <summary>Its own first.</summary>
    public Items<string> Languages(string content) => Of(content).Languages;

    /// <param name="wanted">As <see cref="WantedLanguages"/> gives it.</param>
    public string Title(string content, string? wanted) => Of(content).Text("title", wanted);

    /// <param name="wanted">As <see cref="WantedLanguages"/> gives it.</param>
    public string Seat(string content, string seat, string? wanted) => Of(content).Text($"roles.{seat}.title", wanted);

    /// <summary>The roles' ids, in file order.</summary>
    public Items<string> Roles(string content) => Of(content).Roles;

    /// <summary>The phases' titles, in file order.</summary>
    /// <param name="wanted">As <see cref="WantedLanguages"/> gives it.</param>
    public Items<string> Phases(string content, string? wanted) => Of(content).Phases.Select(id => Of(content).Text($"phases.{id}.title", wanted)).ToItems();

    private Pinned Of(string content) => _known.GetOrAdd(content, Read);

    private Pinned Read(string hash)
    {
        var content = Wire.ReadContent(log.Content(hash) ?? throw new HostingProblem($"The content {hash} is missing from the log."));
        return new(
            content.Translations.Select(t => t.Language).Prepend(content.Scenario.Language).ToItems(),
            content.Scenario.Roles.Select(r => r.Id).ToItems(),
            content.Scenario.Phases.Select(p => p.Id).ToItems(),
            Titles(ScenarioTexts.Of(content.Scenario)),
            content.Translations.ToDictionary(t => t.Language, t => Titles(t.Texts.Select(x => (x.Path, x.Text)))));
    }

    private static Dictionary<string, string> Titles(IEnumerable<(string Path, string Text)> texts) => texts
        .Where(t => t.Path == "title" || (IsOfRoleOrPhase(t.Path) && t.Path.EndsWith(".title", StringComparison.Ordinal)))
        .ToDictionary(t => t.Path, t => t.Text);

    private static bool IsOfRoleOrPhase(string path) => path.StartsWith("roles.", StringComparison.Ordinal) || path.StartsWith("phases.", StringComparison.Ordinal);

    private sealed record Pinned(
        Items<string> Languages, Items<string> Roles, Items<string> Phases, Dictionary<string, string> Own, Dictionary<string, Dictionary<string, string>> Translated)
    {
        public string Text(string path, string? wanted) =>
            Translated.GetValueOrDefault(Hosting.Views.Languages.Best(wanted, Languages))?.GetValueOrDefault(path) ?? Own[path];
    }
}
