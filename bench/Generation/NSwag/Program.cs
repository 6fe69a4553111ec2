using NSwag;
using NSwag.CodeGeneration.CSharp;
using SpecClient.Bench.Generation;

// NSwag.Bench <document> <output folder>: one client, System.Text.Json, nullable reference types.
string text = File.ReadAllText(args[0]);
OpenApiDocument document = text.AsSpan().TrimStart() is ['{', ..]
    ? await OpenApiDocument.FromJsonAsync(text)
    : await OpenApiYamlDocument.FromYamlAsync(text);
var settings = new CSharpClientGeneratorSettings { ClassName = "BenchClient", GenerateOptionalParameters = true };
settings.CSharpGeneratorSettings.Namespace = "Bench";
settings.CSharpGeneratorSettings.JsonLibrary = NJsonSchema.CodeGeneration.CSharp.CSharpJsonLibrary.SystemTextJson;
settings.CSharpGeneratorSettings.GenerateNullableReferenceTypes = true;
string code = new CSharpClientGenerator(document, settings).GenerateFile();
var cost = new Footprint();
Directory.CreateDirectory(args[1]);
File.WriteAllText(Path.Combine(args[1], "BenchClient.cs"), code);
Console.WriteLine(cost);
Console.WriteLine($"{code.Count(static c => c == '\n')} lines in 1 file");
