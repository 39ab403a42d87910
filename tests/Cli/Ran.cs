using System.Text.Json;

namespace Tabletop.Cli.Tests;

/// <summary>What a command line said and how it ended.</summary>
internal sealed record Ran(int Exit, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public static Ran Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = CommandLine.Run(args, new(output, error)).GetAwaiter().GetResult();
        return new(exit, output.ToString(), error.ToString());
    }
}
