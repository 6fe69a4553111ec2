using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// What an object holds besides its good properties: unknown ones, faults, nulls beyond the first 64, and the JSON of
/// values that would be spelt in another way. The last is no part of its value: equality does not see it.
/// </summary>
/// <remarks>Changed only while the object is read; afterwards shared by its copies.</remarks>
internal sealed class JsonExtras
{
    // Empty ones are shared and never added to: most extras have one kind of thing only.
    private static readonly List<KeyValuePair<string, byte[]>> s_noUnknown = [];
    private static readonly List<Fault> s_noFaults = [];
    private static readonly HashSet<int> s_noNulls = [];
    private static readonly List<KeyValuePair<int, byte[]>> s_noneKept = [];

    private List<KeyValuePair<string, byte[]>> _unknown;
    private List<Fault> _faults;
    private HashSet<int> _nulls;
    private List<KeyValuePair<int, byte[]>> _kept;

    public JsonExtras()
        : this(s_noUnknown, s_noFaults, s_noNulls, s_noneKept)
    {
    }

    private JsonExtras(
        List<KeyValuePair<string, byte[]>> unknown,
        List<Fault> faults,
        HashSet<int> nulls,
        List<KeyValuePair<int, byte[]>> kept)
    {
        _unknown = unknown;
        _faults = faults;
        _nulls = nulls;
        _kept = kept;
    }

    public IReadOnlyList<KeyValuePair<string, byte[]>> Unknown => _unknown;

    public bool HasFaults => _faults.Count > 0;

    public void AddUnknown(string name, byte[] json)
    {
        _unknown = _unknown == s_noUnknown ? [] : _unknown;
        _unknown.Add(new(name, json));
    }

    public void AddFault(int index, byte[]? json, string path)
    {
        _faults = _faults == s_noFaults ? [] : _faults;
        _faults.RemoveAll(fault => fault.Index == index);
        _faults.Add(new(index, json, path));
    }

    public Fault? FindFault(int index)
    {
        foreach (var fault in _faults)
        {
            if (fault.Index == index)
            {
                return fault;
            }
        }

        return null;
    }

    public bool IsNull(int index) => _nulls.Contains(index);

    public void AddNull(int index)
    {
        _nulls = _nulls == s_noNulls ? [] : _nulls;
        _nulls.Add(index);
    }

    /// <summary>Keeps the JSON of a property's value, or forgets it.</summary>
    public void Keep(int index, byte[]? json)
    {
        _kept.RemoveAll(kept => kept.Key == index);
        if (json is not null)
        {
            _kept = _kept == s_noneKept ? [] : _kept;
            _kept.Add(new(index, json));
        }
    }

    public bool WriteKept(Utf8JsonWriter writer, JsonPropertyNames names, int index)
    {
        foreach (var (property, json) in _kept)
        {
            if (property == index)
            {
                writer.WritePropertyName(names[index]);
                writer.WriteRawValue(json, skipInputValidation: true);
                return true;
            }
        }

        return false;
    }

    /// <summary>These extras after a property was assigned.</summary>
    public JsonExtras With(int index, bool isNull)
    {
        var isKept = _kept.Exists(kept => kept.Key == index);
        if (FindFault(index) is null && isNull == IsNull(index) && !isKept)
        {
            return this;
        }

        var nulls = new HashSet<int>(_nulls);
        _ = isNull ? nulls.Add(index) : nulls.Remove(index);
        return new(
            _unknown,
            _faults.FindAll(fault => fault.Index != index),
            nulls,
            isKept ? _kept.FindAll(kept => kept.Key != index) : _kept);
    }

    /// <summary>These extras with other unknown properties.</summary>
    public JsonExtras With(IEnumerable<KeyValuePair<string, JsonAny>> unknown) => new(
        unknown.Select(static member => new KeyValuePair<string, byte[]>(member.Key, member.Value.Utf8Json.ToArray()))
            .ToList(),
        _faults,
        _nulls,
        _kept);

    /// <summary>Writes what the object's own properties do not; of one name the typed value goes.</summary>
    public void Write(Utf8JsonWriter writer, JsonObjectTable table, JsonWriteMode mode, JsonModel owner)
    {
        foreach (var fault in _faults)
        {
            var member = table.Members[fault.Index];
            if (fault.Json is null
                || (mode == JsonWriteMode.Request && (member.Traits & JsonPropertyTraits.ReadOnly) != 0))
            {
                continue;
            }

            writer.WritePropertyName(member.Name);
            if (mode == JsonWriteMode.Masked && member.IsSecret)
            {
                writer.WriteStringValue("***");
            }
            else
            {
                writer.WriteRawValue(fault.Json, skipInputValidation: true);
            }
        }

        foreach (var (name, json) in _unknown)
        {
            if (!owner.HasAdditional(name))
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(json, skipInputValidation: true);
            }
        }
    }

    public static bool AreEqual(JsonExtras? left, JsonExtras? right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        left ??= new();
        right ??= new();
        return left._nulls.SetEquals(right._nulls)
            && left._faults.Count == right._faults.Count
            && left._faults.TrueForAll(fault =>
                right.FindFault(fault.Index) is { } other && AreEqual(fault.Json, other.Json))
            && MapCodec<JsonAny, JsonAnyCodec>.AreEqual(left.ToMap(), right.ToMap());
    }

    /// <summary>The unknown properties by name; of a repeated one the last counts.</summary>
    public IReadOnlyDictionary<string, JsonAny> ToMap()
    {
        var map = new Dictionary<string, JsonAny>(StringComparer.Ordinal);
        foreach (var (name, json) in _unknown)
        {
            map[name] = JsonAny.FromValidated(json);
        }

        return map;
    }

    private static bool AreEqual(byte[]? left, byte[]? right) => left is null || right is null
        ? left == right
        : JsonAny.FromValidated(left).Equals(JsonAny.FromValidated(right));

    /// <summary>A property that could not be read.</summary>
    /// <remarks>Its JSON is null where it was missing.</remarks>
    public sealed record Fault(int Index, byte[]? Json, string Path);
}
