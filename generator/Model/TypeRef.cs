namespace SpecClient.Generator.Model;

/// <summary>The kinds of C# type that a schema can become.</summary>
internal enum TypeKind
{
    /// <summary>Any JSON (<c>SpecClient.Json.JsonAny</c>).</summary>
    Any,
    Boolean,
    String,

    /// <summary>A string that must not show in <c>ToString</c>.</summary>
    Secret,
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Single,
    Double,
    Decimal,
    BigInteger,
    DateTimeOffset,

    /// <summary>Seconds since 1970 as a JSON number; a <c>DateTimeOffset</c> in C#.</summary>
    UnixTime,
    Date,
    Time,
    Duration,
    Guid,
    Uri,
    Base64,
    Base64Url,

    /// <summary>A file or stream (<c>SpecClient.BinaryContent</c>); only in bodies and multipart parts.</summary>
    Binary,

    /// <summary><c>IReadOnlyList&lt;Item&gt;</c>.</summary>
    Array,

    /// <summary><c>IReadOnlyDictionary&lt;string, Item&gt;</c>.</summary>
    Map,

    /// <summary>An emitted record, by <see cref="TypeRef.Name"/>.</summary>
    Object,

    /// <summary>An emitted literal: a struct, by <see cref="TypeRef.Name"/>.</summary>
    Literal,

    /// <summary>An emitted union: a class, by <see cref="TypeRef.Name"/>.</summary>
    Union,

    /// <summary>The user's own type for a format (map), by <see cref="TypeRef.Name"/>, with its codec.</summary>
    Custom,
}

/// <summary>
/// A use of a type: a name (never a pointer), its collection shape, and whether JSON null is a value here.
/// </summary>
/// <param name="Name">Full C# name without <c>global::</c>, for the named kinds.</param>
/// <param name="Item">Item of an array or a map.</param>
/// <param name="Codec">Full C# name of the codec of a <see cref="TypeKind.Custom"/> type.</param>
internal sealed record TypeRef(
    TypeKind Kind,
    bool Nullable = false,
    string? Name = null,
    TypeRef? Item = null,
    string? Codec = null,
    bool CustomIsValueType = false)
{
    public bool IsValueType => Kind switch
    {
        TypeKind.Boolean or TypeKind.Literal => true,
        TypeKind.Custom => CustomIsValueType,
        >= TypeKind.Int8 and <= TypeKind.Guid => true,
        _ => false,
    };

    public TypeRef AsNullable(bool nullable = true) => this with { Nullable = nullable };
}
