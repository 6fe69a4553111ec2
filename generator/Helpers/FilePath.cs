namespace SpecClient.Generator.Helpers;

/// <summary>Paths as text: both separators, no file system.</summary>
internal static class FilePath
{
    private static readonly string[] s_extensions = [".json", ".yaml", ".yml"];

    /// <summary>The path with <c>/</c> and without <c>.</c> and <c>..</c> segments.</summary>
    public static string Normalize(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Replace('\\', '/').Split('/'))
        {
            if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] is not (".." or ""))
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment != ".")
            {
                segments.Add(segment);
            }
        }

        return string.Join("/", segments);
    }

    /// <summary>True for a name that says YAML.</summary>
    public static bool IsYaml(string path) =>
        path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>File name without directory and without its extension.</summary>
    public static string Stem(string path)
    {
        var name = WithoutAnyExtension(Normalize(path));
        return name.Substring(name.LastIndexOf('/') + 1);
    }

    /// <summary>The whole path without <c>.json</c>, <c>.yaml</c> or <c>.yml</c>.</summary>
    public static string WithoutExtension(string path)
    {
        foreach (var extension in s_extensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return path.Substring(0, path.Length - extension.Length);
            }
        }

        return path;
    }

    /// <summary>The whole path without its extension, which may be any: files are what the project says.</summary>
    public static string WithoutAnyExtension(string path)
    {
        var known = WithoutExtension(path);
        var dot = path.LastIndexOf('.');
        return known.Length < path.Length ? known
            : dot > path.LastIndexOf('/') + 1 && dot + 1 < path.Length && char.IsLetter(path[dot + 1])
                ? path.Substring(0, dot)
                : path;
    }

    /// <summary>The text without a suffix, in any case of letters.</summary>
    public static string WithoutSuffix(string path, string suffix) =>
        path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
            ? path.Substring(0, path.Length - suffix.Length)
            : path;

    /// <summary>A relative reference, resolved against the file that holds it.</summary>
    public static string Resolve(string fromFile, string reference)
    {
        var from = Normalize(fromFile);
        var directory = from.Substring(0, from.LastIndexOf('/') + 1);
        return Normalize(directory + reference);
    }
}
