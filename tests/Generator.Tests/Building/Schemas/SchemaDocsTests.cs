using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Schemas;

/// <summary>Documentation of types and properties.</summary>
public class SchemaDocsTests
{
    [Fact]
    public void Descriptions_constraints_and_deprecation_are_documented()
    {
        var bed = new SchemaTestBed("""
            {
              "T": { "title": "Thing", "description": "First.\n\nSecond.", "type": "object", "properties": {
                "a": { "type": "string", "minLength": 1, "maxLength": 32, "pattern": "^a", "default": "x",
                  "deprecated": true },
                "b": { "$ref": "#/components/schemas/Id" },
                "c": { "$ref": "#/components/schemas/Id", "description": "Own words." } } },
              "Id": { "type": "string", "description": "An id.", "maxLength": 8 }
            }
            """);
        bed.BuildAll();
        bed.Complete();
        var schema = (ObjectSchema)bed.Builder.Find("Acme.Models.T")!;
        Assert.Equal(new Documentation("First.", "Second."), schema.Docs);
        Assert.Equal("Default: x\nLength: 1 to 32\nPattern: ^a", schema.Properties[0].Docs.Remarks);
        Assert.NotNull(schema.Properties[0].Docs.Deprecated);
        Assert.Equal(new Documentation("An id.", "Length: at most 8"), schema.Properties[1].Docs);
        Assert.Equal("Own words.", schema.Properties[2].Docs.Summary);
    }
}
