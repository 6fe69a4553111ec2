using SpecClient.Generator.Building.Naming;

namespace SpecClient.Generator.Tests.Building.Naming;

/// <summary>Wire names to identifiers.</summary>
public class CSharpIdentifierTests
{
    [Theory]
    [InlineData("origin_ip", "OriginIp")]
    [InlineData("origin-ip", "OriginIp")]
    [InlineData("originIP", "OriginIP")]
    [InlineData("URL", "URL")]
    [InlineData("HTTPResponse", "HTTPResponse")]
    [InlineData("IN_PROGRESS", "InProgress")]
    [InlineData("PENDING", "Pending")]
    [InlineData("AWS", "AWS")]
    [InlineData("TLS 1.0", "TLS1_0")]
    [InlineData("HTTP/1.x", "HTTP1X")]
    [InlineData("@type", "Type")]
    [InlineData("$ref", "Ref")]
    [InlineData("<any part name>", "AnyPartName")]
    [InlineData("<=1y", "LessThanOrEqual1y")]
    [InlineData(">1y", "GreaterThan1y")]
    [InlineData("1", "Value1")]
    [InlineData("-1", "Minus1")]
    [InlineData("2023-01-01", "Value2023_01_01")]
    [InlineData("CVE-2021-4428", "CVE2021_4428")]
    [InlineData("workers/tag", "WorkersTag")]
    [InlineData("issue_class~neq", "IssueClassNeq")]
    [InlineData("don't", "Dont")]
    [InlineData("<", "LessThan")]
    [InlineData("==", "Equal")]
    [InlineData("*", "Asterisk")]
    [InlineData("", "Empty")]
    [InlineData("名前", "名前")]
    [InlineData("naïve", "Naïve")]
    [InlineData("e\u0301te\u0301", "Été")]
    [InlineData("zero\u200bwidth", "Zerowidth")]
    [InlineData("\ud83d\ude00", "U1F600")]
    [InlineData("a\ud83d\ude00b", "AB")]
    [InlineData("class", "Class")]
    public void A_wire_name_becomes_an_identifier(string wireName, string expected)
    {
        var name = CSharpIdentifier.Pascal(wireName);
        Assert.Equal(expected, name);
        Assert.True(Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name));
    }

    [Fact]
    public void Any_character_gives_a_valid_identifier()
    {
        for (var character = 0; character <= char.MaxValue; character++)
        {
            var name = CSharpIdentifier.Pascal("a" + (char)character + "1");
            Assert.True(Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name), character + " " + name);
            name = CSharpIdentifier.Pascal(((char)character).ToString());
            Assert.True(Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name), character + " " + name);
        }
    }

    [Fact]
    public void A_long_name_is_cut_and_stays_its_own()
    {
        var one = CSharpIdentifier.Pascal(new string('a', 400) + "x");
        var two = CSharpIdentifier.Pascal(new string('a', 400) + "y");
        Assert.True(one.Length <= 160 && two.Length <= 160);
        Assert.NotEqual(one, two);
    }

    [Fact]
    public void Types_that_start_with_a_digit_get_their_prefix() =>
        Assert.Equal("Model404Response", CSharpIdentifier.Pascal("404_response", "Model"));
}
