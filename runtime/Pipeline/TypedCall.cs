using SpecClient.Requests;

namespace SpecClient;

/// <summary>A call whose result has a type: sends, and reads what comes.</summary>
internal sealed class TypedCall<T>(
    ClientSettings settings, IApiSender sender, IApiRequest<T> request, RequestOptions? options)
    : ApiCall(settings, sender, request, options)
{
    private readonly ResponseReader<T> _reader = request.Response;

    public override string? Accept => _reader.Accept;

    protected override bool NeedsMediaType => _reader.NeedsMediaType;

    /// <summary>Sends, and gives the value.</summary>
    public async Task<T> InvokeAsync(CancellationToken cancellationToken)
    {
        var received = await Settings.Pipeline.SendAsync(this, cancellationToken).ConfigureAwait(false);
        return received.IsStreamed
            ? await TakeStreamAsync(received, cancellationToken).ConfigureAwait(false)
            : Take(received);
    }

    /// <summary>Sends, and gives the whole response.</summary>
    public async Task<ApiResponse<T>> RespondAsync(CancellationToken cancellationToken)
    {
        var received = await Settings.Pipeline.SendAsync(this, cancellationToken).ConfigureAwait(false);
        var isKept = false;
        try
        {
            var body = received.Body.ToArray();
            var result = received.IsStreamed
                ? await OpenAsync(received, cancellationToken).ConfigureAwait(false)
                : received.Status == 304 ? new ResponseResult<T>(ResponseOutcome.Absent) : Read(received, body);
            if (result.Outcome == ResponseOutcome.Unsuccessful)
            {
                throw NoValue(received, result);
            }

            isKept = received.IsStreamed && result.Outcome == ResponseOutcome.Value;

            // An absent result is no fault here: the response is shown as it came, with no value.
            var fault = result.Outcome is ResponseOutcome.Value or ResponseOutcome.Absent
                ? null
                : (ApiResponseFormatException)NoValue(received, result);
            return new ApiResponse<T>(received.Message, body, result, fault is null ? null : () => fault);
        }
        finally
        {
            if (!isKept)
            {
                received.Dispose();
            }
        }
    }

    protected override bool Streams(int status, string? mediaType) => _reader.Streams(status, mediaType);

    protected override bool Accepts(int status) => _reader.Accepts(status);

    private T Take(in Received received)
    {
        try
        {
            var result = Read(received, received.Body);
            return result.Outcome == ResponseOutcome.Value ? result.Value! : throw NoValue(received, result);
        }
        finally
        {
            received.Dispose();
        }
    }

    private async Task<T> TakeStreamAsync(Received received, CancellationToken cancellationToken)
    {
        var isKept = false;
        try
        {
            var result = await OpenAsync(received, cancellationToken).ConfigureAwait(false);
            isKept = result.Outcome == ResponseOutcome.Value;
            return isKept ? result.Value! : throw NoValue(received, result);
        }
        finally
        {
            if (!isKept)
            {
                received.Dispose();
            }
        }
    }

    private async ValueTask<ResponseResult<T>> OpenAsync(Received received, CancellationToken cancellationToken)
    {
        if (!IsSuccess(received.Message))
        {
            throw Settings.Errors.Status(this, received);
        }

        return await _reader.ReadAsync(received.Message, Context(received, default), cancellationToken)
            .ConfigureAwait(false);
    }

    private ResponseResult<T> Read(in Received received, ReadOnlyMemory<byte> body)
    {
        if (!IsSuccess(received.Message))
        {
            throw Settings.Errors.Status(this, received);
        }

        try
        {
            return _reader.Read(Context(received, body));
        }
        catch (Json.JsonPropertyException fault)
        {
            throw Settings.Errors.Fault(this, received, fault);
        }
    }

    private ApiException NoValue(in Received received, in ResponseResult<T> result) =>
        Settings.Errors.NoValue(this, received, result.Outcome, result.Message);
}
