using SpecClient.Generator.Building.Resources;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Decides which operations are taken: by the project's globs and the map's.</summary>
/// <remarks>
/// A glob of the project matches a path where it starts with <c>/</c>, else <c>resource:</c>, <c>tag:</c> or an
/// operation
/// id. An operation is taken if an include matches, or there is none, and no exclude matches.
/// </remarks>
internal sealed class OperationFilter
{
    private readonly List<Pattern> _includes = [];
    private readonly List<Pattern> _excludes = [];
    private readonly HashSet<Pattern> _used = [];

    private OperationFilter()
    {
    }

    public OperationFilter(BuildContext context, ClientMap? map)
    {
        Add(_includes, context.Options.Include);
        Add(_excludes, context.Options.Exclude);
        Add(_includes, map?.Include);
        Add(_excludes, map?.Exclude);
    }

    private enum Subject
    {
        Resource,
        Tag,
        Path,
        Operation,
    }

    public bool IsEmpty => _includes.Count + _excludes.Count == 0;

    /// <param name="resource">Dotted path of the operation's resource.</param>
    public bool Takes(OperationSource source, string resource)
    {
        // No short cut: every pattern has to learn whether it matches something.
        var included = _includes.Count == 0;
        foreach (var pattern in _includes)
        {
            included |= Matches(pattern, source, resource);
        }

        var excluded = false;
        foreach (var pattern in _excludes)
        {
            excluded |= Matches(pattern, source, resource);
        }

        return included && !excluded;
    }

    /// <summary>A filter of the project's globs alone.</summary>
    public static OperationFilter Of(string globs)
    {
        var filter = new OperationFilter();
        Add(filter._includes, globs);
        return filter;
    }

    /// <summary>True where an include matches the operation itself.</summary>
    public bool Mentions(OperationSource source, string resource) =>
        // No short cut here either.
        _includes.FindAll(pattern => Matches(pattern, source, resource)).Count > 0;

    /// <summary>Patterns of the project that matched nothing, as they are written.</summary>
    public IEnumerable<string> Idle => _includes.Concat(_excludes)
        .Where(pattern => pattern.Pointer is null && !_used.Contains(pattern))
        .Select(static pattern => pattern.Written);

    /// <summary>Reports the patterns that matched nothing.</summary>
    public void ReportIdle(BuildContext context, ClientMap? map)
    {
        foreach (var pattern in _includes.Concat(_excludes).Where(pattern => !_used.Contains(pattern)))
        {
            if (pattern.Pointer is { } pointer && map is not null)
            {
                MapFindings.Report(context, map, MapDiagnostics.FilterIdle, pointer, pattern.Glob);
            }
            else
            {
                context.Report(MapDiagnostics.FilterIdle, "#", "the project's filter", pattern.Written);
            }
        }
    }

    private bool Matches(Pattern pattern, OperationSource source, string resource)
    {
        var matches = pattern.Subject switch
        {
            Subject.Resource => Glob.IsMatch(pattern.Glob, resource, '.')
                || Glob.IsMatch(pattern.Glob + ".**", resource, '.'),
            Subject.Tag => source.Tags.Any(tag => Glob.IsMatch(pattern.Glob, tag, null)),
            Subject.Path => Glob.IsMatch(pattern.Glob, source.Path, '/')
                || (pattern.Shape is { } shape && Glob.IsMatch(shape, PathSegments.Shape(source.Path), '/')),
            _ => Glob.IsMatch(pattern.Glob, source.Id, null),
        };
        if (matches)
        {
            _used.Add(pattern);
        }

        return matches;
    }

    private static void Add(List<Pattern> patterns, string? globs)
    {
        foreach (var text in (globs ?? "").Split(';').Select(static glob => glob.Trim())
            .Where(static glob => glob.Length > 0))
        {
            patterns.Add(text switch
            {
                ['/', ..] => new Pattern(Subject.Path, text, null, text),
                _ when Rest(text, "path:") is { } path => new Pattern(Subject.Path, path, null, text),
                _ when Rest(text, "tag:") is { } tag => new Pattern(Subject.Tag, tag, null, text),
                _ when Rest(text, "resource:") is { } resource => new Pattern(Subject.Resource, resource, null, text),
                _ => new Pattern(Subject.Operation, Rest(text, "operation:") ?? text, null, text),
            });
        }
    }

    private static string? Rest(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text.Substring(prefix.Length).Trim() : null;

    private static void Add(List<Pattern> patterns, MapFilter? filter)
    {
        if (filter is not null)
        {
            patterns.AddRange(filter.Resources.Select(static item =>
                new Pattern(Subject.Resource, item.Glob, item.Pointer)));
            patterns.AddRange(filter.Tags.Select(static item => new Pattern(Subject.Tag, item.Glob, item.Pointer)));
            patterns.AddRange(filter.Paths.Select(static item => new Pattern(Subject.Path, item.Glob, item.Pointer)));
            patterns.AddRange(filter.Operations.Select(static item =>
                new Pattern(Subject.Operation, item.Glob, item.Pointer)));
        }
    }

    private sealed record Pattern(Subject Subject, string Glob, string? Pointer, string Written = "")
    {
        // Names of path parameters do not matter here either.
        public string? Shape { get; } = Subject == Subject.Path && Glob.IndexOf('{') >= 0
            ? PathSegments.Shape(Glob)
            : null;
    }
}
