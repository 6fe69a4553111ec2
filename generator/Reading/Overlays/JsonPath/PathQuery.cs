namespace SpecClient.Generator.Reading.Overlays.JsonPath;

/// <summary>A JSONPath query (RFC 9535): segments that are applied one after the other.</summary>
/// <param name="IsRelative">True for <c>@</c>, which stands in filters only.</param>
internal sealed record PathQuery(bool IsRelative, IReadOnlyList<Segment> Segments)
{
    /// <summary>True where the query selects one node at most (section 2.3.5.1).</summary>
    public bool IsSingular => Segments.All(static segment =>
        !segment.IsDescendant && segment.Selectors.Count == 1
        && segment.Selectors[0] is NameSelector or IndexSelector);

    /// <summary>The nodes selected in a tree, in the order of the RFC; a node can be there twice.</summary>
    /// <exception cref="QueryLimitException">The query takes too long.</exception>
    public List<PathNode> Select(QueryScope scope)
    {
        scope.Begin();
        return Select(scope, PathNode.Root(scope.Root));
    }

    /// <summary>The nodes selected from the root, or from the current node of a filter.</summary>
    public List<PathNode> Select(QueryScope scope, PathNode current)
    {
        var nodes = new List<PathNode> { IsRelative ? current : PathNode.Root(scope.Root) };
        foreach (var segment in Segments)
        {
            var next = new List<PathNode>();
            foreach (var node in nodes)
            {
                segment.Apply(scope, node, next);
            }

            nodes = next;
        }

        return nodes;
    }
}

/// <summary>A child segment, or a descendant segment (section 2.5).</summary>
internal sealed record Segment(bool IsDescendant, IReadOnlyList<Selector> Selectors)
{
    public void Apply(QueryScope scope, PathNode node, List<PathNode> selected)
    {
        scope.Look();
        foreach (var selector in Selectors)
        {
            var before = selected.Count;
            selector.Select(scope, node, selected);
            scope.Add(selected.Count - before, selected.Count);
        }

        if (IsDescendant)
        {
            foreach (var child in node.Children())
            {
                Apply(scope, child, selected);
            }
        }
    }
}
