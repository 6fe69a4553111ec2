using System.Collections.Immutable;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Inputs;

/// <summary>Finds documents of one project whose clients would define the same types (CS0101).</summary>
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
        foreach (var document in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var clashes = new List<string>();
            DocumentResult? other = null;
            foreach (var name in Types(document).Distinct(StringComparer.Ordinal))
            {
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
