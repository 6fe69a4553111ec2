using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
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
public abstract partial record JsonModel
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
        var names = JsonNames;
        writer.WriteStartObject();
        JsonWriteMembers(new JsonMemberWriter(writer, names, this, mode));
        _extras?.Write(writer, names, mode);
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
        && JsonExtras.AreEqual(_extras, other._extras)
        && (ReferenceEquals(this, other) || JsonMemberVisitor.AreEqual(this, other));

    /// <summary>Agrees with equality.</summary>
    public override int GetHashCode() => JsonMemberVisitor.Hash(this, EqualityContract);

    /// <summary>The JSON on one line for people, secrets masked; never throws.</summary>
    public sealed override string ToString() => JsonText.Describe(GetType().Name, WriteJson);

    /// <summary>Gives each member to a writer, in order; emitted.</summary>
    protected abstract void JsonWriteMembers(in JsonMemberWriter writer);

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

    private void ThrowIfFault(int index)
    {
        if (_extras?.FindFault(index) is { } fault)
        {
            throw CreateException(fault);
        }
    }

    private JsonPropertyException CreateException(JsonExtras.Fault fault) =>
        new(fault.Path, JsonNames.Type(fault.Index), fault.Json, JsonNames.IsSecret(fault.Index));
}
