using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>
/// YAML scalars by the core schema of YAML 1.2.2 (section 10.3.2); <c>no</c>, <c>on</c> and dates stay strings.
/// </summary>
internal static class YamlScalar
{
    private static readonly Regex s_decimal = new(@"^[-+]?[0-9]+$", RegexOptions.CultureInvariant);

    private static readonly Regex s_float = new(
        @"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant);

    public static JsonNode? Read(Scalar scalar)
    {
        var text = scalar.Value;
        var isPlain = scalar.Style == ScalarStyle.Plain;
        if (!isPlain || !scalar.Tag.IsEmpty && scalar.Tag.Value is "tag:yaml.org,2002:str" or "!")
        {
            return JsonValue.Create(text);
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ => Number(text) ?? JsonValue.Create(text),
        };
    }

    private static JsonNode? Number(string text)
    {
        if (text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'o')
        {
            return Based(text);
        }

        if (!s_float.IsMatch(text) && !s_decimal.IsMatch(text))
        {
            return null;
        }

        return JsonTree.Number(Json(text));
    }

    // Of any size, as JSON numbers are; what no service would take is text.
    private static JsonNode? Based(string text)
    {
        var shift = text[1] == 'x' ? 4 : 3;
        var value = BigInteger.Zero;
        foreach (var c in text.Substring(2))
        {
            var digit = "0123456789abcdef".IndexOf(char.ToLowerInvariant(c));
            if (digit < 0 || digit >= 1 << shift || text.Length > 100)
            {
                return null;
            }

            value = (value << shift) + digit;
        }

        return JsonTree.Number(value.ToString(CultureInfo.InvariantCulture));
    }

    // YAML allows what JSON does not: a plus sign, leading zeros, a bare point at either end.
    private static string Json(string text)
    {
        var sign = text[0] == '-' ? "-" : "";
        var digits = text.TrimStart('+', '-');
        var exponentAt = digits.IndexOfAny(['e', 'E']);
        var exponent = exponentAt < 0 ? "" : digits.Substring(exponentAt);
        var parts = (exponentAt < 0 ? digits : digits.Substring(0, exponentAt)).Split('.');
        var whole = parts[0].TrimStart('0');
        var fraction = parts.Length > 1 && parts[1].Length > 0 ? "." + parts[1] : "";
        return string.Concat(sign, whole.Length == 0 ? "0" : whole, fraction, exponent);
    }
}
