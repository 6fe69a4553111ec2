using System.Collections;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>The JSON of some items, one behind the other.</summary>
/// <param name="json">All of it.</param>
/// <param name="ends">Where each item ends.</param>
internal sealed class WrittenItems(byte[] json, int[] ends)
{
    public ReadOnlySpan<byte> this[int item] => json.AsSpan((item == 0 ? 0 : ends[item - 1])..ends[item]);
}

/// <summary>A list whose items were written already: <see cref="ListCodec{T, TCodec}"/> takes their bytes.</summary>
/// <param name="items">The items.</param>
/// <param name="json">Their JSON, as requests write it (<see cref="JsonWriteMode.Request"/>).</param>
/// <param name="first">Number of the first item in the JSON.</param>
internal sealed class WrittenList<T>(ArraySegment<T> items, WrittenItems json, int first) : IReadOnlyList<T>
{
    public int Count => items.Count;

    public T this[int index] => items[index];

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes the items without the brackets around them.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        for (var i = 0; i < items.Count; i++)
        {
            writer.WriteRawValue(json[first + i], skipInputValidation: true);
        }
    }
}
