using System.Text.Json;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>
/// The body of the request that is being written: JSON in a buffer until the end, or a content of its own.
/// </summary>
internal sealed class RequestBodyWriter
{
    private ByteBuffer? _buffer;
    private string? _mediaType;
    private IReadOnlyList<FormEncoding>? _form;
    private XmlShape? _xml;
    private bool _optional;
    private HttpContent? _content;
    private MultipartWriter? _multipart;

    public bool CanRepeat { get; private set; } = true;

    public bool IsEmpty => _buffer is null && _content is null && _multipart is null;

    public ByteBuffer Buffer(string mediaType, bool optional, IReadOnlyList<FormEncoding>? form)
    {
        Reset();
        _mediaType = mediaType;
        _optional = optional;
        _form = form;
        return _buffer = new ByteBuffer();
    }

    public ByteBuffer XmlBuffer(string mediaType, bool optional, XmlShape shape)
    {
        var buffer = Buffer(mediaType, optional, null);
        _xml = shape;
        return buffer;
    }

    public MultipartWriter Multipart(string mediaType, bool named)
    {
        Reset();
        _mediaType = mediaType;
        return _multipart = new MultipartWriter(named);
    }

    public void Set(HttpContent content, bool canRepeat)
    {
        Reset();
        _content = content;
        CanRepeat = canRepeat;
    }

    /// <summary>The content, which then belongs to the caller; null where there is nothing to send.</summary>
    public HttpContent? Complete(Dictionary<string, JsonAny?>? overrides)
    {
        HttpContent? content = null;
        if (_multipart is not null)
        {
            CanRepeat = _multipart.CanRepeat;
            content = new MultipartBodyContent(_multipart.Parts, _mediaType!, _multipart.IsNamed);
        }
        else if (_content is not null)
        {
            content = _content;
            _content = null;
        }
        else
        {
            content = CompleteBuffer(overrides);
        }

        return content;
    }

    public void Reset()
    {
        _buffer?.Dispose();
        _buffer = null;
        _content?.Dispose();
        _content = null;
        _multipart = null;
        _mediaType = null;
        _form = null;
        _xml = null;
        _optional = false;
        CanRepeat = true;
    }

    private BufferedContent? CompleteBuffer(Dictionary<string, JsonAny?>? overrides)
    {
        if (overrides is not null)
        {
            _buffer = Merge(overrides);
            _mediaType ??= "application/json";
        }

        if (_buffer is null || (_optional && _buffer.Span.SequenceEqual("{}"u8)))
        {
            return null;
        }

        var bytes = _buffer;
        _buffer = null;
        bytes = _form is not null ? ToForm(bytes) : _xml is not null ? ToXml(bytes) : bytes;
        return new BufferedContent(bytes, _mediaType!);
    }

    private ByteBuffer ToForm(ByteBuffer json)
    {
        using (json)
        {
            var text = new CharBuffer();
            FormBody.Write(json.Span, _form!, text, "");
            var bytes = new ByteBuffer();
            bytes.Advance(System.Text.Encoding.ASCII.GetBytes(text.Text, bytes.GetSpan(text.Length)));
            text.Dispose();
            return bytes;
        }
    }

    private ByteBuffer ToXml(ByteBuffer json)
    {
        using (json)
        {
            var bytes = new ByteBuffer();
            XmlEncoder.Write(json.Span, _xml!, bytes);
            return bytes;
        }
    }

    private ByteBuffer? Merge(Dictionary<string, JsonAny?> overrides)
    {
        var source = _buffer is null ? "{}"u8 : _buffer.Span;
        var reader = new Utf8JsonReader(source, JsonReadContext.ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new ArgumentException("Only a body that is an object can have more members.");
        }

        var target = new ByteBuffer();
        using var writer = new Utf8JsonWriter(target, ApiJson.WriterOptions);
        writer.WriteStartObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (!overrides.ContainsKey(name))
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(source[start..(int)reader.BytesConsumed], skipInputValidation: true);
            }
        }

        foreach (var (name, value) in overrides)
        {
            if (value is not null)
            {
                writer.WritePropertyName(name);
                JsonAnyCodec.Write(writer, value, JsonWriteMode.Full);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        _buffer?.Dispose();
        return target;
    }
}
