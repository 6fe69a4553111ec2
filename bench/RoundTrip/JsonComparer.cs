using System.Globalization;
using System.Text.Json;

namespace SpecClient.RoundTrip;

/// <summary>Equality of JSON: members in any order, numbers by value.</summary>
internal static class JsonComparer
{
    /// <summary>The first difference with its path, or null.</summary>
    public static string? Difference(string left, string right)
    {
        var options = new JsonDocumentOptions { MaxDepth = 1024 };
        using var a = JsonDocument.Parse(left, options);
        using var b = JsonDocument.Parse(right, options);
        return Difference(a.RootElement, b.RootElement, "$");
    }

    private static string? Difference(JsonElement left, JsonElement right, string path)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return $"{path} is {left.ValueKind}, written as {right.ValueKind}";
        }

        switch (left.ValueKind)
        {
            case JsonValueKind.Object:
                var members = right.EnumerateObject().GroupBy(static m => m.Name)
                    .ToDictionary(static g => g.Key, static g => g.Last().Value);
                foreach (var member in left.EnumerateObject())
                {
                    if (!members.Remove(member.Name, out var other))
                    {
                        return $"{path}.{member.Name} is gone: {member.Value.GetRawText()}";
                    }

                    if (Difference(member.Value, other, $"{path}.{member.Name}") is { } difference)
                    {
                        return difference;
                    }
                }

                return members.Count == 0 ? null : $"{path}.{members.First().Key} came in addition";
            case JsonValueKind.Array:
                if (left.GetArrayLength() != right.GetArrayLength())
                {
                    return $"{path} has another length";
                }

                return left.EnumerateArray().Zip(right.EnumerateArray())
                    .Select((pair, i) => Difference(pair.First, pair.Second, $"{path}[{i}]"))
                    .FirstOrDefault(static difference => difference is not null);
            case JsonValueKind.Number:
                return SameNumber(left.GetRawText(), right.GetRawText())
                    ? null
                    : $"{path} is {left.GetRawText()}, written as {right.GetRawText()}";
            case JsonValueKind.String:
                return left.GetString() == right.GetString()
                    ? null
                    : $"{path} is {left.GetRawText()}, written as {right.GetRawText()}";
            default:
                return null;
        }
    }

    // By value: as decimals where both are, else as the doubles that any JavaScript reader sees.
    private static bool SameNumber(string left, string right) => left == right
        || (decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var b)
            && left.Length < 28 && right.Length < 28
            ? a == b
            : double.Parse(left, CultureInfo.InvariantCulture) == double.Parse(right, CultureInfo.InvariantCulture));
}
