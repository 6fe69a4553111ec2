using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Map;

/// <summary>A value of the map with its place; asks for a kind of value and reports what is none.</summary>
internal sealed class MapNode(JsonNode? value, string pointer, MapReport report)
{
    public JsonNode? Value { get; } = value;

    public string Pointer { get; } = pointer;

    public MapReport Report { get; } = report;

    public bool IsNull => Value is null;

    public bool IsObject => Value is JsonObject;

    public bool IsArray => Value is JsonArray;

    /// <summary>The members; a diagnostic and none where this is no object. Null counts as empty.</summary>
    public IEnumerable<(string Key, MapNode Node)> Members()
    {
        if (Value is JsonObject members)
        {
            return members.Select(member => (member.Key, Child(member.Key, member.Value)));
        }

        Expect(Value is null, "an object");
        return [];
    }

    /// <summary>The items; a diagnostic and none where this is no list.</summary>
    public IEnumerable<MapNode> Items()
    {
        if (Value is JsonArray items)
        {
            return items.Select((item, index) => Child(index.ToString(CultureInfo.InvariantCulture), item));
        }

        Expect(Value is null, "a list");
        return [];
    }

    public MapNode? Find(string key) =>
        Value is JsonObject members && members.TryGetPropertyValue(key, out var found) ? Child(key, found) : null;

    /// <summary>Text of a string, number or boolean.</summary>
    public string? Text()
    {
        var text = Scalar();
        Expect(text is not null || Value is null, "a string");
        return text;
    }

    public bool? Flag()
    {
        bool? flag = Scalar() switch { "true" => true, "false" => false, _ => null };
        Expect(flag is not null || Value is null, "true or false");
        return flag;
    }

    public double? Number()
    {
        if (Scalar() is { } text
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= 0)
        {
            return number;
        }

        Expect(Value is null, "a number that is not negative");
        return null;
    }

    public int? Integer()
    {
        if (Number() is not { } number)
        {
            return null;
        }

        var whole = number <= int.MaxValue && Math.Floor(number) == number;
        Expect(whole, "a whole number");
        return whole ? (int)number : null;
    }

    /// <summary>One text, or a list of them.</summary>
    public IReadOnlyList<string> Texts() =>
        IsArray ? [.. Items().Select(static item => item.Text()).OfType<string>()] : Text() is { } one ? [one] : [];

    /// <summary>The scalar's text, or null, without a diagnostic.</summary>
    public string? Scalar() => Value is JsonValue scalar
        ? scalar.GetValueKind() switch
        {
            JsonValueKind.String => scalar.TryGetValue<string>(out var text) ? text : scalar.ToString(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number => scalar.ToJsonString(),
            _ => null,
        }
        : null;

    public void Expect(bool holds, string what)
    {
        if (!holds)
        {
            Say(MapDiagnostics.ValueIgnored, what);
        }
    }

    public void Say(DiagnosticDescriptor rule, params string[] arguments) =>
        Report.Add(rule, Pointer, [Pointer, .. arguments]);

    private MapNode Child(string key, JsonNode? child) =>
        new(child, Helpers.Pointer.Child(Pointer, key), Report);
}

/// <summary>Where findings in the map go.</summary>
internal sealed class MapReport(Func<string, LocationInfo> locate, List<DiagnosticInfo> diagnostics)
{
    public Func<string, LocationInfo> Locate { get; } = locate;

    public void Add(DiagnosticDescriptor rule, string pointer, params string[] arguments) =>
        diagnostics.Add(DiagnosticInfo.Create(rule, Locate(pointer), arguments));
}
