using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>One of several successes of an operation: which responses it is for and how they are read.</summary>
/// <typeparam name="T">Type that all alternatives of the operation become.</typeparam>
public abstract class ResponseAlternative<T>
{
    private readonly string? _mediaType;
    private readonly int _from;
    private readonly int _to;

    private protected ResponseAlternative(int from, int to, string? mediaType)
    {
        _from = from;
        _to = to;
        _mediaType = mediaType;
    }

    /// <summary>How many statuses it is for; null where the status is none of them.</summary>
    internal int? Width(int status) => status >= _from && status <= _to ? _to - _from : null;

    /// <summary>How well a media type fits: 2 by its name, 1 as JSON of another name, else 0.</summary>
    internal int Fit(string? mediaType) =>
        _mediaType is null || MediaTypes.Covers(_mediaType, mediaType) ? 2
        : MediaTypes.IsJson(_mediaType) && MediaTypes.IsJson(mediaType) ? 1
        : 0;

    internal abstract ResponseResult<T> Read(in ResponseContext context);
}

/// <summary>The kinds of alternatives.</summary>
public static class ResponseAlternative
{
    /// <summary>A success with a JSON body.</summary>
    /// <param name="from">First status of the range.</param>
    /// <param name="to">Last status of the range.</param>
    /// <param name="mediaType">Media type or range, or null for any.</param>
    /// <param name="convert">Makes the common type of the value read.</param>
    public static ResponseAlternative<T> Json<T, TVariant, TCodec>(
        int from, int to, string? mediaType, Func<TVariant, T> convert)
        where TCodec : struct, IJsonCodec<TVariant> =>
        new Converted<T, TVariant>(
            from, to, mediaType, new JsonResponseReader<TVariant, TCodec>([], null, null, nullable: false), convert);

    /// <summary>A success with a text body.</summary>
    /// <inheritdoc cref="Json"/>
    public static ResponseAlternative<T> Text<T>(int from, int to, string? mediaType, Func<string, T> convert) =>
        new Converted<T, string>(from, to, mediaType, new TextResponseReader(null), convert);

    /// <summary>A success with an XML body.</summary>
    /// <param name="from">First status of the range.</param>
    /// <param name="to">Last status of the range.</param>
    /// <param name="mediaType">Media type or range, or null for any.</param>
    /// <param name="shape">How the type's JSON and XML correspond.</param>
    /// <param name="convert">Makes the common type of the value read.</param>
    public static ResponseAlternative<T> Xml<T, TVariant, TCodec>(
        int from, int to, string? mediaType, XmlShape shape, Func<TVariant, T> convert)
        where TCodec : struct, IJsonCodec<TVariant> => new Converted<T, TVariant>(
            from, to, mediaType, new XmlResponseReader<TVariant, TCodec>(shape, null, nullable: false), convert);

    private sealed class Converted<T, TVariant>(
        int from, int to, string? mediaType, ResponseReader<TVariant> reader, Func<TVariant, T> convert)
        : ResponseAlternative<T>(from, to, mediaType)
    {
        internal override ResponseResult<T> Read(in ResponseContext context)
        {
            var result = reader.Read(context);
            return result.Outcome == ResponseOutcome.Value
                ? new ResponseResult<T>(convert(result.Value!))
                : new ResponseResult<T>(result.Outcome, result.Message);
        }
    }
}

/// <summary>
/// Of the alternatives that fit the media type, the one for the fewest statuses reads; of equals the best fit.
/// </summary>
internal sealed class ByStatusReader<T>(string? accept, ResponseAlternative<T>[] alternatives, bool nullable)
    : ResponseReader<T>(accept)
{
    public override ResponseResult<T> Read(in ResponseContext context)
    {
        if (nullable && BodyText.IsBlank(context.Body.Span))
        {
            return new ResponseResult<T>(default(T));
        }

        // A status of its own takes precedence over its range (OpenAPI 3.1.1 section 4.8.16.2).
        ResponseAlternative<T>? best = null;
        var (width, fit) = (int.MaxValue, 0);
        foreach (var alternative in alternatives)
        {
            var ownFit = alternative.Fit(context.MediaType);
            if (ownFit > 0 && alternative.Width(context.Status) is { } own
                && (own < width || (own == width && ownFit > fit)))
            {
                (best, width, fit) = (alternative, own, ownFit);
            }
        }

        return best?.Read(context) ?? new ResponseResult<T>(
            ResponseOutcome.Malformed,
            $"Status {context.Status} with media type '{context.MediaType}' is not among the documented successes.");
    }
}
