using System.Collections.Concurrent;
using System.Text.Json;
using Runtime.Tests.Faults;

namespace Runtime.Tests.Batching;

/// <summary>A bulk endpoint behind the fault server: takes arrays of strings, and counts what it applied.</summary>
internal sealed class BulkService
{
    public ConcurrentDictionary<string, int> Applied { get; } = new(StringComparer.Ordinal);

    /// <summary>Such items are refused, never applied.</summary>
    public static bool IsBad(string item) => item.EndsWith("99", StringComparison.Ordinal);

    public LoopbackAnswer Apply(LoopbackRequest request)
    {
        string[] items = JsonSerializer.Deserialize<string[]>(request.Body)!;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("success", true);
            writer.WriteStartObject("result");
            writer.WriteStartArray("succeeded");
            foreach (string item in items.Where(static item => !IsBad(item)))
            {
                Applied.AddOrUpdate(item, 1, static (_, count) => count + 1);
                writer.WriteStringValue(item);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("failed");
            foreach (string item in items.Where(IsBad))
            {
                writer.WriteStringValue(item);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return new LoopbackAnswer(200, System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
