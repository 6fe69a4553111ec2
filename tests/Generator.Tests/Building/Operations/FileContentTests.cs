using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Operations;

/// <summary>Files, as the versions of OpenAPI write them: streams in both directions.</summary>
public class FileContentTests
{
    private const string File = "{ type: string, format: binary }";

    [Theory]
    [InlineData("application/json", null)]
    [InlineData("application/xml", null)]
    [InlineData("application/pdf", "application/pdf")]
    public void A_file_under_any_media_type_is_a_stream(string mediaType, string? accept)
    {
        var response = Operation(Documents.Operation(
            "responses: { '200': { description: ok, content: { " + mediaType + ": { schema: " + File + " } } } }"))
            .Response;
        Assert.Equal((MediaTypeKind.Binary, TypeKind.Binary), (response.Kind, response.Type!.Kind));
        Assert.Equal(accept, response.Accept);
    }

    [Theory]
    [InlineData("[application/json, application/xml]", null)]
    [InlineData("[application/zip]", "application/zip")]
    public void A_file_of_a_2_0_document_is_a_stream(string produces, string? accept)
    {
        var response = Operation(
            "swagger: '2.0'\ninfo: { title: Test, version: '1' }\nproduces: " + produces + "\npaths:\n  /f:\n"
            + "    get: { responses: { '200': { description: ok, schema: { type: file } } } }\n").Response;
        Assert.Equal((MediaTypeKind.Binary, TypeKind.Binary), (response.Kind, response.Type!.Kind));
        Assert.Equal(accept, response.Accept);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("produces: []\n", "")]
    [InlineData("produces: [text/csv]\n", "produces: [], ")]
    public void Without_media_types_a_2_0_document_gives_JSON(string document, string operation) => Assert.Equal(
        MediaTypeKind.Json,
        Operation(
            "swagger: '2.0'\ninfo: { title: Test, version: '1' }\n" + document + "paths:\n  /f:\n    put: { "
            + operation
            + "responses: { '200': { description: ok, schema: { type: array, items: { type: string } } } } }\n")
            .Response.Kind);

    [Theory]
    [InlineData("{ contentMediaType: application/octet-stream }", nameof(TypeKind.Binary))]
    [InlineData("{ type: string, contentMediaType: image/png }", nameof(TypeKind.Binary))]
    [InlineData("{ type: string, contentMediaType: application/json }", nameof(TypeKind.String))]
    [InlineData("{ type: string, contentMediaType: image/png, contentEncoding: base64 }", nameof(TypeKind.Base64))]
    [InlineData(File, nameof(TypeKind.Binary))]
    public void A_part_is_a_file_by_its_media_type(string part, string kind)
    {
        var body = Operation(Documents.Operation(
            "requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { p: " + part
            + ", l: { type: array, items: " + part + " } } } } } }\nresponses: { '204': { description: ok } }")).Body!;
        Assert.Equal(kind, body.Properties[0].Type.Kind.ToString());
        Assert.Equal(kind, body.Properties[1].Type.Item!.Kind.ToString());
    }

    [Theory]
    [InlineData("", "", "multipart/form-data", 0)]
    [InlineData("", "consumes: [], ", "multipart/form-data", 0)]
    [InlineData("consumes: [application/json]\n", "consumes: [], ", "multipart/form-data", 0)]
    [InlineData("consumes: [application/json]\n", "", "multipart/form-data", 1)]
    [InlineData("", "consumes: [application/json], ", "multipart/form-data", 1)]
    [InlineData("", "consumes: [multipart/form-data], ", "multipart/form-data", 0)]
    [InlineData("", "consumes: [application/x-www-form-urlencoded], ", "application/x-www-form-urlencoded", 0)]
    public void A_form_with_a_file_of_a_2_0_document_is_multipart(
        string document, string operation, string mediaType, int faults)
    {
        const string Parameter = "{ name: f, in: formData, type: file, required: true }";
        string[] places =
        [
            "post: { OPERATION parameters: [" + Parameter + "], RESPONSES }",
            "post: { OPERATION parameters: [{ $ref: '#/parameters/f' }], RESPONSES }",
        ];
        foreach (var place in places)
        {
            var built = BuiltModel.Build(
                "swagger: '2.0'\ninfo: { title: Test, version: '1' }\n" + document + "paths:\n  /f:\n    "
                + place.Replace("OPERATION ", operation)
                    .Replace("RESPONSES", "responses: { '204': { description: ok } }")
                + "\nparameters: { f: " + Parameter + " }\n");
            var body = built.Operations.Single().Body!;
            Assert.Equal(mediaType, Assert.Single(body.Contents).MediaType);
            var type = body.Flattened ? body.Properties[0].Type : body.Contents[0].Type;
            Assert.Equal(mediaType == "multipart/form-data", type.Kind == TypeKind.Binary);
            Assert.Equal(faults, built.Of("SPEC0005").Count());
        }
    }

    [Fact]
    public void A_form_without_a_file_stays_url_encoded() => Assert.Equal(
        "application/x-www-form-urlencoded",
        Operation(
            "swagger: '2.0'\ninfo: { title: Test, version: '1' }\npaths:\n  /f:\n    post: { parameters: [{ name: "
            + "f, in: formData, type: string }], responses: { '204': { description: ok } } }\n")
            .Body!.Contents[0].MediaType);

    [Fact]
    public void Media_types_named_twice_are_one() => Assert.Equal(
        MediaTypeKind.Json,
        Operation(
            "swagger: '2.0'\ninfo: { title: Test, version: '1' }\nproduces: [application/json, application/json]\n"
            + "consumes: [text/plain, text/plain]\npaths:\n  /f:\n    post:\n      consumes: [a/b, a/b]\n"
            + "      parameters: [{ name: b, in: body, schema: { type: string } }]\n"
            + "      responses: { '200': { description: ok, schema: { type: object } } }\n").Response.Kind);

    private static OperationModel Operation(string document) => BuiltModel.Build(document).Operations.Single();
}
