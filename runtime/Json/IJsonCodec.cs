using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// Reads, writes and compares values of one type; composed statically, so that it costs no delegate and no box.
/// </summary>
/// <typeparam name="T">Type of the values.</typeparam>
public interface IJsonCodec<T>
{
    /// <summary>The JSON kinds that a value can have; a union chooses among its variants by them.</summary>
    static virtual JsonKinds Kinds => JsonKinds.All;

    /// <inheritdoc cref="IJsonModel{TSelf}.Table"/>
    static virtual JsonObjectTable? Table => null;

    /// <summary>The values must not show in errors and logs.</summary>
    static virtual bool IsSecret => false;

    /// <inheritdoc cref="IJsonModel{TSelf}.TryRead"/>
    static abstract bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out T value);

    /// <summary>Writes a value.</summary>
    static abstract void Write(Utf8JsonWriter writer, T value, JsonWriteMode mode);

    /// <summary>Deep equality.</summary>
    static virtual bool AreEqual(T? left, T? right) => EqualityComparer<T>.Default.Equals(left, right);

    /// <summary>A hash that agrees with <see cref="AreEqual"/>.</summary>
    static virtual int Hash(T? value) => value is null ? 0 : EqualityComparer<T>.Default.GetHashCode(value);

    /// <summary>How well a value that was read fits this type, for unions whose variants all accept the JSON.</summary>
    static virtual JsonFit Fit(T value) => JsonFit.Exact;
}
