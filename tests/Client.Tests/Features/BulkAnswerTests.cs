using Client.Tests.Support;
using Features.BulkAnswers;
using Features.BulkAnswers.Models;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>
/// The ways in which services tell what became of the items of a request (<c>bulk-answers.yaml</c>): of three, the
/// first was taken, the second refused, and the third is not mentioned.
/// </summary>
public sealed class BulkAnswerTests
{
    private static readonly Item[] s_items = [new() { Id = "a" }, new() { Id = "b" }, new() { Id = "c" }];

    [Fact]
    public async Task An_entry_with_an_error_is_a_refusal()
    {
        const string Entries = """[{"id":"b","error":"taken"},{"id":"a"}]""";
        Assert.Equal(
            "Succeeded Refused/taken Unknown",
            await RunAsync(Entries, client => client.Calls.EntriesAllAsync(s_items), 207));
        Assert.Equal(
            "Succeeded Refused/taken Unknown",
            await RunAsync(
                """{"success":true,"errors":[],"result":""" + Entries + "}",
                client => client.Calls.EnvelopeAllAsync(s_items)));
        Assert.Equal(
            "Succeeded Refused/taken Succeeded",
            await RunAsync(
                """{"errors":[{"id":"b","error":"taken"}]}""", client => client.Calls.ErrorsAllAsync(s_items)));
    }

    [Theory]
    [InlineData("""{"number":1},{"error":{"code":"X"}},{"number":3}""", "Succeeded Refused/{\"code\":\"X\"} Succeeded")]
    [InlineData("""{"number":1},{"error":{"code":"X"}}""", "Unknown Unknown Unknown")]
    public async Task Entries_without_a_key_are_matched_by_position_where_that_is_certain(
        string entries, string expected) => Assert.Equal(
            expected,
            await RunAsync("""{"results":[""" + entries + "]}", client => client.Calls.ResultsAllAsync(s_items)));

    [Fact]
    public async Task Keys_alone_tell_what_was_taken_and_refused()
    {
        const string Refusal = "Refused/The service refused this item.";
        Assert.Equal(
            $"Succeeded {Refusal} Unknown",
            await RunAsync(
                """{"succeeded":[1],"failed":[-2]}""",
                client => client.Calls.NumbersAllAsync(new long[] { 1, -2, 3 })));
        Assert.Equal(
            $"Succeeded {Refusal} Unknown",
            await RunAsync(
                """{"deleted":["a"],"failed":["b"]}""", client => client.Calls.NamesAllAsync(new[] { "a", "b", "c" })));
        Assert.Equal(
            $"Succeeded {Refusal} Succeeded",
            await RunAsync("""{"failed":["b"]}""", client => client.Calls.RefusedNamesAllAsync(s_items)));
    }

    [Fact]
    public async Task Guids_are_keys_whatever_their_casing()
    {
        Guid[] guids = [.. "abc".Select(static c => new Guid(new string(c, 32)))];
        var answer = $$"""
            {"succeeded":["{{guids[0].ToString().ToUpperInvariant()}}"],"failed":[{"id":"{{guids[1]}}","reason":"no"}]}
            """;
        Assert.Equal(
            "Succeeded Refused/no Unknown", await RunAsync(answer, client => client.Calls.GuidsAllAsync(guids)));
    }

    [Fact]
    public async Task What_is_given_back_was_taken_and_the_rest_is_not_assumed() => Assert.Equal(
        "Succeeded Unknown Succeeded",
        await RunAsync("""[{"id":"c"},{"id":"a"}]""", client => client.Calls.EchoAllAsync(s_items)));

    private static async Task<string> RunAsync<TItem, TResult>(
        string answer, Func<BulkAnswersClient, Batch<TItem, TResult>> start, int status = 200)
    {
        await using var service = await Loopback.StartAsync(_ => new Reply(status, answer));
        using var client = new BulkAnswersClient(new() { BaseUrl = service.Url, MaxRetries = 0 });
        var outcomes = new List<string>();
        await foreach (var outcome in start(client))
        {
            outcomes.Add(outcome.Status + (outcome.Error is { } error && outcome.Status is BatchStatus.Refused
                ? "/" + error
                : ""));
        }

        return string.Join(' ', outcomes);
    }
}
