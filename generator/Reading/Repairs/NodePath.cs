using System.Text.Json.Nodes;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>From nodes to pointers and back, and nodes in the place of others.</summary>
internal static class NodePath
{
    /// <summary>The pointer of a node in the tree that holds it.</summary>
    public static string Of(JsonNode node) => node.Parent switch
    {
        JsonObject members => Pointer.Child(Of(members), KeyOf(members, node)),
        JsonArray items => Pointer.Child(Of(items), items.IndexOf(node)),
        _ => "#",
    };

    /// <summary>Puts another node into a node's place, which keeps its position among its siblings.</summary>
    public static void Replace(JsonNode node, JsonNode replacement)
    {
        switch (node.Parent)
        {
            case JsonObject members:
                members[KeyOf(members, node)] = replacement;
                break;
            case JsonArray items:
                items[items.IndexOf(node)] = replacement;
                break;
        }
    }

    /// <summary>How many nodes a tree has.</summary>
    public static int Size(JsonNode? node) => node switch
    {
        JsonObject members => 1 + members.Sum(static member => Size(member.Value)),
        JsonArray items => 1 + items.Sum(Size),
        _ => 1,
    };

    /// <summary>The top of a node's tree.</summary>
    public static JsonNode Top(JsonNode node) => node.Parent is { } parent ? Top(parent) : node;

    private static string KeyOf(JsonObject members, JsonNode node) =>
        members.First(member => ReferenceEquals(member.Value, node)).Key;
}
