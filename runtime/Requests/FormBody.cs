using System.Text;
using System.Text.Json;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>Turns the JSON of an object into <c>application/x-www-form-urlencoded</c> text.</summary>
/// <remarks>
/// Without an encoding, scalars and arrays of scalars are written in form style, exploded, and anything nested as JSON
/// (OpenAPI 3.0.4 and 3.1.1, "Encoding Object": the default of <c>contentType</c>).
/// </remarks>
internal static class FormBody
{
    public static void Write(
        ReadOnlySpan<byte> json, IReadOnlyList<FormEncoding> encodings, CharBuffer target, string lead)
    {
        var reader = new Utf8JsonReader(json, JsonReadContext.ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new ArgumentException("A form body must be an object.");
        }

        var start = target.Length;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var from = (int)reader.TokenStartIndex;
            var nested = IsNested(reader);
            reader.Skip();
            var value = json[from..(int)reader.BytesConsumed];
            var first = target.Length == start ? lead : "&";
            var encoding = Find(encodings, name);
            if (encoding is { Format: null, Xml: { } xml } && reader.TokenType != JsonTokenType.Null)
            {
                new ParameterEncoder(target, ParameterPlace.FormBody, ParameterFormat.Form, name, first)
                    .WriteText(XmlEncoder.Text(value, xml));
                continue;
            }

            if (encoding?.Format is null && (nested || MediaTypes.IsJson(encoding?.ContentType)))
            {
                new ParameterEncoder(target, ParameterPlace.FormBody, ParameterFormat.Form, name, first)
                    .WriteText(Encoding.UTF8.GetString(value));
                continue;
            }

            var format = encoding?.Format ?? ParameterFormat.FormExplode;
            new ParameterEncoder(target, ParameterPlace.FormBody, format, name, first).WriteJson(value);
        }
    }

    private static FormEncoding? Find(IReadOnlyList<FormEncoding> encodings, string name)
    {
        foreach (var encoding in encodings)
        {
            if (encoding.Name == name)
            {
                return encoding;
            }
        }

        return null;
    }

    // An object, or an array with an object or array inside.
    private static bool IsNested(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return reader.TokenType == JsonTokenType.StartObject;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                return true;
            }
        }

        return false;
    }
}
