using System.Buffers;
using System.Text;
using System.Text.Json;
using Bench.Models;
using SpecClient.Bench.Json;
using SpecClient.Json;

string[] vendors = ["aws", "azure", "gcp"];
var plain = Enumerable.Range(0, 100).Select(i => new PlainItem
{
    OriginIp = $"192.0.2.{i}",
    Vendor = vendors[i % 3],
    Region = $"us-east-{i % 7}",
    Rank = i % 4 == 0 ? null : i,
    ModifiedOn = DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000 + (i * 977)),
    Comment = i % 3 == 0 ? null : $"comment number {i}, as people write them",
    Tags = Enumerable.Range(0, 5).Select(t => $"tag-{i}-{t}").ToList(),
}).ToList();
var json = JsonSerializer.SerializeToUtf8Bytes(plain, PlainContext.Default.ListPlainItem);
var ours = ApiJson.Read<IReadOnlyList<Item>, ListCodec<Item, ModelCodec<Item>>>(json);
var typed = JsonSerializer.Deserialize(json, PlainContext.Default.ListTypedItem)!;
var buffer = new ArrayBufferWriter<byte>(1 << 16);
var writer = new Utf8JsonWriter(buffer, ApiJson.WriterOptions);

// Services write a zero offset as Z; so do we. System.Text.Json writes +00:00.
json = Written(WriteOurs);
if (Encoding.UTF8.GetString(Written(WritePlain))
    != Encoding.UTF8.GetString(json).Replace("Z\"", "+00:00\"", StringComparison.Ordinal))
{
    throw new InvalidOperationException("The ways do not write the same JSON.");
}

Console.WriteLine($"100 items, {json.Length} bytes, {Environment.Version}");
Measurement.Compare(
    "write",
    ("hand-written", WritePlain),
    ("SpecClient", WriteOurs),
    ("System.Text.Json, vendor a string", WriteSerializer),
    ("System.Text.Json, vendor an enum", WriteTyped));
Measurement.Compare(
    "read",
    ("hand-written", () => PlainJson.Read(json)),
    ("SpecClient", () => ApiJson.Read<IReadOnlyList<Item>, ListCodec<Item, ModelCodec<Item>>>(json)),
    ("System.Text.Json, vendor a string", () => JsonSerializer.Deserialize(json, PlainContext.Default.ListPlainItem)),
    ("System.Text.Json, vendor an enum", () => JsonSerializer.Deserialize(json, PlainContext.Default.ListTypedItem)));

byte[] Written(Action write)
{
    write();
    return buffer.WrittenSpan.ToArray();
}

void WriteOurs()
{
    Reset();
    ListCodec<Item, ModelCodec<Item>>.Write(writer, ours, JsonWriteMode.Request);
    writer.Flush();
}

void WritePlain()
{
    Reset();
    PlainJson.Write(writer, plain);
    writer.Flush();
}

void WriteSerializer()
{
    Reset();
    JsonSerializer.Serialize(writer, plain, PlainContext.Default.ListPlainItem);
    writer.Flush();
}

void WriteTyped()
{
    Reset();
    JsonSerializer.Serialize(writer, typed, PlainContext.Default.ListTypedItem);
    writer.Flush();
}

void Reset()
{
    buffer.ResetWrittenCount();
    writer.Reset();
}
