using System.Net.Http.Headers;

namespace SpecClient.Requests;

/// <summary>Finds a link by its relation in Link headers (RFC 8288 section 3).</summary>
internal static class LinkHeader
{
    /// <summary>Target of the first link with relation <c>next</c>, or null.</summary>
    public static string? Next(HttpResponseHeaders? headers)
    {
        if (headers is null || !headers.NonValidated.TryGetValues("Link", out var values))
        {
            return null;
        }

        foreach (var value in values)
        {
            if (Find(value, "next") is { } target)
            {
                return target;
            }
        }

        return null;
    }

    /// <summary>Target of the first link with that relation in a header value, or null.</summary>
    public static string? Find(ReadOnlySpan<char> value, string relation)
    {
        while (true)
        {
            var start = value.IndexOf('<');
            if (start < 0)
            {
                return null;
            }

            value = value[(start + 1)..];
            var end = value.IndexOf('>');
            if (end < 0)
            {
                return null;
            }

            var target = value[..end].Trim();
            value = value[(end + 1)..];
            var length = LengthTo(',', value);
            if (HasRelation(value[..length], relation))
            {
                return target.ToString();
            }

            value = value[length..];
        }
    }

    // Length up to the separator that is not inside quotes: a comma after the parameters, a semicolon after one.
    private static int LengthTo(char separator, ReadOnlySpan<char> value)
    {
        var quoted = false;
        for (var i = 0; i < value.Length; i++)
        {
            switch (value[i])
            {
                case '\\' when quoted:
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case var other when other == separator && !quoted:
                    return i;
                default:
                    break;
            }
        }

        return value.Length;
    }

    private static bool HasRelation(ReadOnlySpan<char> parameters, string relation)
    {
        while (!parameters.IsEmpty)
        {
            var end = LengthTo(';', parameters);
            var parameter = parameters[..end];
            parameters = end == parameters.Length ? [] : parameters[(end + 1)..];
            var equals = parameter.IndexOf('=');
            if (equals > 0 && parameter[..equals].Trim().Equals("rel", StringComparison.OrdinalIgnoreCase))
            {
                return Contains(parameter[(equals + 1)..].Trim().Trim('"'), relation);
            }
        }

        return false;
    }

    private static bool Contains(ReadOnlySpan<char> relations, string relation)
    {
        while (!relations.IsEmpty)
        {
            var end = relations.IndexOf(' ');
            var first = end < 0 ? relations : relations[..end];
            if (first.Equals(relation, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            relations = end < 0 ? [] : relations[(end + 1)..];
        }

        return false;
    }
}
