using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SpecClient.Bench.Calls;

/// <summary>JSON by System.Text.Json's source generator.</summary>
internal sealed class SerializerClient(HttpClient http) : PlainClient(http)
{
    protected override void Write(PooledBuffer buffer, IReadOnlyList<PlainRequest> items)
    {
        using var writer = new Utf8JsonWriter(buffer);
        JsonSerializer.Serialize(writer, items, PlainContext.Default.IReadOnlyListPlainRequest);
    }

    protected override PlainBatchResult ReadBatch(ReadOnlySpan<byte> json) =>
        Read(json, PlainContext.Default.PlainEnvelopePlainBatchResult);

    protected override PlainEntry ReadEntry(ReadOnlySpan<byte> json) =>
        Read(json, PlainContext.Default.PlainEnvelopePlainEntry);

    private static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<PlainEnvelope<T>> typeInfo)
        where T : class =>
        JsonSerializer.Deserialize(json, typeInfo) is { Success: true, Result: { } result }
            ? result
            : throw new InvalidOperationException("The call failed.");
}
