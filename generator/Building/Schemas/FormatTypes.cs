using Microsoft.OpenApi;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Formats of the OpenAPI format registry, and common ones beside it, as kinds of C# type.</summary>
internal static class FormatTypes
{
    /// <summary>The JSON type that a format means where no type is given; 0 = unknown.</summary>
    public static JsonSchemaType TypesOf(string? format, string? contentEncoding)
    {
        if (contentEncoding is not null)
        {
            return JsonSchemaType.String;
        }

        return format is null ? 0
            : String(format, null, allowBinary: true) != TypeKind.String ? JsonSchemaType.String
            : IsPlainText(format) ? JsonSchemaType.String
            : Integer(format) is not null ? JsonSchemaType.Integer
            : format is "float" or "double" or "decimal" ? JsonSchemaType.Number
            : 0;
    }

    public static TypeKind String(string? format, string? contentEncoding, bool allowBinary)
    {
        switch (contentEncoding)
        {
            case "base64":
                return TypeKind.Base64;
            case "base64url":
                return TypeKind.Base64Url;
        }

        return format switch
        {
            "date-time" or "datetime" => TypeKind.DateTimeOffset,
            "date" => TypeKind.Date,
            "time" => TypeKind.Time,
            "duration" => TypeKind.Duration,
            "uuid" or "guid" => TypeKind.Guid,
            "uri" or "url" or "uri-reference" or "iri" or "iri-reference" => TypeKind.Uri,
            "byte" or "base64" => TypeKind.Base64,
            "base64url" => TypeKind.Base64Url,
            "binary" => allowBinary ? TypeKind.Binary : TypeKind.String,
            "password" => TypeKind.Secret,
            _ => TypeKind.String,
        };
    }

    /// <summary>Kind of an integer format; null = the format is unknown.</summary>
    public static TypeKind? Integer(string? format) => format switch
    {
        "int8" => TypeKind.Int8,
        "uint8" => TypeKind.UInt8,
        "int16" => TypeKind.Int16,
        "uint16" => TypeKind.UInt16,
        "int32" => TypeKind.Int32,
        "uint32" => TypeKind.UInt32,
        "int64" => TypeKind.Int64,
        "uint64" => TypeKind.UInt64,
        "bigint" or "biginteger" or "int128" or "uint128" => TypeKind.BigInteger,
        "unixtime" or "unix-time" or "unix-timestamp" or "timestamp" => TypeKind.UnixTime,
        _ => null,
    };

    /// <summary>Kind of a number; an integer format narrows it.</summary>
    public static TypeKind Number(string? format) => format switch
    {
        "float" => TypeKind.Single,
        "double" => TypeKind.Double,
        "decimal" => TypeKind.Decimal,
        "int8" or "uint8" or "int16" or "uint16" or "int32" or "uint32" or "int64" or "uint64"
            or "unixtime" or "unix-time" or "unix-timestamp" => Integer(format)!.Value,
        _ => TypeKind.Double,
    };

    private static bool IsPlainText(string format) => format is "email" or "idn-email" or "hostname" or "idn-hostname"
        or "ipv4" or "ipv6" or "ip" or "cidr" or "regex" or "json-pointer" or "relative-json-pointer" or "uri-template"
        or "string" or "char" or "html" or "markdown" or "commonmark" or "media-range" or "http-date";
}
