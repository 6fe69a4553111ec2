using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Operations;

/// <summary>What the builders of operations share.</summary>
/// <param name="RootModels">Namespace of types that belong to no resource.</param>
/// <param name="ClientValues">Option's property name by the wire name of the parameters it serves.</param>
internal sealed record OperationServices(
    BuildContext Context,
    ISchemaBuilder Schemas,
    TypeNameAllocator TypeNames,
    ClientMap? Map,
    string RootModels,
    IReadOnlyDictionary<string, string> ClientValues)
{
    /// <summary>Types that stand for no schema of the document: unions over several successes, headers of
    /// responses.</summary>
    public List<SchemaModel> Synthesized { get; } = [];

    /// <summary>What batches need to know of bodies, by the pointer of the operation.</summary>
    public Dictionary<string, BatchCandidate> Batches { get; } = new(StringComparer.Ordinal);

    /// <summary>Header parameters that the specification says to ignore: their number, and the first.</summary>
    public List<string> IgnoredHeaders { get; } = [];

    /// <summary>Successful responses that have no type of their own.</summary>
    public List<string> UntypedResponses { get; } = [];

    /// <summary>Places in a map of another version whose pagination does not fit.</summary>
    public List<string> PaginationsUnfit { get; } = [];

    public MapSettings Settings { get; } = Map?.Settings ?? new MapSettings();

    /// <summary>
    /// Path values keep what RFC 3986 allows in a segment, as the SDKs do that the map's format comes from.
    /// </summary>
    public bool KeepsSegments => Map is not null && Settings.PathEncoding != "strict";

    /// <summary>Property of the client's options that serves parameters of that name, or null.</summary>
    public string? ClientValue(string wireName) => ClientValues.TryGetValue(wireName, out var property)
        ? property
        : null;

    public void ReportMap(Microsoft.CodeAnalysis.DiagnosticDescriptor rule, string pointer, params string[] arguments)
    {
        if (Map is not null)
        {
            MapFindings.Report(Context, Map, rule, pointer, arguments);
        }
    }

    /// <summary>Reports that the document has not what the map's pagination needs, or counts it.</summary>
    public void ReportUnfitPagination(OperationPlan plan, string reason)
    {
        var pointer = plan.Map!.KeysPointer + "/paginated";
        if (Context.IsMapForeign)
        {
            if (!PaginationsUnfit.Contains(pointer))
            {
                PaginationsUnfit.Add(pointer);
            }

            return;
        }

        ReportMap(Diagnostics.MapDiagnostics.PaginationUnfit, pointer, reason);
    }

    /// <summary>Pointer of a referenced component, else the place itself.</summary>
    public static string PointerOf<T>(T element, string section, string pointer)
        where T : class, IOpenApiElement => IdOf(element) is { } id
            ? Pointer.Child("#/components/" + section, id)
            : pointer;

    /// <summary>Component name where the element is a reference, else null.</summary>
    public static string? IdOf(IOpenApiElement element) => element switch
    {
        OpenApiParameterReference reference => reference.Reference?.Id,
        OpenApiRequestBodyReference reference => reference.Reference?.Id,
        OpenApiResponseReference reference => reference.Reference?.Id,
        OpenApiHeaderReference reference => reference.Reference?.Id,
        OpenApiMediaTypeReference reference => reference.Reference?.Id,
        _ => null,
    };
}

/// <summary>A JSON body that may carry many items.</summary>
/// <param name="ItemsWireName">Property of a flattened body that holds the array; null = the body is the array.</param>
internal sealed record BatchCandidate(string? ItemsWireName, int? MaxItems);
