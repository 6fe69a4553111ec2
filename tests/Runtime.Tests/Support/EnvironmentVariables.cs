namespace Runtime.Tests.Support;

/// <summary>Environment variables for the time of a test.</summary>
internal sealed class EnvironmentVariables : IDisposable
{
    private readonly string[] _names;

    public EnvironmentVariables(params (string Name, string Value)[] variables)
    {
        _names = variables.Select(static variable => variable.Name).ToArray();
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose()
    {
        foreach (var name in _names)
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }
}
