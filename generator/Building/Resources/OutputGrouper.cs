using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Divides resources and schemas into output files.</summary>
/// <remarks>
/// Too many outputs cost time on every keystroke, too few re-render too much on an edit. A file's key must not depend
/// on
/// who else uses a type, or an unrelated edit would move it. So: a resource's file holds its operations and the inline
/// types of its namespace (they are of this operation or its neighbours); shared types go into blocks by a hash of
/// their
/// names. A block that grows too large is split in two by one more bit: only these two files change.
/// </remarks>
internal sealed class OutputGrouper(BuildContext context, TypeNamespaces namespaces)
{
    private const int MaxOperations = 60;
    private const int MaxTypes = 40;

    private readonly HashSet<string> _hints = new(StringComparer.OrdinalIgnoreCase);

    public EquatableArray<OutputModel> Group(IReadOnlyList<ResourceModel> resources, IEnumerable<SchemaModel> schemas)
    {
        var groups = Keys(resources);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var hints = new Dictionary<string, string>(StringComparer.Ordinal);

        // By name: no file is named, and no type is moved, by the order of the document.
        foreach (var resource in resources.OrderBy(static resource => resource.Path, StringComparer.Ordinal))
        {
            if (!hints.ContainsKey(groups[resource.Path]))
            {
                hints.Add(groups[resource.Path], HintNames.OfResource(groups[resource.Path], _hints));
            }

            var models = namespaces.Models(resource.Path);
            if (!owners.ContainsKey(models))
            {
                owners.Add(models, groups[resource.Path]);
            }
        }

        var inline = new Dictionary<string, List<SchemaModel>>(StringComparer.Ordinal);
        var shared = new List<SchemaModel>();
        foreach (var schema in schemas)
        {
            var isInline = schema.Pointer.StartsWith("#/paths/", StringComparison.Ordinal);
            if (isInline && owners.TryGetValue(schema.Type.Namespace, out var owner))
            {
                if (!inline.TryGetValue(owner, out var list))
                {
                    inline.Add(owner, list = []);
                }

                list.Add(schema);
            }
            else
            {
                shared.Add(schema);
            }
        }

        var outputs = resources
            .GroupBy(resource => groups[resource.Path], StringComparer.Ordinal)
            .Select(group => Output(
                hints[group.Key],
                group,
                inline.TryGetValue(group.Key, out var own) ? own : []));
        return outputs.Concat(Blocks("", [.. shared], 0)).ToEquatableArray();
    }

    // The top-level resource, or with many operations below it the second level.
    private static Dictionary<string, string> Keys(IReadOnlyList<ResourceModel> resources)
    {
        var counts = resources
            .GroupBy(static resource => Level(resource.Path, 1), StringComparer.Ordinal)
            .ToDictionary(
                static group => group.Key,
                static group => group.Sum(static resource => resource.Operations.Count),
                StringComparer.Ordinal);
        return resources.ToDictionary(
            static resource => resource.Path,
            resource => Level(resource.Path, counts[Level(resource.Path, 1)] > MaxOperations ? 2 : 1),
            StringComparer.Ordinal);
    }

    private static string Level(string path, int levels)
    {
        var parts = path.Split('.');
        return string.Join(".", parts.Take(levels));
    }

    private IEnumerable<OutputModel> Blocks(string bits, List<SchemaModel> schemas, int bit)
    {
        if (schemas.Count == 0)
        {
            return [];
        }

        if (schemas.Count <= MaxTypes || bit >= 16)
        {
            return [Output(HintNames.OfModels(bits, _hints), [], schemas)];
        }

        var sides = schemas.ToLookup(schema => (HintNames.Hash(schema.Type) >> bit) & 1);
        return Blocks(bits + "0", [.. sides[0]], bit + 1).Concat(Blocks(bits + "1", [.. sides[1]], bit + 1));
    }

    private OutputModel Output(string hint, IEnumerable<ResourceModel> resources, IEnumerable<SchemaModel> schemas) =>
        new(
        context.Options.ClientName,
        context.Options.Accessibility,
        hint,
        resources.ToEquatableArray(),
        schemas.ToEquatableArray());
}
