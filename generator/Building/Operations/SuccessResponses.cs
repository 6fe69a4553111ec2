using Microsoft.OpenApi;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Building.Operations;

/// <summary>A response of an operation at its place.</summary>
/// <param name="Component">Name of the component where it is a reference, else null.</param>
internal sealed record ResponseSource(
    StatusRange Status, string Key, IOpenApiResponse Response, string Pointer, string? Component)
{
    /// <summary>An answer to HEAD, which has no body (RFC 9110 section 9.3.2): its content is that of GET.</summary>
    public bool IsOfHead { get; init; }

    public IReadOnlyList<MediaContent> Contents(BuildContext context) =>
        (context.Source.Root.ContainsKey("swagger") && IsWithoutSchema) || Status.IsBodiless || IsOfHead
            ? []
            : MediaContent.Read(context, Response.Content, Pointer);

    // OpenAPI 2.0, "Response Object": without a schema there is no content; conversion gives one for each of produces.
    private bool IsWithoutSchema => Response.Content?.Values.All(
        static media => media is { Schema: null, Example: null, Examples: null or { Count: 0 } }) ?? true;
}

/// <summary>The responses of an operation, sorted into successes and errors.</summary>
/// <param name="Successes">200 first, then other statuses, then 2XX; the default where nothing else is a
/// success.</param>
/// <param name="Errors">Statuses first, then ranges, then the default.</param>
internal sealed record ResponseSources(IReadOnlyList<ResponseSource> Successes, IReadOnlyList<ResponseSource> Errors)
{
    /// <summary>What leads elsewhere (3xx without 304), where nothing else is a success; else null.</summary>
    public ResponseSource? Redirect { get; init; }

    public static ResponseSources Read(BuildContext context, OperationSource source)
    {
        var all = new List<ResponseSource>();
        foreach (var pair in source.Operation.Responses ?? [])
        {
            var place = Helpers.Pointer.Child(source.Pointer + "/responses", pair.Key);
            if (StatusRange.Parse(pair.Key) is not { } status)
            {
                context.Report(OperationDiagnostics.StatusInvalid, place, source.Pointer, pair.Key);
            }
            else if (pair.Value is not null)
            {
                all.Add(new ResponseSource(
                    status,
                    pair.Key,
                    pair.Value,
                    OperationServices.PointerOf(pair.Value, "responses", place),
                    OperationServices.IdOf(pair.Value))
                {
                    IsOfHead = source.Method == "HEAD",
                });
            }
        }

        var successes = all
            .Where(static response => response.Status.IsSuccess)
            .OrderBy(static response => response.Status.IsSingle ? 0 : 1)
            .ThenBy(static response => response.Status.From)
            .ToList();
        var @default = all.Where(static response => response.Status.IsDefault).Take(1).ToList();
        var errors = all
            .Where(static response => !response.Status.IsSuccess && !response.Status.IsDefault)
            .OrderBy(static response => response.Status.IsSingle ? 0 : 1)
            .ThenBy(static response => response.Status.From);
        if (successes.Count > 0)
        {
            return new ResponseSources(successes, [.. errors, .. @default]);
        }

        var redirect = all.FirstOrDefault(static response => response.Status.IsRedirect);
        return redirect is null
            ? new ResponseSources(@default, [.. errors])
            : new ResponseSources([], [.. errors.Where(static response => !response.Status.IsRedirect), .. @default])
            {
                Redirect = redirect,
            };
    }
}
