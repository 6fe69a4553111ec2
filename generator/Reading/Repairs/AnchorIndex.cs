using System.Text.Json.Nodes;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Anchors and ids of a file (JSON Schema 2020-12 section 8.2), indexed where a reference asks for one.
/// </summary>
internal sealed class AnchorIndex
{
    private readonly Dictionary<TreeResult, Dictionary<string, string>> _files = [];

    /// <summary>Pointer of the schema with <c>$anchor</c> or <c>$dynamicAnchor</c>, or null.</summary>
    public string? ByName(TreeResult file, string name) => Get(file, "#" + name);

    /// <summary>Pointer of the schema with <c>$id</c>, or null.</summary>
    public string? ById(TreeResult file, string id) => Get(file, id);

    private string? Get(TreeResult file, string key)
    {
        if (!_files.TryGetValue(file, out var index))
        {
            _files.Add(file, index = new Dictionary<string, string>(StringComparer.Ordinal));
            Collect(file.Root, "#", index);
        }

        return index.TryGetValue(key, out var pointer) ? pointer : null;
    }

    private static void Collect(JsonNode? node, string pointer, Dictionary<string, string> index)
    {
        if (node is JsonObject members)
        {
            Note(members, "$anchor", "#", pointer, index);
            Note(members, "$dynamicAnchor", "#", pointer, index);
            Note(members, "$id", "", pointer, index);
            foreach (var member in members)
            {
                Collect(member.Value, Pointer.Child(pointer, member.Key), index);
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                Collect(items[i], Pointer.Child(pointer, i), index);
            }
        }
    }

    private static void Note(
        JsonObject members, string keyword, string prefix, string pointer, Dictionary<string, string> index)
    {
        if (ValueConverter.Fits(members[keyword], ValueShape.Text) && members[keyword] is not null)
        {
            var key = prefix + ValueConverter.Text(members[keyword]);
            if (!index.ContainsKey(key))
            {
                index.Add(key, pointer);
            }
        }
    }
}
