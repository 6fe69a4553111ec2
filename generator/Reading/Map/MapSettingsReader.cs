using System.Globalization;
using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Map;

/// <summary>Reads <c>settings</c>, <c>client_settings</c> (without its options), <c>query_settings</c>,
/// <c>path_settings</c>, <c>environments</c>.</summary>
internal static class MapSettingsReader
{
    private static readonly string[] s_clientKeys =
    [
        "opts", "default_retries", "default_timeout", "default_headers", "idempotency", "idempotency_header",
        "base_url_env", "default_env_prefix",
    ];

    private static readonly string[] s_clientIdle =
        ["use_default_client", "platform_headers", "file_header", "license"];

    public static MapSettings Read(MapNode root)
    {
        var settings = root.Find("settings");
        if (settings is not null)
        {
            MapKeys.Check(
                settings, ["unwrap_response_fields", "positional_params"],
                [
                    "license", "file_header", "disable_mock_tests", "pagination", "sort_schema_properties", "python",
                ]);
        }

        return ReadQuery(root.Find("query_settings"), ReadClient(root.Find("client_settings"), new MapSettings
        {
            PathEncoding = ReadPath(root.Find("path_settings")),
            NoPositional = settings?.Find("positional_params")?.Flag() == false,
            UnwrapFields = settings?.Find("unwrap_response_fields")?.Texts() ?? [],
            Environments = ReadPairs(root.Find("environments"), CheckUrl),
        }));
    }

    /// <summary>
    /// Seconds of a number of milliseconds, of an ISO 8601 duration (<c>PT1M30S</c>), or of text with a unit (ours:
    /// <c>90s</c>, <c>2m</c>, <c>500ms</c>).
    /// </summary>
    public static double? ReadDuration(MapNode? node)
    {
        const string Expected = "milliseconds, an ISO 8601 duration such as 'PT60S', or '60s'";
        if (node?.Scalar() is not { } text)
        {
            node?.Expect(node.IsNull, Expected);
            return null;
        }

        if (text.StartsWith("P", StringComparison.Ordinal))
        {
            if (Iso8601(text) is not { } iso)
            {
                node.Say(MapDiagnostics.ValueIgnored, Expected);
                return null;
            }

            return iso;
        }

        var (unit, factor) = text switch
        {
            [.., 'm', 's'] => ("ms", 0.001),
            [.., 's'] => ("s", 1.0),
            [.., 'm'] => ("m", 60.0),
            _ => ("", 0.001),
        };
        if (double.TryParse(
            text.Substring(0, text.Length - unit.Length),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var number)
            && number is >= 0 and < int.MaxValue)
        {
            return number * factor;
        }

        node.Say(MapDiagnostics.ValueIgnored, Expected);
        return null;
    }

    // Years and months have no fixed length, so they are refused.
    private static double? Iso8601(string text)
    {
        try
        {
            var time = text.IndexOf('T');
            var date = time < 0 ? text : text.Substring(0, time);
            return date.IndexOfAny(['Y', 'M']) >= 0 ? null : System.Xml.XmlConvert.ToTimeSpan(text).TotalSeconds;
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static MapSettings ReadClient(MapNode? node, MapSettings settings)
    {
        if (node is null)
        {
            return settings;
        }

        MapKeys.Check(node, s_clientKeys, s_clientIdle);
        var retries = node.Find("default_retries");
        if (retries is { IsObject: true })
        {
            MapKeys.Check(retries, ["max_retries", "initial_delay_seconds", "max_delay_seconds"], []);
        }

        var idempotency = node.Find("idempotency");
        if (idempotency is { IsObject: true })
        {
            MapKeys.Check(idempotency, ["header"], []);
        }

        return settings with
        {
            DefaultHeaders = ReadPairs(node.Find("default_headers"), CheckHeader),
            TimeoutSeconds = ReadDuration(node.Find("default_timeout")),
            MaxRetries = retries is { IsObject: true } ? retries.Find("max_retries")?.Integer() : retries?.Integer(),
            InitialDelaySeconds = retries?.Find("initial_delay_seconds")?.Number(),
            MaxDelaySeconds = retries?.Find("max_delay_seconds")?.Number(),
            IdempotencyHeader = ReadHeaderName(idempotency?.Find("header") ?? node.Find("idempotency_header")),
            BaseUrlVariable = node.Find("base_url_env")?.Text()
                ?? (node.Find("default_env_prefix")?.Text() is { } prefix ? prefix + "_BASE_URL" : null),
        };
    }

    private static MapSettings ReadQuery(MapNode? node, MapSettings settings)
    {
        if (node is null)
        {
            return settings;
        }

        MapKeys.Check(node, ["nested_format", "array_format"], []);
        return settings with
        {
            NestedFormat = ReadChoice(node.Find("nested_format"), ["dots", "brackets"]),
            ArrayFormat = ReadChoice(node.Find("array_format"), ["repeat", "comma", "brackets"]),
        };
    }

    private static string? ReadPath(MapNode? node)
    {
        if (node is not null)
        {
            MapKeys.Check(node, ["encoding"], []);
        }

        return ReadChoice(node?.Find("encoding"), ["segment", "strict"]);
    }

    private static string? ReadChoice(MapNode? node, string[] choices)
    {
        var text = node?.Text();
        if (text is null || choices.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        node!.Say(MapDiagnostics.ValueIgnored, string.Join(" or ", choices));
        return null;
    }

    public static string? ReadHeaderName(MapNode? node)
    {
        var name = node?.Text();
        var isName = name is null || IsToken(name);
        node?.Expect(isName, "the name of an HTTP header");
        return isName ? name : null;
    }

    private static bool CheckHeader(MapNode node, string name, string value)
    {
        var holds = IsToken(name) && !value.Any(char.IsControl);
        node.Expect(holds, "a header that HTTP allows: a name without spaces, a value without line ends");
        return holds;
    }

    private static bool CheckUrl(MapNode node, string name, string value)
    {
        var holds = MapResourceReader.IsName(name, node)
            && Uri.TryCreate(value.Replace("{", "").Replace("}", ""), UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https";
        node.Expect(holds, "an absolute http or https URL");
        return holds;
    }

    // RFC 9110 section 5.6.2.
    private static bool IsToken(string text) => text.Length > 0 && text.All(static character =>
        character is > ' ' and < '\x7f' && "\"(),/:;<=>?@[\\]{}".IndexOf(character) < 0);

    private static IReadOnlyList<KeyValuePair<string, string>> ReadPairs(
        MapNode? node, Func<MapNode, string, string, bool> check)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var (name, member) in node?.Members() ?? [])
        {
            if (member.Text() is { } text && check(member, name, text))
            {
                pairs.Add(new KeyValuePair<string, string>(name, text));
            }
        }

        return pairs;
    }
}
