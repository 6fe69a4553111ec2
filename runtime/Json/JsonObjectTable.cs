using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// The properties of an emitted record: one for each type, made when the type is first read, written or compared.
/// </summary>
public sealed class JsonObjectTable
{
    /// <summary>What must be known of a type to make an object without running its constructor.</summary>
    internal const DynamicallyAccessedMemberTypes Constructors =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors;

    // Never initialized: it only tells of its type, and makes others.
    private readonly JsonModel _prototype;

    private JsonObjectTable(JsonModel prototype)
    {
        _prototype = prototype;
        var builder = new JsonObjectBuilder(prototype);
        prototype.Describe(builder);
        Names = new(builder.Lines);
        Members = Names.Count == builder.Members.Count
            ? [.. builder.Members]
            : throw new InvalidOperationException($"The properties of {prototype.GetType()} have changed.");
        Additional = builder.AdditionalMember;
        for (var i = 0; i < Members.Length; i++)
        {
            Members[i].Name = Names[i];
            Members[i].Traits = Names.Traits(i);
        }
    }

    /// <summary>Their names.</summary>
    internal JsonPropertyNames Names { get; }

    /// <summary>How each is read and written.</summary>
    internal JsonMember[] Members { get; }

    /// <summary>What takes the properties that the document does not list, where it gives them a type.</summary>
    internal JsonAdditionalMember? Additional { get; }

    /// <summary>The table of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public static JsonObjectTable Of<[DynamicallyAccessedMembers(Constructors)] T>()
        where T : JsonModel => Holder<T>.s_table;

    /// <summary>Reads an object, as <see cref="IJsonModel{TSelf}.TryRead"/>.</summary>
    /// <typeparam name="T">The type that the table is of, or one above it.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryRead<T>(ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out T value)
    {
        var model = Read(ref reader, context);
        value = Unsafe.As<JsonModel?, T>(ref model);
        return model is not null;
    }

    // One code for all types; null where the JSON is no object.
    private JsonModel? Read(ref Utf8JsonReader reader, JsonReadContext context)
    {
        JsonText.GuardStack(ref reader);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var model = _prototype.Create(context);
        model.ReadMembers(ref reader, context, this);
        return model;
    }

    private static class Holder<[DynamicallyAccessedMembers(Constructors)] T>
        where T : JsonModel
    {
        public static readonly JsonObjectTable s_table =
            new((JsonModel)RuntimeHelpers.GetUninitializedObject(typeof(T)));
    }
}

/// <summary>Takes the properties of an emitted record in their order: lines, and a field for each.</summary>
/// <remarks>
/// The fields come by reference. Of each its distance from the object's first field is kept, which is the same in every
/// object of the type, however often it is moved; so one loop reads, writes and compares all objects.
/// </remarks>
public sealed class JsonObjectBuilder
{
    // Fields lie close to each other. One that does not is no part of the object: a debugger has added it.
    private const nint MaxOffset = 1 << 20;

    private readonly JsonModel _prototype;

    internal JsonObjectBuilder(JsonModel prototype) => _prototype = prototype;

    internal string Lines { get; private set; } = "";

    internal List<JsonMember> Members { get; } = [];

    internal JsonAdditionalMember? AdditionalMember { get; private set; }

    /// <summary>
    /// The properties as text, as <see cref="JsonPropertyNames(string)"/> takes it; more after a base's.
    /// </summary>
    public void Properties(string lines) => Lines = Lines.Length == 0 || lines.Length == 0
        ? Lines + lines
        : Lines + "\n" + lines;

    /// <summary>A string.</summary>
    public void String(ref string? field) =>
        Members.Add(
            new ReferenceMember<string, StringCodec>
            {
                Offset = Offset(ref field), Type = typeof(string), IsString = true,
            });

    /// <summary>A Boolean.</summary>
    public void Boolean(ref bool field) => Struct<bool, BooleanCodec>(ref field);

    /// <summary>A Boolean or null.</summary>
    public void Boolean(ref bool? field) => Struct<bool, BooleanCodec>(ref field);

    /// <summary>A whole number of 64 bits.</summary>
    public void Int64(ref long field) => Struct<long, Int64Codec>(ref field);

    /// <summary>A whole number of 64 bits, or null.</summary>
    public void Int64(ref long? field) => Struct<long, Int64Codec>(ref field);

    /// <summary>An emitted record or union.</summary>
    public void Object<T>(ref T? field)
        where T : class, IJsonModel<T> => Value<T, ModelCodec<T>>(ref field);

    /// <summary>An emitted literal.</summary>
    public void Literal<T>(ref T field)
        where T : struct, IJsonModel<T>
    {
        if (T.KnownValues is { } literals)
        {
            Members.Add(new LiteralMember(literals) { Offset = Offset(ref field), Type = typeof(T) });
        }
        else
        {
            Struct<T, ModelCodec<T>>(ref field);
        }
    }

    /// <summary>An emitted literal or null.</summary>
    public void Literal<T>(ref T? field)
        where T : struct, IJsonModel<T> => Struct<T, ModelCodec<T>>(ref field);

    /// <summary>A list of emitted types.</summary>
    public void List<T>(ref IReadOnlyList<T>? field)
        where T : IJsonModel<T> => Value<IReadOnlyList<T>, ListCodec<T, ModelCodec<T>>>(ref field);

    /// <summary>Any other value of a reference type.</summary>
    public void Value<T, TCodec>(ref T? field)
        where T : class
        where TCodec : struct, IJsonCodec<T> =>
        Members.Add(new ReferenceMember<T, TCodec>
        {
            Offset = Offset(ref field), Type = typeof(T), IsSecret = TCodec.IsSecret,
        });

    /// <summary>Any other value of a value type.</summary>
    public void Struct<T, TCodec>(ref T field)
        where T : struct
        where TCodec : struct, IJsonCodec<T> =>
        Members.Add(new StructMember<T, TCodec> { Offset = Offset(ref field), Type = typeof(T) });

    /// <summary>Any other value of a value type, or null.</summary>
    public void Struct<T, TCodec>(ref T? field)
        where T : struct
        where TCodec : struct, IJsonCodec<T> =>
        Members.Add(new NullableMember<T, TCodec> { Offset = Offset(ref field), Type = typeof(T) });

    /// <summary>The properties that the document does not list; their type it gives.</summary>
    public void Additional<T, TCodec>(ref IReadOnlyDictionary<string, T>? field)
        where TCodec : struct, IJsonCodec<T> =>
        AdditionalMember = new JsonAdditionalMember<T, TCodec> { Offset = Offset(ref field) };

    private nint Offset<T>(ref T field)
    {
        var offset = Unsafe.ByteOffset(ref _prototype.Anchor, ref Unsafe.As<T, byte>(ref field));
        return offset is > -MaxOffset and < MaxOffset
            ? offset
            : throw new InvalidOperationException(
                $"{_prototype.GetType()} was changed while it runs; start the program again.");
    }
}
