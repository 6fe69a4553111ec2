namespace SpecClient.Generator.Tests.Building;

/// <summary>Small documents of tests.</summary>
internal static class Documents
{
    /// <summary>Paths, and components where there are any, as a whole document.</summary>
    public static string Of(string paths, string components = "") =>
        "openapi: 3.1.0\ninfo: { title: Test, version: '1' }\npaths:\n" + Indent(paths, 2)
        + (components.Length == 0 ? "" : "components:\n" + Indent(components, 2));

    /// <summary>One operation, <c>POST /things/{thing_id}</c> unless told.</summary>
    public static string Operation(string operation, string path = "/things/{thing_id}", string verb = "post") =>
        Of(path + ":\n  " + verb + ":\n    operationId: call\n" + Indent(operation, 4));

    public static string Indent(string text, int spaces) => string.Concat(text
        .ReplaceLineEndings("\n").Trim('\n').Split('\n')
        .Select(line => line.Length == 0 ? "\n" : new string(' ', spaces) + line + "\n"));
}
