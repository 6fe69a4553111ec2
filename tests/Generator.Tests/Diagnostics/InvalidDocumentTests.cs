using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Diagnostics;

/// <summary>
/// Each document of <c>specs/invalid</c> gives the diagnostics, with line and column, that
/// <c>specs/invalid/expected.txt</c> lists. <c>SPECCLIENT_REWRITE_GOLDENS=1</c> writes that list anew.
/// </summary>
public partial class InvalidDocumentTests
{
    private const string Folder = "specs/invalid";

    // What no document of this folder can bring about: a rule of calling code, a fault of ours, files that cannot be
    // read, what only metadata can ask for, what no known document makes the library throw on, and the second line of
    // defence behind the repairs of references (SPEC0006, SPEC0008).
    private static readonly string[] s_withoutDocument =
    [
        "SPEC0003", "SPEC0007", "SPEC0010", "SPEC0020", "SPEC0021", "SPEC0070", "SPEC0082", "SPEC0083", "SPEC0090",
        "SPEC0091", "SPEC0093", "SPEC0094", "SPEC0126",
    ];

    [Fact]
    public void Every_invalid_document_gives_its_diagnostics()
    {
        var actual = string.Join("\n", Documents().SelectMany(Lines)) + "\n";
        var path = Path.Combine(Repository.Root, Folder, "expected.txt");
        if (Environment.GetEnvironmentVariable("SPECCLIENT_REWRITE_GOLDENS") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    [Fact]
    public void Every_rule_has_a_document_a_release_row_and_a_help_section()
    {
        var expected = Repository.Read(Folder + "/expected.txt");
        var releases = Repository.Read("generator/AnalyzerReleases.Unshipped.md");
        var help = Repository.Read("docs/diagnostics.md");
        Assert.All(DiagnosticCatalog.All, rule =>
        {
            Assert.Contains(rule.Id + " | SpecClient | " + rule.DefaultSeverity, releases);
            Assert.Contains("## " + rule.Id, help);
            if (!s_withoutDocument.Contains(rule.Id))
            {
                Assert.Contains(": " + rule.Id + " ", expected);
            }
        });
    }

    [Fact]
    public void Every_document_is_named_for_a_rule_that_it_breaks()
    {
        var expected = Repository.Read(Folder + "/expected.txt");
        Assert.All(Documents(), path =>
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var id = RuleId().Match(name).Value;
            Assert.Matches($"(?m)^{Regex.Escape(name)}.*: {id} ", expected);
        });
    }

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, Folder), "SPEC*.*", SearchOption.TopDirectoryOnly)
            .Where(static path => !Path.GetFileNameWithoutExtension(path).EndsWith(".client", StringComparison.Ordinal)
                && !Path.GetFileNameWithoutExtension(path).EndsWith(".overlay", StringComparison.Ordinal)
                && !path.EndsWith(".baseline.txt", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    // A document with its sidecars; what it reports is listed as "file: id severity line:column".
    private static IEnumerable<string> Lines(string path)
    {
        var stem = Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path));
        string[] suffixes = [".client.yaml", ".client.json", ".overlay.yaml", ".overlay.json", ".client.baseline.txt"];
        var sidecars = suffixes
            .Select(suffix => stem + suffix).Where(File.Exists);
        var files = sidecars.Prepend(path)
            .Select(static file => new TestFile("/specs/" + Path.GetFileName(file), File.ReadAllText(file)))
            .ToList();
        var diagnostics = GeneratorHarness.Run(files).Diagnostics;
        Assert.DoesNotContain(diagnostics, static d => d.Id == "SPEC0090");
        return diagnostics
            .Select(Line)
            .Order(StringComparer.Ordinal)
            .DefaultIfEmpty(Path.GetFileName(path) + ": nothing");
    }

    private static string Line(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(span.Path)}: {diagnostic.Id} {diagnostic.DefaultSeverity} "
            + $"{span.StartLinePosition.Line + 1}:{span.StartLinePosition.Character + 1}");
    }

    [GeneratedRegex("^SPEC[0-9]{4}")]
    private static partial Regex RuleId();
}
