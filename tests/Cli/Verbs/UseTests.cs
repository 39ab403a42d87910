using System.Diagnostics;

namespace Tabletop.Cli.Tests.Verbs;

public sealed class UseTests
{
    public static TheoryData<string> VerbNames => ["validate", "test", "simulate", "play", "replay", "whatif", "new", "schema", "graph", "translate", "model", "serve", "release"];

    [Theory, MemberData(nameof(VerbNames))]
    public void Every_verb_has_help(string verb)
    {
        var ran = Ran.Of(verb, "--help");
        Assert.Equal(0, ran.Exit);
        Assert.Contains($"tabletop {verb}", ran.Out, StringComparison.Ordinal);
        Assert.Empty(ran.Error);
    }

    [Theory]
    [InlineData]
    [InlineData("juggle")]
    [InlineData("validate")]
    [InlineData("validate", "no/such/file.yaml")]
    [InlineData("validate", "x.yaml", "--format", "xml")]
    [InlineData("test", "no/such/folder")]
    [InlineData("play", "no/such/scenario.yaml", "--out", "x.jsonl")]
    [InlineData("play", "x.yaml")]
    [InlineData("play", "x.yaml", "--seed", "seven", "--out", "x.jsonl")]
    [InlineData("replay", "no/such/log.jsonl")]
    [InlineData("new")]
    [InlineData("schema", "weather")]
    [InlineData("graph", "no/such/scenario.yaml")]
    [InlineData("graph", "x.yaml", "--format", "png")]
    [InlineData("translate", "no/such/scenario.yaml", "--lang", "fr")]
    [InlineData("translate", "x.yaml")]
    [InlineData("release", "--os", "amiga")]
    [InlineData("release", "--out", ".")]
    [InlineData("model")]
    [InlineData("model", "phrenology")]
    public void Wrong_use_ends_with_2_and_says_why_in_the_error_stream(params string[] args)
    {
        var ran = Ran.Of(args);
        Assert.Equal(2, ran.Exit);
        Assert.Empty(ran.Out);
        Assert.NotEmpty(ran.Error);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'abc' is no whole number; --runs is how many exercises", "simulate", "x", "--runs", "abc")]
    [InlineData("'soon' is no whole number; --at is", "whatif", "x", "--at", "soon")]
    [InlineData("simulate has no option '--rnus' (did you mean --runs?); it has --city, --format, --policy, --runs, --seed.", "simulate", "x", "--rnus", "5")]
    [InlineData("test has no option '--verbose'; it has --format.", "test", "x", "--verbose")]
    [InlineData("tabletop has no option '--version'; it has --help.", "--version")]
    [InlineData("cannot 'simulte' (did you mean simulate?); it can validate, test", "simulte")]
    [InlineData("does one of: validate, test")]
    [InlineData("validate needs PATH: scenario, city and plan files", "validate")]
    [InlineData("--out is missing: where the log goes", "play", "x")]
    [InlineData("'xml' does not go with --format; write json, text", "validate", "x", "--format", "xml")]
    [InlineData("--format needs a value", "validate", "x", "--format")]
    [InlineData("has no role 'polce' (did you mean police?); its roles are mayor, police", "simulate", "BUS-STOP", "--policy", "polce=silent")]
    [InlineData("There are cooperative, cautious, siloed, proactive, contrary, silent, random.", "simulate", "BUS-STOP", "--policy", "mayor=brave")]
    [InlineData("the folder 'cities' beside or above the scenario has council; did you mean 'council'?", "simulate", "BUS-STOP", "--city", "councl")]
    public void What_was_meant_or_what_there_is_is_said(string says, params string[] args)
    {
        var ran = Ran.Of([.. args.Select(arg => arg == "BUS-STOP" ? Shipped.BusStop : arg)]);
        Assert.Equal((2, ""), (ran.Exit, ran.Out));
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_built_program_ends_with_the_verbs_exit_code()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in new[] { Path.Combine(AppContext.BaseDirectory, "Tabletop.Cli.dll"), "test", Shipped.BusStop })
        {
            start.ArgumentList.Add(arg);
        }

        using var program = Process.Start(start)!;
        var error = program.StandardError.ReadToEndAsync();
        var output = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        Assert.Equal(0, program.ExitCode);
        Assert.Contains("came true", output, StringComparison.Ordinal);
        Assert.Contains("2 plans came true", await error, StringComparison.Ordinal);
    }
}
