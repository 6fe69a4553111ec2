using System.Text.Json;

namespace SpecClient.Bench.Calls;

/// <summary>JSON by Utf8JsonWriter and Utf8JsonReader; required members are checked, unknown ones skipped.</summary>
internal sealed class HandWrittenClient(HttpClient http) : PlainClient(http)
{
    private static readonly JsonEncodedText s_originIp = JsonEncodedText.Encode("origin_ip");
    private static readonly JsonEncodedText s_vendor = JsonEncodedText.Encode("vendor");
    private static readonly JsonEncodedText s_region = JsonEncodedText.Encode("region");

    private delegate T ItemReader<T>(ref Utf8JsonReader reader);

    protected override void Write(PooledBuffer buffer, IReadOnlyList<PlainRequest> items)
    {
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartArray();
        for (int index = 0; index < items.Count; index++)
        {
            PlainRequest item = items[index];
            writer.WriteStartObject();
            writer.WriteString(s_originIp, item.OriginIp);
            writer.WriteString(s_vendor, item.Vendor);
            writer.WriteString(s_region, item.Region);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    protected override PlainBatchResult ReadBatch(ReadOnlySpan<byte> json) => ReadEnvelope(json, ReadBatchResult);

    protected override PlainEntry ReadEntry(ReadOnlySpan<byte> json) => ReadEnvelope(json, ReadEntry);

    private static T ReadEnvelope<T>(ReadOnlySpan<byte> json, ItemReader<T> read)
        where T : class
    {
        var reader = new Utf8JsonReader(json);
        T? result = null;
        bool success = false;
        Start(ref reader);
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("success"u8))
            {
                reader.Read();
                success = reader.GetBoolean();
            }
            else if (reader.ValueTextEquals("result"u8))
            {
                reader.Read();
                result = reader.TokenType == JsonTokenType.Null ? null : read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return success && result is not null ? result : throw new InvalidOperationException("The call failed.");
    }

    private static PlainBatchResult ReadBatchResult(ref Utf8JsonReader reader)
    {
        IReadOnlyList<PlainItem>? succeeded = null;
        IReadOnlyList<PlainItem>? failed = null;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("succeeded"u8))
            {
                succeeded = ReadItems(ref reader);
            }
            else if (reader.ValueTextEquals("failed"u8))
            {
                failed = ReadItems(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new PlainBatchResult
        {
            Succeeded = succeeded ?? throw new JsonException("succeeded is missing"),
            Failed = failed ?? throw new JsonException("failed is missing"),
        };
    }

    private static List<PlainItem> ReadItems(ref Utf8JsonReader reader)
    {
        var items = new List<PlainItem>();
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("An array is expected");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadItem(ref reader));
        }

        return items;
    }

    private static PlainItem ReadItem(ref Utf8JsonReader reader)
    {
        string? originIp = null;
        string? vendor = null;
        string? region = null;
        string? error = null;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("origin_ip"u8))
            {
                originIp = ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("vendor"u8))
            {
                vendor = ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("region"u8))
            {
                region = ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                error = ReadString(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new PlainItem
        {
            OriginIp = originIp ?? throw new JsonException("origin_ip is missing"),
            Vendor = vendor,
            Region = region,
            Error = error,
        };
    }

    private static PlainEntry ReadEntry(ref Utf8JsonReader reader)
    {
        string? originIp = null;
        string? vendor = null;
        string? region = null;
        DateTimeOffset? modifiedOn = null;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("origin_ip"u8))
            {
                originIp = ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("vendor"u8))
            {
                vendor = ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("region"u8))
            {
                region = ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("modified_on"u8))
            {
                reader.Read();
                modifiedOn = reader.GetDateTimeOffset();
            }
            else
            {
                reader.Skip();
            }
        }

        return new PlainEntry
        {
            OriginIp = originIp ?? throw new JsonException("origin_ip is missing"),
            Vendor = vendor ?? throw new JsonException("vendor is missing"),
            Region = region ?? throw new JsonException("region is missing"),
            ModifiedOn = modifiedOn,
        };
    }

    private static void Start(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object is expected");
        }
    }

    private static bool NextProperty(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    private static string? ReadString(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }
}
