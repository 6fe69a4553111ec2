using System.Collections.Immutable;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Inputs;

/// <summary>
/// Finds documents of one project whose clients would define the same types, or a type where another has a namespace
/// (CS0101).
/// </summary>
internal static class NameClashes
{
    public static IEnumerable<DiagnosticInfo> Find(
        ImmutableArray<DocumentResult> documents, CancellationToken cancellationToken)
    {
        if (documents.Length < 2)
        {
            yield break;
        }

        var owners = new Dictionary<string, DocumentResult>(StringComparer.Ordinal);
        var spaces = new Dictionary<string, DocumentResult>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var clashes = new List<string>();
            DocumentResult? other = null;
            var types = new HashSet<string>(Types(document), StringComparer.Ordinal);
            foreach (var space in Namespaces(types))
            {
                if (owners.TryGetValue(space, out var owner))
                {
                    other ??= owner;
                    clashes.Add(space);
                }
                else if (!spaces.ContainsKey(space))
                {
                    spaces.Add(space, document);
                }
            }

            foreach (var name in types)
            {
                if (spaces.TryGetValue(name, out var user) && user != document)
                {
                    other ??= user;
                    clashes.Add(name);
                }

                if (!owners.TryGetValue(name, out var owner))
                {
                    owners.Add(name, document);
                }
                else
                {
                    other ??= owner;
                    clashes.Add(name);
                }
            }

            if (other is not null)
            {
                yield return DiagnosticInfo.Create(
                    GeneratorDiagnostics.NamesClash,
                    new LocationInfo(document.Path, 0, 0, 0, 0, 0, 0),
                    document.Path,
                    other.Path,
                    clashes.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    clashes[0]);
            }
        }
    }

    // Of the types, and those around them.
    private static HashSet<string> Namespaces(IEnumerable<string> types)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            for (var dot = type.LastIndexOf('.'); dot > 0; dot = type.LastIndexOf('.', dot - 1))
            {
                if (!found.Add(type.Substring(0, dot)))
                {
                    break;
                }
            }
        }

        return found;
    }

    private static IEnumerable<string> Types(DocumentResult document)
    {
        foreach (var client in document.Clients)
        {
            yield return client.Client.Type.FullName;
            foreach (var operation in client.Client.Root.Operations)
            {
                yield return operation.Params.FullName;
            }
        }

        foreach (var output in document.Outputs)
        {
            foreach (var schema in output.Output.Schemas)
            {
                yield return schema.Type.FullName;
            }

            foreach (var resource in output.Output.Resources)
            {
                yield return resource.Type.FullName;
                foreach (var operation in resource.Operations)
                {
                    yield return operation.Params.FullName;
                }
            }
        }
    }
}
