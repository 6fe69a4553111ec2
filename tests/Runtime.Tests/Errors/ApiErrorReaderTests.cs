using System.Text;
using CsCheck;
using SpecClient;

namespace Runtime.Tests.Errors;

public sealed class ApiErrorReaderTests
{
    [Theory]
    [InlineData("""{"errors":[{"code":1142,"message":"m","source":{"pointer":"/p"}}]}""", "/p: m (code 1142)")]
    [InlineData("""{"error":{"message":"m","code":"c","type":"t"}}""", "m (code c)")]
    [InlineData("""{"error":{"message":"m","type":"invalid_request","param":"x"}}""", "x: m (code invalid_request)")]
    [InlineData("""{"error":"invalid_client","error_description":"d"}""", "d (code invalid_client)")]
    [InlineData("""{"error":"plain"}""", "plain")]
    [InlineData("""{"type":"https://e.example/o","title":"Out","detail":"d"}""", "d (code https://e.example/o)")]
    [InlineData("""{"title":"T","errors":{"name":["too long","too odd"]}}""", "name: too long|name: too odd")]
    [InlineData("""{"detail":[{"loc":["body","a"],"msg":"m","type":"missing"}]}""", "body.a: m (code missing)")]
    [InlineData("""{"message":"Not Found","documentation_url":"u"}""", "Not Found")]
    [InlineData("""{"errors":["a","b"]}""", "a|b")]
    [InlineData("""[{"message":"m"}]""", "m")]
    [InlineData("""{"errors":[],"message":"m"}""", "m")]
    [InlineData("""{"errors":null}""", "")]
    [InlineData("""{"ok":true}""", "")]
    [InlineData("not json", "")]
    [InlineData("", "")]
    [InlineData("\uFEFF{\"message\":\"m\"}", "m")]
    public void Shapes(string body, string expected) =>
        Assert.Equal(expected, string.Join('|', ApiErrorReader.Read(Encoding.UTF8.GetBytes(body))));

    [Theory]
    [InlineData("""{"message":"x\ud83d"}""", "x\ufffd")]
    [InlineData("""{"errors":[{"message":"\ud83d","code":"\udc00"}]}""", "\ufffd")]
    public void A_text_that_is_none_is_told_with_a_replacement(string body, string expected) =>
        Assert.Equal(expected, ApiErrorReader.Read(Encoding.UTF8.GetBytes(body)).Single().Message);

    [Fact]
    public void A_name_that_is_no_text_costs_the_details_alone() =>
        Assert.Empty(ApiErrorReader.Read("{\"errors\":{\"\\ud83d\":[\"a\"]}}"u8.ToArray()));

    [Fact]
    public void Nothing_makes_it_throw() => Gen.String.Select(text => text.Length > 0 && text[0] % 2 == 0
        ? "{\"errors\":" + System.Text.Json.JsonSerializer.Serialize(text) + "}"
        : text).Sample(text => ApiErrorReader.Read(Encoding.UTF8.GetBytes(text)) is not null);

    [Fact]
    public void Deep_nesting_is_no_problem() =>
        Assert.Empty(ApiErrorReader.Read(
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"errors\":", 100_000)))));
}
