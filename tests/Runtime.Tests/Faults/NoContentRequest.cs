using SpecClient;
using SpecClient.Json;
using SpecClient.Requests;

namespace Runtime.Tests.Faults;

/// <summary>A request with a small body whose answer has none.</summary>
internal sealed class NoContentRequest(string method) : IApiRequest<NoContent>
{
    private static readonly ResponseReader<NoContent> s_response = ResponseReader.NoContent();

    public ApiOperation Operation { get; } = new("nothing", method, "/nothing");

    ResponseReader<NoContent> IApiRequest<NoContent>.Response => s_response;

    void IApiRequest.Write(ApiRequestWriter writer)
    {
        writer.Path("/nothing");
        writer.JsonBody<string, StringCodec>("application/json", "x");
    }
}
