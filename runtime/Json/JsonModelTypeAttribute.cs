namespace SpecClient.Json;

/// <summary>Marks an emitted type, and makes its converter.</summary>
public abstract class JsonModelTypeAttribute : Attribute
{
    private protected JsonModelTypeAttribute()
    {
    }

    internal abstract IJsonModelConverter CreateConverter();
}

/// <summary>
/// Marks an emitted type, so that its reading and writing code is there wherever the type is: native AOT makes no code
/// for a type that a program mentions as an item of a list only, and calls of static interface members on it crash.
/// </summary>
/// <typeparam name="T">The type itself.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class JsonModelTypeAttribute<T> : JsonModelTypeAttribute
    where T : class, IJsonModel<T>
{
    internal override IJsonModelConverter CreateConverter() => new JsonModelConverter<T>();
}

/// <summary>As <see cref="JsonModelTypeAttribute{T}"/>, for value types.</summary>
/// <typeparam name="T">The type itself.</typeparam>
[AttributeUsage(AttributeTargets.Struct, Inherited = false)]
public sealed class JsonStructTypeAttribute<T> : JsonModelTypeAttribute
    where T : struct, IJsonModel<T>
{
    internal override IJsonModelConverter CreateConverter() => new JsonStructConverter<T>();
}
