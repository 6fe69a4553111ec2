using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>A type whose JSON code was generated: it reads and writes itself without reflection.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IJsonModel<TSelf>
    where TSelf : IJsonModel<TSelf>
{
    /// <inheritdoc cref="IJsonCodec{T}.Kinds"/>
    static virtual JsonKinds Kinds => JsonKinds.Object;

    /// <summary>The table of a type whose values are all of exactly this type and read by it alone, or null.</summary>
    /// <remarks>A list asks once for it, not for each item.</remarks>
    static virtual JsonObjectTable? Table => null;

    /// <summary>The known values of a string literal, which holds nothing but its text; else null.</summary>
    static virtual StringLiterals? KnownValues => null;

    /// <summary>Reads a value. The reader stands on its first token, and on success on its last.</summary>
    /// <returns>
    /// False where the JSON is of another kind; then the reader stands where it stood. Faults inside the value are kept
    /// in it and do not make this false.
    /// </returns>
    /// <exception cref="JsonException">The text is no JSON, or nests too deeply.</exception>
    /// <exception cref="JsonPropertyException">A fault, with <see cref="JsonReadContext.Strict"/>.</exception>
    static abstract bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out TSelf value);

    /// <summary>Writes the value.</summary>
    void WriteJson(Utf8JsonWriter writer, JsonWriteMode mode);

    /// <summary>The same, without an object for a value of a value type.</summary>
    static virtual void Write(Utf8JsonWriter writer, TSelf value, JsonWriteMode mode) => value.WriteJson(writer, mode);

    /// <inheritdoc cref="IJsonCodec{T}.Fit"/>
    static virtual JsonFit Fit(TSelf value) => value switch
    {
        JsonModel model => model.FitJson(),
        JsonUnion union => union.FitJson(),
        _ => JsonFit.Exact,
    };
}

/// <summary>A literal: a value type for the values that a document lists, and all others.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IJsonLiteral<TSelf> : IJsonModel<TSelf>
    where TSelf : struct, IJsonLiteral<TSelf>
{
    /// <summary>True for a value that the document lists.</summary>
    bool IsKnown { get; }

    static JsonFit IJsonModel<TSelf>.Fit(TSelf value) => value.IsKnown ? JsonFit.Known : JsonFit.Faulty;
}

/// <summary>A string literal: a value type with one field, the text of its value.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IStringLiteral<TSelf> : IJsonLiteral<TSelf>
    where TSelf : struct, IStringLiteral<TSelf>
{
    static JsonKinds IJsonModel<TSelf>.Kinds => JsonKinds.String;

    static bool IJsonModel<TSelf>.TryRead(ref Utf8JsonReader reader, JsonReadContext context, out TSelf value)
    {
        var success = TSelf.KnownValues!.TryRead(ref reader, out var text);
        value = Unsafe.As<string?, TSelf>(ref text);
        return success;
    }

    static void IJsonModel<TSelf>.Write(Utf8JsonWriter writer, TSelf value, JsonWriteMode mode) =>
        TSelf.KnownValues!.Write(writer, Unsafe.As<TSelf, string?>(ref value), mode);

    void IJsonModel<TSelf>.WriteJson(Utf8JsonWriter writer, JsonWriteMode mode) =>
        TSelf.Write(writer, (TSelf)this, mode);
}

/// <summary>What a write is for.</summary>
public enum JsonWriteMode
{
    /// <summary>Everything that the value holds; what was read is written back.</summary>
    Full,

    /// <summary>A request: read-only properties are left out (OpenAPI 3.1, "readOnly").</summary>
    Request,

    /// <summary>For people and logs: as <see cref="Full"/>, but secrets are masked, and nothing is refused.</summary>
    Masked,
}

/// <summary>Kinds of JSON value (RFC 8259 section 3).</summary>
[Flags]
public enum JsonKinds
{
    /// <summary>No kind.</summary>
    None = 0,

    /// <summary>An object.</summary>
    Object = 1,

    /// <summary>An array.</summary>
    Array = 2,

    /// <summary>A string.</summary>
    String = 4,

    /// <summary>A number.</summary>
    Number = 8,

    /// <summary>True or false.</summary>
    Boolean = 16,

    /// <summary>Null.</summary>
    Null = 32,

    /// <summary>Every kind.</summary>
    All = Object | Array | String | Number | Boolean | Null,
}

/// <summary>How well a value fits the type that it was read as; greater is better.</summary>
public enum JsonFit
{
    /// <summary>Kept as JSON, not understood.</summary>
    Unknown,

    /// <summary>Read with faults, or an unknown value of a literal.</summary>
    Faulty,

    /// <summary>
    /// Read, with members that the type does not know, or as a type that takes anything of this kind.
    /// </summary>
    Loose,

    /// <summary>Read as a type that takes only some values of this kind.</summary>
    Exact,

    /// <summary>A known value of a literal.</summary>
    Known,
}
