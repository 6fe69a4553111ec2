using Microsoft.OpenApi;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Decides whether an operation is paged, and makes the model of it.</summary>
internal sealed class PaginationBuilder(OperationServices services)
{
    /// <summary>The way of paging, or null.</summary>
    public PaginationMatch? Find(OperationPlan plan, RequestParts request, BodyShape? body, IOpenApiResponse response)
    {
        var match = PaginationByMap.Find(services, plan, body, request, out var decided, out var lack);
        if (match is null && !decided && body is not null)
        {
            match = PaginationBySigns.Find(plan, request.AsWritten(), body, response);
        }

        if (match is null && plan.Map is { } map && (lack is not null || map.Paginated == "true"))
        {
            services.ReportUnfitPagination(plan, lack ?? "no pagination scheme fits the operation");
        }

        return match;
    }

    public PaginationModel Build(OperationPlan plan, PaginationMatch match, RequestParts request, TypeRef item)
    {
        var page = request.PropertyOf(match.PageParameter, match.IsInBody);
        var size = request.PropertyOf(match.SizeParameter, match.IsInBody);
        return new PaginationModel(
            match.Kind,
            item,
            match.Items.Path.ToEquatableArray(),
            match.Next.ToEquatableArray(),
            match.TotalPages.ToEquatableArray(),
            match.TotalCount.ToEquatableArray(),
            match.PageSize.ToEquatableArray(),
            page,
            size,
            FirstPage(match, SchemaOf(page, match.PageParameter)),
            SchemaPeek.DefaultInteger(SchemaOf(size, match.SizeParameter)))
        {
            HasMorePath = match.HasMore.ToEquatableArray(),
            LastPath = match.Last.ToEquatableArray(),
            WrappedPath = match.Wrapped.ToEquatableArray(),
            NextHeader = match.NextHeader,
        };

        IOpenApiSchema? SchemaOf(string? property, string? wireName) =>
            property is null || wireName is null ? null : request.SchemaOf(property) ?? InBody(plan, wireName);
    }

    // The declaration that says where the numbers begin, of a member of the body.
    private IOpenApiSchema? InBody(OperationPlan plan, string wireName)
    {
        if (plan.Source.Operation.RequestBody is not { Content: { } contents } body)
        {
            return null;
        }

        var pointer = OperationServices.PointerOf(body, "requestBodies", plan.Source.Pointer + "/requestBody");
        return contents
            .Where(static content => content.Value?.Schema is not null)
            .Select(content => services.Schemas.Merge(
                content.Value.Schema!, Pointer.Child(pointer + "/content", content.Key) + "/schema"))
            .Select(members => members?.Find(wireName))
            .SelectMany(static member => member?.Schemas ?? [])
            .LastOrDefault(static schema =>
                (SchemaPeek.DefaultInteger(schema) ?? SchemaPeek.MinimumInteger(schema)) is not null);
    }

    // The first item is that at 0 or, in some services, at 1 (SCIM, RFC 7644 section 3.4.2.4). Pages of Spring Data,
    // which alone tells 'totalElements', begin at 0, and older documents of it do not say so.
    private static int FirstPage(PaginationMatch match, IOpenApiSchema? schema)
    {
        var declared = SchemaPeek.DefaultInteger(schema);
        var minimum = SchemaPeek.MinimumInteger(schema);
        if (match.Kind == PaginationKind.Offset)
        {
            return (declared ?? minimum) == 1 ? 1 : 0;
        }

        var isSpring = match.TotalCount.Count > 0 && match.TotalCount[match.TotalCount.Count - 1] == "totalElements";
        return declared ?? (minimum == 0 || (minimum is null && isSpring) ? 0 : 1);
    }
}

/// <summary>What a request can carry, for paging: parameters, and the members of a flattened body.</summary>
internal sealed record RequestParts(
    EquatableArray<ParameterModel> Parameters,
    RequestBodyModel? Body,
    IReadOnlyDictionary<string, IOpenApiSchema> Schemas)
{
    /// <summary>Whether the request has something of a name that can differ from page to page.</summary>
    /// <param name="isInBody">Where to look; null = in the query and in the body.</param>
    public bool Has(string wireName, bool? isInBody) => PropertyOf(wireName, isInBody) is not null;

    /// <summary>C# property of a wire name; the query comes before the body.</summary>
    /// <param name="isInBody">Where to look; null = in the query and in the body.</param>
    public string? PropertyOf(string? wireName, bool? isInBody) => wireName is null
        ? null
        : (isInBody == true ? null : InQuery(wireName)) ?? (isInBody == false ? null : InBody(wireName));

    /// <summary>
    /// The parameters with what the document says of them where the map gives their format a type of the user's.
    /// </summary>
    public IReadOnlyList<ParameterModel> AsWritten() =>
        Parameters.Any(static item => item.Type.Kind == TypeKind.Custom)
            ? [.. Parameters.Select(item => item.Type.Kind == TypeKind.Custom
                ? item with { Type = new TypeRef(KindOf(SchemaOf(item.PropertyName))) }
                : item)]
            : Parameters;

    public IOpenApiSchema? SchemaOf(string? property) =>
        property is not null && Schemas.TryGetValue(property, out var schema) ? schema : null;

    private string? InQuery(string wireName) => Parameters
        .FirstOrDefault(item => item.WireName == wireName && item.Location == Model.ParameterLocation.Query)
        ?.PropertyName;

    private string? InBody(string wireName) => Body is { Flattened: true }
        ? Body.Properties.FirstOrDefault(item => item.WireName == wireName)?.PropertyName
        : null;

    private static TypeKind KindOf(IOpenApiSchema? schema)
    {
        var (type, format) = SchemaPeek.Declaration(schema);
        return type switch
        {
            JsonSchemaType.Integer => FormatTypes.Integer(format) ?? TypeKind.Int64,
            JsonSchemaType.Number => FormatTypes.Number(format),
            JsonSchemaType.String or 0 => FormatTypes.String(format, null, false),
            _ => TypeKind.Any,
        };
    }
}
