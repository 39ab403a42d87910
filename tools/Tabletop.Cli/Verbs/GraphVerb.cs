using System.CommandLine;
using Tabletop.Authoring.Drawing;

namespace Tabletop.Cli.Verbs;

/// <summary>Draws the crisis machines of a scenario.</summary>
internal static class GraphVerb
{
    public static Command Make(Output output)
    {
        var path = new Argument<string>("PATH") { Description = "a scenario file or folder" };
        var format = new Option<string>("--format")
        {
            Description = "mermaid (text for Mermaid), dot (text for Graphviz), or svg (a picture)",
            HelpName = string.Join('|', Drawings.Formats),
            DefaultValueFactory = _ => Drawings.Formats[0],
        };
        format.AcceptOnlyFromAmong([.. Drawings.Formats]);
        var verb = new Command("graph", "Draws the crisis machines of a scenario.") { path, format };
        verb.SetAction(parsed =>
        {
            output.Out.Write(Drawings.Of(Inputs.Scenario(parsed.GetRequiredValue(path), output), parsed.GetRequiredValue(format)));
            return Exit.Fine;
        });
        return verb;
    }
}
