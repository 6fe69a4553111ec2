using System.Text.Json.Nodes;

namespace SpecClient.Generator.Reading.Overlays.JsonPath;

/// <summary>A query that takes too long: it looks at too many nodes, or one of its patterns runs away.</summary>
internal sealed class QueryLimitException(string message) : Exception(message);

/// <summary>
/// What the queries of one document run on. Descendants of descendants and filters within filters multiply, so the
/// nodes that are looked at are counted: the same query ends the same way on every machine.
/// </summary>
/// <param name="root">What <c>$</c> means.</param>
internal sealed class QueryScope(JsonNode? root, CancellationToken cancellationToken = default)
{
    // A document of a million nodes, and a filter that looks at a dozen of them for each.
    private const int MaxOfQuery = 40_000_000;
    private const int MaxSelected = 4_000_000;
    private const long MaxOfAll = 5L * MaxOfQuery;
    private const int CancellationInterval = 100_000;

    private long _all;
    private long _ofQuery;
    private long _nextCheck = CancellationInterval;

    public JsonNode? Root { get; } = root;

    /// <summary>Begins a query that is none of a filter.</summary>
    public void Begin() => _ofQuery = 0;

    /// <summary>Counts what a selector has added to the nodes of a segment.</summary>
    /// <exception cref="QueryLimitException">They are too many.</exception>
    public void Add(int nodes, int all)
    {
        Look(nodes);
        if (all > MaxSelected)
        {
            throw new QueryLimitException("it selects too many nodes of the document");
        }
    }

    /// <summary>Counts nodes that are looked at.</summary>
    /// <exception cref="QueryLimitException">They are too many.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for the result any more.</exception>
    public void Look(int nodes = 1)
    {
        _all += nodes;
        _ofQuery += nodes;
        if (_ofQuery > MaxOfQuery || _all > MaxOfAll)
        {
            throw new QueryLimitException("it looks at too many nodes of the document");
        }

        if (_all >= _nextCheck)
        {
            _nextCheck = _all + CancellationInterval;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
