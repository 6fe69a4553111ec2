using System.Globalization;
using System.Text.Json;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>Constants of the document as C# expressions.</summary>
internal static class ConstantText
{
    /// <summary>An expression of the type without regard to null.</summary>
    public static string Expression(TypeRef type, ConstantModel constant)
    {
        if (type.Kind == TypeKind.Literal && constant.MemberName is not null)
        {
            return TypeText.NonNull(type) + "." + constant.MemberName;
        }

        return Simple(type.Kind, constant.Json)
            ?? "global::SpecClient.Json.ApiJson.Constant<" + TypeText.NonNull(type) + ", "
                + TypeText.NonNullCodec(type) + ">(" + CSharpLiteral.String(constant.Json) + ")";
    }

    /// <summary>The text of a JSON string, else the JSON itself.</summary>
    public static string Text(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.String ? document.RootElement.GetString()! : json;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return json;
        }
    }

    private static string? Simple(TypeKind kind, string json)
    {
        var isString = json.Length > 0 && json[0] == '"';
        return kind switch
        {
            TypeKind.String or TypeKind.Secret when isString => CSharpLiteral.String(Text(json)),
            TypeKind.Boolean when json is "true" or "false" => json,
            TypeKind.Int32 when int.TryParse(
                json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) =>
                value.ToString(CultureInfo.InvariantCulture),
            TypeKind.Int64 when long.TryParse(
                json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) =>
                value.ToString(CultureInfo.InvariantCulture) + "L",
            TypeKind.Double when double.TryParse(
                json, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsInfinity(value) =>
                CSharpLiteral.Double(value),
            TypeKind.Decimal when NumberText.IsDecimal(json) => json + "m",
            _ => null,
        };
    }
}
