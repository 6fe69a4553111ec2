using System.Text;
using System.Text.Json;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>Reads a number, date or literal that is a text body of its own, without JSON's quotes.</summary>
internal sealed class TextValueReader<T, TCodec>(bool nullable, string? accept) : ResponseReader<T>(accept)
    where TCodec : struct, IJsonCodec<T>
{
    private readonly TextResponseReader _text = new(accept);

    public override ResponseResult<T> Read(in ResponseContext context)
    {
        var text = _text.Read(context).Value!.Trim();
        if (text.Length == 0 && nullable)
        {
            return new ResponseResult<T>(default(T)!);
        }

        return TryRead(Encoding.UTF8.GetBytes(text), context.Strict, out var value)
            || TryRead(
                Encoding.UTF8.GetBytes("\"" + JsonEncodedText.Encode(text) + "\""), context.Strict, out value)
            ? new ResponseResult<T>(value!)
            : text.Length == 0
                ? new ResponseResult<T>(ResponseOutcome.Absent, "The response has no body.")
                : new ResponseResult<T>(
                    ResponseOutcome.Malformed,
                    "The response's text is no " + (Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)).Name + ".");
    }

    private static bool TryRead(byte[] json, bool strict, out T? value) =>
        BodyText.TryRead<T, TCodec>(json, strict, out value);
}
