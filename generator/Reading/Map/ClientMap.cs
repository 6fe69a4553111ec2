namespace SpecClient.Generator.Reading.Map;

/// <summary>A resource map (<c>*.client.yaml</c>) after reading: names, and the settings of the client.</summary>
/// <remarks>Pointers in here point into the map's own file. Lives inside one step only.</remarks>
internal sealed record ClientMap(
    MapResource Root,
    IReadOnlyList<MapModel> SharedModels,
    IReadOnlyList<MapPagination> Pagination,
    MapSettings Settings,
    IReadOnlyList<MapOption> Options,
    MapFilter Include,
    MapFilter Exclude,
    IReadOnlyList<MapFormat> Formats,
    IReadOnlyDictionary<string, string> Renames,
    Func<string, Diagnostics.LocationInfo> Locate)
{
    /// <summary>Endpoints that get no method: skipped ones, and those of <c>unspecified_endpoints</c>.</summary>
    public IReadOnlyList<MapEndpoint> Ignored { get; init; } = [];

    /// <summary>Requirements in place of the document's own, or null.</summary>
    public MapRequirements? Security { get; init; }

    /// <summary>Schemes in place of the document's own, or null.</summary>
    public IReadOnlyList<MapSecurityScheme>? SecuritySchemes { get; init; }

    /// <summary>Every method with the chain of resources above it; the client's own have an empty chain.</summary>
    public IEnumerable<(IReadOnlyList<MapResource> Chain, MapMethod Method)> Methods() => Walk(Root, []);

    private static IEnumerable<(IReadOnlyList<MapResource> Chain, MapMethod Method)> Walk(
        MapResource resource, IReadOnlyList<MapResource> chain)
    {
        foreach (var method in resource.Methods)
        {
            yield return (chain, method);
        }

        foreach (var child in resource.Children)
        {
            foreach (var found in Walk(child, [.. chain, child]))
            {
                yield return found;
            }
        }
    }
}

/// <summary>A resource of the map.</summary>
internal sealed record MapResource(
    string Name,
    string Pointer,
    string? Description,
    string? Deprecated,
    IReadOnlyList<MapMethod> Methods,
    IReadOnlyList<MapModel> Models,
    IReadOnlyList<MapResource> Children)
{
    public IEnumerable<MapResource> SelfAndDescendants() =>
        Children.SelectMany(static child => child.SelfAndDescendants()).Prepend(this);
}

/// <summary>A method of the map: the operation it calls, and what the document does not say.</summary>
/// <param name="Verb">Upper-case HTTP method.</param>
internal sealed record MapMethod(string Name, string Pointer, string Verb, string Path)
{
    /// <summary>Where its keys stand: those of an alias at the method that it stands for.</summary>
    public string KeysPointer { get; init; } = Pointer;

    /// <summary>Property to unwrap; empty = no unwrapping; null = as the settings say.</summary>
    public string? Unwrap { get; init; }

    /// <summary>Name of a scheme; <c>true</c>, <c>false</c>, or null = found by matching.</summary>
    public string? Paginated { get; init; }

    public string? BodyName { get; init; }

    /// <summary>Wire names; null = the last path parameter.</summary>
    public IReadOnlyList<string>? Positional { get; init; }

    public double? TimeoutSeconds { get; init; }

    public int? MaxRetries { get; init; }

    public string? Deprecated { get; init; }

    public string? Description { get; init; }

    /// <summary>A null result is no error; null = as the schema says.</summary>
    public bool? ResultNullable { get; init; }

    /// <summary>Repeating is safe although the HTTP method is not idempotent.</summary>
    public bool RetryAlways { get; init; }

    public MapBatch? Batch { get; init; }

    public MapStreaming? Streaming { get; init; }
}

/// <summary>An HTTP method and a path that the map names without a method of its own.</summary>
/// <param name="IsRequired">It is a mistake where the document has no such operation.</param>
internal sealed record MapEndpoint(string Pointer, string Verb, string Path, bool IsRequired);

/// <summary>How a method gives server-sent events.</summary>
/// <param name="Discriminator">
/// Parameter, or member of the body, that asks for events when it is true; null = there are only events.
/// </param>
/// <param name="EventModel">Dotted path of the model that an event's data is; null = the response's schema.</param>
internal sealed record MapStreaming(string Pointer, string? Discriminator, string? EventModel);

/// <summary>Alternatives, each with the names of the schemes that it needs together.</summary>
internal sealed record MapRequirements(string Pointer, IReadOnlyList<IReadOnlyList<string>> Alternatives);

/// <summary>A security scheme of the map.</summary>
internal sealed record MapSecurityScheme(string Name, string Pointer, Microsoft.OpenApi.OpenApiSecurityScheme Scheme);

/// <summary>How a method sends many items: names of the wire.</summary>
/// <param name="Off">No batch method, although the document has the signs.</param>
internal sealed record MapBatch(
    string Pointer, bool Off, int? Size, string? Items, string? Succeeded, string? Failed, string? Key, string? Error);

/// <summary>A name for one schema, or for several equal ones.</summary>
/// <param name="Targets">JSON pointers into the document, e.g. <c>#/components/schemas/pet</c>.</param>
internal sealed record MapModel(string Name, string Pointer, IReadOnlyList<string> Targets);

/// <summary>A pagination scheme; paths are property names from the body's root.</summary>
/// <param name="Kind">The map's <c>type</c>.</param>
/// <param name="Parameters">Every request parameter that the scheme declares.</param>
internal sealed record MapPagination(string Name, string Pointer, string Kind, IReadOnlyList<string> Parameters)
{
    public string? PageParameter { get; init; }

    public string? SizeParameter { get; init; }

    /// <summary>The parameters are members of the body, or stand in the query; null = in either.</summary>
    public bool? IsInBody { get; init; }

    public IReadOnlyList<string> Items { get; init; } = [];

    public IReadOnlyList<string> Next { get; init; } = [];

    /// <summary>Names from an item to its id, where the scheme says.</summary>
    public IReadOnlyList<string> ItemId { get; init; } = [];

    public IReadOnlyList<string> TotalPages { get; init; } = [];

    public IReadOnlyList<string> TotalCount { get; init; } = [];

    public IReadOnlyList<string> PageSize { get; init; } = [];

    /// <summary>A boolean that is false on the last page.</summary>
    public IReadOnlyList<string> HasMore { get; init; } = [];

    /// <summary>Response header that holds the next token or URL, or null.</summary>
    public string? NextHeader { get; init; }
}

/// <summary>Settings of the client and of all methods.</summary>
internal sealed record MapSettings
{
    public IReadOnlyList<string> UnwrapFields { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> DefaultHeaders { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Environments { get; init; } = [];

    public string? BaseUrlVariable { get; init; }

    public double? TimeoutSeconds { get; init; }

    public int? MaxRetries { get; init; }

    public double? InitialDelaySeconds { get; init; }

    public double? MaxDelaySeconds { get; init; }

    public string? IdempotencyHeader { get; init; }

    /// <summary><c>dots</c> or <c>brackets</c>, or null.</summary>
    public string? NestedFormat { get; init; }

    /// <summary><c>repeat</c>, <c>comma</c> or <c>brackets</c>, or null.</summary>
    public string? ArrayFormat { get; init; }

    /// <summary><c>segment</c> or <c>strict</c>, or null.</summary>
    public string? PathEncoding { get; init; }

    /// <summary>No path parameter is positional unless its method says so.</summary>
    public bool NoPositional { get; init; }
}

/// <summary>An option of the client.</summary>
/// <param name="Scheme">Security scheme that it feeds, or null.</param>
/// <param name="Role"><c>value</c>, <c>username</c>, <c>password</c>, <c>client_id</c> or <c>client_secret</c>.</param>
internal sealed record MapOption(
    string Name, string Pointer, string? Variable, string? Scheme, string? Role, string? Description)
{
    /// <summary>Value where nobody gives one.</summary>
    public string? Default { get; init; }

    /// <summary>Header that carries the value with each request, or null.</summary>
    public string? Header { get; init; }

    /// <summary>Variable in the URLs of the environments that it sets, or null.</summary>
    public string? ServerVariable { get; init; }
}

/// <summary>Operations to take or to leave; globs.</summary>
internal sealed record MapFilter(
    IReadOnlyList<MapPattern> Resources,
    IReadOnlyList<MapPattern> Tags,
    IReadOnlyList<MapPattern> Paths,
    IReadOnlyList<MapPattern> Operations)
{
    public static MapFilter None { get; } = new([], [], [], []);

    public bool IsEmpty => Resources.Count + Tags.Count + Paths.Count + Operations.Count == 0;
}

/// <summary>A glob and its place in the map.</summary>
internal sealed record MapPattern(string Glob, string Pointer);

/// <summary>The user's type for a format.</summary>
/// <param name="Pointer">Its place in the map.</param>
internal sealed record MapFormat(string Format, string Type, string? Codec, bool IsValueType, string Pointer);
