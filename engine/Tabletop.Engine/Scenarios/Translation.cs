namespace Tabletop.Engine.Scenarios;

/// <summary>A scenario's texts in another language.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Texts">By path, as <see cref="ScenarioTexts"/> names them. What is missing stays in the scenario's own language.</param>
public sealed record Translation(string Language, Items<TranslatedText> Texts);

public sealed record TranslatedText(string Path, string Text);
