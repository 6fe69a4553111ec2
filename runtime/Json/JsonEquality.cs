using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Deep equality of JSON: members in any order, numbers by value, strings unescaped.</summary>
internal static class JsonEquality
{
    public static bool AreEqual(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        return left.ValueKind switch
        {
            JsonValueKind.Object => AreEqualObjects(left, right),
            JsonValueKind.Array => AreEqualArrays(left, right),
            JsonValueKind.String =>
                string.Equals(JsonString.Get(left), JsonString.Get(right), StringComparison.Ordinal),
            JsonValueKind.Number => AreEqualNumbers(left, right),
            _ => true,
        };
    }

    public static int Hash(JsonElement value)
    {
        var hash = (int)value.ValueKind;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    hash = unchecked(hash + HashCode.Combine(
                        JsonString.Name(member).GetHashCode(StringComparison.Ordinal), Hash(member.Value)));
                }

                return hash;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    hash = HashCode.Combine(hash, Hash(item));
                }

                return hash;
            case JsonValueKind.String:
                return JsonString.Get(value).GetHashCode(StringComparison.Ordinal);
            case JsonValueKind.Number:
                return value.TryGetDouble(out var number) ? number.GetHashCode() : hash;
            default:
                return hash;
        }
    }

    private static bool AreEqualObjects(JsonElement left, JsonElement right)
    {
        // Of a repeated member the last value counts, as everywhere.
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var others = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in left.EnumerateObject())
        {
            members[JsonString.Name(member)] = member.Value;
        }

        foreach (var member in right.EnumerateObject())
        {
            others[JsonString.Name(member)] = member.Value;
        }

        return members.Count == others.Count
            && members.All(member => others.TryGetValue(member.Key, out var other) && AreEqual(member.Value, other));
    }

    private static bool AreEqualArrays(JsonElement left, JsonElement right)
    {
        if (left.GetArrayLength() != right.GetArrayLength())
        {
            return false;
        }

        using var others = right.EnumerateArray();
        foreach (var item in left.EnumerateArray())
        {
            others.MoveNext();
            if (!AreEqual(item, others.Current))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqualNumbers(JsonElement left, JsonElement right)
    {
        if (string.Equals(left.GetRawText(), right.GetRawText(), StringComparison.Ordinal))
        {
            return true;
        }

        return left.TryGetDecimal(out var exact) && right.TryGetDecimal(out var other)
            ? exact == other
            : left.TryGetDouble(out var wide) && right.TryGetDouble(out var otherWide) && wide.Equals(otherWide);
    }
}
