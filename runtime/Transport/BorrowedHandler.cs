namespace SpecClient;

/// <summary>Sends through a handler that stays its owner's: disposing this one does not dispose it.</summary>
internal sealed class BorrowedHandler(HttpMessageHandler owner) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _owner = new(owner, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        _owner.SendAsync(request, cancellationToken);
}
