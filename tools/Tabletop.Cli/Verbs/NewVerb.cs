using System.CommandLine;
using System.Text;
using Tabletop.Authoring.Fresh;

namespace Tabletop.Cli.Verbs;

/// <summary>Writes a small scenario to begin with.</summary>
internal static class NewVerb
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Command Make(Output output)
    {
        var id = new Argument<string>("ID") { Description = "the scenario's id, which becomes the folder's name: small letters, digits and hyphens" };
        var to = new Option<string>("--out") { Description = "the folder that it goes into (the present one)", HelpName = "DIR", DefaultValueFactory = _ => "." };
        var format = Shown.Format();
        var verb = new Command("new", "Writes a small, valid, commented scenario with a plan that comes true.") { id, to, format };
        verb.SetAction(parsed => Run(parsed.GetRequiredValue(id), parsed.GetRequiredValue(to), parsed.IsJson(format), output));
        return verb;
    }

    private static int Run(string id, string to, bool json, Output output)
    {
        if (FreshScenario.Problem(id) is { } problem)
        {
            throw new UnusableException(problem);
        }

        var folder = Path.Combine(to, id);
        if (File.Exists(folder) || Directory.Exists(folder))
        {
            throw new UnusableException($"{folder} is there already: choose another id, or another folder with --out.");
        }

        var files = FreshScenario.Files(id, File.Exists(Path.Combine(to, "schema", "scenario.schema.json")));
        foreach (var (path, text) in files)
        {
            Write(Path.Combine(folder, path), text);
        }

        string[] written = [.. files.Select(file => Path.Combine(folder, file.Path))];
        if (json)
        {
            output.Out.AsJson(new { id, files = written });
        }
        else
        {
            Array.ForEach(written, output.Out.WriteLine);
            output.Error.WriteLine($"Now change what it says, and try: tabletop validate {folder}, tabletop test {folder}");
        }

        return Exit.Fine;
    }

    private static void Write(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text, Utf8);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableException($"{path} cannot be written: {problem.Message}");
        }
    }
}
