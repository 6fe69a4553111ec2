using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading;
using SpecClient.Generator.Reading.Trees;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Reading;

/// <summary>Text of any form and size becomes a tree with places, or a located diagnostic.</summary>
public class TreeReaderTests
{
    [Theory]
    [InlineData("{\"a\": 1}", "/x.json")]
    [InlineData("\ufeff{\"a\": 1}", "/x.json")]
    [InlineData("// a comment\n/* another */ {\"a\": 1, /* inside */ }", "/x.json")]
    [InlineData("{a: 1}", "/x.yaml")]
    [InlineData("\ufeffa: 1", "/x.yml")]
    [InlineData("# comment\n%YAML 1.2\n---\na: 1", "/x.yaml")]
    [InlineData("--- {a: 1}", "/x.yaml")]
    [InlineData("a: 0x1", "/x.json")]
    public void A_text_is_read_by_what_it_holds(string text, string path)
    {
        var tree = Reads.Tree(text, path);
        if (text.Contains('%'))
        {
            // A directive must stand before everything but comments: this is YAML's own rule.
            return;
        }

        Assert.Empty(tree.Diagnostics);
        Assert.Equal("{\"a\":1}", tree.Root!.ToJsonString());
    }

    [Fact]
    public void Utf_16_is_read_as_the_compiler_decodes_it()
    {
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{\"ä\": \"😀\"}")).ToArray();
        using var stream = new MemoryStream(bytes);
        var tree = TreeReader.Read(new DocumentFile("/x.json", SourceText.From(stream)), CancellationToken.None);
        Assert.Equal("😀", (string?)tree.Root!["ä"]);
    }

    [Fact]
    public void Half_a_surrogate_pair_costs_one_character()
    {
        var tree = Reads.Tree("{\n \"a\": \"x\\ud83d\",\n \"\\udc00b\": \"\\ud83d\\ude00\"\n}", "/x.json");
        Assert.Equal("x\ufffd", (string?)tree.Root!["a"]);
        Assert.Equal("😀", (string?)tree.Root["\ufffdb"]);
        Assert.Equal(["SPEC0102 2:7", "SPEC0102 3:2"], tree.Diagnostics.Places());
    }

    [Theory]
    [InlineData(500, 0)]
    [InlineData(501, 1)]
    [InlineData(4_000, 1)]
    public void What_nests_too_deeply_is_left_out_with_its_place(int depth, int count)
    {
        var lists = new string('[', depth - 1) + new string(']', depth - 1);
        foreach (var tree in new[]
        {
            Reads.Tree("{\"a\": " + lists + ",\n\"b\": 1}", "/x.json"),
            Reads.Tree("a: " + lists + "\nb: 1", "/x.yaml"),
        })
        {
            Assert.Equal(count, tree.Diagnostics.Count(static d => d.Id == "SPEC0100"));
            Assert.Equal(count, tree.Diagnostics.Count);
            Assert.Equal("1", tree.Root!["b"]!.ToJsonString());
        }
    }

    [Fact]
    public void An_alias_does_not_nest_deeper_than_a_text_may()
    {
        var lists = new string('[', 300) + "*a" + new string(']', 300);
        var tree = Reads.Tree("x: &a " + new string('[', 300) + new string(']', 300) + "\ny: " + lists);
        Assert.Equal(["SPEC0100 2:304"], tree.Diagnostics.Places());
    }

    [Theory]
    [InlineData("0xFFFFFFFFFFFFFFFF", "18446744073709551615")]
    [InlineData("0x10", "16")]
    [InlineData("0o17", "15")]
    [InlineData("0xZZ", "\"0xZZ\"")]
    [InlineData("007", "7")]
    [InlineData("+1.", "1")]
    [InlineData("1e400", "1e400")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("2024-01-01", "\"2024-01-01\"")]
    [InlineData("~", "null")]
    public void Scalars_follow_the_core_schema(string yaml, string json) =>
        Assert.Equal(json, Reads.Tree("a: " + yaml).Root!["a"]?.ToJsonString() ?? "null");

    [Theory]
    [InlineData("type: string", "[\"yes\",\"007\",\"0x1F\",\"True\",1.0,\"\\u002B1\",\"2024-01-01\",null]")]
    [InlineData("type: [string, 'null']", "[\"yes\",\"007\",\"0x1F\",\"True\",1.0,\"\\u002B1\",\"2024-01-01\",null]")]
    [InlineData("type: integer", "[\"yes\",7,31,true,1.0,1,\"2024-01-01\",null]")]
    [InlineData("type: [string, integer]", "[\"yes\",7,31,true,1.0,1,\"2024-01-01\",null]")]
    public void Values_of_a_string_schema_keep_their_text(string type, string expected)
    {
        var tree = Reads.Tree(
            "a: { enum: [yes, 007, 0x1F, True, 1.0, +1, 2024-01-01, ~], " + type + ", default: &d 010 }\n"
            + "b: { type: string, const: *d }");
        Assert.Equal(expected, tree.Root!["a"]!["enum"]!.ToJsonString());
        Assert.Equal("\"010\"", tree.Root["b"]!["const"]!.ToJsonString());
    }

    [Fact]
    public void Every_node_is_found_where_it_stands()
    {
        foreach (var path in Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "specs"), "*.*", SearchOption.AllDirectories)
            .Where(static path => path.EndsWith("yaml", StringComparison.Ordinal)
                || path.EndsWith("json", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(path);
            var tree = Reads.Tree(text, path);

            // What an alias brings stands elsewhere.
            if (tree.Root is not null && !text.Contains(" *", StringComparison.Ordinal))
            {
                Check(tree, tree.Root, "#", text);
            }
        }
    }

    private static void Check(TreeResult tree, JsonNode? node, string pointer, string text)
    {
        if (node is JsonObject members)
        {
            foreach (var (key, value) in members)
            {
                var child = Pointer.Child(pointer, key);
                var place = tree.Locate(child);
                var found = text.Substring(place.Start, Math.Max(1, place.Length)).Trim('"', '\'');
                var isPlain = key.Length > 0 && key.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
                Assert.True(!isPlain || key.StartsWith(found, StringComparison.Ordinal), child + " at " + found);
                Check(tree, value, child, text);
            }
        }
        else if (node is JsonArray items)
        {
            for (var index = 0; index < items.Count; index++)
            {
                var child = Pointer.Child(pointer, index);
                var start = text[tree.Locate(child).Start];
                var isContainer = items[index]?.GetValueKind() is JsonValueKind.Object or JsonValueKind.Array;
                Assert.True(
                    !isContainer || start is '{' or '[' or '-' or '"' or '\'' or '&' or '$' || char.IsLetter(start),
                    child + " at " + start);
                Check(tree, items[index], child, text);
            }
        }
    }
}
