using System.Text.Json.Nodes;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Overlays.JsonPath;

/// <summary>Reads the expressions of filters and checks their types (section 2.3.5.1 and 2.4.3).</summary>
internal sealed class FilterParser(PathScanner scanner, PathParser queries)
{
    private static readonly string[] s_operators = ["==", "!=", "<=", ">=", "<", ">"];

    /// <summary>Alternatives; the blanks behind them are taken too.</summary>
    public LogicalExpression Expression() => queries.Nested(Or);

    private LogicalExpression Or()
    {
        var operands = List("||", And);
        return operands is [var only] ? only : new OrExpression(operands);
    }

    private LogicalExpression And()
    {
        var operands = List("&&", Basic);
        return operands is [var only] ? only : new AndExpression(operands);
    }

    private List<LogicalExpression> List(string token, Func<LogicalExpression> operand)
    {
        var operands = new List<LogicalExpression>();
        do
        {
            scanner.SkipBlanks();
            operands.Add(operand());
            scanner.SkipBlanks();
        }
        while (scanner.TryTake(token));
        return operands;
    }

    private LogicalExpression Basic()
    {
        if (scanner.TryTake("!"))
        {
            scanner.SkipBlanks();
            return new NotExpression(scanner.Current == '(' ? Group() : Test(Operand()));
        }

        if (scanner.Current == '(')
        {
            return Group();
        }

        var start = scanner.Position;
        var left = Operand();
        var end = scanner.Position;
        scanner.SkipBlanks();
        if (s_operators.FirstOrDefault(scanner.TryTake) is not { } comparison)
        {
            scanner.Position = end;
            return Test(left);
        }

        RequireValue(left, start);
        scanner.SkipBlanks();
        start = scanner.Position;
        var right = Operand();
        RequireValue(right, start);
        return new Comparison(left, comparison, right);
    }

    private LogicalExpression Group()
    {
        scanner.Take("(");
        var inner = Expression();
        scanner.SkipBlanks();
        scanner.Take(")");
        return inner;
    }

    private LogicalExpression Test(Operand operand) => operand switch
    {
        QueryOperand query => new ExistenceTest(query.Query),
        FunctionOperand { Call: { Function.Result: not FunctionType.Value } call } => new FunctionTest(call),
        FunctionOperand function => throw scanner.Fault(
            $"the result of {function.Call.Function.Name}() must be compared with something"),
        _ => throw scanner.Fault("a literal must be compared with something"),
    };

    private Operand Operand()
    {
        if (scanner.Current is '$' or '@')
        {
            return new QueryOperand(queries.Query());
        }

        if (scanner.QuotedText() is { } text)
        {
            return new LiteralOperand(JsonValue.Create(text));
        }

        if (scanner.Number() is { } number)
        {
            return new LiteralOperand(JsonTree.Number(number));
        }

        if (scanner.FunctionName() is { Length: > 0 } name)
        {
            return new FunctionOperand(queries.Nested(() => Function(name)));
        }

        return scanner.TryTake("true") ? new LiteralOperand(JsonValue.Create(true))
            : scanner.TryTake("false") ? new LiteralOperand(JsonValue.Create(false))
            : scanner.TryTake("null") ? new LiteralOperand(null)
            : throw scanner.Fault("a query, a literal or a function is expected");
    }

    private FunctionCall Function(string name)
    {
        if (!PathFunction.All.TryGetValue(name, out var function))
        {
            throw scanner.Fault($"'{name}' is no function of JSONPath");
        }

        scanner.Position += name.Length + 1;
        scanner.SkipBlanks();
        var arguments = new List<Operand>();
        while (arguments.Count < function.Parameters.Length)
        {
            var start = scanner.Position;
            var argument = Operand();
            Require(argument, function.Parameters[arguments.Count], start);
            arguments.Add(argument);
            scanner.SkipBlanks();
            if (arguments.Count < function.Parameters.Length)
            {
                scanner.Take(",");
                scanner.SkipBlanks();
            }
        }

        scanner.Take(")");
        return new FunctionCall(function, arguments);
    }

    private static void Require(Operand operand, FunctionType type, int position)
    {
        if (type == FunctionType.Value)
        {
            RequireValue(operand, position);
        }
        else if (operand is not QueryOperand)
        {
            throw new PathSyntaxException("a query is expected", position);
        }
    }

    private static void RequireValue(Operand operand, int position)
    {
        if (operand is QueryOperand { Query.IsSingular: false })
        {
            throw new PathSyntaxException("this query can select several nodes; one value is expected", position);
        }

        if (operand is FunctionOperand { Call.Function.Result: not FunctionType.Value })
        {
            throw new PathSyntaxException("this function gives no value to compare", position);
        }
    }
}
