using System.Globalization;
using System.Net.Http.Headers;

namespace SpecClient;

/// <summary>Reads what responses say of rate limits, in the forms that services really send.</summary>
/// <remarks>
/// IETF draft-ietf-httpapi-ratelimit-headers: <c>RateLimit: "default";r=50;t=30</c> and
/// <c>RateLimit-Policy: "burst";q=100;w=60</c>; its older form <c>limit=100, remaining=50, reset=5</c>; and the pairs
/// <c>[X-]RateLimit-Remaining</c>, <c>[X-]RateLimit-Reset</c>. Whatever is not understood is ignored.
/// </remarks>
internal static class RateLimitHeaders
{
    /// <summary>A quota as told: requests left, and the time until it is full again.</summary>
    internal readonly record struct Quota(string Name, long Remaining, TimeSpan Reset);

    /// <summary>A policy as told: so many requests in a window.</summary>
    internal readonly record struct Policy(string Name, long Requests, TimeSpan Window);

    /// <summary>Whether a response tells of rate limits at all.</summary>
    public static bool AreIn(HttpResponseHeaders headers)
    {
        HttpHeadersNonValidated raw = headers.NonValidated;
        return raw.Count > 0 && (raw.Contains("RateLimit") || raw.Contains("RateLimit-Policy")
            || raw.Contains("RateLimit-Remaining") || raw.Contains("X-RateLimit-Remaining"));
    }

    public static void Read(
        HttpResponseHeaders headers, DateTimeOffset now, List<Quota> quotas, List<Policy> policies)
    {
        if (headers.NonValidated.TryGetValues("RateLimit", out HeaderStringValues limits))
        {
            foreach (string value in limits)
            {
                ReadQuotas(value, quotas);
            }
        }

        if (headers.NonValidated.TryGetValues("RateLimit-Policy", out HeaderStringValues policy))
        {
            foreach (string value in policy)
            {
                ReadPolicies(value, policies);
            }
        }

        if (quotas.Count == 0)
        {
            ReadPair(headers, "RateLimit-Remaining", "RateLimit-Reset", now, quotas);
        }

        if (quotas.Count == 0)
        {
            ReadPair(headers, "X-RateLimit-Remaining", "X-RateLimit-Reset", now, quotas);
        }
    }

    /// <summary>
    /// How long the service asks to wait: <c>retry-after-ms</c>, or <c>Retry-After</c> (RFC 9110 10.2.3).
    /// </summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (First(headers, "retry-after-ms") is { } ms && Number(ms) is { } milliseconds)
        {
            return FromSeconds(milliseconds / 1000);
        }

        if (First(headers, "Retry-After") is not { } text)
        {
            return null;
        }

        if (Number(text) is { } seconds)
        {
            return FromSeconds(seconds);
        }

        return HttpDate(text) is not { } date ? null : date > now ? date - now : TimeSpan.Zero;
    }

    private static DateTimeOffset? HttpDate(string text)
    {
        // All HTTP dates begin with a weekday (RFC 9110 section 5.6.7); without that, "1,5" would be one in January.
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        CultureInfo culture = CultureInfo.InvariantCulture;
        bool isDate = text.Length > 0 && char.IsAsciiLetter(text[0]);
        return isDate && (DateTimeOffset.TryParse(text, culture, Styles, out DateTimeOffset date)
                || DateTimeOffset.TryParseExact(text, "ddd MMM d HH:mm:ss yyyy", culture, Styles, out date))
            ? date
            : null;
    }

    private static void ReadQuotas(string value, List<Quota> quotas)
    {
        double? remaining = null;
        double? reset = null;
        foreach (Member member in Members(value))
        {
            if (member.Parameter("r") is { } r && member.Parameter("t") is { } t)
            {
                quotas.Add(new Quota(member.Name, (long)r, FromSeconds(t)));
            }

            remaining ??= member.Named("remaining");
            reset ??= member.Named("reset");
        }

        if (remaining is { } left && reset is { } until)
        {
            quotas.Add(new Quota(string.Empty, (long)left, FromSeconds(until)));
        }
    }

    private static void ReadPolicies(string value, List<Policy> policies)
    {
        foreach (Member member in Members(value))
        {
            if ((member.Parameter("q") ?? Number(member.Name)) is { } q && q >= 1
                && member.Parameter("w") is { } w && w > 0)
            {
                string name = member.Parameter("q") is null ? string.Empty : member.Name;
                policies.Add(new Policy(name, (long)q, FromSeconds(w)));
            }
        }
    }

    private static void ReadPair(
        HttpResponseHeaders headers, string remainingName, string resetName, DateTimeOffset now, List<Quota> quotas)
    {
        if (First(headers, remainingName) is { } left && Number(left) is { } remaining
            && First(headers, resetName) is { } until && Number(until) is { } reset)
        {
            // Some services send a point in time (Unix seconds or milliseconds) instead of a delay.
            double seconds = reset switch
            {
                > 1e11 => (reset / 1000) - now.ToUnixTimeSeconds(),
                > 1e9 => reset - now.ToUnixTimeSeconds(),
                _ => reset,
            };
            quotas.Add(new Quota(string.Empty, (long)remaining, FromSeconds(seconds)));
        }
    }

    private static IEnumerable<Member> Members(string value)
    {
        foreach (string part in SplitOutsideQuotes(value, ','))
        {
            List<string> pieces = SplitOutsideQuotes(part, ';');
            yield return new Member(pieces[0].Trim('"'), pieces);
        }
    }

    private static List<string> SplitOutsideQuotes(string value, char separator)
    {
        var parts = new List<string>();
        bool quoted = false;
        int start = 0;
        for (int i = 0; i <= value.Length; i++)
        {
            if (i == value.Length || (value[i] == separator && !quoted))
            {
                parts.Add(value[start..i].Trim());
                start = i + 1;
            }
            else if (value[i] == '"')
            {
                quoted = !quoted;
            }
        }

        return parts;
    }

    private static string? First(HttpResponseHeaders headers, string name)
    {
        if (headers.NonValidated.TryGetValues(name, out HeaderStringValues values))
        {
            foreach (string value in values)
            {
                return value.Trim();
            }
        }

        return null;
    }

    private static double? Number(string text)
    {
        bool isNumber = double.TryParse(
            text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number);
        return isNumber && double.IsFinite(number) ? number : null;
    }

    private static TimeSpan FromSeconds(double seconds) =>
        TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.FromDays(1).TotalSeconds));

    /// <summary>One member of a structured list (RFC 9651) with its parameters.</summary>
    private readonly struct Member(string name, List<string> pieces)
    {
        public string Name { get; } = name;

        public double? Parameter(string key)
        {
            for (int i = 1; i < pieces.Count; i++)
            {
                if (Value(pieces[i], key) is { } value)
                {
                    return value;
                }
            }

            return null;
        }

        public double? Named(string key) => Value(pieces[0], key);

        private static double? Value(string piece, string key) =>
            piece.Length > key.Length + 1 && piece[key.Length] == '='
            && piece.StartsWith(key, StringComparison.OrdinalIgnoreCase)
                ? Number(piece[(key.Length + 1)..].Trim())
                : null;
    }
}
