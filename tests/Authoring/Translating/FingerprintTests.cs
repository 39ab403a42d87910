using Tabletop.Authoring.Translating;

namespace Tabletop.Authoring.Tests.Translating;

public sealed class FingerprintTests
{
    [Fact]
    public void It_is_the_same_for_ever() => Assert.Equal("2cf24dba", Fingerprint.Of("hello"));

    [Theory]
    [InlineData("a\nb", "a\r\nb")]
    [InlineData("a\nb", "a\nb\n")]
    [InlineData("a\nb", "a\nb  \n\n")]
    [InlineData("\u00e9t\u00e9", "e\u0301te\u0301")]
    public void What_nobody_sees_makes_no_difference(string one, string other) => Assert.Equal(Fingerprint.Of(one), Fingerprint.Of(other));

    [Theory]
    [InlineData("a b", "a  b")]
    [InlineData("a", "A")]
    [InlineData("a", " a")]
    [InlineData("a\nb", "a b")]
    public void What_somebody_may_see_does(string one, string other) => Assert.NotEqual(Fingerprint.Of(one), Fingerprint.Of(other));
}
