using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Values of a value type, or JSON null.</summary>
/// <typeparam name="T">The value type.</typeparam>
/// <typeparam name="TCodec">Codec of the value type.</typeparam>
public readonly struct NullableCodec<T, TCodec> : IJsonCodec<T?>
    where T : struct
    where TCodec : struct, IJsonCodec<T>
{
    static JsonKinds IJsonCodec<T?>.Kinds => TCodec.Kinds | JsonKinds.Null;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out T? value)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            value = null;
            return true;
        }

        var success = TCodec.TryRead(ref reader, context, out var read);
        value = success ? read : null;
        return success;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T? value, JsonWriteMode mode)
    {
        if (value is { } some)
        {
            TCodec.Write(writer, some, mode);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    /// <inheritdoc/>
    public static bool AreEqual(T? left, T? right) => left is { } some
        ? right is { } other && TCodec.AreEqual(some, other)
        : right is null;

    /// <inheritdoc/>
    public static int Hash(T? value) => value is { } some ? TCodec.Hash(some) : 0;

    static JsonFit IJsonCodec<T?>.Fit(T? value) => value is { } some ? TCodec.Fit(some) : JsonFit.Exact;
}

/// <summary>Values of a reference type, or JSON null.</summary>
/// <typeparam name="T">The reference type.</typeparam>
/// <typeparam name="TCodec">Codec of the reference type.</typeparam>
public readonly struct NullableReferenceCodec<T, TCodec> : IJsonCodec<T?>
    where T : class
    where TCodec : struct, IJsonCodec<T>
{
    static JsonKinds IJsonCodec<T?>.Kinds => TCodec.Kinds | JsonKinds.Null;

    static bool IJsonCodec<T?>.IsSecret => TCodec.IsSecret;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out T? value)
    {
        value = null;
        return reader.TokenType == JsonTokenType.Null || TCodec.TryRead(ref reader, context, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T? value, JsonWriteMode mode)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            TCodec.Write(writer, value, mode);
        }
    }

    /// <inheritdoc/>
    public static bool AreEqual(T? left, T? right) => TCodec.AreEqual(left, right);

    /// <inheritdoc/>
    public static int Hash(T? value) => value is null ? 0 : TCodec.Hash(value);

    static JsonFit IJsonCodec<T?>.Fit(T? value) => value is null ? JsonFit.Exact : TCodec.Fit(value);
}
