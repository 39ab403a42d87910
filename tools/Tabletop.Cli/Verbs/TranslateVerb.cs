using System.CommandLine;
using System.Text;
using Tabletop.Authoring.Translating;

namespace Tabletop.Cli.Verbs;

/// <summary>Brings a translation file up to date with its scenario.</summary>
internal static class TranslateVerb
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Command Make(Output output)
    {
        var path = new Argument<string>("PATH") { Description = "a scenario file or folder" };
        var language = new Option<string>("--lang") { Description = "the language, such as fr, ar or pt-BR: its file lies beside the scenario, as L.yaml", HelpName = "L", Required = true };
        var confirm = new Option<bool>("--confirm") { Description = "say that every text that is there fits what the scenario says now" };
        var format = Shown.Format();
        var verb = new Command("translate", "Writes what a translation lacks, keeps what is there, and says what is stale.") { path, language, confirm, format };
        verb.SetAction(parsed => Run(parsed.GetRequiredValue(path), parsed.GetRequiredValue(language), parsed.GetValue(confirm), parsed.IsJson(format), output));
        return verb;
    }

    private static int Run(string path, string language, bool confirm, bool json, Output output)
    {
        var scenario = Inputs.Scenario(path, output);
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path) ?? "";
        if (!Translations.IsLanguage(language))
        {
            throw new UnusableException($"'{language}' is no language tag: write one such as fr, ar or pt-BR.");
        }

        if (language == scenario.Language)
        {
            throw new UnusableException($"'{scenario.Id}' is written in {language} itself: give the language that it is translated into.");
        }

        var file = Path.Combine(folder, $"{language}.yaml");
        var schema = File.Exists(Path.Combine(folder, "..", "schema", "translation.schema.json")) ? "../schema/translation.schema.json" : null;
        var work = TranslationWork.Of(file, scenario, language, confirm, schema);
        if (work.Yaml is not { } yaml)
        {
            output.Error.Findings(work.Findings);
            output.Error.WriteLine($"{file} has errors and was left as it is.");
            return Exit.Found;
        }

        Write(file, yaml);
        if (json)
        {
            output.Out.AsJson(new { language, work.Total, work.Translated, work.Missing, work.Stale, work.Unknown });
        }
        else
        {
            output.Out.WriteLine($"{file}: {work.Translated} of {Shown.Count(work.Total, "text", "texts")} translated");
            Print("stale", work.Stale, output);
            Print("unknown", work.Unknown, output);
        }

        return Exit.Fine;
    }

    private static void Print(string what, IReadOnlyList<string> paths, Output output)
    {
        foreach (var path in paths)
        {
            output.Out.WriteLine($"{what}: {path}");
        }
    }

    /// <summary>The old file is there until the new one is whole: it may hold weeks of work.</summary>
    private static void Write(string path, string text)
    {
        var written = $"{path}.new";
        try
        {
            File.WriteAllText(written, text, Utf8);
            File.Move(written, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableException($"{path} cannot be written: {problem.Message}");
        }
    }
}
