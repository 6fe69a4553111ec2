using System.Globalization;
using SpecClient;
using SpecClient.Requests;
using Xunit;

namespace Runtime.Tests.Batching;

public sealed class MatchingTests
{
    private readonly FakeService _service = new();

    [Theory]
    [InlineData("2001:DB8:0:0::1", "2001:db8::1")]
    [InlineData("2001:db8::/32", "2001:db8::/32")]
    [InlineData("2001:0db8:0000::/32", "2001:db8::/32")]
    [InlineData("0:0:0:0:0:0:0:0", "::")]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("192.0.2.010", "192.0.2.010")]
    [InlineData("fe80::1%eth0", "fe80::1%eth0")]
    [InlineData("00:11:22:33:44:55", "00:11:22:33:44:55")]
    [InlineData("urn:x:Y", "urn:x:Y")]
    public void Keys_take_one_form(string key, string canonical) => Assert.Equal(canonical, BatchKey.Canonical(key));

    [Fact]
    public void Keys_are_text_of_no_culture_and_null_where_there_is_none()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.Equal("1.5", Batch.Text(1.5));
            Assert.Equal("-7", Batch.Text((long?)-7));
            Assert.Equal("True", Batch.Text(true));
            Assert.Equal("a", Batch.Text("a"));
            Assert.Null(Batch.Text((string?)null));
            Assert.Null(Batch.Text((long?)null));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task Matches_by_address_whatever_its_spelling_and_order()
    {
        _service.Answer = (_, _, _) => Task.FromResult(new BulkAnswer(
            [new("192.0.2.1"), new("2001:db8::1")], [new("2001:db8::2", "bad")]));
        Assert.Equal(
            ["Succeeded 2001:db8::1", "Refused 2001:db8::2", "Succeeded 192.0.2.1", "Unknown "],
            await StatusesAsync("2001:DB8:0::1", "2001:db8:0:0:0::2", "192.0.2.1", "192.0.2.9"));
    }

    [Fact]
    public async Task Duplicates_are_matched_in_order_and_never_invented()
    {
        _service.Answer = (_, _, _) => Task.FromResult(new BulkAnswer([new("a"), new("a"), new("b")], []));
        Assert.Equal(
            ["Succeeded a", "Succeeded b", "Succeeded a", "Unknown ", "Unknown "],
            await StatusesAsync("a", "b", "a", "a", "b"));
    }

    [Theory]
    [InlineData("a:1 a:1 a:1", "a", "Succeeded Unknown Unknown")]
    [InlineData("a:1 a:2 a:1", "a", "Unknown Unknown Unknown")]
    [InlineData("a:1 a:2 b:1", "b a", "Unknown Unknown Succeeded")]
    [InlineData("a:1 a:2", "a a", "Succeeded Succeeded")]
    public async Task One_result_for_several_items_of_its_key_is_nobodys_unless_they_are_equal(
        string items, string succeeded, string expected)
    {
        var descriptor = new BatchDescriptor<KeyedItem, BulkAnswer, ItemAnswer>
        {
            Operation = FakeService.Descriptor().Operation,
            MaxItems = 10,
            ItemKey = static item => item.Key,
            ResultKey = static result => result.Key,
            Succeeded = static answer => answer.Succeeded,
            Failed = static answer => answer.Failed,
        };
        ItemAnswer[] answers = [.. succeeded.Split(' ').Select(static key => new ItemAnswer(key))];
        var result = Batch.Create(
            descriptor,
            items.Split(' ').Select(static item => new KeyedItem(item.Split(':')[0], item.Split(':')[1])),
            (_, _) => Task.FromResult(new BulkAnswer(answers, [])));
        var outcomes = await result.ToListAsync();
        Assert.Equal(expected, string.Join(' ', outcomes.Select(static outcome => outcome.Status)));
    }

    private sealed record KeyedItem(string Key, string Value);

    [Theory]
    [InlineData("::1 ::0001", "::0001 ::1", "Succeeded/::1 Succeeded/::0001")]
    [InlineData("::1 ::0001", "::0001", "Unknown/ Succeeded/::0001")]
    [InlineData("::1 ::0001 ::1", "::1 0::1 ::0001", "Succeeded/::1 Succeeded/::0001 Succeeded/0::1")]
    [InlineData("::1", "::0001 ::1", "Succeeded/::1")]
    [InlineData("::1 ::0001", "0::1", "Succeeded/0::1 Unknown/")]
    public async Task Equal_addresses_keep_the_result_of_their_own_spelling(
        string items, string succeeded, string expected)
    {
        ItemAnswer[] answers = [.. succeeded.Split(' ').Select(static key => new ItemAnswer(key))];
        _service.Answer = (_, _, _) => Task.FromResult(new BulkAnswer(answers, []));
        string[] statuses = await StatusesAsync(items.Split(' '));
        Assert.Equal(expected, string.Join(' ', statuses.Select(static status => status.Replace(' ', '/'))));
    }

    [Fact]
    public async Task Duplicates_with_different_results_are_unknown_unless_the_spelling_tells()
    {
        _service.Answer = (_, _, _) => Task.FromResult(
            new BulkAnswer([new("a"), new("::1")], [new("a"), new("::0001")]));
        Assert.Equal(
            ["Unknown ", "Unknown ", "Refused ::0001", "Succeeded ::1"],
            await StatusesAsync("a", "a", "::0001", "::1"));
    }

    [Fact]
    public async Task Both_told_of_one_item_is_unknown()
    {
        _service.Answer = (_, _, _) => Task.FromResult(new BulkAnswer([new("a")], [new("a")]));
        Assert.Equal(["Unknown "], await StatusesAsync("a"));
    }

    [Fact]
    public async Task Matches_by_position_only_where_it_is_certain()
    {
        var byPosition = FakeService.Descriptor(byKey: false);
        _service.Answer = (items, _, _) => Task.FromResult(FakeService.Ok(items));
        Assert.Equal(["Succeeded a", "Succeeded b"], await StatusesAsync(byPosition, "a", "b"));
        _service.Answer = (items, _, _) => Task.FromResult(new BulkAnswer(null, FakeService.Ok(items).Succeeded));
        Assert.Equal(["Refused a", "Refused b"], await StatusesAsync(byPosition, "a", "b"));
        _service.Answer = (_, _, _) => Task.FromResult(new BulkAnswer([new("a")], [new("b")]));
        Assert.Equal(["Unknown ", "Unknown "], await StatusesAsync(byPosition, "a", "b"));
        _service.Answer = (_, _, _) => Task.FromResult(new BulkAnswer([new("a")], []));
        Assert.Equal(["Unknown ", "Unknown "], await StatusesAsync(byPosition, "a", "b"));
    }

    [Fact]
    public async Task Success_is_the_items_where_answers_speak_of_none_or_of_failures_only()
    {
        var silent = new BatchDescriptor<string, BulkAnswer, ItemAnswer>
        {
            Operation = FakeService.Descriptor().Operation,
            MaxItems = 10,
        };
        Assert.Equal(["Succeeded ", "Succeeded "], await StatusesAsync(silent, "a", "b"));

        var failures = FakeService.Descriptor(listsAccepted: false);
        _service.Answer = (_, _, _) => Task.FromResult(new BulkAnswer(null, [new("b", "bad")]));
        Assert.Equal(["Succeeded ", "Refused b"], await StatusesAsync(failures, "a", "b"));
    }

    [Theory]
    [InlineData("a b", "", "Succeeded Succeeded")]
    [InlineData("a b", "b", "Succeeded Refused")]
    [InlineData("a b", "b b", "Succeeded Refused")]
    [InlineData("a a b", "a a", "Refused Refused Succeeded")]
    [InlineData("::1 ::2", "0::1", "Refused Succeeded")]
    [InlineData("a b", "B", "Unknown Unknown")]
    [InlineData("a b", "b x", "Unknown Refused")]
    [InlineData("a b", "null", "Unknown Unknown")]
    [InlineData("::ffff:192.0.2.1 ::1", "192.0.2.1", "Unknown Unknown")]
    [InlineData("a a b", "a", "Unknown Unknown Succeeded")]
    [InlineData("::1 ::0001 b", "::0001", "Unknown Refused Succeeded")]
    public async Task Silence_is_success_only_where_each_refusal_is_of_a_known_item(
        string items, string failed, string expected)
    {
        var failures = FakeService.Descriptor(listsAccepted: false);
        ItemAnswer[] refusals =
        [
            .. failed.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(static key => new ItemAnswer(key == "null" ? null! : key)),
        ];
        _service.Answer = (_, _, _) => Task.FromResult(new BulkAnswer(null, refusals));
        string[] statuses = await StatusesAsync(failures, items.Split(' '));
        Assert.Equal(expected, string.Join(' ', statuses.Select(static status => status.Split(' ')[0])));
    }

    [Fact]
    public async Task Faulty_answers_make_unknown_with_the_exception()
    {
        BatchDescriptor<string, BulkAnswer, ItemAnswer> all = FakeService.Descriptor();
        var faulty = new BatchDescriptor<string, BulkAnswer, ItemAnswer>
        {
            Operation = all.Operation,
            MaxItems = 10,
            ItemKey = all.ItemKey,
            ResultKey = all.ResultKey,
            Succeeded = _ => [new("a")],
            Failed = _ => throw new FormatException("$.failed is a number"),
        };
        BatchResult<string, ItemAnswer> result =
            await _service.Start(["a", "b"], descriptor: faulty).ToResultAsync();
        Assert.Equal("a", Assert.Single(result.Succeeded).Item);
        Assert.IsType<FormatException>(Assert.Single(result.Unknown).Exception);

        _service.Answer = (_, _, _) => Task.FromResult<BulkAnswer>(null!);
        Assert.Equal(["Unknown "], await StatusesAsync("a"));
    }

    [Fact]
    public async Task A_list_of_keys_alone_tells_what_was_taken_and_nothing_else_is_assumed()
    {
        var descriptor = new BatchDescriptor<string, BulkAnswer, ItemAnswer>
        {
            Operation = new ApiOperation("bulk", "PUT", "/bulk"),
            MaxItems = 10,
            ItemKey = static item => item,
            ResultKey = static result => result.Key,
            SucceededKeys = static answer => answer.Succeeded?.Select(static result => result.Key),
            Failed = static answer => answer.Failed,
        };
        _service.Answer = (_, _, _) => Task.FromResult(new BulkAnswer([new("2001:db8::1")], [new("b", "bad")]));
        Assert.Equal(
            ["Succeeded ", "Refused b", "Unknown "],
            await StatusesAsync(descriptor, "2001:DB8:0::1", "b", "c"));
    }

    [Theory]
    [InlineData("a b c", "a b:taken", "Succeeded Refused Unknown")]
    [InlineData("a b", "b: a:", "Succeeded Succeeded")]
    [InlineData("a b", "a b", "Succeeded Succeeded")]
    [InlineData("a a", "a a:taken", "Unknown Unknown")]
    [InlineData("a b", "", "Unknown Unknown")]
    public async Task An_entry_with_a_reason_is_a_refusal_where_there_is_but_one_list(
        string items, string entries, string expected)
    {
        ItemAnswer[] answers =
        [
            .. entries.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static entry => entry.Split(':'))
                .Select(static parts => new ItemAnswer(parts[0], parts.Length > 1 ? parts[1] : null)),
        ];
        var inObject = FakeService.Descriptor(listsRefused: false);
        _service.Answer = (_, _, _) => Task.FromResult(new BulkAnswer(answers, null));
        string[] told = await StatusesAsync(inObject, items.Split(' '));
        Assert.Equal(expected, string.Join(' ', told.Select(static status => status.Split(' ')[0])));

        var alone = new BatchDescriptor<string, IReadOnlyList<ItemAnswer>, ItemAnswer>
        {
            Operation = inObject.Operation,
            MaxItems = 10,
            ResultKey = static result => result.Key,
            Error = static result => result.Error,
        };
        var result = Batch.Create(
            alone, items.Split(' '), (_, _) => Task.FromResult<IReadOnlyList<ItemAnswer>>(answers));
        Assert.Equal(expected, string.Join(' ', await result.Select(static outcome => outcome.Status).ToListAsync()));
    }

    [Fact]
    public async Task Numbers_in_the_answer_are_the_keys_of_the_items()
    {
        var descriptor = new BatchDescriptor<long, (long[] Done, long[] Failed), long>
        {
            Operation = new ApiOperation("bulk", "DELETE", "/bulk"),
            MaxItems = 10,
            Succeeded = static answer => answer.Done,
            Failed = static answer => answer.Failed,
        };
        (long[] Done, long[] Failed) told = ([0, 7], [-1]);
        var batch = Batch.Create(descriptor, new long[] { 7, -1, 0, 5 }, (_, _) => Task.FromResult(told));
        var statuses = await batch.Select(static outcome => outcome.Status.ToString()).ToListAsync();
        Assert.Equal("Succeeded Refused Succeeded Unknown", string.Join(' ', statuses));
    }

    [Fact]
    public async Task Keys_alone_are_matched_also_where_refusals_are_of_a_value_type()
    {
        var descriptor = new BatchDescriptor<string, BulkAnswer, Guid>
        {
            Operation = new ApiOperation("bulk", "PUT", "/bulk"),
            MaxItems = 10,
            SucceededKeys = static answer => answer.Succeeded?.Select(static result => result.Key),
            Failed = static _ => [],
        };
        var batch = Batch.Create(
            descriptor, ["a", "b"], static (_, _) => Task.FromResult(new BulkAnswer([new("b")], null)));
        var statuses = await batch.Select(static outcome => outcome.Status.ToString()).ToListAsync();
        Assert.Equal("Unknown Succeeded", string.Join(' ', statuses));
    }

    private Task<string[]> StatusesAsync(params string[] items) => StatusesAsync(FakeService.Descriptor(), items);

    private async Task<string[]> StatusesAsync(
        BatchDescriptor<string, BulkAnswer, ItemAnswer> descriptor, params string[] items)
    {
        var statuses = new List<string>();
        await foreach (BatchOutcome<string, ItemAnswer> outcome in _service.Start(items, descriptor: descriptor))
        {
            statuses.Add($"{outcome.Status} {outcome.Result?.Key}");
        }

        return [.. statuses];
    }
}
