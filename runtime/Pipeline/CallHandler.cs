using SpecClient.Requests;

namespace SpecClient;

/// <summary>Innermost of the handlers around a whole call: runs its tries for them.</summary>
internal sealed class CallHandler(TryLoop tries) : HttpMessageHandler
{
    /// <summary>Sends a call through the handlers around it.</summary>
    public static async ValueTask<Received> SendAsync(
        HttpMessageInvoker handlers, ApiCall call, CancellationToken cancellationToken)
    {
        using var message = RequestBuilder.Create(call);
        RequestBuilder.ApplyOptions(message, call.Options);
        message.Call = call;
        message.WrittenContent = message.Content;
        call.Url = message.RequestUri;
        var response = await handlers.SendAsync(message, cancellationToken).ConfigureAwait(false);
        if (call.Streams(response))
        {
            return new Received(response, null);
        }

        // What came over the wire was bounded where it was read.
        var body = await BodyReader
            .ReadAsync(
                response.Content, !response.IsSuccessStatusCode, long.MaxValue, cancellationToken, cancellationToken)
            .ConfigureAwait(false);
        return new Received(response, body);
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request is not ApiRequestMessage { Call: { } call } message)
        {
            throw new InvalidOperationException("A handler around the call replaced its message; change it instead.");
        }

        var received = await tries.RunAsync(call, message, cancellationToken).ConfigureAwait(false);
        var response = received.Message;
        if (!received.IsStreamed)
        {
            var content = new ByteArrayContent(received.Body.ToArray());
            foreach (var (name, values) in response.Content.Headers.NonValidated)
            {
                content.Headers.TryAddWithoutValidation(name, values);
            }

            response.Content = content;
            received.Release();
        }

        return response;
    }
}
