using System.Text.Json;

namespace SpecClient.Requests;

/// <summary>Reads nothing, but looks whether the body says that the call failed.</summary>
internal sealed class NoContentReader(string? success, string? accept) : ResponseReader<NoContent>(accept)
{
    private readonly JsonPath? _success = success is null ? null : new JsonPath([success]);

    public override ResponseResult<NoContent> Read(in ResponseContext context)
    {
        if (_success is null || BodyText.IsBlank(context.Body.Span))
        {
            return new ResponseResult<NoContent>(default(NoContent));
        }

        var reader = new Utf8JsonReader(BodyText.WithoutByteOrderMark(context.Body).Span);
        try
        {
            if (reader.Read() && _success.TryFind(ref reader) && reader.TokenType == JsonTokenType.False)
            {
                return new ResponseResult<NoContent>(
                    ResponseOutcome.Unsuccessful, "The response says that the call failed.");
            }
        }
        catch (JsonException)
        {
            // What is no JSON says nothing of success; the status did.
        }

        return new ResponseResult<NoContent>(default(NoContent));
    }
}
