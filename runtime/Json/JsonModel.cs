using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// Base of the emitted records. Holds what the record has no property for: unknown properties, faults, and which
/// optional properties are null rather than absent.
/// </summary>
/// <remarks>
/// Reading is lenient and never lossy: a missing or mistyped property makes only that property throw
/// <see cref="JsonPropertyException"/> when it is read; writing gives the original JSON back. Equality is deep.
/// </remarks>
public abstract record JsonModel
{
    private JsonExtras? _extras;
    private ulong _nulls;

    /// <summary>An object to be filled by its user.</summary>
    protected JsonModel()
    {
    }

    /// <summary>An object to be read from JSON: nothing is prefilled.</summary>
    protected JsonModel(JsonReadContext context)
    {
        _ = context;
    }

    /// <summary>
    /// Properties that the document does not know, as they came or as they shall be sent besides the others.
    /// </summary>
    public IReadOnlyDictionary<string, JsonAny> UnknownProperties
    {
        get => (_extras ?? new()).ToMap();
        init => _extras = (_extras ?? new()).With(value);
    }

    /// <summary>Names of the properties, emitted.</summary>
    protected abstract JsonPropertyNames JsonNames { get; }

    /// <summary>True where the object's JSON has the property, be it null: tells absent from null.</summary>
    /// <param name="wireName">Name in JSON.</param>
    /// <remarks>Writes the object to see; meant for tests and rare questions.</remarks>
    public bool IsPresent(string wireName)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ApiJson.WriterOptions))
        {
            WriteJson(writer, JsonWriteMode.Masked);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, JsonReadContext.ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(wireName))
            {
                return true;
            }

            reader.Read();
            reader.Skip();
        }

        return false;
    }

    /// <summary>Writes the object as JSON.</summary>
    /// <exception cref="InvalidOperationException">A literal without a value.</exception>
    public void WriteJson(Utf8JsonWriter writer, JsonWriteMode mode)
    {
        writer.WriteStartObject();
        JsonWriteMembers(writer, mode);
        _extras?.Write(writer, JsonNames, mode);
        writer.WriteEndObject();
    }

    /// <summary>How well the JSON fitted, for unions.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonFit FitJson() => _extras switch
    {
        null => JsonFit.Exact,
        { HasFaults: true } => JsonFit.Faulty,
        { Unknown.Count: > 0 } => JsonFit.Loose,
        _ => JsonFit.Exact,
    };

    /// <summary>Same type with deeply equal properties, unknown ones and faults included.</summary>
    public virtual bool Equals(JsonModel? other) =>
        other is not null
        && EqualityContract == other.EqualityContract
        && _nulls == other._nulls
        && JsonExtras.AreEqual(_extras, other._extras);

    /// <summary>Agrees with equality.</summary>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The JSON on one line for people, secrets masked; never throws.</summary>
    public sealed override string ToString() => JsonText.Describe(GetType().Name, WriteJson);

    /// <summary>Writes the members without braces, emitted.</summary>
    protected abstract void JsonWriteMembers(Utf8JsonWriter writer, JsonWriteMode mode);

    /// <summary>Before a property is read: throws where it has a fault.</summary>
    /// <exception cref="JsonPropertyException">The property was missing or mistyped.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void JsonCheck(int index)
    {
        if (_extras is not null)
        {
            ThrowIfFault(index);
        }
    }

    /// <summary>The error for a required property that has no value.</summary>
    protected JsonPropertyException JsonAbsent(int index) =>
        CreateException(_extras?.FindFault(index) ?? new(index, null, "$." + JsonNames.Name(index)));

    /// <summary>Before a property is assigned: it has no fault any more, and is not null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void JsonAssign(int index)
    {
        if (_nulls != 0 || _extras is not null)
        {
            JsonAssign(index, false);
        }
    }

    /// <summary>Before a property is assigned that tells null from absent.</summary>
    protected void JsonAssign(int index, bool isNull)
    {
        if (index < 64)
        {
            _nulls = isNull ? _nulls | (1UL << index) : _nulls & ~(1UL << index);
            _extras = _extras?.With(index, false);
        }
        else if (isNull || _extras is not null)
        {
            _extras = (_extras ?? new()).With(index, isNull);
        }
    }

    /// <summary>True where an optional property is null in JSON, not absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool JsonIsNull(int index) =>
        index < 64 ? (_nulls & (1UL << index)) != 0 : _extras?.IsNull(index) == true;

    /// <summary>True where a property could not be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool JsonIsFault(int index) => _extras is not null && _extras.FindFault(index) is not null;

    /// <summary>While reading: an optional property is null.</summary>
    protected bool JsonNull<T>(int index, out T? field)
    {
        field = default;
        if (index < 64)
        {
            _nulls |= 1UL << index;
        }
        else
        {
            (_extras ??= new()).AddNull(index);
        }

        return true;
    }

    /// <summary>While reading: keeps the JSON of a property whose value would be written in another way.</summary>
    /// <param name="start">A reader on the first token of the property's value.</param>
    /// <param name="context">What the reading knows.</param>
    /// <param name="index">The property.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void JsonKeep(in Utf8JsonReader start, JsonReadContext context, int index)
    {
        if (context.IsRespelt || _extras is not null)
        {
            KeepSpelling(in start, context, index);
        }
    }

    /// <summary>Writes a property with its name as it came, where that was kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool JsonWriteKept(Utf8JsonWriter writer, int index) =>
        _extras is not null && _extras.WriteKept(writer, JsonNames, index);

    /// <summary>
    /// While reading: a property is mistyped. The reader stands on its value's first token, then on its last.
    /// </summary>
    /// <exception cref="JsonPropertyException">Reading is strict.</exception>
    protected void JsonFault(ref Utf8JsonReader reader, JsonReadContext context, int index)
    {
        var start = reader.TokenStartIndex;
        var json = JsonText.Capture(ref reader, context);
        context.ForgetSpelling();
        var path = context.Text.IsEmpty
            ? Member("$", index)
            : context.FaultPath(start, reader.BytesConsumed);
        AddFault(context, new(index, json, path));
    }

    /// <summary>While reading, at the object's end: required properties were not there.</summary>
    /// <param name="reader">On the object's end.</param>
    /// <param name="context">What the reading knows.</param>
    /// <param name="missing">A bit for each property that was missing.</param>
    /// <param name="offset">Index of the property of the lowest bit.</param>
    /// <exception cref="JsonPropertyException">Reading is strict.</exception>
    protected void JsonMissing(in Utf8JsonReader reader, JsonReadContext context, ulong missing, int offset)
    {
        var path = context.Path(reader.TokenStartIndex);
        for (; missing != 0; missing &= missing - 1)
        {
            var index = offset + BitOperations.TrailingZeroCount(missing);
            AddFault(context, new(index, null, Member(path, index)));
        }
    }

    /// <summary>
    /// While reading: keeps an unknown property. The reader stands on its name, then on its value's last token.
    /// </summary>
    protected void JsonUnknown(ref Utf8JsonReader reader, JsonReadContext context)
    {
        var name = reader.GetString()!;
        reader.Read();
        (_extras ??= new()).AddUnknown(name, JsonText.Capture(ref reader, context));
    }

    /// <summary>While reading: an additional property with a type; a mistyped one is kept as unknown.</summary>
    protected void JsonAdditional<T, TCodec>(
        ref Utf8JsonReader reader, JsonReadContext context, ref IReadOnlyDictionary<string, T>? map)
        where TCodec : struct, IJsonCodec<T>
    {
        var name = reader.GetString()!;
        reader.Read();
        if (!TCodec.TryRead(ref reader, context, out var value))
        {
            var fault = ItemFault.Take<T, TCodec>(ref reader, context, "$." + name);
            if (context.Strict)
            {
                throw fault.Exception();
            }

            (_extras ??= new()).AddUnknown(name, fault.Json);
            return;
        }

        context.ForgetSpelling();
        map ??= new Dictionary<string, T>(StringComparer.Ordinal);
        ((Dictionary<string, T>)map)[name] = value;
    }

    private void KeepSpelling(in Utf8JsonReader start, JsonReadContext context, int index)
    {
        // Of a repeated property the last counts, so an earlier spelling goes in any case.
        if (!context.IsRespelt)
        {
            _extras!.Keep(index, null);
            return;
        }

        var reader = start;
        (_extras ??= new()).Keep(index, JsonText.Capture(ref reader, context));
        context.ForgetSpelling();
    }

    private void AddFault(JsonReadContext context, JsonExtras.Fault fault)
    {
        if (context.Strict)
        {
            throw CreateException(fault);
        }

        (_extras ??= new()).AddFault(fault.Index, fault.Json, fault.Path);
    }

    private void ThrowIfFault(int index)
    {
        if (_extras?.FindFault(index) is { } fault)
        {
            throw CreateException(fault);
        }
    }

    private JsonPropertyException CreateException(JsonExtras.Fault fault) =>
        new(fault.Path, JsonNames.Type(fault.Index), fault.Json, JsonNames.IsSecret(fault.Index));

    private string Member(string path, int index)
    {
        var text = new StringBuilder(path);
        JsonPathFinder.Append(text, JsonNames.Name(index));
        return text.ToString();
    }
}
