using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using SpecClient.Generator.Building;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Model;
using SpecClient.Generator.Options;
using SpecClient.Generator.Reading;

namespace SpecClient.Generator.Tests.Building.Schemas;

/// <summary>Component schemas as JSON, built without reader and operations; and the result as short text.</summary>
internal sealed class SchemaTestBed
{
    private readonly OpenApiDocument _document;
    private readonly BuildContext _context;

    public SchemaTestBed(string schemas, string version = "3.1.0", ISchemaNames? names = null)
        : this(Document(schemas, version), names)
    {
    }

    public SchemaTestBed(JsonObject root, ISchemaNames? names = null)
    {
        var settings = new OpenApiReaderSettings { RuleSet = new ValidationRuleSet() };
        _document = new OpenApiJsonReader().Read(root, new Uri("https://test/"), settings).Document!;
        Source = new SourceDocument(root, _document, "3.1.0", new NoMap());
        _context = new BuildContext(
            Source, new DocumentOptions("test.json", "Acme", "AcmeClient", "public", null, null, 0), default);
        Builder = new SchemaBuilder(_context, names ?? new ComponentNames("Acme"), new TypeNameAllocator());
    }

    public SourceDocument Source { get; }

    public SchemaBuilder Builder { get; }

    public IReadOnlyList<DiagnosticInfo> Diagnostics => _context.Diagnostics;

    public IEnumerable<string> Components => _document.Components?.Schemas?.Keys ?? [];

    /// <summary>All components, built; each type as one line, in the order of their names.</summary>
    public static string[] Lines(string schemas, string version = "3.1.0", ISchemaNames? names = null)
    {
        var bed = new SchemaTestBed(schemas, version, names);
        bed.BuildAll();
        Assert.DoesNotContain(bed.Diagnostics, static diagnostic => diagnostic.Id == "SPEC0090");
        return bed.Complete();
    }

    /// <summary>One property <c>p</c> of this schema: its type as text.</summary>
    public static string TypeOf(string schema, string more = "", string version = "3.1.0")
    {
        var bed = new SchemaTestBed(
            """{ "T": { "type": "object", "properties": { "p": """ + schema + " } }" + more + " }", version);
        bed.Build("T");
        bed.Builder.Complete();
        return ((ObjectSchema)bed.Builder.Find("Acme.Models.T")!).Properties[0] is var property
            ? SchemaText.Of(property.Type)
            : "";
    }

    public IOpenApiSchema Reference(string component) => new OpenApiSchemaReference(component, _document);

    public TypeRef Build(string component, SchemaSite? site = null) =>
        Builder.Build(Reference(component), site ?? Site(component));

    public void BuildAll()
    {
        foreach (var component in Components)
        {
            Build(component);
        }
    }

    public string[] Complete() => [.. Builder.Complete().Select(SchemaText.Of)];

    public static SchemaSite Site(string component) => new(
        "#/components/schemas/" + component.Replace("~", "~0").Replace("/", "~1"), new TypeName("Acme.Models",
          "Inline"));

    private static JsonObject Document(string schemas, string version) => new()
    {
        ["openapi"] = version,
        ["info"] = new JsonObject { ["title"] = "Test", ["version"] = "1" },
        ["paths"] = new JsonObject(),
        ["components"] = new JsonObject
        {
            ["schemas"] = JsonNode.Parse(schemas, null, new JsonDocumentOptions { MaxDepth = 1000 }),
        },
    };

    private sealed class NoMap : ISourceMap
    {
        public LocationInfo Find(string pointer) => new("test.json", 0, 0, 0, 0, 0, 0);

        public string Original(string pointer) => pointer;
    }
}
