using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Reading;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Mutations;

/// <summary>A document to mutate: its text, and its tree with positions in nothing.</summary>
internal sealed record MutationSeed(string Name, string Text, JsonObject Tree)
{
    public bool IsYaml => !Text.TrimStart().StartsWith('{');
}

/// <summary>The repository's documents, and small ones that hold what those do not.</summary>
internal static class MutationSeeds
{
    private const string Version2 = """
        {
          "swagger": "2.0",
          "info": { "title": "Two", "version": "1" },
          "host": "api.example:8443", "basePath": "/v1", "schemes": ["https"],
          "consumes": ["application/json"], "produces": ["application/json"],
          "securityDefinitions": {
            "key": { "type": "apiKey", "name": "X-Key", "in": "header" },
            "flow": {
              "type": "oauth2", "flow": "application", "tokenUrl": "https://x.example/t", "scopes": { "a": "b" }
            }
          },
          "security": [{ "key": [] }],
          "parameters": { "limit": { "name": "limit", "in": "query", "type": "integer", "maximum": 100 } },
          "responses": { "gone": { "description": "Gone", "schema": { "$ref": "#/definitions/Fault" } } },
          "definitions": {
            "Pet": {
              "type": "object", "discriminator": "kind", "required": ["kind", "name"],
              "properties": {
                "kind": { "type": "string" }, "name": { "type": "string", "maxLength": 20, "example": "Rex" },
                "tags": { "type": "array", "items": { "type": "string", "enum": ["a", "b"] } },
                "next": { "$ref": "#/definitions/Pet" }
              }
            },
            "Dog": { "allOf": [{ "$ref": "#/definitions/Pet" }, { "properties": { "bark": { "type": "boolean" } } }] },
            "Fault": { "type": "object", "properties": { "code": { "type": "integer", "format": "int32" } } }
          },
          "paths": {
            "/pets": {
              "get": {
                "operationId": "listPets", "tags": ["pets"],
                "parameters": [
                  { "$ref": "#/parameters/limit" },
                  { "name": "ids", "in": "query", "type": "array", "items": { "type": "integer" },
                    "collectionFormat": "csv" }
                ],
                "responses": {
                  "200": {
                    "description": "ok",
                    "schema": { "type": "array", "items": { "$ref": "#/definitions/Pet" } }
                  },
                  "410": { "$ref": "#/responses/gone" }
                }
              },
              "post": {
                "operationId": "addPet",
                "parameters": [{ "name": "body", "in": "body", "required": true,
                  "schema": { "$ref": "#/definitions/Dog" } }],
                "responses": { "201": { "description": "made", "headers": { "X-Id": { "type": "string" } } } }
              }
            },
            "/pets/{id}/photo": {
              "put": {
                "operationId": "setPhoto", "consumes": ["multipart/form-data"],
                "parameters": [
                  { "name": "id", "in": "path", "required": true, "type": "string", "format": "uuid" },
                  { "name": "file", "in": "formData", "type": "file" }
                ],
                "responses": { "default": { "description": "any" } }
              }
            }
          }
        }
        """;

    private const string Version31 = """
        openapi: 3.1.0
        info: { title: Three, version: '1' }
        servers: [{ url: 'https://{region}.x.example', variables: { region: { default: eu, enum: [eu, us] } } }]
        security: [{ bearer: [] }, { basic: [], key: [] }]
        x-common: &paged
          page: { type: integer, default: 1 }
          size: { type: integer, maximum: 50 }
        paths:
          /shapes/{id}:
            parameters:
              - { name: id, in: path, required: true, schema: { $ref: '#/components/schemas/Id' } }
            get:
              operationId: getShape
              parameters:
                - name: filter
                  in: query
                  style: deepObject
                  schema: { type: object, properties: { a: { type: string } } }
                - { $ref: '#/components/parameters/Trace' }
              responses:
                '200':
                  description: ok
                  headers: { X-Rate: { schema: { type: number } } }
                  content:
                    application/json: { schema: { $ref: '#/components/schemas/Shape' } }
                    text/event-stream: { schema: { type: string } }
                4XX: { $ref: '#/components/responses/Fault' }
              callbacks: { done: { '{$request.query.url}': { post: { responses: { '200': { description: ok } } } } } }
            patch:
              operationId: changeShape
              requestBody: { $ref: '#/components/requestBodies/Change' }
              responses:
                '200': { description: ok, content: { application/json: { schema: { $ref: '#point' } } } }
          /shapes:
            $ref: '#/components/pathItems/Shapes'
        components:
          pathItems:
            Shapes:
              get:
                operationId: listShapes
                responses:
                  '200':
                    description: ok
                    content:
                      application/json:
                        schema:
                          type: object
                          properties:
                            items: { type: array, items: { $ref: '#/components/schemas/Shape' } }
                            total: { type: integer }
          parameters:
            Trace: { name: X-Trace, in: header, schema: { type: [string, 'null'] } }
          requestBodies:
            Change:
              content:
                application/merge-patch+json:
                  schema: { type: object, properties: { <<: *paged, label: { type: [string, 'null'] } } }
                multipart/form-data:
                  schema: { type: object, properties: { file: { type: string, contentMediaType: image/png } } }
                  encoding: { file: { contentType: image/png, headers: { X-A: { schema: { type: string } } } } }
          responses:
            Fault: { description: fault, content: { application/problem+json: { schema: { type: object } } } }
          securitySchemes:
            bearer: { type: http, scheme: bearer }
            basic: { type: http, scheme: basic }
            key: { type: apiKey, in: query, name: k }
          schemas:
            Id: { type: string, pattern: '^[a-z]+$', minLength: 1 }
            Shape:
              oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Point' }]
              discriminator: { propertyName: type, mapping: { circle: '#/components/schemas/Circle', point: Point } }
            Circle:
              type: object
              required: [type, radius]
              properties:
                type: { const: circle }
                radius: { type: number, exclusiveMinimum: 0 }
                parts: { type: array, prefixItems: [{ type: string }, { type: integer }], items: false }
                extra: true
              additionalProperties: { type: string }
              unevaluatedProperties: false
            Point:
              $anchor: point
              type: object
              properties: { type: { enum: [point] }, x: { $ref: '#/components/schemas/Circle/properties/radius' } }
              patternProperties: { '^x-': { type: integer } }
              if: { required: [x] }
              then: { properties: { y: { type: number } } }
              $defs: { Local: { type: boolean } }
            Level: { type: integer, enum: [1, 2, 3], x-enum-varnames: [Low, Mid, High] }
            Name: { type: string, enum: [yes, 'no', 1.0, 007, ~] }
        """;

    public static IReadOnlyList<MutationSeed> All { get; } = [.. Read()];

    private static IEnumerable<MutationSeed> Read()
    {
        foreach (var path in Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "specs"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if ((name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".json", StringComparison.Ordinal))
                && !name.Contains(".client.") && !name.Contains(".overlay.")
                && Seed(name, File.ReadAllText(path)) is { } seed)
            {
                yield return seed;
            }
        }

        yield return Seed("two.json", Version2)!;
        yield return Seed("three.yaml", Version31)!;
    }

    private static MutationSeed? Seed(string name, string text) =>
        TreeReader.Read(new DocumentFile("/" + name, SourceText.From(text)), CancellationToken.None).Root
            is JsonObject tree ? new MutationSeed(name, text, tree) : null;
}
