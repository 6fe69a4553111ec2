using System.Text.Json;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>
/// Reads a JSON body, or one value inside it, in one pass and without building what it does not need.
/// </summary>
internal sealed class JsonResponseReader<T, TCodec> : ResponseReader<T>
    where TCodec : struct, IJsonCodec<T>
{
    private readonly JsonPath _unwrap;
    private readonly JsonPath? _success;
    private readonly bool _nullable;

    public JsonResponseReader(string[] unwrap, string? success, string? accept, bool nullable)
        : base(accept)
    {
        _unwrap = new JsonPath(unwrap);
        _success = success is null ? null : new JsonPath([success]);
        _nullable = nullable;
    }

    internal override bool NeedsMediaType => false;

    public override ResponseResult<T> Read(in ResponseContext context)
    {
        var body = BodyText.WithoutByteOrderMark(context.Body);
        if (BodyText.IsBlank(body.Span))
        {
            // A result inside the body has to be there; a whole body of any JSON may be none.
            return _unwrap.Length == 0 && !_nullable && BodyText.TryNothing<T>(out var nothing)
                ? new ResponseResult<T>(nothing)
                : Absent("The response has no body.");
        }

        var reading = new JsonReadContext { Text = body, Strict = context.Strict };
        var reader = new Utf8JsonReader(body.Span, context.ReaderOptions);
        var result = new ResponseResult<T>(ResponseOutcome.Absent);
        try
        {
            reader.Read();
            var successful = true;
            if (_unwrap.Length == 0 && (_success is null || reader.TokenType != JsonTokenType.StartObject))
            {
                return Value(ref reader, reading);
            }

            if (_unwrap.Length == 0)
            {
                result = Whole(ref reader, reading, out successful);
            }
            else
            {
                Walk(ref reader, reading, 0, ref result, ref successful);
            }

            if (!successful)
            {
                return new ResponseResult<T>(ResponseOutcome.Unsuccessful, "The response says that the call failed.");
            }
        }
        catch (JsonException fault) when (!context.Strict || fault.GetType() != typeof(JsonPropertyException))
        {
            return new ResponseResult<T>(ResponseOutcome.Malformed, fault.Message);
        }

        return result.Outcome == ResponseOutcome.Absent
            ? Absent(result.Message ?? "The response has no '" + _unwrap + "'.")
            : result;
    }

    private void Walk(
        ref Utf8JsonReader reader,
        JsonReadContext reading,
        int depth,
        ref ResponseResult<T> result,
        ref bool successful)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            if (reader.TokenType != JsonTokenType.Null)
            {
                result = new ResponseResult<T>(
                    ResponseOutcome.Malformed, "The response holds no object where '" + _unwrap + "' should be.");
            }

            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (_unwrap.Matches(ref reader, depth))
            {
                reader.Read();
                if (depth + 1 < _unwrap.Length)
                {
                    Walk(ref reader, reading, depth + 1, ref result, ref successful);
                }
                else
                {
                    result = Value(ref reader, reading);
                }
            }
            else if (depth == 0 && _success is not null && _success.Matches(ref reader, 0))
            {
                reader.Read();
                successful &= reader.TokenType != JsonTokenType.False;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private ResponseResult<T> Whole(ref Utf8JsonReader reader, JsonReadContext reading, out bool successful)
    {
        var whole = reader;
        var result = Value(ref whole, reading);
        reader.Read();
        successful = FindSuccess(ref reader);
        return result;
    }

    private bool FindSuccess(ref Utf8JsonReader reader)
    {
        while (reader.TokenType == JsonTokenType.PropertyName)
        {
            if (_success!.Matches(ref reader, 0))
            {
                reader.Read();
                return reader.TokenType != JsonTokenType.False;
            }

            reader.Skip();
            reader.Read();
        }

        return true;
    }

    private ResponseResult<T> Value(ref Utf8JsonReader reader, JsonReadContext reading)
    {
        if (reader.TokenType == JsonTokenType.Null && _nullable)
        {
            return new ResponseResult<T>(default(T));
        }

        var start = reader;
        if (TCodec.TryRead(ref reader, reading, out var value))
        {
            return new ResponseResult<T>(value);
        }

        reader = start;
        var found = reader.TokenType;
        var offset = reader.TokenStartIndex;
        reader.Skip();
        return found == JsonTokenType.Null
            ? new ResponseResult<T>(ResponseOutcome.Absent, "'" + _unwrap + "' is null.")
            : new ResponseResult<T>(
                ResponseOutcome.Malformed,
                $"'{_unwrap}' is {BodyText.Describe(found)} at byte {offset}: no {typeof(T).Name}.");
    }

    private ResponseResult<T> Absent(string message) => _nullable
        ? new ResponseResult<T>(default(T))
        : new ResponseResult<T>(ResponseOutcome.Absent, message);
}
