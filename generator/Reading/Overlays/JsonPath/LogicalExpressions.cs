using System.Text.Json.Nodes;

namespace SpecClient.Generator.Reading.Overlays.JsonPath;

/// <summary>What a filter asks of a node (section 2.3.5).</summary>
internal abstract record LogicalExpression
{
    public abstract bool Holds(JsonNode? root, PathNode current);
}

/// <summary><c>a || b</c>.</summary>
internal sealed record OrExpression(IReadOnlyList<LogicalExpression> Operands) : LogicalExpression
{
    public override bool Holds(JsonNode? root, PathNode current) =>
        Operands.Any(operand => operand.Holds(root, current));
}

/// <summary><c>a &amp;&amp; b</c>.</summary>
internal sealed record AndExpression(IReadOnlyList<LogicalExpression> Operands) : LogicalExpression
{
    public override bool Holds(JsonNode? root, PathNode current) =>
        Operands.All(operand => operand.Holds(root, current));
}

/// <summary><c>!a</c>.</summary>
internal sealed record NotExpression(LogicalExpression Operand) : LogicalExpression
{
    public override bool Holds(JsonNode? root, PathNode current) => !Operand.Holds(root, current);
}

/// <summary>A query that selects something.</summary>
internal sealed record ExistenceTest(PathQuery Query) : LogicalExpression
{
    public override bool Holds(JsonNode? root, PathNode current) => Query.Select(root, current).Count > 0;
}

/// <summary>A function whose result is a truth value.</summary>
internal sealed record FunctionTest(FunctionCall Call) : LogicalExpression
{
    public override bool Holds(JsonNode? root, PathNode current) => Call.Test(root, current);
}

/// <summary><c>a == b</c> and its kin (section 2.3.5.2.2).</summary>
internal sealed record Comparison(Operand Left, string Operator, Operand Right) : LogicalExpression
{
    public override bool Holds(JsonNode? root, PathNode current)
    {
        var left = Left.Evaluate(root, current);
        var right = Right.Evaluate(root, current);
        return Operator switch
        {
            "==" => PathValues.AreEqual(left, right),
            "!=" => !PathValues.AreEqual(left, right),
            "<" => PathValues.IsLess(left, right),
            ">" => PathValues.IsLess(right, left),
            "<=" => PathValues.IsLess(left, right) || PathValues.AreEqual(left, right),
            _ => PathValues.IsLess(right, left) || PathValues.AreEqual(left, right),
        };
    }
}
