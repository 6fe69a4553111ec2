using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>JSON arrays.</summary>
/// <typeparam name="T">Type of an item.</typeparam>
/// <typeparam name="TCodec">Codec of an item.</typeparam>
public readonly struct ListCodec<T, TCodec> : IJsonCodec<IReadOnlyList<T>>
    where TCodec : struct, IJsonCodec<T>
{
    static JsonKinds IJsonCodec<IReadOnlyList<T>>.Kinds => JsonKinds.Array;

    /// <inheritdoc/>
    public static bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        JsonText.GuardStack(ref reader);
        var start = reader;
        List<T>? items = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!TCodec.TryRead(ref reader, context, out var item))
            {
                context.NoteFault(reader.TokenStartIndex);
                reader = start;
                return false;
            }

            (items ??= []).Add(item);
        }

        value = items is null ? Array.Empty<T>() : items;
        return true;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonWriteMode mode)
    {
        writer.WriteStartArray();
        switch (value)
        {
            case T[] array:
                foreach (var item in array)
                {
                    TCodec.Write(writer, item, mode);
                }

                break;
            case List<T> list:
                foreach (var item in list)
                {
                    TCodec.Write(writer, item, mode);
                }

                break;
            default:
                foreach (var item in value)
                {
                    TCodec.Write(writer, item, mode);
                }

                break;
        }

        writer.WriteEndArray();
    }

    /// <inheritdoc/>
    public static bool AreEqual(IReadOnlyList<T>? left, IReadOnlyList<T>? right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left is null || right is null || left.Count != right.Count)
        {
            return false;
        }

        using var others = right.GetEnumerator();
        foreach (var item in left)
        {
            if (!others.MoveNext() || !TCodec.AreEqual(item, others.Current))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public static int Hash(IReadOnlyList<T>? value)
    {
        var hash = default(HashCode);
        foreach (var item in value ?? [])
        {
            hash.Add(TCodec.Hash(item));
        }

        return hash.ToHashCode();
    }

    static JsonFit IJsonCodec<IReadOnlyList<T>>.Fit(IReadOnlyList<T> value)
    {
        var worst = JsonFit.Known;
        foreach (var item in value)
        {
            var fit = TCodec.Fit(item);
            worst = fit < worst ? fit : worst;
        }

        return value.Count == 0 ? JsonFit.Exact : worst;
    }
}
