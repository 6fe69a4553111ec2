using System.Globalization;
using System.Text.Json.Nodes;

namespace SpecClient.Generator.Tests.Mutations;

/// <summary>Well-formed documents whose schemas refer to each other at random, densely and in circles.</summary>
internal sealed class SchemaGraphs
{
    private static readonly string[] s_types = ["object", "string", "integer", "array", "boolean", "number"];

    private readonly Random _random;
    private readonly int _count;
    private readonly bool _isCircular;
    private readonly double _density;
    private int _self;

    private SchemaGraphs(int number)
    {
        _random = new Random(number);
        _count = 2 + (int)(58 * Math.Pow(_random.NextDouble(), 2));
        _isCircular = _random.Next(2) == 0;
        _density = _random.NextDouble();
    }

    /// <summary>The n-th document: the same for the same number.</summary>
    public static MutatedDocument Create(int number)
    {
        var graph = new SchemaGraphs(number);
        var schemas = new JsonObject();
        var paths = new JsonObject();
        for (graph._self = 0; graph._self < graph._count; graph._self++)
        {
            var name = "S" + graph._self.ToString(CultureInfo.InvariantCulture);
            schemas[name] = graph.Schema(0);
            paths["/s/" + name] = new JsonObject { ["post"] = graph.Operation(name) };
        }

        var root = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Graph", ["version"] = "1" },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
        return new MutatedDocument(number, $"/specs/g{number}.json", root.ToJsonString(), true);
    }

    private JsonObject Operation(string name) => new()
    {
        ["requestBody"] = new JsonObject { ["content"] = Content(To(name)) },
        ["responses"] = new JsonObject
        {
            ["200"] = new JsonObject { ["description"] = "ok", ["content"] = Content(Schema(1)) },
        },
    };

    private static JsonObject Content(JsonObject schema) =>
        new() { ["application/json"] = new JsonObject { ["schema"] = schema } };

    private static JsonObject To(string name) => new() { ["$ref"] = "#/components/schemas/" + name };

    private JsonObject Part(int depth) => depth > 2 || _random.NextDouble() < 0.7 ? Reference() : Schema(depth + 1);

    private JsonObject Reference()
    {
        var limit = _isCircular || _self >= _count ? _count : _self;
        return limit == 0
            ? new JsonObject { ["type"] = "string" }
            : To("S" + _random.Next(limit).ToString(CultureInfo.InvariantCulture));
    }

    private JsonObject Schema(int depth)
    {
        var schema = new JsonObject();
        if (depth == 0 && _random.Next(12) == 0)
        {
            return Reference();
        }

        if (_random.Next(2) == 0)
        {
            var type = _random.Next(3) > 0 ? "object" : s_types[_random.Next(s_types.Length)];
            schema["type"] = _random.Next(5) > 0 ? type : new JsonArray(type, "null");
        }

        foreach (var keyword in new[] { "allOf", "oneOf", "anyOf" })
        {
            if (_random.NextDouble() < _density)
            {
                schema[keyword] = new JsonArray([.. Parts(depth)]);
            }
        }

        if (_random.Next(3) > 0)
        {
            schema["properties"] = Properties(depth);
        }

        if (_random.Next(6) == 0)
        {
            schema["additionalProperties"] = _random.Next(3) == 0 ? _random.Next(2) == 0 : Part(depth);
        }

        if (_random.Next(8) == 0)
        {
            schema["items"] = Part(depth);
        }

        if (_random.Next(4) == 0)
        {
            schema["required"] = new JsonArray("p0", "p" + _random.Next(6).ToString(CultureInfo.InvariantCulture));
        }

        if (_random.Next(6) == 0)
        {
            schema["discriminator"] = Discriminator();
        }

        if (_random.Next(15) == 0)
        {
            schema["enum"] = new JsonArray("a", "b", _random.Next(2) == 0 ? null : 1);
        }

        return schema;
    }

    private IEnumerable<JsonNode> Parts(int depth)
    {
        for (var count = _random.Next(1, 5); count > 0; count--)
        {
            yield return Part(depth);
        }
    }

    private JsonObject Properties(int depth)
    {
        var properties = new JsonObject();
        for (var i = _random.Next(1, 5); i > 0; i--)
        {
            properties["p" + _random.Next(6).ToString(CultureInfo.InvariantCulture)] = Part(depth);
        }

        return properties;
    }

    private JsonObject Discriminator()
    {
        var discriminator = new JsonObject { ["propertyName"] = "p0" };
        if (_random.Next(2) == 0)
        {
            discriminator["mapping"] = new JsonObject { ["a"] = "S" + _random.Next(_count), ["b"] = "S0" };
        }

        return discriminator;
    }
}
