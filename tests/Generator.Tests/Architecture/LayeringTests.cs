using System.Text.RegularExpressions;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Architecture;

/// <summary>Which folder of the generator may use which, and how large a file may be.</summary>
public partial class LayeringTests
{
    private static readonly Dictionary<string, string[]> s_mayUse = new()
    {
        ["Helpers"] = [],
        ["Diagnostics"] = ["Helpers"],
        ["Options"] = ["Helpers", "Diagnostics"],
        ["Reading"] = ["Helpers", "Diagnostics"],
        ["Model"] = ["Helpers"],
        ["Building"] = ["Helpers", "Diagnostics", "Options", "Reading", "Model"],
        ["Emission"] = ["Helpers", "Diagnostics", "Model"],
        ["Updates"] = ["Helpers", "Diagnostics", "Model", "Emission"],
        ["Inputs"] = ["Helpers", "Diagnostics", "Options", "Reading", "Model", "Building", "Emission", "Updates"],
        ["Analyzers"] = ["Helpers", "Diagnostics"],
    };

    [Fact]
    public void Folders_use_only_what_stands_before_them()
    {
        var faults = new List<string>();
        foreach (var (path, text) in Sources("generator"))
        {
            var folder = Path.GetRelativePath(Path.Combine(Repository.Root, "generator"), path).Split('/')[0];
            if (folder.EndsWith(".cs", StringComparison.Ordinal) || folder == "CodeFixes")
            {
                continue;
            }

            Assert.True(s_mayUse.ContainsKey(folder), "A new folder needs a row here: " + folder);
            foreach (Match match in Using().Matches(text))
            {
                var used = match.Groups[1].Value;
                if (used != folder && !s_mayUse[folder].Contains(used))
                {
                    faults.Add($"{path} uses {used}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public void The_model_and_the_views_know_no_foreign_type()
    {
        Assert.All(
            Sources("generator/Model").Concat(Sources("generator/Emission/Views")),
            static file => Assert.DoesNotMatch(@"using (Microsoft|Scriban|SharpYaml|System\.Text\.Json)", file.Text));
    }

    [Fact]
    public void One_file_knows_Scriban()
    {
        var files = Sources("generator").Where(static file => file.Text.Contains("using Scriban"));
        Assert.Equal("TemplateRenderer.cs", Path.GetFileName(Assert.Single(files).Path));
    }

    [Fact]
    public void The_generator_never_references_the_runtime()
    {
        Assert.DoesNotContain("runtime/", Repository.Read("generator/SpecClient.Generator.csproj"));
    }

    [Fact]
    public void Files_stay_under_400_lines_and_lines_under_121_columns()
    {
        var faults = new List<string>();
        foreach (var (path, text) in new[] { "generator", "runtime", "tests", "samples", "bench" }.SelectMany(Sources))
        {
            var lines = text.Split('\n');
            if (lines.Length > 401)
            {
                faults.Add($"{path}: {lines.Length} lines");
            }

            faults.AddRange(lines.Index().Where(static line => line.Item.Length > 120)
                .Select(line => $"{path}:{line.Index + 1}: {line.Item.Length} columns"));
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    private static IEnumerable<(string Path, string Text)> Sources(string folder)
    {
        var root = Path.Combine(Repository.Root, folder);
        return !Directory.Exists(root) ? [] : Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Contains("/obj/") && !path.Contains("/bin/"))
            .Order(StringComparer.Ordinal)
            .Select(static path => (path, File.ReadAllText(path)));
    }

    [GeneratedRegex(@"^using SpecClient\.Generator\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
