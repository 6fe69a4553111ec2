using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Signed 8-bit integers, also where spelt <c>1.0</c> or <c>1e2</c>.</summary>
public readonly struct Int8Codec : IJsonCodec<sbyte>
{
    static JsonKinds IJsonCodec<sbyte>.Kinds => JsonKinds.Number;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out sbyte value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number
            && (reader.TryGetSByte(out value) || IntegerText.TryConvert(ref reader, out value));
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, sbyte value, JsonWriteMode mode) => writer.WriteNumberValue(value);
}

/// <summary>Unsigned 8-bit integers, also where spelt <c>1.0</c> or <c>1e2</c>.</summary>
public readonly struct UInt8Codec : IJsonCodec<byte>
{
    static JsonKinds IJsonCodec<byte>.Kinds => JsonKinds.Number;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out byte value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number
            && (reader.TryGetByte(out value) || IntegerText.TryConvert(ref reader, out value));
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, byte value, JsonWriteMode mode) => writer.WriteNumberValue(value);
}

/// <summary>Signed 16-bit integers, also where spelt <c>1.0</c> or <c>1e2</c>.</summary>
public readonly struct Int16Codec : IJsonCodec<short>
{
    static JsonKinds IJsonCodec<short>.Kinds => JsonKinds.Number;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out short value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number
            && (reader.TryGetInt16(out value) || IntegerText.TryConvert(ref reader, out value));
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, short value, JsonWriteMode mode) => writer.WriteNumberValue(value);
}

/// <summary>Unsigned 16-bit integers, also where spelt <c>1.0</c> or <c>1e2</c>.</summary>
public readonly struct UInt16Codec : IJsonCodec<ushort>
{
    static JsonKinds IJsonCodec<ushort>.Kinds => JsonKinds.Number;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out ushort value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number
            && (reader.TryGetUInt16(out value) || IntegerText.TryConvert(ref reader, out value));
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, ushort value, JsonWriteMode mode) => writer.WriteNumberValue(value);
}

/// <summary>Signed 32-bit integers, also where spelt <c>1.0</c> or <c>1e2</c>.</summary>
public readonly struct Int32Codec : IJsonCodec<int>
{
    static JsonKinds IJsonCodec<int>.Kinds => JsonKinds.Number;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out int value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number
            && (reader.TryGetInt32(out value) || IntegerText.TryConvert(ref reader, out value));
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, int value, JsonWriteMode mode) => writer.WriteNumberValue(value);
}

/// <summary>Unsigned 32-bit integers, also where spelt <c>1.0</c> or <c>1e2</c>.</summary>
public readonly struct UInt32Codec : IJsonCodec<uint>
{
    static JsonKinds IJsonCodec<uint>.Kinds => JsonKinds.Number;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out uint value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number
            && (reader.TryGetUInt32(out value) || IntegerText.TryConvert(ref reader, out value));
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, uint value, JsonWriteMode mode) => writer.WriteNumberValue(value);
}

/// <summary>Signed 64-bit integers, also where spelt <c>1.0</c> or <c>1e2</c>.</summary>
public readonly struct Int64Codec : IJsonCodec<long>
{
    static JsonKinds IJsonCodec<long>.Kinds => JsonKinds.Number;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out long value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number
            && (reader.TryGetInt64(out value) || IntegerText.TryConvert(ref reader, out value));
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, long value, JsonWriteMode mode) => writer.WriteNumberValue(value);
}

/// <summary>Unsigned 64-bit integers, also where spelt <c>1.0</c> or <c>1e2</c>.</summary>
public readonly struct UInt64Codec : IJsonCodec<ulong>
{
    static JsonKinds IJsonCodec<ulong>.Kinds => JsonKinds.Number;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out ulong value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number
            && (reader.TryGetUInt64(out value) || IntegerText.TryConvert(ref reader, out value));
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, ulong value, JsonWriteMode mode) => writer.WriteNumberValue(value);
}
