using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// Takes the members of an object one by one, and writes them as its properties' traits say: null or nothing, not in
/// requests, as they came. The same members serve equality and hash codes.
/// </summary>
/// <remarks>Each member is given by its index in the object's table, and by the field's value.</remarks>
public readonly ref struct JsonMemberWriter
{
    private readonly Utf8JsonWriter _writer;
    private readonly JsonPropertyNames _names;
    private readonly JsonModel _model;
    private readonly JsonWriteMode _mode;
    private readonly JsonMemberVisitor? _visitor;

    // All members are written, with the values of their fields.
    private readonly bool _isPlain;

    internal JsonMemberWriter(Utf8JsonWriter writer, JsonPropertyNames names, JsonModel model, JsonWriteMode mode)
    {
        _writer = writer;
        _names = names;
        _model = model;
        _mode = mode;
        _isPlain = model.Extras is null && !(mode == JsonWriteMode.Request && names.HasReadOnly);
    }

    internal JsonMemberWriter(JsonMemberVisitor visitor, JsonModel model)
    {
        _writer = null!;
        _names = model.Names;
        _model = model;
        _visitor = visitor;
    }

    /// <summary>A string.</summary>
    public void String(int index, string? value)
    {
        if (!_isPlain && !IsWritten<string, StringCodec>(index, value))
        {
            return;
        }

        if (value is not null)
        {
            _writer.WriteString(_names[index], value);
        }
        else
        {
            Null(index);
        }
    }

    /// <summary>A Boolean.</summary>
    public void Boolean(int index, bool? value)
    {
        if (!_isPlain && !IsWritten<bool?, NullableCodec<bool, BooleanCodec>>(index, value))
        {
            return;
        }

        if (value is { } some)
        {
            _writer.WriteBoolean(_names[index], some);
        }
        else
        {
            Null(index);
        }
    }

    /// <summary>A whole number of up to 64 bits.</summary>
    public void Number(int index, long? value)
    {
        if (!_isPlain && !IsWritten<long?, NullableCodec<long, Int64Codec>>(index, value))
        {
            return;
        }

        if (value is { } some)
        {
            _writer.WriteNumber(_names[index], some);
        }
        else
        {
            Null(index);
        }
    }

    /// <summary>An emitted record.</summary>
    public void Object(int index, JsonModel? value)
    {
        if (!_isPlain && !IsWritten(index, value))
        {
            return;
        }

        if (value is not null)
        {
            _writer.WritePropertyName(_names[index]);
            value.WriteJson(_writer, _mode);
        }
        else
        {
            Null(index);
        }
    }

    /// <summary>An emitted union.</summary>
    public void Union(int index, JsonUnion? value)
    {
        if (!_isPlain && !IsWritten(index, value))
        {
            return;
        }

        if (value is not null)
        {
            _writer.WritePropertyName(_names[index]);
            value.WriteJson(_writer, _mode);
        }
        else
        {
            Null(index);
        }
    }

    /// <summary>An emitted literal.</summary>
    public void Literal<T>(int index, T? value)
        where T : struct, IJsonModel<T> =>
        Struct<T, ModelCodec<T>>(index, value);

    /// <summary>A list of emitted types.</summary>
    public void List<T>(int index, IReadOnlyList<T>? value)
        where T : IJsonModel<T> =>
        Value<IReadOnlyList<T>, ListCodec<T, ModelCodec<T>>>(index, value);

    /// <summary>Any other value of a reference type.</summary>
    public void Value<T, TCodec>(int index, T? value)
        where T : class
        where TCodec : struct, IJsonCodec<T>
    {
        if (!_isPlain && !IsWritten<T, TCodec>(index, value))
        {
            return;
        }

        if (value is not null)
        {
            _writer.WritePropertyName(_names[index]);
            TCodec.Write(_writer, value, _mode);
        }
        else
        {
            Null(index);
        }
    }

    /// <summary>Any other value of a value type.</summary>
    public void Struct<T, TCodec>(int index, T? value)
        where T : struct
        where TCodec : struct, IJsonCodec<T>
    {
        if (!_isPlain && !IsWritten<T?, NullableCodec<T, TCodec>>(index, value))
        {
            return;
        }

        if (value is { } some)
        {
            _writer.WritePropertyName(_names[index]);
            TCodec.Write(_writer, some, _mode);
        }
        else
        {
            Null(index);
        }
    }

    /// <summary>The additional properties, which have a type.</summary>
    /// <exception cref="InvalidOperationException">One of them has the name of a declared property.</exception>
    public void Additional<T, TCodec>(IReadOnlyDictionary<string, T>? map)
        where TCodec : struct, IJsonCodec<T>
    {
        if (_visitor is not null)
        {
            _visitor.Visit<IReadOnlyDictionary<string, T>, MapCodec<T, TCodec>>(map);
        }
        else
        {
            JsonMembers.WriteAdditional<T, TCodec>(_writer, _names, map, _mode);
        }
    }

    private void Null(int index)
    {
        var traits = _names.Traits(index);
        if ((traits & JsonPropertyTraits.KeepsNull) != 0
            ? _model.IsNull(index)
            : (traits & JsonPropertyTraits.Nullable) != 0)
        {
            _writer.WriteNull(_names[index]);
        }
    }

    private bool IsWritten(int index, object? value)
    {
        _visitor?.Visit(value);
        return _visitor is null && IsWritten(index);
    }

    private bool IsWritten<T, TCodec>(int index, T? value)
        where TCodec : struct, IJsonCodec<T>
    {
        _visitor?.Visit<T, TCodec>(value);
        return _visitor is null && IsWritten(index);
    }

    private bool IsWritten(int index)
    {
        if (_mode == JsonWriteMode.Request && (_names.Traits(index) & JsonPropertyTraits.ReadOnly) != 0)
        {
            return false;
        }

        return _model.Extras is not { } extras
            || (extras.FindFault(index) is null && !extras.WriteKept(_writer, _names, index));
    }
}
