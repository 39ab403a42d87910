using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tabletop.Authoring.Findings;
using Tabletop.Testing.Fakes;
using Tabletop.Testing.Generating;

namespace Tabletop.Authoring.Tests.Scenarios;

/// <summary>Conditions from strangers, wherever a file may have one: a finding at its place, soon, and never a crash.</summary>
public sealed class StrangeConditionTests
{
    private const string Here = "CONDITION";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    /// <summary>What stands in the smallest scenario, and the same with a condition.</summary>
    private static readonly (string Place, string Good, string With)[] Places =
    [
        ("opening of a phase", "length: 30m }", $"length: 30m, opens: 'when {Here}' }}"),
        ("task", "met-when: done visit }", $"met-when: '{Here}' }}"),
        ("hears", "hears: { bang: loud }", $"hears: {{ bang: {{ to: loud, when: '{Here}' }} }}"),
        ("after", "after: { 30m: quiet }", $"after: {{ 30m: {{ to: quiet, when: '{Here}' }} }}"),
        ("inject", "channel: social\n", $"channel: social\n    when: '{Here}'\n"),
        ("effect", "{ raise: tension, by: 5 }", $"{{ raise: tension, by: 5, when: '{Here}' }}"),
        ("branch", "{ raise: tension, by: 5 }", $"{{ when: '{Here}', do: [{{ raise: tension, by: 5 }}] }}"),
        ("delayed", "{ raise: tension, by: 5 }", $"{{ after: 5m, do: [{{ raise: tension, by: 5, when: '{Here}' }}] }}"),
        ("expected action", "expects: done visit", $"expects: '{Here}'"),
        ("action", "when: not done visit", $"when: '{Here}'"),
        ("ending", "well: { when: done visit and tension < 60 }", $"well: {{ when: '{Here}' }}"),
    ];

    private static readonly (string What, string Condition, int Offset)[] Mistakes =
    [
        ("divides", "tension / 2 > 5", 8),
        ("loops", "while tension > 5", 6),
        ("is empty", " ", 0),
        ("calls", "max(tension) > 5", 3),
        ("65 deep", $"{new string('(', 65)}tension > 5{new string(')', 65)}", 64),
        ("1,000 deep", $"{new string('(', 1_000)}tension > 5{new string(')', 1_000)}", 64),
        ("900 times not", $"{string.Concat(Enumerable.Repeat("not ", 900))}tension > 5", 64 * 4),
        ("too long", string.Join(" and ", Enumerable.Repeat("tension > 5", 600)), 0),
        ("longer when printed", string.Join(" or ", Enumerable.Repeat("tension>5", 300)), 0),
    ];

    public static TheoryData<string> Where => [.. Places.Select(place => place.Place)];

    public static TheoryData<string> Whats => [.. Mistakes.Select(mistake => mistake.What)];

    public static TheoryData<string, string> Huge => new()
    {
        { "100,000 deep", new string('(', 100_000) },
        { "100,000 deep and closed", new string('(', 100_000) + "tension > 5" + new string(')', 100_000) },
        { "100,000 times not", string.Concat(Enumerable.Repeat("not ", 100_000)) + "tension > 5" },
        { "almost a megabyte", string.Concat(Enumerable.Repeat("tension > 5 and ", 65_000)) + "tension > 5" },
        { "more than a megabyte", new string('x', 1_100_000) },
    };

    [Theory]
    [MemberData(nameof(Where))]
    public void A_strange_condition_is_found_where_it_stands(string where)
    {
        var (_, good, with) = Places.Single(place => place.Place == where);
        foreach (var (_, condition, offset) in Mistakes)
        {
            var marked = Marked.In(Smallest.Scenario, good, with.Replace(Here, condition.Insert(offset, "^"), StringComparison.Ordinal));
            var watch = Stopwatch.StartNew();

            var errors = Errors(Author.ReadScenario("small.yaml", marked.Bytes).Findings);

            Assert.True(watch.Elapsed < Deadline, $"It took {watch.Elapsed}.");
            marked.IsFound("TT0119", errors);
            Assert.InRange(errors[0].ToString().Length, 1, 400);
        }
    }

    [Theory]
    [MemberData(nameof(Whats))]
    public void A_strange_condition_in_a_plan_is_found_where_it_stands(string what)
    {
        var (_, condition, offset) = Mistakes.Single(mistake => mistake.What == what);
        var marked = Marked.In(Smallest.Plan, "expect: tension = 35 and street in loud", $"expect: '{condition.Insert(offset, "^")}'");
        using var folder = new Folder().With("small/scenario.yaml", Smallest.Scenario).With("cities/town.yaml", Smallest.City).With("small/plans/day.plan.yaml", marked.Text);

        var file = Author.LoadPlan(folder["small/plans/day.plan.yaml"]);

        marked.IsFound("TT0119", Errors(file.Findings));
        Assert.Null(file.Plan);
    }

    [Theory]
    [MemberData(nameof(Huge))]
    public void A_huge_condition_is_a_finding_soon(string what, string condition)
    {
        using var folder = new Folder()
            .With("small/scenario.yaml", Smallest.Scenario)
            .With("cities/town.yaml", Smallest.City)
            .With("small/plans/day.plan.yaml", Smallest.Plan.Replace("tension = 35 and street in loud", $"'{condition}'", StringComparison.Ordinal));
        var yaml = Smallest.Scenario.Replace("when: not done visit", $"when: '{condition}'", StringComparison.Ordinal);
        var watch = Stopwatch.StartNew();

        var (scenario, plan) = (Author.ReadScenario("huge.yaml", Encoding.UTF8.GetBytes(yaml)), Author.LoadPlan(folder["small/plans/day.plan.yaml"]));

        Assert.True(watch.Elapsed < Deadline, $"{what} took {watch.Elapsed}.");
        Assert.NotEmpty(Errors(scenario.Findings));
        Assert.NotEmpty(Errors(plan.Findings));
        Assert.All(scenario.Findings.Concat(plan.Findings), finding => Assert.True(finding is { Line: > 0, Column: > 0 } && finding.ToString().Length < 400, finding.Code));
    }

    [Fact]
    public void Any_row_of_words_is_a_condition_that_plays_or_a_finding() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(2_026, 7),
        Prop.ForAll(Rows(), condition =>
        {
            var place = Places[condition.Length % Places.Length];
            var yaml = Smallest.Scenario.Replace(place.Good, place.With.Replace(Here, condition, StringComparison.Ordinal), StringComparison.Ordinal);
            var watch = Stopwatch.StartNew();

            var file = Author.ReadScenario("small.yaml", Encoding.UTF8.GetBytes(yaml));

            Assert.True(watch.Elapsed < Deadline, $"It took {watch.Elapsed}.");
            Assert.Equal(file.Scenario is null, Errors(file.Findings).Count > 0);
            Assert.All(file.Findings, finding => Assert.True(finding is { Line: > 0, Column: > 0 }, finding.Code));
            if (file.Scenario is not null)
            {
                Engine.Scenarios.Playbook.Of(file.Content(null));
            }
        }));

    /// <summary>Words that the smallest scenario knows, so that now and then it is a condition of it.</summary>
    private static Arbitrary<string> Rows() => Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed =>
    {
        string[] words =
        [
            "and", "or", "not", "(", ")", "tension", "street", "loud", "mayor", "police", "fact", "visit", "news", "bang", "what-now", "go", "late", "done", "by", "=", ">=",
            "2", "-1.5", "20m", "1h", "in", "for", "within", "of", "knows", "shared", "with", "answered", "consulted", "released", "fired", "convened", "phase", "elapsed",
            "doer", "nobody", "/", "*", "==", "&&", "!", ",", ":", "[", "}", "\u00e7", "\ud83d\udd25", "\t", "\"", "#",
        ];
        string[] tests =
        [
            "tension>1", "street in loud for 90m", "done visit by mayor >= 2", "answered what-now = go", "police knows fact", "phase = late", "elapsed<9999s",
            "fired bang within 5m of street in loud", "released news", "mayor consulted police",
        ];
        string[] between = [" and ", " or ", " and not "];
        var dice = new Dice(seed);
        var many = dice.Between(0, dice.One([4, 10, 60, 600]));
        return dice.Chance(50)
            ? string.Join(" ", dice.Times(many, many, _ => dice.One(words)))
            : string.Concat(dice.Times(many, many, _ => dice.One(tests) + dice.One(between))) + "tension < 5";
    }));

    private static List<Finding> Errors(IEnumerable<Finding> findings) => [.. findings.Where(finding => finding.IsError)];
}
