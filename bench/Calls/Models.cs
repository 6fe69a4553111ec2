using System.Text.Json.Serialization;

namespace SpecClient.Bench.Calls;

/// <summary>A mapping to be stored, as a person would write it.</summary>
internal sealed record PlainRequest
{
    public required string OriginIp { get; init; }

    public required string Vendor { get; init; }

    public required string Region { get; init; }
}

/// <summary>A mapping.</summary>
internal sealed record PlainEntry
{
    public required string OriginIp { get; init; }

    public required string Vendor { get; init; }

    public required string Region { get; init; }

    public DateTimeOffset? ModifiedOn { get; init; }
}

/// <summary>What became of one item of a batch.</summary>
internal sealed record PlainItem
{
    public required string OriginIp { get; init; }

    public string? Vendor { get; init; }

    public string? Region { get; init; }

    public string? Error { get; init; }
}

/// <summary>Outcome of a batch.</summary>
internal sealed record PlainBatchResult
{
    public required IReadOnlyList<PlainItem> Succeeded { get; init; }

    public required IReadOnlyList<PlainItem> Failed { get; init; }
}

/// <summary>Cloudflare's envelope, for the serializer.</summary>
internal sealed record PlainEnvelope<T>
{
    public required bool Success { get; init; }

    public required IReadOnlyList<PlainMessage> Errors { get; init; }

    public required IReadOnlyList<PlainMessage> Messages { get; init; }

    public T? Result { get; init; }
}

/// <summary>An error or a message of the envelope.</summary>
internal sealed record PlainMessage
{
    public required int Code { get; init; }

    public required string Message { get; init; }
}

/// <summary>The source generator's code.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<PlainRequest>))]
[JsonSerializable(typeof(PlainEnvelope<PlainBatchResult>))]
[JsonSerializable(typeof(PlainEnvelope<PlainEntry>))]
internal sealed partial class PlainContext : JsonSerializerContext;
