using System.Text.Json;
using System.Xml;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>Reads an XML body.</summary>
internal sealed class XmlResponseReader<T, TCodec>(XmlShape shape, string? accept, bool nullable)
    : ResponseReader<T>(accept)
    where TCodec : struct, IJsonCodec<T>
{
    public override ResponseResult<T> Read(in ResponseContext context)
    {
        if (BodyText.IsBlank(BodyText.WithoutByteOrderMark(context.Body).Span))
        {
            return nullable ? new(default(T))
                : BodyText.TryNothing<T>(out var nothing) ? new(nothing)
                : new(ResponseOutcome.Absent, "The response has no body.");
        }

        try
        {
            var json = XmlDecoder.Read(context.Body, shape);
            return BodyText.TryRead<T, TCodec>(json, context.Strict, out var value)
                ? new(value)
                : new(ResponseOutcome.Malformed, $"The XML is no {typeof(T).Name}.");
        }
        catch (XmlException fault)
        {
            return new(ResponseOutcome.Malformed, fault.Message);
        }
    }
}
