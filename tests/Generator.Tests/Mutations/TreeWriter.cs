using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecClient.Generator.Tests.Mutations;

/// <summary>Writes a tree as JSON or as block YAML, of any depth, with repeated keys where asked.</summary>
internal sealed class TreeWriter(HashSet<(JsonObject, string)> twice)
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly StringBuilder _text = new();

    public static string Write(JsonObject root, HashSet<(JsonObject, string)> twice, bool asYaml)
    {
        var writer = new TreeWriter(twice);
        if (asYaml && root.Count > 0)
        {
            writer.Block(root, 0);
        }
        else
        {
            writer.Json(root);
        }

        return writer._text.ToString();
    }

    private void Json(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                _text.Append('{');
                Join(Members(members), member =>
                {
                    Scalar(JsonValue.Create(member.Key));
                    _text.Append(": ");
                    Json(member.Value);
                });
                _text.Append('}');
                break;
            case JsonArray items:
                _text.Append('[');
                Join(items, Json);
                _text.Append(']');
                break;
            default:
                Scalar(node);
                break;
        }
    }

    // Deep parts in flow style: indentation would square their length.
    private void Block(JsonObject node, int depth)
    {
        foreach (var member in Members(node))
        {
            _text.Append(' ', depth * 2);
            Scalar(JsonValue.Create(member.Key));
            _text.Append(':');
            if (member.Value is JsonObject { Count: > 0 } child && depth < 12)
            {
                _text.Append('\n');
                Block(child, depth + 1);
            }
            else
            {
                _text.Append(' ');
                Json(member.Value);
                _text.Append('\n');
            }
        }
    }

    private IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonObject members) =>
        members.SelectMany(member => twice.Contains((members, member.Key)) ? new[] { member, member } : [member]);

    private void Join<T>(IEnumerable<T> values, Action<T> write)
    {
        var isFirst = true;
        foreach (var value in values)
        {
            _text.Append(isFirst ? "" : ", ");
            isFirst = false;
            write(value);
        }
    }

    private void Scalar(JsonNode? value) => _text.Append(value is null ? "null" : value.ToJsonString(s_options));
}
