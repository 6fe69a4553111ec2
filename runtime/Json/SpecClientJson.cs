using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SpecClient.Json;

/// <summary>Serves emitted types to <see cref="JsonSerializer"/> without reflection on their members.</summary>
public static class SpecClientJson
{
    /// <summary>
    /// Serves every emitted type, and lists (<see cref="List{T}"/>, arrays, <see cref="IReadOnlyList{T}"/>,
    /// <see cref="IEnumerable{T}"/>), dictionaries with string keys and nullable forms of one. Collections of
    /// collections and your own types need a context of yours beside it (<c>JsonTypeInfoResolver.Combine</c>).
    /// </summary>
    /// <remarks>
    /// Fit for trimming and native AOT, also for types that a program mentions as items of a collection only.
    /// </remarks>
    public static IJsonTypeInfoResolver Resolver { get; } = new ModelResolver();

    /// <summary>Options that use the <see cref="Resolver"/> and read as deeply as our own readers.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = Resolver,
            MaxDepth = JsonReadContext.MaxDepth,
            Encoder = ApiJson.WriterOptions.Encoder,
        };
        options.MakeReadOnly();
        return options;
    }

    private sealed class ModelResolver : IJsonTypeInfoResolver
    {
        public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
        {
            if (type == typeof(string))
            {
                // Keys of dictionaries.
                return JsonMetadataServices.CreateValueInfo<string>(options, JsonMetadataServices.StringConverter);
            }

            var model = type.IsArray
                ? type.GetElementType()!
                : type.IsGenericType ? type.GetGenericArguments()[^1] : type;
            return model.GetCustomAttribute<JsonModelTypeAttribute>(inherit: false)
                ?.CreateConverter().CreateTypeInfo(type, options);
        }
    }
}
