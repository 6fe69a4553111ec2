using System.Globalization;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>The expression that makes an operation's description for the runtime.</summary>
internal static class OperationText
{
    public static string Expression(OperationModel operation, string reader)
    {
        var members = new List<string>();
        if (operation.Security.Count > 0)
        {
            members.Add("Security = new string[][] { " + string.Join(", ", operation.Security.Select(Alternative))
                + " }");
        }

        if (operation.Errors.Count > 0)
        {
            var errors = operation.Errors.Select(Error).Where(static text => text.Length > 0).ToList();
            if (errors.Count > 0)
            {
                members.Add("Errors = new[] { " + string.Join(", ", errors) + " }");
            }
        }

        if (operation.Servers.Count > 0)
        {
            members.Add("Servers = " + ServerText.List(operation.Servers));
        }

        if (operation.RetryAlways)
        {
            members.Add("RetryAlways = true");
        }

        if (operation.TimeoutSeconds is { } seconds)
        {
            members.Add("Timeout = " + Seconds(seconds));
        }

        if (operation.MaxRetries is { } retries)
        {
            members.Add("MaxRetries = " + CSharpLiteral.Int32(retries));
        }

        var arguments = "new(" + CSharpLiteral.String(operation.Id) + ", " + CSharpLiteral.String(operation.Method)
            + ", "
            + CSharpLiteral.String(operation.PathTemplate) + ", " + reader + ")";
        return members.Count == 0 ? arguments : arguments + " { " + string.Join(", ", members) + " }";
    }

    /// <summary>A time span expression.</summary>
    public static string Seconds(double seconds) =>
        "global::System.TimeSpan.FromMilliseconds(" + CSharpLiteral.Double(Math.Round(seconds * 1000)) + ")";

    /// <summary>Path text as a URL carries it: escapes stay, what RFC 3986 does not allow there is escaped.</summary>
    public static string EscapePath(string literal)
    {
        var end = literal.IndexOf('#');
        var text = end < 0 ? literal : literal.Substring(0, end);
        var escaped = new System.Text.StringBuilder(text.Length);
        foreach (var octet in System.Text.Encoding.UTF8.GetBytes(text))
        {
            if (octet is > 0x20 and < 0x7f && "\"<>\\^`{|}".IndexOf((char)octet) < 0)
            {
                escaped.Append((char)octet);
            }
            else
            {
                escaped.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }

    private static string Alternative(SecurityRequirementModel requirement) => requirement.Schemes.Count == 0
        ? "new string[0]"
        : "new[] { " + string.Join(", ", requirement.Schemes.Select(CSharpLiteral.String)) + " }";

    private static string Error(ErrorResponseModel error)
    {
        var range = "(" + CSharpLiteral.Int32(error.FromStatus) + ", " + CSharpLiteral.Int32(error.ToStatus) + ")";
        if (error.Kind == MediaTypeKind.Text)
        {
            return RuntimeNames.ErrorResponse + ".Text" + range;
        }

        if (error.Type is not { } type)
        {
            return "";
        }

        var arguments = "<" + TypeText.NonNull(type) + ", " + TypeText.NonNullCodec(type) + ">" + range;
        return error.Kind switch
        {
            MediaTypeKind.Json => RuntimeNames.ErrorResponse + ".Json" + arguments,
            MediaTypeKind.Xml => RuntimeNames.ErrorResponse + ".Xml" + arguments.TrimEnd(')') + ", "
                + XmlShapeText.Expression(type, null) + ")",
            _ => "",
        };
    }
}
