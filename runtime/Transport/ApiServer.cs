namespace SpecClient.Requests;

/// <summary>A base URL of the document (OpenAPI "Server Object").</summary>
/// <param name="name">Name to choose it by, or null.</param>
/// <param name="url">URL, maybe with <c>{variables}</c>; maybe relative, then an absolute one must be set.</param>
/// <param name="variables">The variables in the URL.</param>
public sealed class ApiServer(string? name, string url, params ServerVariable[] variables)
{
    /// <summary>Name to choose it by, or null.</summary>
    public string? Name { get; } = name;

    /// <summary>URL, maybe with <c>{variables}</c>.</summary>
    public string Url { get; } = url;

    /// <summary>The variables in the URL.</summary>
    public IReadOnlyList<ServerVariable> Variables { get; } = variables;
}

/// <summary>A variable in a base URL (OpenAPI "Server Variable Object").</summary>
/// <param name="name">Name in the URL.</param>
/// <param name="defaultValue">Value where none is set.</param>
/// <param name="option">Property of the options that sets it, or null.</param>
public sealed class ServerVariable(string name, string defaultValue, string? option = null)
{
    /// <summary>Name in the URL.</summary>
    public string Name { get; } = name;

    /// <summary>Value where none is set.</summary>
    public string DefaultValue { get; } = defaultValue;

    /// <summary>Property of the options that sets it, or null.</summary>
    public string? Option { get; } = option;
}

/// <summary>A value that many operations share, such as an account id.</summary>
/// <param name="option">Property of the options.</param>
/// <param name="variable">Environment variable that is its default, or null.</param>
public sealed class ClientValue(string option, string? variable)
{
    /// <summary>Property of the options.</summary>
    public string Option { get; } = option;

    /// <summary>Environment variable that is its default, or null.</summary>
    public string? Variable { get; } = variable;

    /// <summary>Value where neither the program nor the environment gives one, or null.</summary>
    public string? Default { get; init; }

    /// <summary>Header that carries the value with each request, or null.</summary>
    public string? Header { get; init; }
}
