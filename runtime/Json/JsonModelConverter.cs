using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SpecClient.Json;

/// <summary>Lets <see cref="JsonSerializer"/> read and write the emitted types by their own code.</summary>
/// <remarks>Not generic, so that all types have the same attribute: it takes less room.</remarks>
public sealed class JsonModelConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Marked(typeToConvert) is not null;

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter?)Marked(typeToConvert)?.CreateConverter();

    private static JsonModelTypeAttribute? Marked(Type type) =>
        type.GetCustomAttribute<JsonModelTypeAttribute>(inherit: false);
}

/// <summary>The converter of one type.</summary>
/// <typeparam name="T">The emitted type.</typeparam>
internal class JsonModelConverter<T> : JsonConverter<T>, IJsonModelConverter
    where T : IJsonModel<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (T.TryRead(ref reader, JsonReadContext.Default, out var value))
        {
            return value;
        }

        throw new JsonException($"The JSON is {JsonText.Kind(reader.TokenType)}, which is no {typeof(T).Name}.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        ModelCodec<T>.Write(writer, value, JsonWriteMode.Full);

    JsonTypeInfo? IJsonModelConverter.CreateTypeInfo(Type type, JsonSerializerOptions options) =>
        type == typeof(T) ? JsonMetadataServices.CreateValueInfo<T>(options, this) : CreateOther(type, options);

    /// <summary>Metadata of a type made of this one, or null.</summary>
    private protected virtual JsonTypeInfo? CreateOther(Type type, JsonSerializerOptions options)
    {
        if (type == typeof(List<T>))
        {
            return JsonMetadataServices.CreateListInfo<List<T>, T>(
                options, new() { ObjectCreator = static () => [] });
        }

        if (type == typeof(T[]))
        {
            return JsonMetadataServices.CreateArrayInfo<T>(options, new());
        }

        if (type == typeof(IReadOnlyList<T>))
        {
            return JsonMetadataServices.CreateIEnumerableInfo<IReadOnlyList<T>, T>(options, new());
        }

        if (type == typeof(IEnumerable<T>))
        {
            return JsonMetadataServices.CreateIEnumerableInfo<IEnumerable<T>, T>(options, new());
        }

        if (type == typeof(Dictionary<string, T>))
        {
            return JsonMetadataServices.CreateDictionaryInfo<Dictionary<string, T>, string, T>(
                options, new() { ObjectCreator = static () => new(StringComparer.Ordinal) });
        }

        return type == typeof(IReadOnlyDictionary<string, T>)
            ? JsonMetadataServices.CreateIReadOnlyDictionaryInfo<IReadOnlyDictionary<string, T>, string, T>(
                options, new())
            : null;
    }
}

/// <summary>As <see cref="JsonModelConverter{T}"/>, for emitted structs: knows their nullable form too.</summary>
/// <typeparam name="T">The emitted struct.</typeparam>
internal sealed class JsonStructConverter<T> : JsonModelConverter<T>
    where T : struct, IJsonModel<T>
{
    private protected override JsonTypeInfo? CreateOther(Type type, JsonSerializerOptions options) =>
        type == typeof(T?)
            ? JsonMetadataServices.CreateValueInfo<T?>(
                options, JsonMetadataServices.GetNullableConverter<T>(options))
            : base.CreateOther(type, options);
}

/// <summary>What the resolver asks of a converter whose type it does not know.</summary>
internal interface IJsonModelConverter
{
    /// <summary>
    /// Metadata of the converter's type, or of a list, array, dictionary or nullable of it; else null.
    /// </summary>
    JsonTypeInfo? CreateTypeInfo(Type type, JsonSerializerOptions options);
}
