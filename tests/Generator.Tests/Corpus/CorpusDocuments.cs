using System.IO.Compression;

namespace SpecClient.Generator.Tests.Corpus;

/// <summary>Documents of a folder or a zip file.</summary>
public static class CorpusDocuments
{
    /// <summary>Every n-th document in the order of names, as (name, text).</summary>
    public static IEnumerable<(string Name, string Text)> Read(string path, int every, int offset)
    {
        var index = 0;
        foreach (var (name, open) in Directory.Exists(path) ? Folder(path) : Zip(path))
        {
            if (index++ % every == offset)
            {
                using var reader = new StreamReader(open());
                yield return (name, reader.ReadToEnd());
            }
        }
    }

    private static IEnumerable<(string, Func<Stream>)> Folder(string path) =>
        Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(IsDocument)
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(path, file), (Func<Stream>)(() => File.OpenRead(file))));

    private static IEnumerable<(string, Func<Stream>)> Zip(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        foreach (var entry in archive.Entries
            .Where(static entry => IsDocument(entry.FullName))
            .OrderBy(static entry => entry.FullName, StringComparer.Ordinal))
        {
            yield return (entry.FullName, entry.Open);
        }
    }

    // A resource map lies beside its document, and is none.
    private static bool IsDocument(string name) =>
        !name.EndsWith(".client.yaml", StringComparison.OrdinalIgnoreCase)
        && (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase));
}
