using System.Text.Json.Nodes;

namespace SpecClient.Generator.Reading.Overlays.JsonPath;

/// <summary>Types of arguments and results of functions (section 2.4.1).</summary>
internal enum FunctionType
{
    Value,
    Nodes,
    Logical,
}

/// <summary>A call of one of the five functions of RFC 9535 (section 2.4.4 to 2.4.8).</summary>
internal sealed record FunctionCall(PathFunction Function, IReadOnlyList<Operand> Arguments)
{
    /// <summary>The value of a function that has one.</summary>
    public PathValue Evaluate(QueryScope scope, PathNode current) => Function.Name switch
    {
        "length" => Length(Arguments[0].Evaluate(scope, current)),
        "count" => PathValue.Of(JsonValue.Create(Nodes(scope, current).Count)),
        _ => Arguments[0].Evaluate(scope, current),
    };

    /// <summary>The truth of <c>match</c> and <c>search</c>.</summary>
    public bool Test(QueryScope scope, PathNode current) =>
        PathValues.Text(Arguments[0].Evaluate(scope, current).Value) is { } text
        && PathValues.Text(Arguments[1].Evaluate(scope, current).Value) is { } pattern
        && IRegexp.IsMatch(text, pattern, isWhole: Function.Name == "match");

    private List<PathNode> Nodes(QueryScope scope, PathNode current) =>
        ((QueryOperand)Arguments[0]).Query.Select(scope, current);

    private static PathValue Length(PathValue value) => value.Value switch
    {
        JsonObject members => PathValue.Of(JsonValue.Create(members.Count)),
        JsonArray items => PathValue.Of(JsonValue.Create(items.Count)),
        var other when PathValues.Text(other) is { } text =>
            PathValue.Of(JsonValue.Create(text.Count(static unit => !char.IsLowSurrogate(unit)))),
        _ => PathValue.Nothing,
    };
}

/// <summary>The signature of a function.</summary>
internal sealed record PathFunction(string Name, FunctionType Result, params FunctionType[] Parameters)
{
    public static IReadOnlyDictionary<string, PathFunction> All { get; } = new[]
    {
        new PathFunction("length", FunctionType.Value, FunctionType.Value),
        new PathFunction("count", FunctionType.Value, FunctionType.Nodes),
        new PathFunction("match", FunctionType.Logical, FunctionType.Value, FunctionType.Value),
        new PathFunction("search", FunctionType.Logical, FunctionType.Value, FunctionType.Value),
        new PathFunction("value", FunctionType.Value, FunctionType.Nodes),
    }.ToDictionary(static function => function.Name, StringComparer.Ordinal);
}
