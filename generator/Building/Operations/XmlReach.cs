using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Marks the objects that XML parameters, bodies, responses and errors reach, so that only they get an XML
/// shape.</summary>
internal static class XmlReach
{
    /// <summary>The schemas, those that are reached with an <see cref="XmlModel"/>, the others without.</summary>
    public static IEnumerable<SchemaModel> Mark(
        IReadOnlyList<SchemaModel> schemas, IEnumerable<OperationModel> operations)
    {
        var reached = Reach(schemas, operations);
        foreach (var schema in schemas)
        {
            yield return schema is ObjectSchema record
                ? record with { Xml = reached.Contains(record.Type.FullName) ? record.Xml ?? s_plain : null }
                : schema;
        }
    }

    private static readonly XmlModel s_plain = new(null, null, null, false, false);

    private static HashSet<string> Reach(IReadOnlyList<SchemaModel> schemas, IEnumerable<OperationModel> operations)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<TypeRef>(operations.SelectMany(Types));
        if (open.Count == 0)
        {
            return reached;
        }

        var objects = schemas.OfType<ObjectSchema>().ToDictionary(static s => s.Type.FullName, StringComparer.Ordinal);
        while (open.Count > 0)
        {
            var type = open.Pop();
            if (type.Item is not null)
            {
                open.Push(type.Item);
            }

            if (type is not { Kind: TypeKind.Object, Name: { } name } || !reached.Add(name)
                || !objects.TryGetValue(name, out var record))
            {
                continue;
            }

            foreach (var property in record.Properties.Concat(record.InheritedProperties))
            {
                open.Push(property.Type);
            }
        }

        return reached;
    }

    private static IEnumerable<TypeRef> Types(OperationModel operation)
    {
        foreach (var parameter in operation.Parameters.Where(static item => item.ContentKind == MediaTypeKind.Xml))
        {
            yield return parameter.Type;
        }

        foreach (var content in operation.Body?.Contents ?? [])
        {
            if (content.Kind is MediaTypeKind.Multipart or MediaTypeKind.FormUrlEncoded)
            {
                var xml = new HashSet<string>(
                    content.Encodings.Where(static encoding => encoding.IsXml)
                        .Select(static encoding => encoding.WireName),
                    StringComparer.Ordinal);
                if (xml.Count > 0 && content.Kind == MediaTypeKind.FormUrlEncoded && !operation.Body!.Flattened)
                {
                    yield return content.Type;
                }

                foreach (var part in content.Parts?.Properties ?? operation.Body!.Properties)
                {
                    if (xml.Contains(part.WireName))
                    {
                        yield return part.Type;
                    }
                }
            }

            if (content.Kind == MediaTypeKind.Xml)
            {
                yield return content.Type;
                foreach (var property in operation.Body!.Properties)
                {
                    yield return property.Type;
                }
            }
        }

        if (operation.Response is { Kind: MediaTypeKind.Xml, Type: { } result })
        {
            yield return result;
        }

        foreach (var alternative in operation.Response.Alternatives)
        {
            if (alternative is { Kind: MediaTypeKind.Xml, Type: { } type })
            {
                yield return type;
            }
        }

        foreach (var error in operation.Errors)
        {
            if (error is { Kind: MediaTypeKind.Xml, Type: { } type })
            {
                yield return type;
            }
        }
    }
}
