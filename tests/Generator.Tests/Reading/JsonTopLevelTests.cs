using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Tests.Reading;

/// <summary>Members of the top level, whatever the borders of the blocks cut.</summary>
public sealed class JsonTopLevelTests
{
    [Theory]
    [InlineData(8_100)]
    [InlineData(16_300)]
    [InlineData(100_000)]
    public void Borders_of_blocks_cut_anything(int length)
    {
        for (int more = 0; more < 120; more++)
        {
            string filling = new string('é', (length + more) / 2) + new string('x', (length + more + 1) / 2)
                + "\U0001F600";
            string text = "{\"a\": \"" + filling + "\", \"b\": [1, {\"openapi\": 1}], \"\\u0063\": 3.5, \"d\": true}";

            Assert.Equal([("a", filling), ("b", null), ("c", "3.5"), ("d", null)], Members(text));
        }
    }

    [Fact]
    public void Nothing_is_read_behind_the_object()
    {
        Assert.Equal([("a", "1")], Members("{\"a\": 1} ]]"));
    }

    [Fact]
    public void Who_has_enough_gets_no_more()
    {
        var keys = new List<string>();
        JsonTopLevel.Read(SourceText.From("{\"a\": 1, \"b\": 2, broken"), 0, (key, _) =>
        {
            keys.Add(key);
            return key == "b";
        });

        Assert.Equal(["a", "b"], keys);
    }

    private static List<(string, string?)> Members(string text)
    {
        var members = new List<(string, string?)>();
        JsonTopLevel.Read(SourceText.From("  " + text), 2, (key, value) =>
        {
            members.Add((key, value));
            return false;
        });
        return members;
    }
}
