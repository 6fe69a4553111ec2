using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Integers of any size, up to 4096 digits.</summary>
public readonly struct BigIntegerCodec : IJsonCodec<BigInteger>
{
    static JsonKinds IJsonCodec<BigInteger>.Kinds => JsonKinds.Number;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out BigInteger value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number && IntegerText.TryGet(ref reader, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, BigInteger value, JsonWriteMode mode) =>
        writer.WriteRawValue(value.ToString(CultureInfo.InvariantCulture), skipInputValidation: true);
}

/// <summary>Numbers with single precision; what is out of its range is another kind.</summary>
public readonly struct SingleCodec : IJsonCodec<float>
{
    static JsonKinds IJsonCodec<float>.Kinds => JsonKinds.Number;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out float value)
    {
        value = default;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetSingle(out value) || !float.IsFinite(value))
        {
            return false;
        }

        NumberSpelling.Note(in reader, context, value, 7);
        return true;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The value is not finite: JSON has no such number.</exception>
    public static void Write(Utf8JsonWriter writer, float value, JsonWriteMode mode)
    {
        if (mode == JsonWriteMode.Masked && !float.IsFinite(value))
        {
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
            return;
        }

        writer.WriteNumberValue(value);
    }

    static JsonFit IJsonCodec<float>.Fit(float value) => JsonFit.Loose;
}

/// <summary>Numbers with double precision; what is out of its range is another kind.</summary>
public readonly struct DoubleCodec : IJsonCodec<double>
{
    static JsonKinds IJsonCodec<double>.Kinds => JsonKinds.Number;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out double value)
    {
        value = default;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out value) || !double.IsFinite(value))
        {
            return false;
        }

        NumberSpelling.Note(in reader, context, value, 15);
        return true;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The value is not finite: JSON has no such number.</exception>
    public static void Write(Utf8JsonWriter writer, double value, JsonWriteMode mode)
    {
        if (mode == JsonWriteMode.Masked && !double.IsFinite(value))
        {
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
            return;
        }

        writer.WriteNumberValue(value);
    }

    static JsonFit IJsonCodec<double>.Fit(double value) => JsonFit.Loose;
}

/// <summary>Decimal numbers of up to 28 digits.</summary>
public readonly struct DecimalCodec : IJsonCodec<decimal>
{
    static JsonKinds IJsonCodec<decimal>.Kinds => JsonKinds.Number;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out decimal value)
    {
        value = default;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDecimal(out value))
        {
            return false;
        }

        NumberSpelling.Note(in reader, context, value, 28);
        return true;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, decimal value, JsonWriteMode mode) =>
        writer.WriteNumberValue(value);

    static JsonFit IJsonCodec<decimal>.Fit(decimal value) => JsonFit.Loose;
}
