using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SpecClient;
using SpecClient.Json;
using SpecClient.Requests;

namespace Runtime.Tests.Batching;

/// <summary>A client of the bulk service, with what generated code would have.</summary>
internal sealed class BulkClient(BulkClientOptions options) : ApiClient(options)
{
    public Batch<string, ItemAnswer> BulkAllAsync(
        BatchDescriptor<string, BulkAnswer, ItemAnswer> descriptor,
        IEnumerable<string> items,
        BatchOptions? options = null,
        CancellationToken cancellationToken = default) =>
        Batch.Create(
            this, descriptor, items, chunk => new BulkRequest(descriptor.Operation, chunk), options, cancellationToken);
}

/// <summary>Options of the bulk client.</summary>
internal sealed class BulkClientOptions() : ApiClientOptions(new ApiDescription("Bulk", "1"))
{
    /// <summary>Options for tests: short timeouts, quick retries.</summary>
    public static BulkClientOptions For(Uri url, TimeSpan timeout) => new()
    {
        BaseUrl = url,
        Timeout = timeout,
        Retry = new RetryOptions
        {
            InitialDelay = TimeSpan.FromMilliseconds(5),
            MaxDelay = TimeSpan.FromMilliseconds(20),
        },
    };
}

/// <summary>The params type of the bulk operation.</summary>
internal sealed class BulkRequest(ApiOperation operation, IReadOnlyList<string> items) : IApiRequest<BulkAnswer>
{
    private static readonly ResponseReader<BulkAnswer> s_response =
        ResponseReader.Json<BulkAnswer, BulkAnswerCodec>(unwrap: "result", success: "success");

    ApiOperation IApiRequest.Operation => operation;

    ResponseReader<BulkAnswer> IApiRequest<BulkAnswer>.Response => s_response;

    void IApiRequest.Write(ApiRequestWriter writer)
    {
        writer.Path("/bulk");
        writer.JsonBody<IReadOnlyList<string>, ListCodec<string, StringCodec>>("application/json", items);
    }
}

/// <summary>Reads the answer of the bulk service.</summary>
internal readonly struct BulkAnswerCodec : IJsonCodec<BulkAnswer>
{
    public static bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out BulkAnswer value)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        value = new BulkAnswer(Items(document, "succeeded"), Items(document, "failed"));
        return true;
    }

    public static void Write(Utf8JsonWriter writer, BulkAnswer value, JsonWriteMode mode) =>
        throw new NotSupportedException("Answers are only read.");

    private static List<ItemAnswer> Items(JsonDocument document, string name) =>
        [.. document.RootElement.GetProperty(name).EnumerateArray().Select(i => new ItemAnswer(i.GetString()!))];
}
