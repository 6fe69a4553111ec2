using System.Text.Json.Nodes;
using SpecClient.Generator.Reading.Overlays.JsonPath;

namespace SpecClient.Generator.Reading.Overlays;

/// <summary>What a merge came upon.</summary>
/// <param name="IsFault">True where the part was not applied because it does not fit.</param>
internal sealed record MergeFinding(NodeOrigin Origin, string Message, bool IsFault);

/// <summary>
/// Puts a value into a node: objects are merged, arrays concatenated, primitive values replaced (section 4.4.3). Takes
/// the value apart, so each node needs a copy of its own.
/// </summary>
internal sealed class OverlayMerge(OverlayOrigins origins)
{
    private readonly Dictionary<NodeOrigin, MergeFinding> _findings = [];

    /// <summary>What did not fit, each place once.</summary>
    public IEnumerable<MergeFinding> Findings => _findings.Values;

    public static string Describe(JsonNode? node) => node switch
    {
        JsonObject => "an object",
        JsonArray => "an array",
        _ => "a primitive value",
    };

    public static int Size(JsonNode? node) => node switch
    {
        JsonObject members => 1 + members.Sum(static member => Size(member.Value)),
        JsonArray items => 1 + items.Sum(Size),
        _ => 1,
    };

    /// <summary>Objects and lists that lie inside each other at most.</summary>
    public static int Height(JsonNode? node) => node switch
    {
        JsonObject members => 1 + members.Select(static member => Height(member.Value)).DefaultIfEmpty().Max(),
        JsonArray items => 1 + items.Select(Height).DefaultIfEmpty().Max(),
        _ => 0,
    };

    /// <summary>Puts a value into a node that a target selected.</summary>
    public void Put(PathNode node, JsonNode? value)
    {
        switch (node.Value, value)
        {
            case (JsonObject target, JsonObject members):
                Merge(target, members);
                break;
            case (JsonArray target, JsonArray items):
                Append(target, items);
                break;
            case (JsonArray target, _):
                target.Add(value);
                break;
            case (not JsonObject, not (JsonObject or JsonArray)) when node.Parent is JsonObject parent:
                parent[node.Name!] = value;
                break;
            case (not JsonObject, not (JsonObject or JsonArray)) when node.Parent is JsonArray parent:
                parent[node.Index] = value;
                break;
            default:
                // JSON null has no place of its own; the action's is the nearest.
                Note(value is null ? null : origins.Find(value), true,
                    $"the target selects {Describe(node.Value)}, and the value is {Describe(value)}");
                break;
        }
    }

    private void Merge(JsonObject target, JsonObject members)
    {
        foreach (var (key, value, origin) in origins.Members(members))
        {
            switch (target[key], value)
            {
                case (JsonObject inner, JsonObject more):
                    Merge(inner, more);
                    break;
                case (JsonArray inner, JsonArray more):
                    Append(inner, more);
                    break;
                case (JsonObject or JsonArray, null):
                    // YAML writes an empty key so, as the specification's own example does.
                    Note(origin, false, $"'{key}' has no value; what the document has there stays");
                    break;
                case (null, _) or (JsonValue, not (JsonObject or JsonArray)):
                    members.Remove(key);
                    target[key] = value;
                    origins.Set(value, origin);
                    break;
                case var (old, _):
                    Note(origin, true, $"'{key}' is {Describe(old)} in the document and {Describe(value)} here");
                    break;
            }
        }
    }

    private void Append(JsonArray target, JsonArray items)
    {
        var values = origins.Items(items);
        items.Clear();
        foreach (var (item, origin) in values)
        {
            target.Add(item);
            origins.Set(item, origin);
        }
    }

    private void Note(NodeOrigin? origin, bool isFault, string message)
    {
        var place = origin ?? default;
        if (!_findings.ContainsKey(place))
        {
            _findings.Add(place, new MergeFinding(place, message, isFault));
        }
    }
}
