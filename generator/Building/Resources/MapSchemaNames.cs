using System.Text.Json.Nodes;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Names of schemas by the map's models; components that it does not name keep theirs.</summary>
internal sealed class MapSchemaNames : ISchemaNames
{
    private readonly BuildContext _context;
    private readonly ClientMap? _map;
    private readonly string _rootModels;
    private readonly Dictionary<string, TypeName> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _renames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _resolved = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _takenBy = new(StringComparer.Ordinal);

    public MapSchemaNames(BuildContext context, ClientMap? map, TypeNamespaces namespaces)
    {
        _context = context;
        _map = map;
        _rootModels = namespaces.RootModels;
        if (map is not null)
        {
            Add(map.SharedModels, _rootModels);
        }

        var mapped = new HashSet<string>(Targets(map), StringComparer.Ordinal);
        foreach (var name in context.Source.Document.Components?.Schemas?.Keys ?? Enumerable.Empty<string>())
        {
            if (!mapped.Contains(SchemaIndex.PointerOf(name)))
            {
                namespaces.YieldTo(ForComponent(name));
            }
        }

        if (map is not null)
        {
            Add(map.Root, namespaces);
            AddRenames(map);
            ReportFormats(map);
        }
    }

    public bool HasMap => _map is not null;

    public bool HasRenames => _renames.Count > 0;

    public TypeName? Find(string pointer) =>
        _names.TryGetValue(pointer, out var name) || _names.TryGetValue(_context.Source.Map.Original(pointer), out name)
            ? name
            : null;

    public TypeName ForComponent(string componentName) => new(_rootModels, CSharpIdentifier.Pascal(componentName));

    public TypeRef? ForFormat(string format) =>
        _map?.Formats.FirstOrDefault(candidate => candidate.Format == format) is { } found
            ? new TypeRef(
                TypeKind.Custom,
                Name: found.Type,
                Codec: found.Codec ?? "SpecClient.Json.ParsableCodec<global::" + found.Type + ">",
                CustomIsValueType: found.IsValueType)
            : null;

    public string? PropertyName(string pointer) =>
        _renames.TryGetValue(pointer, out var name) ? name
        : _renames.TryGetValue(_context.Source.Map.Original(pointer), out name) ? name
        : null;

    private IEnumerable<string> Targets(ClientMap? map) => map is null
        ? []
        : map.Root.SelfAndDescendants().SelectMany(static resource => resource.Models).Concat(map.SharedModels)
            .SelectMany(static model => model.Targets)
            .Select(Resolve);

    // A JSONPath may look at the whole document.
    private string Resolve(string written)
    {
        if (!_resolved.TryGetValue(written, out var target))
        {
            _resolved.Add(written, target = ModelPath.Resolve(_context.Source.Root, written));
        }

        return target;
    }

    // Level by level: the namespaces of one level yield to the models of those above it.
    private void Add(MapResource root, TypeNamespaces namespaces)
    {
        var level = new List<(MapResource Resource, string Path)> { (root, "") };
        while (level.Count > 0)
        {
            foreach (var name in _names.Values)
            {
                namespaces.YieldTo(name);
            }

            foreach (var (resource, path) in level)
            {
                Add(resource.Models, namespaces.Models(path));
            }

            level = [.. level.SelectMany(static parent => parent.Resource.Children.Select(child =>
                (child, parent.Path.Length == 0 ? child.Name : parent.Path + "." + child.Name)))];
        }
    }

    private void Add(IEnumerable<MapModel> models, string @namespace)
    {
        foreach (var model in models)
        {
            var name = new TypeName(@namespace, CSharpIdentifier.Pascal(model.Name));
            if (_takenBy.TryGetValue(name.FullName, out var other))
            {
                MapFindings.Report(_context, _map!, MapDiagnostics.NameRepeated, model.Pointer, name.FullName, other);
                continue;
            }

            _takenBy.Add(name.FullName, model.Pointer);
            JsonNode? first = null;
            foreach (var target in model.Targets)
            {
                first = Add(model, name, target, first) ?? first;
            }
        }
    }

    private JsonNode? Add(MapModel model, TypeName name, string written, JsonNode? first)
    {
        var target = Resolve(written);
        var schema = PointerPath.Find(_context.Source.Root, target);
        if (schema is null)
        {
            MapFindings.Report(_context, _map!, MapDiagnostics.SchemaMissing, model.Pointer, target, Hint(target));
            return null;
        }

        if (_names.TryGetValue(target, out var other))
        {
            MapFindings.Report(_context, _map!, MapDiagnostics.NameRepeated, model.Pointer, target, other.FullName);
            return null;
        }

        if (first is not null && !SameSchema.AreEqual(first, schema))
        {
            MapFindings.Report(_context, _map!, MapDiagnostics.SchemasDiffer, model.Pointer, target, model.Targets[0]);
        }

        _names.Add(target, name);
        return schema;
    }

    private void AddRenames(ClientMap map)
    {
        foreach (var (pointer, name) in map.Renames.Select(static one => (one.Key, one.Value)))
        {
            var target = Resolve(pointer);
            _renames[target] = name;
            if (PointerPath.Find(_context.Source.Root, target) is null)
            {
                MapFindings.Report(
                    _context, map, MapDiagnostics.SchemaMissing, Pointer.Child("#/renames", pointer), pointer,
                    Hint(pointer));
            }
        }
    }

    private void ReportFormats(ClientMap map)
    {
        if (map.Formats.Count == 0)
        {
            return;
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        AddFormats(_context.Source.Root, known);
        foreach (var format in map.Formats.Where(format => !known.Contains(format.Format)))
        {
            MapFindings.Report(
                _context, map, MapDiagnostics.ValueIgnored, format.Pointer, "a format that the document has");
        }
    }

    private static void AddFormats(JsonNode? node, HashSet<string> known)
    {
        switch (node)
        {
            case JsonObject members:
                if (members["format"] is JsonValue format && format.TryGetValue<string>(out var name))
                {
                    known.Add(name);
                }

                foreach (var member in members)
                {
                    AddFormats(member.Value, known);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    AddFormats(item, known);
                }

                break;
        }
    }

    // The name of the object's member that was probably meant by the last step.
    private string Hint(string pointer)
    {
        var slash = pointer.LastIndexOf('/');
        var near = slash > 0 && PointerPath.Find(_context.Source.Root, pointer.Substring(0, slash)) is JsonObject parent
            ? EditDistance.Nearest(pointer.Substring(slash + 1), parent.Select(static member => member.Key))
            : null;
        return near is null ? "" : $"; did you mean '{near}'?";
    }
}
