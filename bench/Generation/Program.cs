using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecClient.Bench.Generation;
using SpecClient.Generator;

// Generation.Bench <document> <output folder> [map]: a cold run of the generator as the compiler does it, then
// C# edits.
var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12);
var files = args.Skip(2).Prepend(args[0]).Select(static path => (AdditionalText)new DiskText(path)).ToList();
GeneratorDriver driver = CSharpGeneratorDriver.Create(
    [new ClientGenerator().AsSourceGenerator()], files, parse, new BenchOptions(args[0]));
var compilation = CSharpCompilation.Create(
    "Bench", [CSharpSyntaxTree.ParseText("class Program;", parse, "Program.cs")], [],
    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
driver = driver.RunGenerators(compilation);
var cost = new Footprint();
GeneratorRunResult result = driver.GetRunResult().Results[0];
if (result.Exception is { } exception)
{
    throw exception;
}

Console.WriteLine(cost);
Console.WriteLine(
    $"{result.GeneratedSources.Sum(static s => (long)s.SourceText.Lines.Count)} lines in "
    + $"{result.GeneratedSources.Length} files, "
    + string.Join(", ", result.Diagnostics.CountBy(static d => d.Severity).Select(static p => $"{p.Value} {p.Key}")));

Directory.CreateDirectory(args[1]);
foreach (GeneratedSourceResult source in result.GeneratedSources)
{
    string path = Path.Combine(args[1], source.HintName.Replace('/', '_'));
    File.WriteAllText(path, source.SourceText.ToString());
}

File.WriteAllLines(Path.Combine(args[1], "diagnostics.txt"), result.Diagnostics.Select(static d => d.ToString()));

// Edits of the consumer's own code: the median of 21.
var times = new List<double>();
for (int i = 0; i < 21; i++)
{
    SyntaxTree old = compilation.SyntaxTrees.Single();
    SyntaxTree edited = CSharpSyntaxTree.ParseText($"class Program {{ int _x = {i}; }}", parse, "Program.cs");
    compilation = compilation.ReplaceSyntaxTree(old, edited);
    long start = Stopwatch.GetTimestamp();
    driver = driver.RunGenerators(compilation);
    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
}

times.Sort();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"C# edit: {times[10]:F2} ms in the driver"));
