using System.Text;
using SpecClient;
using SpecClient.Json;
using Xunit;

namespace Runtime.Tests.Batching;

/// <summary>What was written to be measured is what is sent, unless an item could not be written.</summary>
public sealed class ItemMeterTests
{
    [Theory]
    [InlineData("a,b,c|d,e", "\"a\"\"b\"\"c\"", "\"d\"\"e\"")]
    [InlineData("bad,b|d,e", null, "\"d\"\"e\"")]
    [InlineData("a,bad|d,e", null, "\"d\"\"e\"")]
    [InlineData("a,b|bad,e", "\"a\"\"b\"", null)]
    [InlineData("a,b|d,bad", "\"a\"\"b\"", null)]
    [InlineData("bad|d", null, "\"d\"")]
    [InlineData("a|bad", "\"a\"", null)]
    public void Only_a_request_with_an_item_that_cannot_be_written_goes_without(
        string requests, string? first, string? second)
    {
        string[][] items = [.. requests.Split('|').Select(static part => part.Split(','))];
        foreach (int ahead in new[] { 0, 1, items[1].Length })
        {
            // Of the second request so many are measured before the first is taken, as with one that did not fit.
            using var meter = new ItemMeter<string>(static (writer, item) =>
            {
                writer.WriteStringValue(item);
                writer.Flush();
                if (item == "bad")
                {
                    throw new InvalidOperationException(item);
                }
            });
            Measure(meter, [.. items[0], .. items[1].Take(ahead)]);
            Assert.Equal(first, Text(meter.Take(items[0].Length), items[0].Length));
            Measure(meter, [.. items[1].Skip(ahead)]);
            Assert.Equal(second, Text(meter.Take(items[1].Length), items[1].Length));
        }
    }

    private static void Measure(ItemMeter<string> meter, IEnumerable<string> items)
    {
        foreach (string item in items)
        {
            Assert.Equal(item == "bad" ? 0 : 4, meter.Measure(item));
        }
    }

    private static string? Text(WrittenItems? written, int count) => written is null
        ? null
        : string.Concat(Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetString(written[i])));
}
