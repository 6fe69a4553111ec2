using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClient.Generator.Reading.Overlays.JsonPath;

namespace SpecClient.Generator.Tests.Overlays;

/// <summary>JSONPath by RFC 9535: selectors, filters, functions, comparisons, and what is no query.</summary>
public class JsonPathTests
{
    private const string Store = """
        { "store": { "book": [
            { "category": "reference", "author": "Nigel Rees", "price": 8.95, "isbn": null },
            { "category": "fiction", "author": "Evelyn Waugh", "price": 12.99 },
            { "category": "fiction", "author": "Herman Melville", "isbn": "0-553", "price": 8.99 } ],
          "bicycle": { "color": "red", "price": 399 } } }
        """;

    [Theory]
    [InlineData("$.store.book[*].author", """["Nigel Rees","Evelyn Waugh","Herman Melville"]""")]
    [InlineData("$..author", """["Nigel Rees","Evelyn Waugh","Herman Melville"]""")]
    [InlineData("$.store..price", """[8.95,12.99,8.99,399]""")]
    [InlineData("$..book[2].author", """["Herman Melville"]""")]
    [InlineData("$..book[-1].author", """["Herman Melville"]""")]
    [InlineData("$..book[0,1].price", """[8.95,12.99]""")]
    [InlineData("$..book[:2].price", """[8.95,12.99]""")]
    [InlineData("$..book[::-1].price", """[8.99,12.99,8.95]""")]
    [InlineData("$..book[?@.isbn].price", """[8.95,8.99]""")]
    [InlineData("$..book[?@.isbn == null].price", """[8.95]""")]
    [InlineData("$..book[?(@.price<10)].price", """[8.95,8.99]""")]
    [InlineData("$..book[?@.price < 10 && @.category == 'fiction'].price", """[8.99]""")]
    [InlineData("$..book[?!(@.category=='fiction') || @.price > 12].price", """[8.95,12.99]""")]
    [InlineData("$..book[?@.price < $.store.bicycle.price].price", """[8.95,12.99,8.99]""")]
    [InlineData("$['store']['bicycle'][\"color\"]", """["red"]""")]
    [InlineData("$.store[?@.color].price", """[399]""")]
    [InlineData("$..book[?length(@.author) > 12].author", """["Herman Melville"]""")]
    [InlineData("$.store[?count(@.*) == 2].color", """["red"]""")]
    [InlineData("$.store[?count(@.*) == 3][0].price", """[8.95]""")]
    [InlineData("$..book[?match(@.author, '.*Waugh')].price", """[12.99]""")]
    [InlineData("$..book[?match(@.author, 'Waugh')].price", "[]")]
    [InlineData("$..book[?search(@.author, 'W[a-z]u')].price", """[12.99]""")]
    [InlineData("$.store[?value(@..color) == 'red'].price", """[399]""")]
    [InlineData("$.nothing", "[]")]
    public void Selects_what_the_rfc_says(string query, string expected) =>
        Assert.Equal(Compact(expected), Select(query, Store));

    [Theory]
    [InlineData("$[?@.a == 1.0]", """[{"a":1},{"a":2}]""", """[{"a":1}]""")]
    [InlineData("$[?@.a == 1e0]", """[{"a":1},{"a":2}]""", """[{"a":1}]""")]
    [InlineData("$[?@.a == @.b].a", """[{"a":[1,{"x":null}],"b":[1.0,{"x":null}]},{}]""", """[[1,{"x":null}]]""")]
    [InlineData("$[?@.a != 1]", """[{"a":1},{}]""", """[{}]""")]
    [InlineData("$[?@ < 'b']", """["a","b",1,null]""", """["a"]""")]
    [InlineData("$[?@ >= true]", """[true,1]""", """[true]""")]
    [InlineData("$[?length(@) == 1]", """["\ud83d\ude00","ab",[1],{"a":1},7]""", """["\ud83d\ude00",[1],{"a":1}]""")]
    [InlineData("$[?match(@, '.')]", """["\ud83d\ude00","ab","\n"]""", """["\ud83d\ude00"]""")]
    [InlineData("$[?match(@, '[^a]')]", """["\ud83d\ude00","a","b"]""", """["\ud83d\ude00","b"]""")]
    [InlineData("$[?match(@, '[b\ud83d\ude00]')]", """["\ud83d\ude00","a","b"]""", """["\ud83d\ude00","b"]""")]
    [InlineData("$[?match(@, '(')]", """["("]""", "[]")]
    [InlineData("$[?@ > '\uffff']", """["\ud83d\ude00","z"]""", """["\ud83d\ude00"]""")]
    [InlineData("$[?9007199254740993 == @]", "[9007199254740993,9007199254740992]", "[9007199254740993]")]
    [InlineData("$[?@[?@ == 'paged']]", """[["paged"],["other"],7]""", """[["paged"]]""")]
    public void Compares_values_as_the_rfc_says(string query, string json, string expected) =>
        Assert.Equal(Compact(expected), Select(query, json));

    [Theory]
    [InlineData("", 0, "starts with '$'")]
    [InlineData("paths", 0, "starts with '$'")]
    [InlineData("$.x-name", 3, "must be quoted")]
    [InlineData("$ ", 1, "nothing more")]
    [InlineData("$.", 2, "a name")]
    [InlineData("$[", 2, "a quoted name")]
    [InlineData("$['a'", 5, "']' is expected")]
    [InlineData("$['a", 4, "no end")]
    [InlineData("$[01]", 2, "no integer")]
    [InlineData("$[-0]", 2, "no integer")]
    [InlineData("$[9007199254740992]", 2, "no integer")]
    [InlineData("$['\\x']", 4, "escape")]
    [InlineData("$['\\ud83d']", 9, "'\\' is expected")]
    [InlineData("$[?1]", 4, "must be compared")]
    [InlineData("$[?@.a == ]", 10, "is expected")]
    [InlineData("$[?@.* == 1]", 3, "several nodes")]
    [InlineData("$[?length(@.*) == 1]", 10, "several nodes")]
    [InlineData("$[?length(@.a)]", 14, "must be compared")]
    [InlineData("$[?match(@.a, 'b') == true]", 3, "no value")]
    [InlineData("$[?count('a') == 1]", 9, "a query")]
    [InlineData("$[?max(@.a) == 1]", 3, "no function")]
    [InlineData("$[?length(@.a, @.b) == 1]", 13, "')' is expected")]
    public void Tells_what_is_no_query_and_where(string query, int position, string message)
    {
        var fault = Assert.Throws<PathSyntaxException>(() => PathParser.Parse(query));
        Assert.Contains(message, fault.Message);
        Assert.Equal(position, fault.Position);
    }

    [Fact]
    public void A_query_that_nests_without_end_is_a_fault_and_no_overflow() =>
        Assert.Throws<PathSyntaxException>(() =>
            PathParser.Parse("$[?" + new string('(', 100_000) + "@" + new string(')', 100_000) + "]"));

    private static string Select(string query, string json) => Json(
        PathParser.Parse(query).Select(new QueryScope(JsonNode.Parse(json)))
            .Select(static node => node.Value?.DeepClone()));

    internal static string Json(IEnumerable<JsonNode?> nodes) => Compact(new JsonArray([.. nodes]).ToJsonString());

    private static string Compact(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);
}
