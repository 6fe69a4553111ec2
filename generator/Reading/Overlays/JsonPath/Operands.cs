using System.Text.Json.Nodes;

namespace SpecClient.Generator.Reading.Overlays.JsonPath;

/// <summary>A value, or Nothing (section 2.4.1): JSON null is a value.</summary>
internal readonly record struct PathValue(bool Exists, JsonNode? Value)
{
    public static PathValue Nothing { get; }

    public static PathValue Of(JsonNode? value) => new(true, value);
}

/// <summary>Either side of a comparison, or an argument of a function.</summary>
internal abstract record Operand
{
    public abstract PathValue Evaluate(QueryScope scope, PathNode current);
}

/// <summary>A number, a string, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
internal sealed record LiteralOperand(JsonNode? Value) : Operand
{
    public override PathValue Evaluate(QueryScope scope, PathNode current) => PathValue.Of(Value);
}

/// <summary>A query: its one value where it is singular; its nodes are a function's argument.</summary>
internal sealed record QueryOperand(PathQuery Query) : Operand
{
    public override PathValue Evaluate(QueryScope scope, PathNode current) =>
        Query.Select(scope, current) is [var node] ? PathValue.Of(node.Value) : PathValue.Nothing;
}

/// <summary>A function whose result is a value.</summary>
internal sealed record FunctionOperand(FunctionCall Call) : Operand
{
    public override PathValue Evaluate(QueryScope scope, PathNode current) => Call.Evaluate(scope, current);
}
