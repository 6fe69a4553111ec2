using System.Collections.Concurrent;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>The credentials of a client by security scheme, and which of them an operation gets.</summary>
internal sealed class CredentialSet
{
    private readonly ConcurrentDictionary<object, ApiCredential[]> _plans = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Supplied> _supplied = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SecurityScheme> _schemes = new(StringComparer.Ordinal);
    private readonly string _optionsType;
    private readonly bool _strict;
    private ApiCredential[]? _all;

    /// <param name="options">The options.</param>
    /// <param name="isForeign">The caller's own <see cref="HttpClient"/> sends, with certificates of its own.</param>
    public CredentialSet(ApiClientOptions options, bool isForeign)
    {
        _optionsType = options.GetType().Name;
        _strict = options.StrictSecurity;
        foreach (var scheme in options.Description.Schemes)
        {
            _schemes[scheme.Name] = scheme;
            if (SchemeCredentials.Create(scheme, options, isForeign) is { } supplied)
            {
                _supplied[scheme.Name] = supplied;
            }
        }

        foreach (var (name, credential) in options.Credentials)
        {
            _supplied[name] = new(credential, IsExplicit: true);
        }
    }

    /// <summary>A credential, and whether the program rather than the environment gave it.</summary>
    internal readonly record struct Supplied(ApiCredential Credential, bool IsExplicit);

    public IEnumerable<string> Secrets => _supplied.Values.SelectMany(static supplied => supplied.Credential.Secrets);

    /// <summary>Names of query parameters that carry credentials.</summary>
    public IEnumerable<string> QueryNames =>
        _schemes.Values.Where(static scheme => scheme.Location == "query").Select(static scheme => scheme.WireName);

    /// <summary>The credentials to send.</summary>
    /// <returns>Null where the operation wants credentials and there are none.</returns>
    public ApiCredential[]? Resolve(ApiOperation operation)
    {
        if (operation.Security.Count == 0)
        {
            // The document says nothing. The credentials were given for this service; strictly they are not asked for.
            return _strict && !operation.IsUndocumented ? [] : _all ??= All();
        }

        if (_plans.TryGetValue(operation.Security, out var known))
        {
            return known;
        }

        var plan = Choose(operation.Security);
        if (plan is not null)
        {
            _plans.TryAdd(operation.Security, plan);
        }

        return plan;
    }

    /// <summary>
    /// Whether a header that a scheme of the operation would set is there already, in one of those sets.
    /// </summary>
    public bool IsHeader(ApiOperation operation, Func<string, bool> hasHeader) =>
        operation.Security.SelectMany(static names => names).Any(
            name => _schemes.TryGetValue(name, out var scheme)
                && scheme.Location == "header" && hasHeader(scheme.WireName));

    /// <summary>Says which options would serve.</summary>
    public string Advice(ApiOperation operation)
    {
        var ways = operation.Security
            .Select(names => string.Join(" and ", names.Select(Describe)))
            .Where(static way => way.Length > 0)
            .Distinct(StringComparer.Ordinal);
        return $"No credential for {operation.Method} {operation.PathTemplate}: set {string.Join(", or ", ways)}.";
    }

    private ApiCredential[] All() =>
        _supplied.Values.Select(static supplied => supplied.Credential).Distinct().ToArray();

    private ApiCredential[]? Choose(IReadOnlyList<IReadOnlyList<string>> alternatives)
    {
        var best = (Rank: 0, Names: (IReadOnlyList<string>?)null);
        foreach (var names in alternatives)
        {
            var rank = Rank(names);
            if (rank > best.Rank)
            {
                best = (rank, names);
            }
        }

        return best.Names?
            .Where(_supplied.ContainsKey)
            .Select(name => _supplied[name].Credential)
            .Distinct()
            .ToArray();
    }

    /// <summary>
    /// The first of the best alternatives is taken: fully met ones, then partly met ones, then none at all.
    /// </summary>
    private int Rank(IReadOnlyList<string> names)
    {
        var met = names.Count(_supplied.ContainsKey);
        if (names.Count == 0)
        {
            return 1;
        }

        if (met == names.Count)
        {
            // What the program says wins over what happens to be in the environment.
            return names.Any(name => _supplied[name].IsExplicit) ? 4 : 3;
        }

        return met > 0 && !_strict ? 2 : 0;
    }

    private string Describe(string name)
    {
        // Flows without client credentials get their tokens from a provider; the id alone would not help.
        if (!_schemes.TryGetValue(name, out var scheme) || scheme.Option is null
            || scheme is { Kind: SecuritySchemeKind.OAuth2, TokenUrl: null, SecondOption: not null })
        {
            return scheme is { Kind: SecuritySchemeKind.MutualTls }
                ? $"{_optionsType}.{nameof(ApiClientOptions.ClientCertificates)}"
                : $"{_optionsType}.{nameof(ApiClientOptions.Credentials)}[\"{name}\"]";
        }

        var first = Describe(scheme.Option, scheme.Variable);
        return scheme.SecondOption is null
            ? first
            : first + " and " + Describe(scheme.SecondOption, scheme.SecondVariable);
    }

    private string Describe(string option, string? variable) => variable is null
        ? $"{_optionsType}.{option}"
        : $"{_optionsType}.{option} (environment variable {variable})";
}
