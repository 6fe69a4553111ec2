using System.Text.Json.Nodes;

namespace SpecClient.Generator.Reading.Overlays.JsonPath;

/// <summary>What a filter asks of a node (section 2.3.5).</summary>
internal abstract record LogicalExpression
{
    public abstract bool Holds(QueryScope scope, PathNode current);
}

/// <summary><c>a || b</c>.</summary>
internal sealed record OrExpression(IReadOnlyList<LogicalExpression> Operands) : LogicalExpression
{
    public override bool Holds(QueryScope scope, PathNode current) =>
        Operands.Any(operand => operand.Holds(scope, current));
}

/// <summary><c>a &amp;&amp; b</c>.</summary>
internal sealed record AndExpression(IReadOnlyList<LogicalExpression> Operands) : LogicalExpression
{
    public override bool Holds(QueryScope scope, PathNode current) =>
        Operands.All(operand => operand.Holds(scope, current));
}

/// <summary><c>!a</c>.</summary>
internal sealed record NotExpression(LogicalExpression Operand) : LogicalExpression
{
    public override bool Holds(QueryScope scope, PathNode current) => !Operand.Holds(scope, current);
}

/// <summary>A query that selects something.</summary>
internal sealed record ExistenceTest(PathQuery Query) : LogicalExpression
{
    public override bool Holds(QueryScope scope, PathNode current) => Query.Select(scope, current).Count > 0;
}

/// <summary>A function whose result is a truth value.</summary>
internal sealed record FunctionTest(FunctionCall Call) : LogicalExpression
{
    public override bool Holds(QueryScope scope, PathNode current) => Call.Test(scope, current);
}

/// <summary><c>a == b</c> and its kin (section 2.3.5.2.2).</summary>
internal sealed record Comparison(Operand Left, string Operator, Operand Right) : LogicalExpression
{
    public override bool Holds(QueryScope scope, PathNode current)
    {
        var left = Left.Evaluate(scope, current);
        var right = Right.Evaluate(scope, current);
        return Operator switch
        {
            "==" => PathValues.AreEqual(scope, left, right),
            "!=" => !PathValues.AreEqual(scope, left, right),
            "<" => PathValues.IsLess(left, right),
            ">" => PathValues.IsLess(right, left),
            "<=" => PathValues.IsLess(left, right) || PathValues.AreEqual(scope, left, right),
            _ => PathValues.IsLess(right, left) || PathValues.AreEqual(scope, left, right),
        };
    }
}
