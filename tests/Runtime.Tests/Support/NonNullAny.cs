using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SpecClient.Json;

namespace Runtime.Tests.Support;

/// <summary>Any JSON but null, as an object type would read.</summary>
internal readonly struct NonNullAny : IJsonCodec<JsonAny>
{
    public static JsonKinds Kinds => JsonKinds.All & ~JsonKinds.Null;

    public static bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out JsonAny value)
    {
        value = null;
        return reader.TokenType != JsonTokenType.Null && JsonAnyCodec.TryRead(ref reader, context, out value);
    }

    public static void Write(Utf8JsonWriter writer, JsonAny value, JsonWriteMode mode) =>
        JsonAnyCodec.Write(writer, value, mode);
}
