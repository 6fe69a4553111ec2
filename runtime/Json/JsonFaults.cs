using System.Collections.ObjectModel;

namespace SpecClient.Json;

/// <summary>Lists and maps of which single items could not be read (they are mistyped).</summary>
/// <remarks>
/// Asking such a list or map for a faulty item, by its index or in a loop, throws <see cref="JsonPropertyException"/>;
/// writing it gives the original JSON back. These methods go round the faults.
/// </remarks>
public static class JsonFaults
{
    /// <summary>The items that could be read, in their order.</summary>
    public static IEnumerable<T> Readable<T>(this IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items is FaultyList<T> faulty ? faulty.Readable() : items;
    }

    /// <summary>The values that could be read, by their keys.</summary>
    public static IReadOnlyDictionary<string, T> Readable<T>(this IReadOnlyDictionary<string, T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items is FaultyMap<T> faulty ? new ReadOnlyDictionary<string, T>(faulty.Readable) : items;
    }

    /// <summary>The faults by the index of their item; empty where every item could be read.</summary>
    public static IReadOnlyDictionary<int, JsonPropertyException> Faults<T>(this IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items is FaultyList<T> faulty
            ? faulty.Faults.ToDictionary(static fault => fault.Key, static fault => fault.Value.Exception())
            : ReadOnlyDictionary<int, JsonPropertyException>.Empty;
    }

    /// <summary>The faults by the key of their value; empty where every value could be read.</summary>
    public static IReadOnlyDictionary<string, JsonPropertyException> Faults<T>(
        this IReadOnlyDictionary<string, T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items is FaultyMap<T> faulty
            ? faulty.Faults.ToDictionary(static fault => fault.Key, static fault => fault.Value.Exception())
            : ReadOnlyDictionary<string, JsonPropertyException>.Empty;
    }
}
