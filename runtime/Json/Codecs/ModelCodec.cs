using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Emitted types: objects, literals and unions.</summary>
/// <typeparam name="T">The emitted type.</typeparam>
public readonly struct ModelCodec<T> : IJsonCodec<T>
    where T : IJsonModel<T>
{
    static JsonKinds IJsonCodec<T>.Kinds => T.Kinds;

    static JsonObjectTable? IJsonCodec<T>.Table => T.Table;

    /// <inheritdoc/>
    public static bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out T value) =>
        T.TryRead(ref reader, context, out value);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T value, JsonWriteMode mode)
    {
        // Decided when a type's code is compiled. Values of value types are not boxed.
        if (typeof(T).IsValueType)
        {
            T.Write(writer, value, mode);
        }
        else if (value is null)
        {
            // A null that the type does not allow; refusing it here would lose the position.
            writer.WriteNullValue();
        }
        else
        {
            value.WriteJson(writer, mode);
        }
    }

    static JsonFit IJsonCodec<T>.Fit(T value) => T.Fit(value);
}
