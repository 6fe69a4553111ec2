namespace SpecClient.Requests;

/// <summary>Hands the bytes of a response over as they come.</summary>
internal sealed class BinaryResponseReader(string? accept) : ResponseReader<BinaryResponse>(accept)
{
    public override bool Streams(int status, string? mediaType) => true;

    public override ResponseResult<BinaryResponse> Read(in ResponseContext context) =>
        new(new BinaryResponse(new MemoryStream(context.Body.ToArray()), context.MediaType));

    public override async ValueTask<ResponseResult<BinaryResponse>> ReadAsync(
        HttpResponseMessage message, ResponseContext context, CancellationToken cancellationToken)
    {
        var stream = await message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new(new BinaryResponse(message, stream));
    }
}
