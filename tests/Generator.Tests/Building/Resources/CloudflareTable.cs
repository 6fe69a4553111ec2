using System.Text;
using System.Text.RegularExpressions;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Building.Resources;

/// <summary>The method table of Cloudflare's SDK (<c>specs/cloudflare-methods.tsv</c>), and documents for it.</summary>
internal static partial class CloudflareTable
{
    public const string Variable = "SPECCLIENT_CLOUDFLARE";

    private const string AnyOwner = "/{account_or_zone}/{account_or_zone_id}";

    public static IReadOnlyList<Row> Rows { get; } =
    [
        .. Repository.Read("specs/cloudflare-methods.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(static line => line.Split('\t'))
            .Select(static cells => new Row(cells[0], cells[1], cells[2], cells[3], cells[7])),
    ];

    /// <summary>A method of the SDK: <c>dns.records</c>, <c>list</c>, <c>GET</c>, <c>/zones/{zone_id}/…</c>.</summary>
    internal sealed record Row(string Resource, string Method, string Verb, string Path, string Positional)
    {
        public string Name => Resource + "." + Method;

        /// <summary>Verb and path of the operations that the method may call; parameters have no names.</summary>
        public IReadOnlyList<string> Keys { get; } = Path.StartsWith(AnyOwner, StringComparison.Ordinal)
            ? [
                Key(Verb, "/accounts/{}" + Path[AnyOwner.Length..]),
                Key(Verb, "/zones/{}" + Path[AnyOwner.Length..]),
            ]
            : [Key(Verb, Path)];
    }

    /// <summary>The whole document of 2024 where it is at hand, else null.</summary>
    public static string? Document()
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(path))
        {
            path = System.IO.Path.Combine(
                Repository.Root, "..", "shared", "specs", "large", "cloudflare-2024.json");
        }

        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    /// <summary>A document with an operation for every row, and nothing else.</summary>
    public static string Skeleton()
    {
        var text = new StringBuilder(
            "openapi: 3.0.3\ninfo: { title: Cloudflare, version: '4' }\n"
            + "components:\n  securitySchemes:\n"
            + "    api_token: { type: http, scheme: bearer }\n"
            + "    api_email: { type: apiKey, in: header, name: X-Auth-Email }\n"
            + "    api_key: { type: apiKey, in: header, name: X-Auth-Key }\n"
            + "    user_service_key: { type: apiKey, in: header, name: X-Auth-User-Service-Key }\npaths:\n");
        var operations = Rows.SelectMany(static row => row.Keys.Select(static key => key.Split(' ')))
            .Select(static key => (Verb: key[0].ToLowerInvariant(), Path: key[1])).Distinct()
            .GroupBy(static key => key.Path);
        foreach (var path in operations)
        {
            var number = 0;
            var names = EmptyBraces().Replace(path.Key, _ => "{p" + ++number + "}");
            text.Append("  '").Append(names).Append("':\n    parameters: [")
                .AppendJoin(", ", Enumerable.Range(1, number).Select(static n =>
                    $"{{ name: p{n}, in: path, required: true, schema: {{ type: string }} }}"))
                .Append("]\n");
            foreach (var (verb, _) in path)
            {
                text.Append("    ").Append(verb).Append(": { responses: { '200': { description: Done. } } }\n");
            }
        }

        return text.ToString();
    }

    public static string Key(string verb, string path) => verb + " " + Braces().Replace(path, "{}").TrimEnd('/');

    public static string Pascal(string name) => string.Concat(
        name.Split('_').Select(static word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..]));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\{\}")]
    private static partial Regex EmptyBraces();
}
