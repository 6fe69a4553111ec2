using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>JSON objects with free keys, in the order of the text; of a repeated key the last value counts.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <typeparam name="TCodec">Codec of a value.</typeparam>
public readonly struct MapCodec<T, TCodec> : IJsonCodec<IReadOnlyDictionary<string, T>>
    where TCodec : struct, IJsonCodec<T>
{
    static JsonKinds IJsonCodec<IReadOnlyDictionary<string, T>>.Kinds => JsonKinds.Object;

    static bool IJsonCodec<IReadOnlyDictionary<string, T>>.IsSecret => TCodec.IsSecret;

    /// <inheritdoc/>
    public static bool TryRead(
        ref Utf8JsonReader reader,
        JsonReadContext context,
        [MaybeNullWhen(false)] out IReadOnlyDictionary<string, T> value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        JsonText.GuardStack(ref reader);
        var start = reader;
        var items = new Dictionary<string, T>(StringComparer.Ordinal);
        Dictionary<string, ItemFault>? faults = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonString.Get(ref reader);
            reader.Read();
            if (!TCodec.TryRead(ref reader, context, out var item))
            {
                if (!context.KeepsFaultyItems)
                {
                    context.NoteFault(reader.TokenStartIndex);
                    reader = start;
                    return false;
                }

                items.Remove(name);
                (faults ??= new(StringComparer.Ordinal))[name] =
                    ItemFault.Take<T, TCodec>(ref reader, context, JsonPathFinder.OfMember(name));
                continue;
            }

            faults?.Remove(name);
            items[name] = item;
        }

        value = faults is not { Count: > 0 } ? items : new FaultyMap<T>(items, faults);
        return true;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> value, JsonWriteMode mode)
    {
        writer.WriteStartObject();
        if (value is FaultyMap<T> faulty)
        {
            faulty.Write<TCodec>(writer, mode);
        }
        else
        {
            foreach (var (name, item) in value)
            {
                writer.WritePropertyName(name);
                TCodec.Write(writer, item, mode);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>Same keys with equal values, in any order.</summary>
    public static bool AreEqual(IReadOnlyDictionary<string, T>? left, IReadOnlyDictionary<string, T>? right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left is null || right is null || left.Count != right.Count)
        {
            return false;
        }

        if (left is FaultyMap<T> || right is FaultyMap<T>)
        {
            return FaultyMap<T>.AreEqual<TCodec>(left, right);
        }

        foreach (var (name, item) in left)
        {
            if (!right.TryGetValue(name, out var other) || !TCodec.AreEqual(item, other))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public static int Hash(IReadOnlyDictionary<string, T>? value)
    {
        var hash = 0;
        foreach (var (name, item) in value?.Readable() ?? ReadOnlyDictionary<string, T>.Empty)
        {
            // A sum, since order does not matter.
            hash = unchecked(hash + HashCode.Combine(name.GetHashCode(StringComparison.Ordinal), TCodec.Hash(item)));
        }

        return hash;
    }

    static JsonFit IJsonCodec<IReadOnlyDictionary<string, T>>.Fit(IReadOnlyDictionary<string, T> value)
    {
        if (value is FaultyMap<T>)
        {
            return JsonFit.Faulty;
        }

        var worst = JsonFit.Loose;
        foreach (var item in value.Values)
        {
            var fit = TCodec.Fit(item);
            worst = fit < worst ? fit : worst;
        }

        return worst;
    }
}
