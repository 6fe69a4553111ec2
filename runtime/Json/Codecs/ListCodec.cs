using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>JSON arrays.</summary>
/// <remarks>
/// A mistyped item does not fail the others: it throws where it is asked for (<see cref="JsonFaults"/>).
/// </remarks>
/// <typeparam name="T">Type of an item.</typeparam>
/// <typeparam name="TCodec">Codec of an item.</typeparam>
public readonly struct ListCodec<T, TCodec> : IJsonCodec<IReadOnlyList<T>>
    where TCodec : struct, IJsonCodec<T>
{
    static JsonKinds IJsonCodec<IReadOnlyList<T>>.Kinds => JsonKinds.Array;

    static bool IJsonCodec<IReadOnlyList<T>>.IsSecret => TCodec.IsSecret;

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
        Dictionary<int, ItemFault>? faults = null;
        var table = TCodec.Table;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            T? item = default;
            if ((table is null || !table.TryRead(ref reader, context, out item))
                && !TCodec.TryRead(ref reader, context, out item))
            {
                if (!context.KeepsFaultyItems)
                {
                    context.NoteFault(reader.TokenStartIndex);
                    reader = start;
                    return false;
                }

                var index = items?.Count ?? 0;
                (faults ??= []).Add(index, ItemFault.Take<T, TCodec>(ref reader, context, index));
            }

            (items ??= []).Add(item!);
        }

        value = items is null ? Array.Empty<T>() : faults is null ? items : new FaultyList<T>(items, faults);
        return true;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonWriteMode mode)
    {
        writer.WriteStartArray();
        var table = TCodec.Table;
        switch (value)
        {
            case T[] array:
                foreach (var item in array)
                {
                    Write(writer, item, mode, table);
                }

                break;
            case List<T> list:
                foreach (var item in list)
                {
                    Write(writer, item, mode, table);
                }

                break;
            case WrittenList<T> written when mode is JsonWriteMode.Request:
                written.Write(writer);
                break;
            case FaultyList<T> faulty:
                faulty.Write<TCodec>(writer, mode);
                break;
            default:
                foreach (var item in value)
                {
                    Write(writer, item, mode, table);
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

        if (left is FaultyList<T> || right is FaultyList<T>)
        {
            return FaultyList<T>.AreEqual<TCodec>(left, right);
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
        foreach (var item in value?.Readable() ?? [])
        {
            hash.Add(TCodec.Hash(item));
        }

        return hash.ToHashCode();
    }

    static JsonFit IJsonCodec<IReadOnlyList<T>>.Fit(IReadOnlyList<T> value)
    {
        if (value is FaultyList<T>)
        {
            return JsonFit.Faulty;
        }

        var worst = JsonFit.Known;
        foreach (var item in value)
        {
            var fit = TCodec.Fit(item);
            worst = fit < worst ? fit : worst;
        }

        return value.Count == 0 ? JsonFit.Exact : worst;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Utf8JsonWriter writer, T item, JsonWriteMode mode, JsonObjectTable? table)
    {
        if (table is not null && item is not null)
        {
            Unsafe.As<T, JsonModel>(ref item).WriteJson(writer, mode, table);
        }
        else
        {
            TCodec.Write(writer, item, mode);
        }
    }
}
