using System.Text.Json.Nodes;

namespace SpecClient.Generator.Reading.Overlays.JsonPath;

/// <summary>Selects among the children of a node (section 2.3).</summary>
internal abstract record Selector
{
    public abstract void Select(QueryScope scope, PathNode node, List<PathNode> selected);
}

/// <summary><c>'name'</c>: a member of an object.</summary>
internal sealed record NameSelector(string Name) : Selector
{
    public override void Select(QueryScope scope, PathNode node, List<PathNode> selected)
    {
        if (node.Value is JsonObject members && members.TryGetPropertyValue(Name, out var value))
        {
            selected.Add(new PathNode(value, members, Name, -1));
        }
    }
}

/// <summary><c>3</c> or <c>-1</c>: an item of an array, negative from its end.</summary>
internal sealed record IndexSelector(long Index) : Selector
{
    public override void Select(QueryScope scope, PathNode node, List<PathNode> selected)
    {
        if (node.Value is JsonArray items && (Index < 0 ? Index + items.Count : Index) is var at
            && at >= 0 && at < items.Count)
        {
            selected.Add(new PathNode(items[(int)at], items, null, (int)at));
        }
    }
}

/// <summary><c>*</c>: every child.</summary>
internal sealed record WildcardSelector : Selector
{
    public override void Select(QueryScope scope, PathNode node, List<PathNode> selected) =>
        selected.AddRange(node.Children());
}

/// <summary><c>start:end:step</c> of an array (section 2.3.4).</summary>
internal sealed record SliceSelector(long? Start, long? End, long Step) : Selector
{
    public override void Select(QueryScope scope, PathNode node, List<PathNode> selected)
    {
        if (node.Value is not JsonArray items || Step == 0)
        {
            return;
        }

        var length = items.Count;
        var start = Normal(Start ?? (Step > 0 ? 0 : length - 1), length);
        var end = Normal(End ?? (Step > 0 ? length : -length - 1L), length);
        if (Step > 0)
        {
            for (var at = Clamp(start, 0, length); at < Clamp(end, 0, length); at += Step)
            {
                selected.Add(new PathNode(items[(int)at], items, null, (int)at));
            }
        }
        else
        {
            for (var at = Clamp(start, -1, length - 1); at > Clamp(end, -1, length - 1); at += Step)
            {
                selected.Add(new PathNode(items[(int)at], items, null, (int)at));
            }
        }
    }

    private static long Normal(long index, int length) => index >= 0 ? index : length + index;

    private static long Clamp(long value, long from, long to) => Math.Min(Math.Max(value, from), to);
}

/// <summary><c>?expression</c>: the children for which the expression holds (section 2.3.5).</summary>
internal sealed record FilterSelector(LogicalExpression Condition) : Selector
{
    public override void Select(QueryScope scope, PathNode node, List<PathNode> selected) =>
        selected.AddRange(node.Children().Where(child =>
        {
            scope.Look();
            return Condition.Holds(scope, child);
        }));
}
