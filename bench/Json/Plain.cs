using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpecClient.Bench.Json;

/// <summary>The model as one would write it by hand.</summary>
internal sealed class PlainItem
{
    public required string OriginIp { get; set; }

    public required string Vendor { get; set; }

    public required string Region { get; set; }

    public int? Rank { get; set; }

    public DateTimeOffset? ModifiedOn { get; set; }

    public string? Comment { get; set; }

    public required List<string> Tags { get; set; }
}

/// <summary>The values of <c>vendor</c>, as System.Text.Json can type them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlainVendor>))]
internal enum PlainVendor
{
    [JsonStringEnumMemberName("aws")]
    Aws,

    [JsonStringEnumMemberName("azure")]
    Azure,

    [JsonStringEnumMemberName("gcp")]
    Gcp,
}

/// <summary>The model with a typed vendor.</summary>
internal sealed class TypedItem
{
    public required string OriginIp { get; set; }

    public required PlainVendor Vendor { get; set; }

    public required string Region { get; set; }

    public int? Rank { get; set; }

    public DateTimeOffset? ModifiedOn { get; set; }

    public string? Comment { get; set; }

    public required List<string> Tags { get; set; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<PlainItem>))]
[JsonSerializable(typeof(List<TypedItem>))]
internal sealed partial class PlainContext : JsonSerializerContext;

/// <summary>Hand-written code for it: no unknown properties, no faults, but required properties are checked.</summary>
internal static class PlainJson
{
    private static readonly JsonEncodedText s_originIp = JsonEncodedText.Encode("origin_ip");
    private static readonly JsonEncodedText s_vendor = JsonEncodedText.Encode("vendor");
    private static readonly JsonEncodedText s_region = JsonEncodedText.Encode("region");
    private static readonly JsonEncodedText s_rank = JsonEncodedText.Encode("rank");
    private static readonly JsonEncodedText s_modifiedOn = JsonEncodedText.Encode("modified_on");
    private static readonly JsonEncodedText s_comment = JsonEncodedText.Encode("comment");
    private static readonly JsonEncodedText s_tags = JsonEncodedText.Encode("tags");

    public static void Write(Utf8JsonWriter writer, List<PlainItem> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writer.WriteString(s_originIp, item.OriginIp);
            writer.WriteString(s_vendor, item.Vendor);
            writer.WriteString(s_region, item.Region);
            if (item.Rank is { } rank)
            {
                writer.WriteNumber(s_rank, rank);
            }

            if (item.ModifiedOn is { } modifiedOn)
            {
                writer.WriteString(s_modifiedOn, modifiedOn);
            }

            if (item.Comment is { } comment)
            {
                writer.WriteString(s_comment, comment);
            }

            writer.WriteStartArray(s_tags);
            foreach (var tag in item.Tags)
            {
                writer.WriteStringValue(tag);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static List<PlainItem> Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var items = new List<PlainItem>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            items.Add(ReadItem(ref reader));
        }

        return items;
    }

    private static PlainItem ReadItem(ref Utf8JsonReader reader)
    {
        string? originIp = null, vendor = null, region = null, comment = null;
        int? rank = null;
        DateTimeOffset? modifiedOn = null;
        List<string>? tags = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("origin_ip"u8))
            {
                reader.Read();
                originIp = reader.GetString();
            }
            else if (reader.ValueTextEquals("vendor"u8))
            {
                reader.Read();
                vendor = reader.ValueTextEquals("aws"u8) ? "aws"
                    : reader.ValueTextEquals("azure"u8) ? "azure"
                    : reader.ValueTextEquals("gcp"u8) ? "gcp"
                    : reader.GetString();
            }
            else if (reader.ValueTextEquals("region"u8))
            {
                reader.Read();
                region = reader.GetString();
            }
            else if (reader.ValueTextEquals("rank"u8))
            {
                reader.Read();
                rank = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32();
            }
            else if (reader.ValueTextEquals("modified_on"u8))
            {
                reader.Read();
                modifiedOn = reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset();
            }
            else if (reader.ValueTextEquals("comment"u8))
            {
                reader.Read();
                comment = reader.GetString();
            }
            else if (reader.ValueTextEquals("tags"u8))
            {
                reader.Read();
                tags = [];
                while (reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    tags.Add(reader.GetString()!);
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return new()
        {
            OriginIp = originIp ?? throw new JsonException("origin_ip"),
            Vendor = vendor ?? throw new JsonException("vendor"),
            Region = region ?? throw new JsonException("region"),
            Rank = rank,
            ModifiedOn = modifiedOn,
            Comment = comment,
            Tags = tags ?? throw new JsonException("tags"),
        };
    }
}
