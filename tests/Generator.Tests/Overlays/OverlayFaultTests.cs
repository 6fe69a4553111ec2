namespace SpecClient.Generator.Tests.Overlays;

/// <summary>What an overlay gets wrong is told at its line in the overlay, and the rest of it is applied.</summary>
public class OverlayFaultTests
{
    private const string Document = "{ a: { s: text, o: { }, l: [1] }, paths: { /x: { } } }";

    [Theory]
    [InlineData("$.a.s", "{ x: 1 }", "6", "SPEC0016", "a primitive value, and the value is an object")]
    [InlineData("$.a.s", "[1]", "6", "SPEC0016", "a primitive value, and the value is an array")]
    [InlineData("$.a.o", "text", "6", "SPEC0016", "an object, and the value is a primitive value")]
    [InlineData("$.a.o", "null", "6", "SPEC0016", "an object, and the value is a primitive value")]
    [InlineData("$.a", "{ s: [1], o: { k: 1 } }", "6", "SPEC0016", "'s' is a primitive value in the")]
    [InlineData("$.a", "{ l: { k: 1 } }", "6", "SPEC0016", "'l' is an array in the document and an object")]
    [InlineData("$.a.*", "text", "5", "SPEC0016", "nodes of several kinds")]
    [InlineData("$.a.missing", "{ x: 1 }", "5", "SPEC0014", "'$.a.missing' selects nothing")]
    [InlineData("$.a[?@.missing]", "{ x: 1 }", "5", "SPEC0015", "selects nothing")]
    [InlineData("$.x-name", "{ x: 1 }", "5", "SPEC0013", "must be quoted, such as ['x-name'] (character 4)")]
    [InlineData("a.b", "{ x: 1 }", "5", "SPEC0013", "a query starts with '$' (character 1)")]
    [InlineData("$.a", "{ l: null }", "6", "SPEC0018", "'l' has no value")]
    public void An_update_that_does_not_fit(string target, string value, string line, string id, string message)
    {
        var tree = OverlaidTree.Actions(Document, $$"""
              - target: "{{target}}"
                description: a test
                update: {{value}}
              - target: $
                update: { done: true }
            """.Replace("    description: a test\n", ""));
        var finding = Assert.Single(tree.Findings);
        Assert.Matches($@"^0\.overlay\.yaml:{(line == "6" ? 5 : 4)}:\d+ {id} ", finding);
        Assert.Contains(message, finding);
        Assert.EndsWith("\"done\":true}", tree.Json);
    }

    [Theory]
    [InlineData("$.a['{0}']", "SPEC0014", "'$.a['", "' selects nothing")]
    [InlineData("$.a[?@.{0}]", "SPEC0015", "'$.a[?@.", "]' selects nothing")]
    [InlineData("$.{0}..", "SPEC0013", "'$.", "..' is no JSONPath query")]
    [InlineData("$.a[-0{1}]", "SPEC0013", "'$.a[-0", "' is no ")]
    public void A_long_query_is_told_by_its_beginning_and_its_end(string form, string id, string beginning, string end)
    {
        var faces = string.Concat(Enumerable.Repeat("\U0001F600", 5_000));
        var target = form.Replace("{0}", faces, StringComparison.Ordinal)
            .Replace("{1}", new string('1', 10_000), StringComparison.Ordinal);
        var finding = Assert.Single(OverlaidTree.Actions(Document, $$"""
              - target: "{{target}}"
                update: { x: 1 }
            """).Findings);
        Assert.Contains(id + " ", finding);
        Assert.Contains(beginning, finding);
        Assert.Contains(" … ", finding);
        Assert.Contains(end, finding);
        Assert.InRange(finding.Length, 100, 700);
        Assert.Equal(finding, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(finding)));
    }

    [Fact]
    public void Copies_into_copies_end_at_the_depth_that_a_file_may_have()
    {
        // Each copy doubles the depth: 20 of them would be a million levels.
        var tree = OverlaidTree.Actions(
            "{ a: { } }",
            "  - { target: $.a, update: { b: { b: { } } } }\n" + string.Concat(Enumerable.Repeat(
                "  - { target: '$..b[?count(@.*) == 0]', copy: $.a }\n", 20))
                + "  - { target: $, update: { done: true } }");
        Assert.Contains(tree.Findings, static finding => finding.Contains("SPEC0016", StringComparison.Ordinal)
            && finding.Contains("more than 500 objects and lists lie inside each other", StringComparison.Ordinal));
        Assert.InRange(tree.Json.Count(static character => character == '{'), 100, 1000);
        Assert.EndsWith("\"done\":true}", tree.Json);
    }

    [Theory]
    [InlineData("  - { target: $.a.o, copy: $.a.* }", "SPEC0016", "must select one node and selects 3")]
    [InlineData("  - { target: $.a.o, copy: $.b }", "SPEC0016", "must select one node and selects 0")]
    [InlineData("  - { target: $.a.o, copy: $.a.s }", "SPEC0016", "selects an object, and the value is a primitive")]
    [InlineData("  - { target: $.a.o, copy: $. }", "SPEC0013", "'$.' is no JSONPath")]
    [InlineData("  - { target: $.a.o, copy: [1] }", "SPEC0017", "'copy' must be a JSONPath query")]
    [InlineData("  - { target: $, remove: true }", "SPEC0016", "the whole document cannot be removed")]
    [InlineData("  - { target: $.a.q, remove: true }", "SPEC0015", "'$.a.q' selects nothing")]
    [InlineData("  - { target: $.paths, remove: yes please }", "SPEC0017", "'remove' has no effect")]
    [InlineData("  - { target: $.paths, remove: false }", "SPEC0018", "neither 'update' nor 'copy'")]
    [InlineData("  - { target: $.paths }", "SPEC0018", "neither 'update' nor 'copy'")]
    [InlineData("  - { update: { } }", "SPEC0017", "'target' must be a JSONPath query")]
    [InlineData("  - { target: 7, update: { } }", "SPEC0017", "'target' must be a JSONPath query")]
    [InlineData("  - text", "SPEC0017", "must be an object with 'target'")]
    [InlineData("  - { target: $, update: { }, copy: $.a }", "SPEC0017", "exclude each other")]
    [InlineData("  - { target: $, update: { }, put: 1 }", "SPEC0017", "'put' has no effect: known here are target")]
    public void An_action_that_is_wrong(string action, string id, string message)
    {
        var tree = OverlaidTree.Actions(Document, action + "\n  - { target: $, update: { done: true } }");
        Assert.All(tree.Findings, static finding => Assert.StartsWith("0.overlay.yaml:4:", finding));
        Assert.Contains(tree.Findings, finding => finding.Contains(id) && finding.Contains(message));
        Assert.EndsWith("\"done\":true}", tree.Json);
    }

    [Fact]
    public void Remove_wins_over_update()
    {
        var tree = OverlaidTree.Actions("{ a: 1, b: 2 }", "  - { target: $.a, remove: true, update: 3 }");
        tree.Gives("""{ "b": 2 }""");
        Assert.Contains("SPEC0018 'update' has no effect: the action removes its target", Assert.Single(tree.Findings));
    }

    [Theory]
    [InlineData("overlay: 2.0.0\ninfo: {}\nactions: []", "0.overlay.yaml:1:1 SPEC0012", "version '2.0.0' is")]
    [InlineData("info: {}\nactions: []", "0.overlay.yaml:1:1 SPEC0012", "'overlay' must give its version")]
    [InlineData("overlay: 1.1.0\ninfo: {}\nactions: { }", "0.overlay.yaml:3:1 SPEC0012", "'actions' must be a list")]
    [InlineData("overlay: 1.1.0\ninfo: {}", "0.overlay.yaml:1:1 SPEC0012", "'actions' must be a list")]
    [InlineData("- 1", "0.overlay.yaml:1:1 SPEC0012", "it must be an object")]
    [InlineData("overlay: 1.1.0\ninfo: {}\nactions: []", "0.overlay.yaml:3:1 SPEC0017", "it has no actions")]
    [InlineData("overlay: 1.1.0\nactions: [", "0.overlay.yaml:2", "SPEC0001")]
    [InlineData("overlay: 1.1.0\ninfo: {}\nactions: []\ninfos: {}", "0.overlay.yaml:4:1 SPEC0017", "'infos' has no")]
    public void A_file_that_is_no_overlay(string overlay, string place, string message)
    {
        var tree = OverlaidTree.Overlays("{ a: 1 }", overlay);
        tree.Gives("""{ "a": 1 }""");
        Assert.Contains(tree.Findings, finding => finding.StartsWith(place, StringComparison.Ordinal)
            && finding.Contains(message));
    }

    [Theory]
    [InlineData("1.0.0", "'copy' needs overlay: 1.1.0")]
    [InlineData("1.0", "'copy' needs overlay: 1.1.0")]
    [InlineData("1.1.7", null)]
    public void What_a_later_version_brought_is_applied_all_the_same(string version, string? message)
    {
        var tree = OverlaidTree.Overlays(
            "{ a: { }, b: { x: 1 } }",
            OverlaidTree.Overlay("  - { target: $.a, copy: $.b }", version));
        tree.Gives("""{ "a": { "x": 1 }, "b": { "x": 1 } }""");
        Assert.Equal(message is null ? 0 : 1, tree.Findings.Count(f => f.Contains(message ?? "SPEC0018")));
    }

    [Theory]
    [InlineData("$..*..*..*..*..*..*..*..*", "it selects too many nodes of the document")]
    [InlineData("$..['a','a']..['a','a']..['a','a']..['a','a']..['a','a']", "too many nodes")]
    [InlineData("$..[?@..[?count($..*) > 1]]", "it looks at too many nodes of the document")]
    [InlineData("$..[?search(@, '^(x+)+!')]", "the pattern '^(x+)+!' takes too long")]
    public void A_query_that_takes_too_long_ends_with_a_message(string query, string message)
    {
        var deep = string.Concat(Enumerable.Repeat("{ \"a\": ", 400)) + "\"" + new string('x', 40) + "\""
            + new string('}', 400);
        var tree = OverlaidTree.Overlays(deep, OverlaidTree.Overlay(
            $"  - {{ target: \"{query}\", update: {{ q: 1 }} }}\n  - {{ target: $, update: {{ done: true }} }}"));
        var finding = Assert.Single(tree.Findings);
        Assert.StartsWith("0.overlay.yaml:4:", finding);
        Assert.Contains("SPEC0016", finding);
        Assert.Contains(message, finding);
        Assert.Contains("no action from here on is applied", finding);
        Assert.DoesNotContain("done", tree.Json);
    }

    [Fact]
    public void A_document_that_doubles_with_each_action_ends_with_a_message()
    {
        var doubling = string.Concat(Enumerable.Repeat("  - { target: $.a, copy: $.a }\n", 60));
        var tree = OverlaidTree.Actions("{ a: [1, 2, 3, 4] }", doubling);
        Assert.Contains(tree.Findings, static finding => finding.Contains("the document becomes too large"));
    }
}
