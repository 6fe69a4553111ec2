using System.Collections.Immutable;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Options;

namespace SpecClient.Generator.Inputs;

/// <summary>
/// Files by what references call them. What they call themselves is looked for where no path is meant.
/// </summary>
internal sealed class NamedFiles
{
    private readonly Dictionary<string, InputFile> _byPath = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<Dictionary<InputFile, string>> _selves;
    private readonly Lazy<ILookup<string, InputFile>> _byId;

    public NamedFiles(ImmutableArray<InputFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            _byPath[FilePath.Normalize(file.Path)] = file;
        }

        _selves = new(() => Selves(files, cancellationToken));
        _byId = new(() => files
            .Where(static file => file.Text is not null)
            .SelectMany(file => ReferenceScan.Ids(file.Text!, cancellationToken).Select(id => (File: file, Id: id)))
            .ToLookup(static pair => pair.Id, static pair => pair.File, StringComparer.Ordinal));
    }

    /// <summary>The file that a reference means: by its path, its <c>$self</c>, or an <c>$id</c> in it.</summary>
    public InputFile? Find(InputFile from, string reference)
    {
        if (!reference.Contains("://") && _byPath.TryGetValue(FilePath.Resolve(from.Path, reference), out var near))
        {
            return near;
        }

        var wanted = SelfUri.Resolve(
            from.Path, _selves.Value.TryGetValue(from, out var self) ? self : null, reference);
        return _byPath.TryGetValue(wanted, out var found) ? found
            : _selves.Value.FirstOrDefault(pair => SelfUri.Of(pair.Key.Path, pair.Value) == wanted).Key
            ?? _byId.Value[wanted].FirstOrDefault();
    }

    private static Dictionary<InputFile, string> Selves(
        ImmutableArray<InputFile> files, CancellationToken cancellationToken)
    {
        var selves = new Dictionary<InputFile, string>();
        foreach (var file in files)
        {
            if (file.Text is not null && ReferenceScan.Self(file.Text, cancellationToken) is { } self)
            {
                selves[file] = self;
            }
        }

        return selves;
    }
}
