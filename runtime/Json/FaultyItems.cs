using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>JSON of an item that is no value of its type, and where it stands.</summary>
internal sealed record ItemFault(byte[] Json, string Path, Type Type, bool IsSecret)
{
    /// <summary>Takes an item that could not be read; the reader stands on its first token, then on its last.</summary>
    public static ItemFault Take<T, TCodec>(ref Utf8JsonReader reader, JsonReadContext context, int index)
        where TCodec : struct, IJsonCodec<T> =>
        Take<T, TCodec>(ref reader, context, string.Create(CultureInfo.InvariantCulture, $"$[{index}]"));

    /// <summary>The same with the path as far as it is known without the text.</summary>
    public static ItemFault Take<T, TCodec>(ref Utf8JsonReader reader, JsonReadContext context, string path)
        where TCodec : struct, IJsonCodec<T>
    {
        var start = reader.TokenStartIndex;
        var json = JsonText.Capture(ref reader, context);
        context.ForgetSpelling();
        context.NoteFaultyItem();
        return new(
            json,
            context.Text.IsEmpty ? path : context.FaultPath(start, reader.BytesConsumed),
            typeof(T),
            TCodec.IsSecret);
    }

    public JsonPropertyException Exception() => new(Path, JsonTypeName.Of(Type), Json, IsSecret);

    public void Write(Utf8JsonWriter writer, JsonWriteMode mode)
    {
        if (mode == JsonWriteMode.Masked && IsSecret)
        {
            writer.WriteStringValue("***");
        }
        else
        {
            writer.WriteRawValue(Json, skipInputValidation: true);
        }
    }

    public bool HasSameJson(ItemFault? other) =>
        other is not null && JsonAny.FromValidated(Json).Equals(JsonAny.FromValidated(other.Json));
}

/// <summary>A list with items that could not be read: those throw where they are asked for.</summary>
internal sealed class FaultyList<T>(List<T> items, IReadOnlyDictionary<int, ItemFault> faults) : IReadOnlyList<T>
{
    public IReadOnlyDictionary<int, ItemFault> Faults => faults;

    public int Count => items.Count;

    public T this[int index] => faults.TryGetValue(index, out var fault) ? throw fault.Exception() : items[index];

    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < items.Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Write<TCodec>(Utf8JsonWriter writer, JsonWriteMode mode)
        where TCodec : struct, IJsonCodec<T>
    {
        for (var index = 0; index < items.Count; index++)
        {
            if (faults.TryGetValue(index, out var fault))
            {
                fault.Write(writer, mode);
            }
            else
            {
                TCodec.Write(writer, items[index], mode);
            }
        }
    }

    /// <summary>Two lists of which one or both are such.</summary>
    public static bool AreEqual<TCodec>(IReadOnlyList<T> left, IReadOnlyList<T> right)
        where TCodec : struct, IJsonCodec<T> =>
        left is FaultyList<T> one && right is FaultyList<T> other
        && one.Count == other.Count
        && one.Faults.Count == other.Faults.Count
        && one.Faults.All(fault => fault.Value.HasSameJson(other.Faults.GetValueOrDefault(fault.Key)))
        && one.Readable().Zip(other.Readable()).All(static pair => TCodec.AreEqual(pair.First, pair.Second));

    public IEnumerable<T> Readable()
    {
        for (var index = 0; index < items.Count; index++)
        {
            if (!faults.ContainsKey(index))
            {
                yield return items[index];
            }
        }
    }
}

/// <summary>A map with values that could not be read: those throw where they are asked for.</summary>
internal sealed class FaultyMap<T>(Dictionary<string, T> items, IReadOnlyDictionary<string, ItemFault> faults)
    : IReadOnlyDictionary<string, T>
{
    public IReadOnlyDictionary<string, ItemFault> Faults => faults;

    public Dictionary<string, T> Readable => items;

    public int Count => items.Count + faults.Count;

    public IEnumerable<string> Keys => items.Keys.Concat(faults.Keys);

    public IEnumerable<T> Values => this.Select(static item => item.Value);

    public T this[string key] => faults.TryGetValue(key, out var fault) ? throw fault.Exception() : items[key];

    public bool ContainsKey(string key) => items.ContainsKey(key) || faults.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) =>
        faults.TryGetValue(key, out var fault) ? throw fault.Exception() : items.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator()
    {
        foreach (var item in items)
        {
            yield return item;
        }

        foreach (var fault in faults.Values)
        {
            throw fault.Exception();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Write<TCodec>(Utf8JsonWriter writer, JsonWriteMode mode)
        where TCodec : struct, IJsonCodec<T>
    {
        foreach (var (name, item) in items)
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, item, mode);
        }

        foreach (var (name, fault) in faults)
        {
            writer.WritePropertyName(name);
            fault.Write(writer, mode);
        }
    }

    /// <summary>Two maps of which one or both are such.</summary>
    public static bool AreEqual<TCodec>(IReadOnlyDictionary<string, T> left, IReadOnlyDictionary<string, T> right)
        where TCodec : struct, IJsonCodec<T> =>
        left is FaultyMap<T> one && right is FaultyMap<T> other
        && one.Faults.Count == other.Faults.Count
        && one.Faults.All(fault => fault.Value.HasSameJson(other.Faults.GetValueOrDefault(fault.Key)))
        && MapCodec<T, TCodec>.AreEqual(one.Readable, other.Readable);
}
