using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Helpers of emitted types for their members.</summary>
public static class JsonMembers
{
    /// <summary>Writes additional properties of a declared type.</summary>
    /// <exception cref="InvalidOperationException">One of them has the name of a declared property.</exception>
    public static void WriteAdditional<T, TCodec>(
        Utf8JsonWriter writer, JsonPropertyNames names, IReadOnlyDictionary<string, T>? map, JsonWriteMode mode)
        where TCodec : struct, IJsonCodec<T>
    {
        foreach (var (name, value) in map ?? ReadOnlyDictionary<string, T>.Empty)
        {
            if (names.IndexOf(name) < 0)
            {
                writer.WritePropertyName(name);
                TCodec.Write(writer, value, mode);
            }
            else if (mode != JsonWriteMode.Masked)
            {
                throw new InvalidOperationException(
                    $"The additional property '{name}' has a property of its own; set that one.");
            }
        }
    }

    /// <summary>Reads an object.</summary>
    public static bool TryRead<[DynamicallyAccessedMembers(JsonObjectTable.Constructors)] T>(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out T value)
        where T : JsonModel => JsonObjectTable.Of<T>().TryRead(ref reader, context, out value);

    /// <summary>Reads a derived type where its base is expected.</summary>
    public static bool TryReadAs<TDerived, TBase>(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out TBase value)
        where TBase : class
        where TDerived : class, TBase, IJsonModel<TDerived>
    {
        var success = TDerived.TryRead(ref reader, context, out var derived);
        value = derived;
        return success;
    }

    /// <summary>The map, or an empty one.</summary>
    public static IReadOnlyDictionary<string, T> OrEmpty<T>(IReadOnlyDictionary<string, T>? map) =>
        map ?? ReadOnlyDictionary<string, T>.Empty;
}
