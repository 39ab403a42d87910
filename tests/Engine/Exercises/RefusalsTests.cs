using System.Globalization;
using System.Text.RegularExpressions;
using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Tests.Exercises;

public partial class RefusalsTests
{
    [Fact]
    public void Every_code_the_engine_refuses_with_has_a_sentence_and_every_sentence_a_code_that_is_used() =>
        Assert.Equal(Refusals.Codes, CodesInSource().Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_sentence_is_made_with_its_arguments_and_read_by_people()
    {
        Assert.Equal("There is no seat called 'z' in this exercise.", new Refusal("unknown", ["seat", "z"]).Sentence);
        Assert.All(Refusals.Codes, code => Assert.EndsWith(".", Refusals.Sentence(code, ["x", "y"]), StringComparison.Ordinal));
    }

    [Fact]
    public void A_sentence_is_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal("Mayor has its hands full: 12 things are under way. Wait until one is done.", Refusals.Sentence("at-capacity", ["Mayor", "12"]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>The words in the first argument of every call of Refuse in the engine's source, which lies in this assembly.</summary>
    private static IEnumerable<string> CodesInSource()
    {
        var assembly = typeof(RefusalsTests).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("source/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            foreach (Match call in Calls().Matches(reader.ReadToEnd()))
            {
                // In `Refuse(x ? "a" : "b", "c")` the codes are a and b.
                foreach (Match code in Codes().Matches(call.Groups[1].Value))
                {
                    yield return code.Groups[1].Value;
                }
            }
        }
    }

    [GeneratedRegex(@"Refuse\(([^,;]*?)(\)|,)[^;]*?[;:\n]")]
    private static partial Regex Calls();

    [GeneratedRegex("\"([a-z-]+)\"")]
    private static partial Regex Codes();
}
