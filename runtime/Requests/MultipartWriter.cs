using System.Buffers;
using System.Text;
using System.Text.Json;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>Collects the parts of a <c>multipart/form-data</c> body (RFC 7578).</summary>
/// <remarks>
/// Strings and numbers are text parts; objects one JSON part each; arrays a part for each item under the same name
/// (RFC 7578 section 4.3), unless a JSON media type is named for the whole; files are streamed. A value that is null
/// gives no part.
/// </remarks>
public sealed class MultipartWriter
{
    private const string Json = "application/json";

    private readonly List<MultipartPart> _parts = [];

    private string? _missing;

    /// <param name="named">The parts have names; else their order says what they are.</param>
    internal MultipartWriter(bool named = true) => IsNamed = named;

    internal bool IsNamed { get; }

    internal List<MultipartPart> Parts => _parts;

    internal bool CanRepeat => _parts.TrueForAll(static part => part.File is null || part.File.CanRepeat);

    /// <summary>A part with text.</summary>
    /// <param name="name">Name of the part.</param>
    /// <param name="value">The text, or null for no part.</param>
    /// <param name="contentType">Media type; none is written by default, which means plain text.</param>
    public void Text(string name, string? value, string? contentType = null)
    {
        if (Has(name, value is not null))
        {
            AddText(name, value!, contentType);
        }
    }

    /// <summary>A value: a JSON string is written as its text, an object as JSON, an array as its items.</summary>
    /// <param name="name">Name of the part.</param>
    /// <param name="value">The value, or null for no part.</param>
    /// <param name="contentType">Media type that replaces the default; a JSON type makes an array one part.</param>
    /// <param name="format">Style of an array or object (OpenAPI "Encoding Object"), in place of a media type.</param>
    public void Part<T, TCodec>(
        string name, T? value, string? contentType = null, ParameterFormat? format = null)
        where T : class
        where TCodec : struct, IJsonCodec<T>
    {
        if (Has(name, value is not null))
        {
            AddValue<T, TCodec>(name, value!, contentType, format);
        }
    }

    /// <inheritdoc cref="Part{T, TCodec}(string, T, string, ParameterFormat?)"/>
    public void Part<T, TCodec>(
        string name, T? value, string? contentType = null, ParameterFormat? format = null)
        where T : struct
        where TCodec : struct, IJsonCodec<T>
    {
        if (Has(name, value is not null))
        {
            AddValue<T, TCodec>(name, value.GetValueOrDefault(), contentType, format);
        }
    }

    /// <summary>A part for each item of a list, whatever the media type.</summary>
    /// <param name="name">Name of each part.</param>
    /// <param name="values">The items, or null for no part.</param>
    /// <param name="contentType">Media type of each part that replaces the default.</param>
    public void Each<T, TCodec>(string name, IEnumerable<T>? values, string? contentType = null)
        where TCodec : struct, IJsonCodec<T>
    {
        foreach (var value in values ?? [])
        {
            if (Has(name, true))
            {
                AddItem(name, Write<T, TCodec>(value).WrittenMemory, contentType);
            }
        }
    }

    /// <summary>A value as XML.</summary>
    /// <param name="name">Name of the part.</param>
    /// <param name="value">The value, or null for no part.</param>
    /// <param name="shape">How its JSON and XML correspond.</param>
    /// <param name="contentType">Media type of the part.</param>
    public void Xml<T, TCodec>(string name, T? value, XmlShape shape, string contentType)
        where T : class
        where TCodec : struct, IJsonCodec<T>
    {
        if (Has(name, value is not null))
        {
            using var xml = new ByteBuffer();
            XmlEncoder.Write(Write<T, TCodec>(value!).WrittenSpan, shape, xml);
            Add(name, xml.Memory.ToArray(), contentType);
        }
    }

    /// <summary>A part of XML for each item of a list.</summary>
    /// <inheritdoc cref="Xml{T, TCodec}(string, T, XmlShape, string)"/>
    public void EachXml<T, TCodec>(string name, IEnumerable<T?>? value, XmlShape shape, string contentType)
        where T : class
        where TCodec : struct, IJsonCodec<T>
    {
        foreach (var item in value ?? [])
        {
            Xml<T, TCodec>(name, item, shape, contentType);
        }
    }

    /// <summary>A header of the parts of a name, which are there already.</summary>
    /// <param name="part">Name of the parts.</param>
    /// <param name="name">Name of the header.</param>
    /// <param name="value">Its text, or null for none.</param>
    /// <param name="required">The header must be there where the part is.</param>
    /// <exception cref="ArgumentException">It is required and null, or holds what a header cannot carry.</exception>
    public void Header(string part, string name, string? value, bool required = false)
    {
        for (var i = 0; i < _parts.Count; i++)
        {
            if (_parts[i].Name == part && !_parts[i].HasHeader(name))
            {
                if (value is not null)
                {
                    ParameterCheck.Header(name, value);
                    _parts[i] = _parts[i] with { Headers = _parts[i].Headers + "\r\n" + name + ": " + value };
                }
                else if (required)
                {
                    throw ParameterCheck.Missing(name, "header of the part '" + part + "'");
                }
            }
        }
    }

    /// <summary>A header of any type, in simple style.</summary>
    /// <inheritdoc cref="Header(string, string, string, bool)"/>
    public void Header<T, TCodec>(string part, string name, T? value, bool required = false)
        where TCodec : struct, IJsonCodec<T>
    {
        string? text = null;
        if (value is not null)
        {
            var target = new CharBuffer();
            new ParameterEncoder(target, ParameterPlace.Header, ParameterFormat.Simple, name)
                .WriteJson(Write<T, TCodec>(value).WrittenSpan);
            text = target.ToString();
            target.Dispose();
        }

        Header(part, name, text, required);
    }

    /// <summary>A file.</summary>
    /// <param name="name">Name of the part; also the file name where the content has none.</param>
    /// <param name="file">The file, or null for no part.</param>
    /// <param name="contentType">Media type where the content names none.</param>
    public void File(string name, BinaryContent? file, string? contentType = null)
    {
        if (Has(name, file is not null))
        {
            _parts.Add(new(name, default, file, file!.ContentType ?? contentType ?? "application/octet-stream")
            {
                Headers = HeaderLines(file),
            });
        }
    }

    /// <summary>Files as repeated parts of one name.</summary>
    /// <param name="name">Name of each part.</param>
    /// <param name="files">The files, or null for no part.</param>
    /// <param name="contentType">Media type where a content names none.</param>
    public void Files(string name, IEnumerable<BinaryContent>? files, string? contentType = null)
    {
        foreach (var file in files ?? [])
        {
            File(name, file, contentType);
        }
    }

    /// <summary>Files whose names are those of the parts.</summary>
    /// <param name="files">Name of the part to its content, or null for no part.</param>
    /// <param name="contentType">Media type where a content names none.</param>
    public void NamedFiles(IEnumerable<KeyValuePair<string, BinaryContent>>? files, string? contentType = null)
    {
        foreach (var (name, file) in files ?? [])
        {
            File(name, file, contentType);
        }
    }

    /// <summary>Each property of an object as a part.</summary>
    /// <param name="value">The object.</param>
    /// <param name="encodings">How single properties are written, or null.</param>
    /// <exception cref="ArgumentException">The value is no JSON object.</exception>
    public void Properties<T, TCodec>(T value, IReadOnlyList<FormEncoding>? encodings = null)
        where TCodec : struct, IJsonCodec<T>
    {
        var buffer = Write<T, TCodec>(value);
        var reader = new Utf8JsonReader(buffer.WrittenSpan, JsonReadContext.ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new ArgumentException("A multipart body must be an object.", nameof(value));
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var encoding = encodings?.FirstOrDefault(encoding => encoding.Name == name);
            AddJson(
                name, buffer.WrittenMemory[start..(int)reader.BytesConsumed], encoding?.ContentType, encoding?.Format);
        }
    }

    // Without names a part that is missing would give all behind it another meaning.
    private bool Has(string name, bool isGiven)
    {
        if (IsNamed)
        {
            return isGiven;
        }

        if (!isGiven)
        {
            _missing ??= name;
        }
        else if (_missing is not null)
        {
            throw new ArgumentException(
                $"The parts have an order: '{name}' cannot be given without '{_missing}' before it.", _missing);
        }

        return isGiven;
    }

    private static string? HeaderLines(BinaryContent file)
    {
        string? lines = null;
        foreach (var (name, value) in file.Headers)
        {
            ParameterCheck.Header(name, value);
            lines += "\r\n" + name + ": " + value;
        }

        return lines;
    }

    private void AddValue<T, TCodec>(string name, T value, string? contentType, ParameterFormat? format)
        where TCodec : struct, IJsonCodec<T> =>
        AddJson(name, Write<T, TCodec>(value).WrittenMemory, contentType, format);

    private void AddJson(string name, ReadOnlyMemory<byte> json, string? contentType, ParameterFormat? format)
    {
        var reader = new Utf8JsonReader(json.Span, JsonReadContext.ReaderOptions);
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray when format is { } style:
                foreach (var (part, text) in StyledParts.Of(name, json.Span, style))
                {
                    Add(part, Encoding.UTF8.GetBytes(text), null);
                }

                break;
            case JsonTokenType.StartArray when !MediaTypes.IsJson(contentType):
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    var start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    AddItem(name, json[start..(int)reader.BytesConsumed], contentType);
                }

                break;
            default:
                AddItem(name, json, contentType);
                break;
        }
    }

    private void AddItem(string name, ReadOnlyMemory<byte> json, string? contentType)
    {
        var reader = new Utf8JsonReader(json.Span, JsonReadContext.ReaderOptions);
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Add(name, json, contentType ?? Json);
                break;
            case JsonTokenType.String when !MediaTypes.IsJson(contentType):
                AddText(name, reader.GetString()!, contentType);
                break;
            default:
                Add(name, json, contentType);
                break;
        }
    }

    private void AddText(string name, string text, string? contentType)
    {
        var (bytes, told) = TextCharset.Encode(text, contentType ?? "");
        Add(name, bytes, contentType is null ? null : told);
    }

    private void Add(string name, ReadOnlyMemory<byte> bytes, string? contentType) =>
        _parts.Add(new(name, bytes, null, contentType));

    private static ArrayBufferWriter<byte> Write<T, TCodec>(T value)
        where TCodec : struct, IJsonCodec<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, ApiJson.WriterOptions);
        TCodec.Write(writer, value, JsonWriteMode.Request);
        writer.Flush();
        return buffer;
    }
}

/// <summary>A part: bytes, or a file.</summary>
internal readonly record struct MultipartPart(
    string Name, ReadOnlyMemory<byte> Bytes, BinaryContent? File, string? ContentType)
{
    /// <summary>Lines of further headers, each led by a line break.</summary>
    public string? Headers { get; init; }

    /// <summary>Whether the part itself brings a header.</summary>
    public bool HasHeader(string name) => File?.Headers.Keys.Contains(name, StringComparer.OrdinalIgnoreCase) == true;
}
