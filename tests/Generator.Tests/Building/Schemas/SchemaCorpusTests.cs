using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClient.Generator.Model;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Building.Schemas;

/// <summary>Every component of the stored documents builds: no fault, no dangling name, twice the same.</summary>
public class SchemaCorpusTests
{
    [Fact]
    public void Every_component_builds()
    {
        var folder = Path.Combine(Repository.Root, "specs");
        var documents = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(static path => !path.Contains("/invalid/"))
            .Select(static path => (path, File.ReadAllText(path)))
            .Concat(Zipped());
        Assert.All(documents, static document => Check(document.Item1, document.Item2));
    }

    private static IEnumerable<(string Path, string Text)> Zipped()
    {
        if (Environment.GetEnvironmentVariable("SPECCLIENT_CORPUS") is not { Length: > 0 } path || !File.Exists(path))
        {
            yield break;
        }

        using var archive = ZipFile.OpenRead(path);
        foreach (var entry in archive.Entries.Where(static entry => Path.GetExtension(entry.Name) == ".json"))
        {
            using var reader = new StreamReader(entry.Open());
            yield return (entry.FullName, reader.ReadToEnd());
        }
    }

    private static void Check(string path, string text)
    {
        if (JsonNode.Parse(text, null, new JsonDocumentOptions { MaxDepth = 512 }) is not JsonObject root
            || (root["openapi"] ?? root["swagger"]) is not JsonValue)
        {
            return;
        }

        // Only the components count here, and these are read without the repairs that the rest may need.
        root["paths"] = new JsonObject();
        root.Remove("parameters");
        var first = Build(root, path);
        var second = Build(root, path);
        Assert.Equal(first, second);
        var names = first.ToDictionary(static model => model.Type.FullName);
        foreach (var type in first.SelectMany(Uses))
        {
            Assert.True(type.Name is null || names.ContainsKey(type.Name), path + ": " + type.Name);
        }
    }

    private static IReadOnlyList<SchemaModel> Build(JsonObject root, string path)
    {
        var bed = new SchemaTestBed(root);
        bed.BuildAll();
        var models = bed.Builder.Complete();
        Assert.False(bed.Diagnostics.Any(static diagnostic => diagnostic.Id == "SPEC0090"), path);
        return models;
    }

    private static IEnumerable<TypeRef> Uses(SchemaModel model) => model switch
    {
        ObjectSchema schema => schema.Properties.Select(static property => property.Type).SelectMany(All),
        UnionSchema union => union.Variants.Select(static variant => variant.Type).SelectMany(All),
        _ => [],
    };

    private static IEnumerable<TypeRef> All(TypeRef type) => type.Item is null ? [type] : All(type.Item).Prepend(type);
}
