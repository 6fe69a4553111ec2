using SpecClient.Generator.Building.Operations;

namespace SpecClient.Generator.Tests.Building.Operations;

/// <summary>Globs of filters.</summary>
public class GlobTests
{
    [Theory]
    [InlineData("/a/*/c", "/a/b/c", '/', true)]
    [InlineData("/a/*/c", "/a/b/b/c", '/', false)]
    [InlineData("/a/**/c", "/a/b/b/c", '/', true)]
    [InlineData("/a/**", "/a", '/', false)]
    [InlineData("/a**", "/a", '/', true)]
    [InlineData("a?c", "aBC", null, true)]
    [InlineData("a?c", "ac", null, false)]
    [InlineData("*-*", "x-y-z", null, true)]
    [InlineData("*a*b", "bab", null, true)]
    [InlineData("*a*b", "ba", null, false)]
    [InlineData("dns.*", "dns.records", '.', true)]
    [InlineData("dns.*", "dns.records.x", '.', false)]
    [InlineData("", "", null, true)]
    [InlineData("**", "", null, true)]
    public void Stars_and_question_marks(string glob, string text, char? separator, bool expected) =>
        Assert.Equal(expected, Glob.IsMatch(glob, text, separator));

    [Fact]
    public void Names_of_any_length_are_compared() =>
        Assert.False(Glob.IsMatch("*a*a*z", new string('a', 200_000), null));
}
