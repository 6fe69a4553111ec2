using System.Text.Json.Nodes;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading;

/// <summary>A part of a document that Microsoft.OpenApi throws on.</summary>
internal sealed record FaultyPart(JsonNode Parent, JsonNode? Node, string Pointer, string Message);

/// <summary>
/// Finds what Microsoft.OpenApi throws on: reads each path, each component and whatever else there is alone, and what
/// fails part by part. That costs about as much as reading the document once, however many faults it has.
/// </summary>
internal sealed class FaultFinder
{
    // From an entry of a map down to what is left out: an operation, a parameter, a keyword of a schema.
    private const int MaxSteps = 16;

    private readonly JsonObject _root;
    private readonly bool _isNarrow;
    private readonly CancellationToken _cancellationToken;
    private readonly List<FaultyPart> _found = [];

    private FaultFinder(JsonObject root, bool isNarrow, CancellationToken cancellationToken)
    {
        _root = root;
        _isNarrow = isNarrow;
        _cancellationToken = cancellationToken;
    }

    /// <param name="isNarrow">False: whole paths and components, where the narrow parts were not enough.</param>
    public static IReadOnlyList<FaultyPart> Find(JsonObject root, bool isNarrow, CancellationToken cancellationToken)
    {
        var finder = new FaultFinder(root, isNarrow, cancellationToken);
        foreach (var member in root)
        {
            var place = new Place(null, root, member.Key, member.Value);
            switch (member.Key)
            {
                case "openapi" or "swagger":
                    break;
                case "components":
                    foreach (var section in finder.Children(place))
                    {
                        finder.Entries(section);
                    }

                    break;
                case "paths" or "definitions" or "parameters" or "responses" or "securityDefinitions":
                    finder.Entries(place);
                    break;
                default:
                    finder.Check(place, 0);
                    break;
            }
        }

        return finder._found;
    }

    private void Entries(Place map)
    {
        var before = _found.Count;
        foreach (var entry in Children(map))
        {
            Check(entry, 0);
        }

        // The map itself, where it is no map.
        if (_found.Count == before && (map.Node is not JsonObject || Fault(map, new JsonObject()) is not null))
        {
            Check(map, MaxSteps);
        }
    }

    private void Check(Place place, int step)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (Fault(place, place.Node?.DeepClone()) is not { } fault)
        {
            return;
        }

        var before = _found.Count;
        if (_isNarrow && step < MaxSteps)
        {
            foreach (var child in Children(place))
            {
                Check(child, step + 1);
            }
        }

        if (_found.Count == before)
        {
            _found.Add(new FaultyPart(place.Parent, place.Node, place.Pointer, fault.Message));
        }
    }

    // Reads a document that holds nothing but this place.
    private Exception? Fault(Place place, JsonNode? content)
    {
        for (var at = place; at is not null; at = at.Outer)
        {
            content = at.Parent is JsonArray ? new JsonArray(content) : new JsonObject { [at.Key] = content };
        }

        var document = (JsonObject)content!;
        foreach (var key in new[] { "openapi", "swagger", "info", "paths" })
        {
            if (!document.ContainsKey(key) && _root[key] is { } value)
            {
                document[key] = key == "paths" ? new JsonObject() : value.DeepClone();
            }
        }

        try
        {
            OpenApiLoader.Read(document);
            return null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return fault;
        }
    }

    private IEnumerable<Place> Children(Place place) => place.Node switch
    {
        JsonObject members => members.Select(member => new Place(place, members, member.Key, member.Value)),
        JsonArray items => items.Select((item, index) => new Place(
            place, items, index.ToString(System.Globalization.CultureInfo.InvariantCulture), item)),
        _ => [],
    };

    /// <param name="Outer">The place that it lies in; null at the top.</param>
    private sealed record Place(Place? Outer, JsonNode Parent, string Key, JsonNode? Node)
    {
        public string Pointer => Helpers.Pointer.Child(Outer?.Pointer ?? "#", Key);
    }
}
