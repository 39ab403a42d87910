using System.CommandLine;
using Tabletop.Authoring.Schemas;

namespace Tabletop.Cli.Verbs;

/// <summary>Prints the JSON Schema of a kind of file, for editors.</summary>
internal static class SchemaVerb
{
    public static Command Make(Output output)
    {
        var kind = new Argument<string>("KIND") { Description = string.Join(", ", FileSchemas.Kinds), HelpName = string.Join('|', FileSchemas.Kinds) };
        kind.AcceptOnlyFromAmong([.. FileSchemas.Kinds]);
        var format = new Option<string>("--format") { Description = "json, which it always is", HelpName = "json", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json");
        var verb = new Command("schema", "Prints the JSON Schema of scenario, city, plan or translation files, for editors that check while one types.") { kind, format };
        verb.SetAction(parsed =>
        {
            output.Out.Write(FileSchemas.Print(parsed.GetRequiredValue(kind)));
            return Exit.Fine;
        });
        return verb;
    }
}
