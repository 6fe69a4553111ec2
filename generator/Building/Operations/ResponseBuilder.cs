using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Builds what a success gives: the type after unwrapping, or the items of pages.</summary>
internal sealed class ResponseBuilder(OperationServices services)
{
    private readonly PaginationBuilder _pagination = new(services);
    private readonly MapEvents _events = new(services);

    public (ResponseModel Response, PaginationModel? Pagination) Build(
        OperationPlan plan, RequestParts request, ResponseSources sources)
    {
        var successes = sources.Successes;
        var entries = successes
            .Select(success => new Entry(success, Wanted(plan, success.Contents(services.Context))))
            .ToList();
        if (plan is { Wanted: MediaTypeKind.ServerSentEvents, Map.Streaming: { } streaming } && entries.Count > 0)
        {
            entries = [new(entries[0].Success, [_events.Find(streaming, entries[0].Success, entries[0].Contents)])];
        }

        if (entries.Find(static entry => entry.Contents.Count > 0) is not var (primary, contents))
        {
            ReportIdle(plan);
            return (Empty(plan, sources), null);
        }

        var headers = ResponseHeaderBuilder.Build(services, plan, primary);
        var hasEmpty = entries.Any(static entry => entry.Contents.Count == 0);
        var content = contents[0];
        var body = content is { Kind: MediaTypeKind.Json, Schema: { } schema }
            ? new BodyShape(services.Schemas, schema, content.SchemaPointer)
            : null;
        var listed = body is null ? null : ListOfChoice.Find(body) ?? body;
        if (_pagination.Find(plan, request, listed, primary.Response) is { } match)
        {
            return BuildPages(plan, request, content, listed!, match, headers);
        }

        var unwrap = Unwrap(plan, body);
        var type = unwrap is null
            ? content.Build(services.Schemas, Site(plan, primary, content))
            : services.Schemas.Build(unwrap, Site(plan, primary, content) with { Pointer = unwrap.Pointer });
        var nullable = plan.Map?.ResultNullable ?? (type.Nullable || hasEmpty);
        var response = new ResponseModel(
            content.Kind,
            type.AsNullable(nullable),
            Accept(content),
            unwrap is null ? [] : [unwrap.WireName],
            nullable,
            SuccessProperty(body, unwrap is not null),
            [],
            headers.Headers,
            content.Xml(services.Context),
            headers.Type);
        var others = new AlternativeBuilder(services).Build(
            plan,
            entries.FindAll(static entry => entry.Contents.Count > 0),
            response,
            unwrap?.WireName);
        return (others, null);
    }

    private static IReadOnlyList<MediaContent> Wanted(OperationPlan plan, IReadOnlyList<MediaContent> contents) =>
        plan.Wanted is { } kind ? [.. contents.Where(content => content.Kind == kind)] : contents;

    /// <summary>
    /// What the Accept header says for a content; null (anything) where the document's word is no media type, or calls
    /// a file JSON or XML.
    /// </summary>
    public static string? Accept(MediaContent content) =>
        MediaTypes.IsValid(content.MediaType)
        && (content.Kind != MediaTypeKind.Binary
            || MediaTypes.KindOf(content.MediaType) is not (MediaTypeKind.Json or MediaTypeKind.Xml))
            ? content.MediaType.Trim()
            : null;

    // Without a body there is nothing that the map could unwrap or page.
    private void ReportIdle(OperationPlan plan)
    {
        if (plan.Map?.Unwrap is { Length: > 0 } wanted)
        {
            services.ReportMap(MapDiagnostics.UnwrapUnfit, plan.Map.KeysPointer + "/unwrap_response", wanted);
        }

        if (plan.Map?.Paginated is not (null or "false"))
        {
            services.ReportUnfitPagination(plan, "the operation gives no body");
        }
    }

    // Who calls what only redirects wants what is there, or to know where: a file as a rule.
    private ResponseModel Empty(OperationPlan plan, ResponseSources sources)
    {
        var first = sources.Redirect ?? sources.Successes.FirstOrDefault();
        var headers = first is null
            ? new ResponseHeaderBuilder.Result([], null)
            : ResponseHeaderBuilder.Build(services, plan, first);
        var kind = sources.Redirect is null ? MediaTypeKind.None : MediaTypeKind.Binary;
        return new ResponseModel(kind, null, null, [], true, null, [], headers.Headers, null, headers.Type)
        {
            Redirects = sources.Redirect is not null,
        };
    }

    private (ResponseModel, PaginationModel?) BuildPages(
        OperationPlan plan,
        RequestParts request,
        MediaContent content,
        BodyShape body,
        PaginationMatch match,
        ResponseHeaderBuilder.Result headers)
    {
        var item = match.Items.Item is { } schema
            ? services.Schemas.Build(
                schema,
                new SchemaSite(match.Items.ItemPointer, plan.Suggest("Response"), ForceName: services.Map is not null))
            : new TypeRef(TypeKind.Any);
        var response = new ResponseModel(
            content.Kind,
            new TypeRef(TypeKind.Array, Item: item),
            Accept(content),
            match.Items.Path.ToEquatableArray(),
            true,
            SuccessProperty(body, services.Settings.UnwrapFields.Count > 0),
            [],
            headers.Headers,
            null,
            headers.Type);
        return (response, _pagination.Build(plan, match, request, item));
    }

    // With a map the root response carries the method's name; a shared response component keeps its own without one.
    private SchemaSite Site(OperationPlan plan, ResponseSource primary, MediaContent content) => new(
        content.SchemaPointer,
        services.Map is null && primary.Component is { } component
            ? new TypeName(services.RootModels, CSharpIdentifier.Pascal(component))
            : plan.Suggest("Response"),
        ForceName: services.Map is not null && content.Kind == MediaTypeKind.Json,
        AllowBinary: content.Kind == MediaTypeKind.Multipart);

    private MergedProperty? Unwrap(OperationPlan plan, BodyShape? body)
    {
        var wanted = plan.Map?.Unwrap;
        if (wanted is { Length: 0 } || (wanted is null && services.Settings.UnwrapFields.Count == 0))
        {
            return null;
        }

        if (wanted is not null)
        {
            if (body?.Root?.Find(wanted) is { } named)
            {
                return named;
            }

            services.ReportMap(MapDiagnostics.UnwrapUnfit, plan.Map!.KeysPointer + "/unwrap_response", wanted);
            return null;
        }

        return services.Settings.UnwrapFields
            .Select(field => body?.Root?.Find(field))
            .FirstOrDefault(static found => found is not null);
    }

    private static string? SuccessProperty(BodyShape? body, bool isEnvelope) =>
        body?.Root?.Find("success") is { } success
        && SchemaPeek.Is(success, JsonSchemaType.Boolean)
        && (isEnvelope || SchemaPeek.IsAlwaysTrue(success))
            ? success.WireName
            : null;

    /// <summary>A success with the contents that count, the first by rank first.</summary>
    internal sealed record Entry(ResponseSource Success, IReadOnlyList<MediaContent> Contents);
}
