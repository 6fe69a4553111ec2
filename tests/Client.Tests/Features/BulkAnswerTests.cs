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

    [Theory]
    [InlineData("""{"id":"a","success":true},{"id":"b","success":false},{"id":"c"}""", "Succeeded Refused Unknown")]
    [InlineData("""{"id":"a","success":true},{"id":"b","success":true},{"id":"c","success":1}""",
        "Succeeded Succeeded Unknown")]
    public Task A_yes_or_no_in_each_entry_is_read(string entries, string expected) =>
        VerdictAsync(expected, "[" + entries + "]", static client => client.Calls.VerdictsAllAsync(s_items));

    [Fact]
    public Task A_no_is_a_refusal_and_so_is_an_error_beside_a_yes() => VerdictAsync(
        "Succeeded Refused Refused",
        """{"results":[{"id":"a","failed":false},{"id":"b","failed":true},{"id":"c","failed":false,"error":"x"}]}""",
        static client => client.Calls.LossesAllAsync(s_items));

    [Theory]
    [InlineData(200, 404, 0, "Succeeded Refused Unknown")]
    [InlineData(399, 400, 599, "Succeeded Refused Refused")]
    [InlineData(201, 204, 600, "Succeeded Succeeded Unknown")]
    public Task A_status_code_in_each_entry_is_read(int a, int b, int c, string expected) => VerdictAsync(
        expected,
        $$"""[{"id":"a","status":{{a}}},{"id":"b","status":{{b}}},{"id":"c","status":{{c}}}]""",
        static client => client.Calls.CodesAllAsync(s_items));

    [Theory]
    [InlineData("active", "Failed", "ERROR", "Succeeded Refused Refused")]
    [InlineData("", "201", "409", "Succeeded Succeeded Refused")]
    [InlineData("pending", "not_found", "invalid_name", "Succeeded Refused Refused")]
    public Task A_word_in_each_entry_is_read(string a, string b, string c, string expected) => VerdictAsync(
        expected,
        $$"""[{"id":"a","status":"{{a}}"},{"id":"b","status":"{{b}}"},{"id":"c","status":"{{c}}"}]""",
        static client => client.Calls.WordsAllAsync(s_items));

    [Fact]
    public Task A_literal_in_each_entry_is_read() => VerdictAsync(
        "Succeeded Refused Refused",
        """[{"id":"a","state":"done"},{"id":"b","state":"failed"},{"id":"c","state":"failed_late"}]""",
        static client => client.Calls.StatesAllAsync(s_items));

    [Theory]
    [InlineData("""{"succeeded":3,"failed":0}""", "Succeeded Succeeded Succeeded")]
    [InlineData("""{"succeeded":2,"failed":1}""", "Unknown Unknown Unknown")]
    [InlineData("""{"succeeded":0,"failed":3}""", "Refused Refused Refused")]
    [InlineData("""{"succeeded":0,"failed":"three"}""", "Unknown Unknown Unknown")]
    public Task A_number_of_refusals_says_of_which_only_where_that_is_all_or_none(string answer, string expected) =>
        VerdictAsync(expected, answer, static client => client.Calls.CountsAllAsync(s_items));

    private static async Task VerdictAsync<TResult>(
        string expected, string answer, Func<BulkAnswersClient, Batch<Item, TResult>> start) => Assert.Equal(
        expected, string.Join(' ', (await RunAsync(answer, start)).Split(' ').Where(static word =>
            word.Contains("Succeeded") || word.Contains("Refused") || word.Contains("Unknown"))
            .Select(static word => word.Split('/')[0])));

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
