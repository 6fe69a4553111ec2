using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Inputs;
using SpecClient.Generator.Reading;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Tests.Reading;

/// <summary>Texts are read block by block; no seam between blocks may show.</summary>
public sealed class Utf8TextTests
{
    // A pair that a block's end cuts in two, a lone half at the end of a block, and plain text around both.
    [Theory]
    [InlineData("\ud83d\ude00")]
    [InlineData("\ud83dx")]
    [InlineData("é€x")]
    [InlineData("\ude00\ud83d")]
    public void Bytes_are_those_of_the_whole_text(string sign)
    {
        for (var before = (1 << 14) - 3; before <= (1 << 14) + 1; before++)
        {
            var whole = new string('a', before) + sign + new string('b', 20_000) + sign;

            Assert.Equal(Encoding.UTF8.GetBytes(whole), Utf8Text.Encode(SourceText.From(whole), 0));
            Assert.Equal(Encoding.UTF8.GetBytes(whole[7..]), Utf8Text.Encode(SourceText.From(whole), 7));
        }
    }

    [Fact]
    public void Characters_are_read_in_any_portions()
    {
        var whole = string.Concat(Enumerable.Range(0, 3_000).Select(static number => number + ","));
        using var reader = new SourceTextReader(SourceText.From(whole), 2);
        var read = new StringBuilder();
        var buffer = new char[1_000];
        for (var round = 0; reader.Peek() >= 0; round++)
        {
            read.Append((char)reader.Read());
            read.Append(buffer, 0, reader.Read(buffer, 0, 1 + (round * 37 % 1_000)));
        }

        Assert.Equal(whole[2..], read.ToString());
        Assert.Equal(-1, reader.Read());
    }

    [Fact]
    public void Strings_are_told_apart_and_made_once()
    {
        var json = Encoding.UTF8.GetBytes("[" + string.Join(",", Enumerable.Range(0, 9_000).Select(
            static number => "\"value " + (number % 3_000) + "\"")) + ",\"\",\"a\\u0062\",\"\"]");
        var pool = new StringPool(json);
        var reader = new Utf8JsonReader(json);
        var found = new List<string?>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                found.Add(pool.Find(ref reader));
            }
        }

        Assert.Equal(
            Enumerable.Range(0, 9_000).Select(static number => "value " + (number % 3_000)), found.Take(9_000));
        Assert.Same(found[1], found[3_001]);
        Assert.Equal(["", null, ""], found.Skip(9_000));
    }

    [Fact]
    public void References_to_files_are_found_across_blocks()
    {
        for (var before = (1 << 15) - 30; before <= (1 << 15) + 1; before++)
        {
            var whole = new string(' ', before) + "\"$ref\": \"./common.yaml#/A\"" + new string(' ', 40_000);

            Assert.Equal(["./common.yaml"], ReferenceScan.Find(SourceText.From(whole), default));
        }
    }

    [Fact]
    public void A_document_whose_version_stands_at_its_end_is_one()
    {
        var paths = string.Join(",", Enumerable.Range(0, 5_000).Select(static number => $"\"/p{number}\": {{}}"));

        Assert.True(DocumentSniffer.IsDocument(SourceText.From($$"""{"paths": { {{paths}} }, "openapi": "3.1.0"}""")));
        Assert.False(DocumentSniffer.IsDocument(SourceText.From($$"""{"paths": { {{paths}} }, "other": "3.1.0"}""")));
        Assert.True(DocumentSniffer.IsDocument(SourceText.From($$"""{"openapi": "3.1.0", "paths": { {{paths}} """)));
    }
}
