using System.Globalization;

namespace Tabletop.Cli.Tests.Verbs;

public sealed class ModelTests
{
    private static readonly string[] Names =
    [
        "granovetter", "epstein", "maki-thompson", "hoax", "hawkes", "deffuant", "hegselmann-krause", "esteban-ray", "bimodality", "brandsma", "scct", "reference",
    ];

    public static TheoryData<string> AllNames => [.. Names];

    [Fact]
    public void The_list_names_every_model_and_its_parameters()
    {
        Assert.Equal(Names, Ran.Of("model", "list", "--format", "json").Json.EnumerateArray().Select(model => model.GetProperty("model").GetString()));
        var text = Ran.Of("model", "list");
        Assert.Equal((0, ""), (text.Exit, text.Error));
        Assert.All(Names, name => Assert.Contains($"{name}: ", text.Out, StringComparison.Ordinal));
        Assert.Contains("  seed-share=0.0001 ", text.Out, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(AllNames))]
    public void Every_model_runs_as_it_is_and_prints_itself_as_json(string name)
    {
        var ran = Ran.Of("model", name, "--format", "json");
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Equal(["model", "parameters", "series", "summary"], ran.Json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(name, ran.Json.GetProperty("model").GetString());
        Assert.NotEmpty(ran.Json.GetProperty("parameters").EnumerateObject());
        Assert.NotEmpty(ran.Json.GetProperty("summary").EnumerateObject());
        Assert.InRange(ran.Json.GetProperty("series").GetArrayLength(), 0, 242);
    }

    [Theory]
    [InlineData(1.00, "final", 0, "granovetter")]
    [InlineData(0.01, "final", 0, "granovetter", "change=1>2")]
    [InlineData(0.040, "final", 0.0005, "granovetter", "thresholds=normal:0.25,0.12")]
    [InlineData(1.00, "final", 0.0005, "granovetter", "thresholds=normal:0.25,0.123")]
    [InlineData(0.057, "active", 0.0005, "epstein", "legitimacy=0.8", "cops-per-active=0.25")]
    [InlineData(0.26, "active", 0.005, "epstein", "legitimacy=0.6", "hardship=1")]
    [InlineData(0.203, "neverHeard", 0.0005, "maki-thompson")]
    [InlineData(0.22, "peakBelief", 0.005, "maki-thompson", "stifle=0.5", "seed-share=0.001", "correct-from-hour=4")]
    [InlineData(0.086, "verifyThreshold", 0.0005, "hoax")]
    [InlineData(0, "believers", 0.00001, "hoax", "verify=0.087")]
    [InlineData(5, "meanClusterSize", 0.2, "hawkes", "branching=0.8", "runs=10")]
    [InlineData(2, "clusters", 0, "deffuant")]
    [InlineData(1, "clusters", 0, "hegselmann-krause", "confidence=0.6", "range=-1..1")]
    [InlineData(0.068, "value", 0.0005, "esteban-ray", "masses=0.2/0.6/0.2", "positions=0/0.5/1")]
    [InlineData(1, "normalised", 1e-9, "esteban-ray")]
    [InlineData(-2, "match", 0, "scct", "response=deny")]
    [InlineData(-2, "match", 0, "scct", "crisis=accidental", "response=deny", "history=yes")]
    [InlineData(0.207, "peakBelief", 0.001, "reference")]
    public void A_papers_value_can_be_checked(double value, string summary, double tolerance, string model, params string[] set) => Assert.Equal(
        value,
        Ran.Of(["model", model, "--format", "json", .. set.SelectMany(one => new[] { "--set", one })]).Json.GetProperty("summary").GetProperty(summary).GetDouble(),
        tolerance);

    [Fact]
    public void A_course_is_a_row_for_each_moment_and_the_last_row_is_the_end()
    {
        var told = Ran.Of("model", "maki-thompson", "--format", "json").Json;
        var (first, last) = (told.GetProperty("series")[0], told.GetProperty("series").EnumerateArray().Last());
        Assert.Equal(["hour", "ignorant", "spreading", "stifled", "corrected", "belief"], first.EnumerateObject().Select(cell => cell.Name));
        Assert.Equal((0, 72), (first.GetProperty("hour").GetDouble(), last.GetProperty("hour").GetDouble()));
        Assert.Equal(told.GetProperty("summary").GetProperty("neverHeard").GetDouble(), last.GetProperty("ignorant").GetDouble());
    }

    [Fact]
    public void Parameters_are_told_as_they_were_used()
    {
        var used = Ran.Of("model", "granovetter", "--set", "people=50", "change=1>2", "--format", "json").Json.GetProperty("parameters");
        Assert.Equal(50, used.GetProperty("people").GetInt32());
        Assert.Equal("uniform", used.GetProperty("thresholds").GetString());
        Assert.Equal("1>2", used.GetProperty("change").GetString());
    }

    [Fact]
    public void People_read_a_table()
    {
        var ran = Ran.Of("model", "granovetter", "--set", "people=3");
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Equal(
            """
            granovetter: threshold cascade (Granovetter 1978): who joins once enough others have
              people=3 thresholds=uniform change=never mean=none sigma=none
                 round     share
                     0      0.0%
                     1     33.3%
                     2     66.7%
                     3    100.0%
            final 100.0%

            """.ReplaceLineEndings("\n"),
            ran.Out.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_course_that_rests_is_told_once()
    {
        var told = Ran.Of("model", "maki-thompson").Out;
        Assert.Contains("  from hour 23.67 to 72 nothing changes any more that these digits show\n", told.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("\nneverHeard 20.3%\n", told.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("nothing changes", Ran.Of("model", "epstein").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("maki-thompson", "reach=0.5", "reach-per-hour=0.5")]
    [InlineData("maki-thompson", "spread-per-hour=2", "spread=2")]
    [InlineData("hoax", "verify-per-hour=0.2", "verify=0.2")]
    [InlineData("hawkes", "background-per-hour=0.1", "background=0.1")]
    [InlineData("brandsma", "join=0.1", "join-per-hour=0.1")]
    public void A_name_of_the_scenario_language_is_taken(string model, string there, string here) =>
        Assert.Equal(Ran.Of("model", model, "--set", here).Out, Ran.Of("model", model, "--set", there).Out);

    [Fact]
    public void Thresholds_can_be_given_as_in_a_scenario() => Assert.Equal(
        Summary("thresholds=normal:0.3,0.12"),
        Summary("mean=0.3"));

    [Fact]
    public void What_differs_in_a_scenario_is_listed()
    {
        var list = Ran.Of("model", "list").Out;
        Assert.Contains("  in a scenario: credibility=1", list, StringComparison.Ordinal);
        Assert.Contains("legitimacy must be given, cops-per-active=0, facilitation=0 (there alone)", list, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_camps_come_out_as_two_camps() => Assert.InRange(
        Ran.Of("model", "bimodality", "--format", "json").Json.GetProperty("summary").GetProperty("value").GetDouble(), 0.6, 1);

    [Theory]
    [InlineData("deffuant", "seed=3")]
    [InlineData("hawkes", "runs=20")]
    [InlineData("reference", "cops-per-active=0.75")]
    public void The_same_parameters_give_the_same_bytes_in_any_culture(string model, string set)
    {
        var here = Ran.Of("model", model, "--set", set).Out;
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(here, Ran.Of("model", model, "--set", set).Out);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("there are granovetter, epstein", "phrenology")]
    [InlineData("it has people, thresholds, change", "granovetter", "colour=red")]
    [InlineData("did you mean credibility?", "maki-thompson", "credibilty=0.5")]
    [InlineData("'facilitation' works in a scenario only", "epstein", "facilitation=0.5")]
    [InlineData("go without 'thresholds'", "granovetter", "mean=0.2", "thresholds=normal:0.25,0.1")]
    [InlineData("write for instance people=100", "granovetter", "people")]
    [InlineData("a whole number from 1 to 100000, not 'many'", "granovetter", "people=many")]
    [InlineData("SIGMA above 0, not 'normal:0.25'", "granovetter", "thresholds=normal:0.25")]
    [InlineData("FROM below 100", "granovetter", "change=100>2")]
    [InlineData("goes with thresholds=uniform", "granovetter", "change=1>2", "thresholds=normal:0.25,0.1")]
    [InlineData("a number from 0 to 1, not '1.5'", "epstein", "legitimacy=1.5")]
    [InlineData("a number from 0 to 1, not '0,5'", "epstein", "legitimacy=0,5")]
    [InlineData("'legitimacy' is set twice", "epstein", "legitimacy=0.5", "legitimacy=0.6")]
    [InlineData("an hour from 0, or 'never', not 'soon'", "maki-thompson", "correct-from-hour=soon")]
    [InlineData("a number from 0 to 0.95, not '1'", "hawkes", "branching=1")]
    [InlineData("a range from a smaller to a larger number", "deffuant", "range=1..0")]
    [InlineData("shares that come to 1", "esteban-ray", "masses=0.5/0.6")]
    [InlineData("2 numbers, one for each of the masses", "esteban-ray", "positions=0/1/2")]
    [InlineData("four numbers or more, not all the same", "bimodality", "values=1/1/1/1")]
    [InlineData("false-rumour or victim or accidental or preventable, not 'flood'", "scct", "crisis=flood")]
    [InlineData("come to more than 1", "brandsma", "pushers-a=0.9")]
    public void What_cannot_be_used_is_said_with_what_can(string says, string model, params string[] set)
    {
        var ran = Ran.Of(["model", model, .. set.SelectMany(one => new[] { "--set", one })]);
        Assert.Equal((2, ""), (ran.Exit, ran.Out));
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
    }

    private static double Summary(string set) =>
        Ran.Of("model", "granovetter", "--set", set, "--format", "json").Json.GetProperty("summary").GetProperty("final").GetDouble();

    [Fact]
    public void The_list_takes_no_parameters() => Assert.Equal(2, Ran.Of("model", "list", "--set", "people=3").Exit);
}
