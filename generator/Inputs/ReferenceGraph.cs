using System.Collections.Immutable;
using SpecClient.Generator.Options;
using SpecClient.Generator.Reading;

namespace SpecClient.Generator.Inputs;

/// <summary>Which additional file refers to which.</summary>
internal sealed class ReferenceGraph
{
    private readonly Dictionary<InputFile, ImmutableArray<InputFile>> _references = [];
    private readonly List<InputFile> _documents = [];

    public ReferenceGraph(ImmutableArray<InputFile> files, CancellationToken cancellationToken)
    {
        // A lone file has nobody to refer to: the common case costs no scan.
        if (files.Length < 2)
        {
            return;
        }

        var names = new NamedFiles(files, cancellationToken);
        foreach (var file in files.Where(static file => file.Text is not null))
        {
            var targets = ReferenceScan.Find(file.Text!, cancellationToken)
                .Select(reference => names.Find(file, reference))
                .OfType<InputFile>()
                .Where(target => target != file)
                .OrderBy(static target => target.Path, StringComparer.Ordinal)
                .ToImmutableArray();
            if (!targets.IsEmpty)
            {
                _references.Add(file, targets);
            }
        }

        _documents = [.. _references.Keys.Where(static file => DocumentSniffer.IsDocument(file.Text!))];
    }

    /// <summary>True where another document refers to this file, and this one does not refer back.</summary>
    public bool IsReferenced(InputFile file) => _documents.Any(document =>
        document != file && Closure(document).Contains(file) && !Closure(file).Contains(document));

    /// <summary>The files that one refers to, directly or not, without itself.</summary>
    public ImmutableArray<InputFile> Closure(InputFile file) =>
        Closure(file, ImmutableArray<InputFile>.Empty);

    /// <summary>The files that one refers to, also by what overlays bring into it.</summary>
    public ImmutableArray<InputFile> Closure(InputFile file, ImmutableArray<InputFile> overlays)
    {
        var found = new HashSet<InputFile>();
        var open = new Stack<InputFile>([file, .. overlays]);
        while (open.Count > 0)
        {
            foreach (var target in _references.TryGetValue(open.Pop(), out var targets)
                ? targets
                : ImmutableArray<InputFile>.Empty)
            {
                if (target != file && found.Add(target))
                {
                    open.Push(target);
                }
            }
        }

        return found.OrderBy(static target => target.Path, StringComparer.Ordinal).ToImmutableArray();
    }
}
