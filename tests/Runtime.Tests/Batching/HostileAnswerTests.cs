using System.Net;
using Runtime.Tests.Support;
using SpecClient;
using SpecClient.Testing;
using Xunit;

namespace Runtime.Tests.Batching;

/// <summary>Answers that say too little, too much, or something else than they should.</summary>
public sealed class HostileAnswerTests
{
    private readonly FakeService _service = new();

    /// <summary>Items; those told to have succeeded; those told to have failed; the outcomes.</summary>
    public static TheoryData<string, string?, string?, string> ByKey => new()
    {
        { "a b", "x y z", "v w", "Unknown Unknown" },
        { "a b", "x a b z", "", "Succeeded Succeeded" },
        { "a b", "b a", "", "Succeeded Succeeded" },
        { "a b", "b", "a", "Refused Succeeded" },
        { "a b", "a a a", "", "Succeeded Unknown" },
        { "a a", "a a", "", "Succeeded Succeeded" },
        { "a a a", "a", "", "Succeeded Unknown Unknown" },
        { "a b", "a b", "a", "Unknown Succeeded" },
        { "a b", null, null, "Unknown Unknown" },
        { "a b", null, "b", "Unknown Refused" },
        { "a b", "a", null, "Succeeded Unknown" },
        { "a b", "", "", "Unknown Unknown" },
        { "::1 A:0::0", "0:0:0:0:0:0:0:1 a::", "", "Succeeded Succeeded" },
        { "::ffff:192.0.2.1", "::FFFF:c000:201", "", "Succeeded" },
        { "2001:db8::/32", "2001:DB8:0::/32", "", "Succeeded" },
        { "2001:db8::/32", "2001:db8::/33", "", "Unknown" },
        { "010.0.0.1", "8.0.0.1", "", "Unknown" },
        { "a", "A", "", "Unknown" },
        { "a b c", "c b a", "", "Succeeded Succeeded Succeeded" },
    };

    [Theory]
    [MemberData(nameof(ByKey))]
    public async Task Keys_decide_and_nothing_is_invented(
        string items, string? succeeded, string? failed, string expected)
    {
        _service.Answer = (_, _, _) => Task.FromResult(new BulkAnswer(Answers(succeeded), Answers(failed)));
        Assert.Equal(expected, await StatusesAsync(FakeService.Descriptor(), items.Split(' ')));
    }

    [Theory]
    [InlineData("a b", "a b c", "", "Unknown Unknown")]
    [InlineData("a b", "a", "", "Unknown Unknown")]
    [InlineData("a b", "x y", "", "Succeeded Succeeded")]
    [InlineData("a b", "", "x y", "Refused Refused")]
    [InlineData("a b", "x", "y", "Unknown Unknown")]
    [InlineData("a b", null, null, "Unknown Unknown")]
    [InlineData("a b", "x y", "x y", "Unknown Unknown")]
    public async Task Positions_decide_only_where_they_are_certain(
        string items, string? succeeded, string? failed, string expected)
    {
        _service.Answer = (_, _, _) => Task.FromResult(new BulkAnswer(Answers(succeeded), Answers(failed)));
        Assert.Equal(expected, await StatusesAsync(FakeService.Descriptor(byKey: false), items.Split(' ')));
    }

    [Fact]
    public async Task Null_among_the_answers_costs_only_what_it_could_have_been()
    {
        _service.Answer = (_, _, _) => Task.FromResult(new BulkAnswer([new("a"), null!], []));
        Assert.Equal("Succeeded Unknown", await StatusesAsync(FakeService.Descriptor(), ["a", "b"]));
    }

    [Fact]
    public async Task A_list_that_breaks_off_while_it_is_read_costs_the_rest()
    {
        static IEnumerable<ItemAnswer> BreakOff()
        {
            yield return new("a");
            throw new FormatException("$.succeeded[1] is a number");
        }

        BatchDescriptor<string, BulkAnswer, ItemAnswer> all = FakeService.Descriptor();
        var descriptor = new BatchDescriptor<string, BulkAnswer, ItemAnswer>
        {
            Operation = all.Operation,
            MaxItems = 10,
            ItemKey = all.ItemKey,
            ResultKey = all.ResultKey,
            Succeeded = static _ => BreakOff(),
        };
        Assert.Equal("Succeeded Unknown", await StatusesAsync(descriptor, ["a", "b"]));
    }

    [Fact]
    public async Task A_key_that_throws_costs_its_item()
    {
        BatchDescriptor<string, BulkAnswer, ItemAnswer> all = FakeService.Descriptor();
        var descriptor = new BatchDescriptor<string, BulkAnswer, ItemAnswer>
        {
            Operation = all.Operation,
            MaxItems = 10,
            ItemKey = static item => item == "b" ? throw new FormatException(item) : item,
            ResultKey = static answer => answer.Key == "c" ? throw new FormatException(answer.Key) : answer.Key,
            Succeeded = all.Succeeded,
        };
        Assert.Equal("Succeeded Unknown Unknown", await StatusesAsync(descriptor, ["a", "b", "c"]));
    }

    [Theory]
    [InlineData(200, """{"success":true,"result":{"succeeded":["a","b"],"failed":[]}}""", "Succeeded Succeeded")]
    [InlineData(207, """{"success":true,"result":{"succeeded":["a"],"failed":["b"]}}""", "Succeeded Refused")]
    [InlineData(202, """{"success":true,"result":{"succeeded":[],"failed":[]}}""", "Unknown Unknown")]
    [InlineData(200, """{"success":false,"errors":[{"code":1,"message":"no"}],"result":null}""", "Unknown Unknown")]
    [InlineData(200, """{"success":false,"result":{"succeeded":["a","b"],"failed":[]}}""", "Unknown Unknown")]
    [InlineData(200, """{"success":true,"result":null}""", "Unknown Unknown")]
    [InlineData(200, """{"success":true}""", "Unknown Unknown")]
    [InlineData(200, "[]", "Unknown Unknown")]
    [InlineData(200, "<html>", "Unknown Unknown")]
    [InlineData(200, """{"success":true,"result":{"succeeded":["a","b"],"fai""", "Unknown Unknown")]
    [InlineData(200, null, "Unknown Unknown")]
    [InlineData(204, null, "Unknown Unknown")]
    [InlineData(304, null, "Unknown Unknown")]
    [InlineData(400, """{"success":false}""", "Refused Refused")]
    [InlineData(401, null, "Refused Refused")]
    [InlineData(409, """{"success":false}""", "Refused Refused")]
    [InlineData(500, """{"success":true,"result":{"succeeded":["a","b"],"failed":[]}}""", "Unknown Unknown")]
    public async Task What_the_whole_answer_says_holds_for_all_items(int status, string? body, string expected)
    {
        var transport = new FakeTransport();
        transport.Otherwise().Respond((HttpStatusCode)status, body);
        using var client = new BulkClient(new BulkClientOptions
        {
            BaseUrl = new Uri("https://bulk.example"),
            Handler = transport,
            TimeProvider = new FakeClock { SkipUpTo = TimeSpan.FromSeconds(30) },
        });
        BatchDescriptor<string, BulkAnswer, ItemAnswer> descriptor = FakeService.Descriptor(method: "POST");
        var statuses = new List<BatchStatus>();
        await foreach (BatchOutcome<string, ItemAnswer> outcome in client.BulkAllAsync(descriptor, ["a", "b"]))
        {
            statuses.Add(outcome.Status);
        }

        Assert.Equal(expected, string.Join(' ', statuses));
        Assert.Single(transport.Requests);
    }

    private static ItemAnswer[]? Answers(string? keys) =>
        keys?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static key => new ItemAnswer(key)).ToArray();

    private async Task<string> StatusesAsync(
        BatchDescriptor<string, BulkAnswer, ItemAnswer> descriptor, string[] items)
    {
        var statuses = new List<BatchStatus>();
        await foreach (BatchOutcome<string, ItemAnswer> outcome in _service.Start(items, descriptor: descriptor))
        {
            Assert.Equal(items[outcome.Index], outcome.Item);
            statuses.Add(outcome.Status);
        }

        return string.Join(' ', statuses);
    }
}
