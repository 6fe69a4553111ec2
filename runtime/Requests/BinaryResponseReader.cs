namespace SpecClient.Requests;

/// <summary>Hands the bytes of a response over as they come.</summary>
/// <param name="accept">Value of the Accept header, or null.</param>
/// <param name="redirects">A redirect that was not followed is a result, too.</param>
internal sealed class BinaryResponseReader(string? accept, bool redirects = false)
    : ResponseReader<BinaryResponse>(accept)
{
    public override bool Streams(int status, string? mediaType) => status is >= 200 and < 300;

    internal override bool Accepts(int status) => redirects && status is >= 300 and < 400 and not 304;

    public override ResponseResult<BinaryResponse> Read(in ResponseContext context) =>
        new(new BinaryResponse(new MemoryStream(context.Body.ToArray()), context.MediaType)
        {
            Location = context.Headers?.Location is not { } location ? null
                : context.RequestUri is { } from ? new Uri(from, location)
                : location,
        });

    public override async ValueTask<ResponseResult<BinaryResponse>> ReadAsync(
        HttpResponseMessage message, ResponseContext context, CancellationToken cancellationToken)
    {
        var stream = await message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new(new BinaryResponse(message, stream));
    }
}
