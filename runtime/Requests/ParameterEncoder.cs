using System.Buffers;
using System.Text;
using System.Text.Json;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>
/// Turns the JSON of a parameter's value into parameter text: one mechanism for every type, style and place.
/// </summary>
/// <remarks>
/// Null, and an array or object without a member that is not null, give nothing (RFC 6570 section 2.3). Names come from
/// the table in <see cref="ParameterSyntax"/>; nested values are named by brackets, or by dots where the style says so.
/// </remarks>
internal ref struct ParameterEncoder
{
    private readonly CharBuffer _target;
    private readonly ParameterSyntax _syntax;
    private readonly ParameterFormat _format;
    private readonly ParameterPlace _place;
    private readonly string _name;
    private string? _first;
    private int _parts;

    // What stands before the first part is the caller's to say (? or &), else the syntax's own lead.
    public ParameterEncoder(
        CharBuffer target, ParameterPlace place, ParameterFormat format, string name, string? first = null)
    {
        _target = target;
        _format = format;
        _place = place;
        _name = name;
        _syntax = ParameterSyntax.Of(place, format);
        _first = first ?? _syntax.Lead;
    }

    private readonly bool Explodes => (_format & ParameterFormat.Explode) != 0;

    private readonly ParameterFormat Style => ParameterSyntax.Style(_format);

    private readonly bool Nests => Style is ParameterFormat.DeepObject or ParameterFormat.Dotted;

    /// <summary>Writes a text value.</summary>
    public void WriteText(scoped ReadOnlySpan<char> value)
    {
        StartNamed(value.Length == 0);
        PercentEncoder.Append(_target, value, _syntax.Whole);
    }

    /// <summary>Writes the value of a JSON text.</summary>
    /// <returns>False where there was nothing to write.</returns>
    public bool WriteJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonReadContext.ReaderOptions);
        if (!reader.Read())
        {
            return false;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                break;
            case JsonTokenType.StartArray when Nests:
            case JsonTokenType.StartObject when Nests:
                Nested(ref reader);
                break;
            case JsonTokenType.StartArray:
                Array(ref reader);
                break;
            case JsonTokenType.StartObject:
                Object(ref reader);
                break;
            default:
                StartNamed(IsEmptyString(ref reader));
                Scalar(ref reader, _syntax.Whole);
                break;
        }

        return _parts > 0;
    }

    private void Array(ref Utf8JsonReader reader)
    {
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            var isJoined = IsJoined(ref reader, 0);
            if (Explodes && _syntax.Named && IsContainer(reader.TokenType) && !isJoined)
            {
                var names = new NestedName(_name, dotted: false);
                names.Push(index);
                Nested(ref reader, names);
                continue;
            }

            StartItem(ref reader);
            if (isJoined)
            {
                Joined(ref reader, 0);
            }
            else
            {
                Value(ref reader);
            }
        }
    }

    private readonly bool IsJoined(ref Utf8JsonReader reader, int level) =>
        reader.TokenType == JsonTokenType.StartArray && ParameterSyntax.Inner(_format, level) is not null;

    /// <summary>An array within an array, with a separator of its own.</summary>
    private void Joined(ref Utf8JsonReader reader, int level)
    {
        var separator = ParameterSyntax.Of(_place, ParameterSyntax.Inner(_format, level)!.Value).Join;
        var isFirst = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if (!isFirst)
            {
                _target.Append(separator);
            }

            isFirst = false;
            if (IsJoined(ref reader, level + 1))
            {
                Joined(ref reader, level + 1);
            }
            else
            {
                Value(ref reader);
            }
        }
    }

    private void Object(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if (!Explodes)
            {
                StartItem(ref reader);
                PercentEncoder.Append(_target, key, _syntax.Item);
                _target.Append(_syntax.Join);
                Value(ref reader);
            }
            else if (_syntax.Named && IsContainer(reader.TokenType))
            {
                Nested(ref reader, new NestedName(key, dotted: false));
            }
            else
            {
                StartPart();
                PercentEncoder.Append(_target, key, _syntax.Item);
                Assign(IsEmptyString(ref reader) && !_syntax.EqualsBeforeEmpty && _syntax.Named);
                Value(ref reader);
            }
        }
    }

    private void Nested(ref Utf8JsonReader reader) =>
        Nested(ref reader, new NestedName(_name, Style == ParameterFormat.Dotted));

    private void Nested(ref Utf8JsonReader reader, NestedName names)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                break;
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var outer = names.Push(reader.GetString()!);
                    reader.Read();
                    Nested(ref reader, names);
                    names.Pop(outer);
                }

                break;
            case JsonTokenType.StartArray:
                for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                {
                    // Scalars repeat the name; what has names of its own needs to know where it belongs.
                    var outer = IsContainer(reader.TokenType) ? names.Push(index) : names.Length;
                    Nested(ref reader, names);
                    names.Pop(outer);
                }

                break;
            default:
                StartPart();
                PercentEncoder.Append(_target, names.Text, _syntax.Item);
                _target.Append('=');
                Scalar(ref reader, _syntax.Item);
                break;
        }
    }

    private void Value(ref Utf8JsonReader reader)
    {
        if (!IsContainer(reader.TokenType))
        {
            Scalar(ref reader, _syntax.Item);
            return;
        }

        // No style defines values inside values here: they go as JSON.
        var element = JsonElement.ParseValue(ref reader);
        PercentEncoder.Append(_target, element.GetRawText(), _syntax.Item);
    }

    private readonly void Scalar(ref Utf8JsonReader reader, TextEscape escape)
    {
        var length = reader.ValueSpan.Length;
        char[]? rented = null;
        var text = length <= 128 ? stackalloc char[128] : rented = ArrayPool<char>.Shared.Rent(length);
        var written = reader.TokenType == JsonTokenType.String
            ? reader.CopyString(text)
            : Encoding.UTF8.GetChars(reader.ValueSpan, text);
        PercentEncoder.Append(_target, text[..written], escape);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private void StartItem(ref Utf8JsonReader reader)
    {
        if (_parts > 0 && !Explodes)
        {
            _target.Append(_syntax.Join);
            _parts++;
            return;
        }

        StartNamed(Explodes && IsEmptyString(ref reader));
    }

    private void StartNamed(bool empty)
    {
        StartPart();
        if (_syntax.Named)
        {
            PercentEncoder.Append(_target, _name, _syntax.Name);
            Assign(empty && !_syntax.EqualsBeforeEmpty);
        }
    }

    private readonly void Assign(bool bare)
    {
        if (!bare)
        {
            _target.Append('=');
        }
    }

    private void StartPart()
    {
        _target.Append(_parts++ == 0 ? _first : _syntax.Between);
    }

    private static bool IsEmptyString(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.ValueSpan.IsEmpty;

    private static bool IsContainer(JsonTokenType token) =>
        token is JsonTokenType.StartObject or JsonTokenType.StartArray;
}
