using System.Globalization;
using Microsoft.CodeAnalysis;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Incremental;

/// <summary>The same bytes and the same diagnostics in every culture, from checkouts with either line end.</summary>
public sealed class CultureTests
{
    private static readonly Lazy<string[]> s_expected = new(static () => Run(CultureInfo.InvariantCulture, "\n"));

    /// <summary>
    /// Casing of i, a mark before minus, another calendar, a decimal comma, other digits, another minus sign.
    /// </summary>
    [Theory]
    [InlineData("tr-TR", "\r\n")]
    [InlineData("ar-SA", "\n")]
    [InlineData("th-TH", "\r\n")]
    [InlineData("de-DE", "\n")]
    [InlineData("fa-IR", "\r\n")]
    [InlineData("sv-SE", "\n")]
    public void Documents_maps_and_faults_give_the_same_everywhere(string culture, string lineEnd)
    {
        var other = CultureInfo.GetCultureInfo(culture);
        Assert.NotEqual(Samples(CultureInfo.InvariantCulture), Samples(other));
        var lines = Run(other, lineEnd);
        for (var i = 0; i < Math.Min(lines.Length, s_expected.Value.Length); i++)
        {
            Assert.Equal(s_expected.Value[i], lines[i]);
        }

        Assert.Equal(s_expected.Value.Length, lines.Length);
        Assert.True(lines.Length > 20_000, "Too little was generated.");
    }

    // A culture that the machine does not know is the invariant one, and would prove nothing.
    private static string Samples(CultureInfo culture) => string.Join(
        '|',
        (-1.5).ToString(culture),
        (-1).ToString(culture),
        "i".ToUpper(culture),
        new DateTime(2026, 1, 2).ToString("yyyy", culture));

    // On a thread of its own, for the culture belongs to the thread.
    private static string[] Run(CultureInfo culture, string lineEnd)
    {
        string[] lines = [];
        Exception? fault = null;
        var thread = new Thread(
            () =>
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
                try
                {
                    lines = [.. Projects().SelectMany(files => Lines(files, lineEnd))];
                }
                catch (Exception exception)
                {
                    fault = exception;
                }
            },
            maxStackSize: 16 << 20);
        thread.Start();
        thread.Join();
        return fault is null ? lines : throw new InvalidOperationException("In " + culture.Name, fault);
    }

    private static IEnumerable<string> Lines(IEnumerable<TestFile> files, string lineEnd)
    {
        var texts = files.Select(file => file with { Text = file.Text.Replace("\n", lineEnd) });
        var result = GeneratorHarness.Driver(texts)
            .RunGenerators(GeneratorHarness.Compilation(""))
            .GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        foreach (var source in result.GeneratedSources.OrderBy(static file => file.HintName, StringComparer.Ordinal))
        {
            yield return "// " + source.HintName;
            foreach (var line in source.SourceText.ToString().Split('\n'))
            {
                yield return line;
            }
        }

        foreach (var diagnostic in result.Diagnostics)
        {
            yield return diagnostic.Location.GetLineSpan() + " " + diagnostic.Id + ": "
                + diagnostic.GetMessage(CultureInfo.InvariantCulture);
        }
    }

    // All features as one project with several clients; each invalid document with what lies beside it.
    private static IEnumerable<IEnumerable<TestFile>> Projects()
    {
        yield return Files("specs").Concat(Files("specs/features")).Concat(Files("specs/parts"));
        foreach (var project in Files("specs/invalid").GroupBy(static file => FilePath.Stem(file.Path).Split('.')[0]))
        {
            yield return project;
        }
    }

    private static IEnumerable<TestFile> Files(string folder) => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, folder))
        .Where(static path => !path.EndsWith("expected.txt", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(path => new TestFile("/" + folder + "/" + Path.GetFileName(path), File.ReadAllText(path)));
}
