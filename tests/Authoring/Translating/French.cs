using System.Text;
using Tabletop.Authoring.Translating;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Tests.Translating;

/// <summary>A small scenario, and all of its texts in French.</summary>
internal static class French
{
    public static readonly Scenario Scenario = Author.ReadScenario("scenario.yaml", Encoding.UTF8.GetBytes("""
        format: tabletop/1
        id: noon
        title: A rumour at noon
        groups: { a: the upper town, b: the lower town }
        phases:
          noon: { length: 1h }
        roles:
          mayor:
            brief: |
              You speak for {a} and for {b}.
        injects:
          news:
            at: 5m
            text: |
              # They close the clinic

              "Tonight", says {b}.
        """)).Scenario!;

    /// <summary>Each text in the scenario's order.</summary>
    public static string Yaml { get; } = $$"""
        format: tabletop-translation/1
        of: noon
        language: fr
        texts:
          title: { text: Une rumeur à midi, source: "{{Source("title")}}" }
          groups.a:
            text: la ville haute
            source: {{Source("groups.a")}}
          groups.b:
            text: la ville basse
            source: {{Source("groups.b")}}
          phases.noon.title:
            text: Midi
            source: {{Source("phases.noon.title")}}
          roles.mayor.title:
            text: Mairie
            source: {{Source("roles.mayor.title")}}
          roles.mayor.brief:
            text: Vous parlez au nom de {a} et de {b}.
            source: {{Source("roles.mayor.brief")}}
          injects.news.title:
            text: Nouvelle
            source: {{Source("injects.news.title")}}

          # Le titre reste un titre.
          injects.news.text:
            text: |
              # On ferme la clinique

              « Ce soir », dit {b}.
            source: {{Source("injects.news.text")}}

        """;

    public static string Source(string path) => Fingerprint.Of(ScenarioTexts.Of(Scenario).Single(text => text.Path == path).Text);

    public static TranslationFile Read(string yaml) => Translations.Read("fr.yaml", Encoding.UTF8.GetBytes(yaml), Scenario);

    public static string With(string good, string other)
    {
        Assert.Contains(good, Yaml, StringComparison.Ordinal);
        return Yaml.Replace(good, other, StringComparison.Ordinal);
    }
}
