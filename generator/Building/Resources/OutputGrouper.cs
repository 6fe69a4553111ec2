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
        foreach (var resource in resources)
        {
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
                Hint(group.Key),
                group,
                inline.TryGetValue(group.Key, out var own) ? own : []));
        return outputs.Concat(Blocks("Models", [.. shared], 0)).ToEquatableArray();
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

    private IEnumerable<OutputModel> Blocks(string hint, List<SchemaModel> schemas, int bit)
    {
        if (schemas.Count == 0)
        {
            return [];
        }

        if (schemas.Count <= MaxTypes || bit >= 16)
        {
            return [Output(Hint(hint), [], schemas)];
        }

        var sides = schemas.ToLookup(schema => (Hash(schema.Type.FullName) >> bit) & 1);
        var start = bit == 0 ? hint + "." : hint;
        return Blocks(start + "0", [.. sides[0]], bit + 1).Concat(Blocks(start + "1", [.. sides[1]], bit + 1));
    }

    private OutputModel Output(string hint, IEnumerable<ResourceModel> resources, IEnumerable<SchemaModel> schemas) =>
        new(
        context.Options.ClientName,
        context.Options.Accessibility,
        hint,
        resources.ToEquatableArray(),
        schemas.ToEquatableArray());

    // Short, ASCII and unique without regard to case: hint names become file names.
    private string Hint(string key)
    {
        var name = new string([.. key.Select(static character => character < 128
            && (char.IsLetterOrDigit(character) || character is '.' or '_') ? character : '_')]);
        name = name.Length <= 60 ? name : name.Substring(0, 51) + "_" + Hash(key)
            .ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
        var unique = name;
        for (var number = 2; !_hints.Add(unique); number++)
        {
            unique = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return unique;
    }

    // FNV-1a: the process's own string hash differs from run to run.
    private static int Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return unchecked((int)(hash ^ (hash >> 16)) & int.MaxValue);
    }
}
