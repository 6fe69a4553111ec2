using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// JSON arrays of strings: <see cref="ListCodec{T, TCodec}"/> without the cost of code shared over item types.
/// </summary>
public readonly struct StringListCodec : IJsonCodec<IReadOnlyList<string>>
{
    static JsonKinds IJsonCodec<IReadOnlyList<string>>.Kinds => JsonKinds.Array;

    /// <inheritdoc/>
    public static bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out IReadOnlyList<string> value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        var start = reader;
        List<string>? items = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.String
            && JsonString.TryGet(ref reader, out var item))
        {
            (items ??= []).Add(item);
        }

        if (reader.TokenType != JsonTokenType.EndArray)
        {
            reader = start;
            return ListCodec<string, StringCodec>.TryRead(ref reader, context, out value);
        }

        value = items is null ? Array.Empty<string>() : items;
        return true;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonWriteMode mode)
    {
        if (value is not List<string> list)
        {
            ListCodec<string, StringCodec>.Write(writer, value, mode);
            return;
        }

        writer.WriteStartArray();
        foreach (var item in list)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    }

    /// <inheritdoc/>
    public static bool AreEqual(IReadOnlyList<string>? left, IReadOnlyList<string>? right) =>
        ListCodec<string, StringCodec>.AreEqual(left, right);

    /// <inheritdoc/>
    public static int Hash(IReadOnlyList<string>? value) => ListCodec<string, StringCodec>.Hash(value);

    static JsonFit IJsonCodec<IReadOnlyList<string>>.Fit(IReadOnlyList<string> value) =>
        value.Count == 0 ? JsonFit.Exact : value is FaultyList<string> ? JsonFit.Faulty : JsonFit.Loose;
}
