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

    internal bool Matches(int status, string? mediaType) =>
        status >= _from && status <= _to && (_mediaType is null || MediaTypes.Covers(_mediaType, mediaType));

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
/// Reads with the first alternative that fits the status and media type, else with the first for the status.
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

        foreach (var alternative in alternatives)
        {
            if (alternative.Matches(context.Status, context.MediaType))
            {
                return alternative.Read(context);
            }
        }

        return new ResponseResult<T>(
            ResponseOutcome.Malformed,
            $"Status {context.Status} with media type '{context.MediaType}' is not among the documented successes.");
    }
}
