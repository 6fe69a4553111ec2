using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>YAML events → tree: anchors, aliases, merge keys; keys are always strings.</summary>
internal sealed class YamlTree
{
    // An alias bomb is refused long before it hurts.
    private const int MaxNodes = 5_000_000;

    private readonly IParser _parser;
    private readonly DocumentFile _file;
    private readonly List<DiagnosticInfo> _diagnostics;
    private readonly Dictionary<string, JsonNode?> _anchors = new(StringComparer.Ordinal);
    private readonly CancellationToken _cancellationToken;
    private int _nodes;

    private YamlTree(DocumentFile file, List<DiagnosticInfo> diagnostics, CancellationToken cancellationToken)
    {
        _file = file;
        _diagnostics = diagnostics;
        _cancellationToken = cancellationToken;
        _parser = new Parser(new Scanner(
            new StringReader(file.Text.ToString().TrimStart('\ufeff')),
            skipComments: true));
    }

    public static JsonNode? Read(
        DocumentFile file, List<DiagnosticInfo> diagnostics, CancellationToken cancellationToken)
    {
        var tree = new YamlTree(file, diagnostics, cancellationToken);
        try
        {
            return tree.Root();
        }
        catch (YamlException fault)
        {
            diagnostics.Add(DiagnosticInfo.Create(
                ReadingDiagnostics.Malformed, Place(file, fault.Start), "YAML", Message(fault)));
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner gives this for some broken plain scalars; what it read last is the nearest place.
            diagnostics.Add(DiagnosticInfo.Create(
                ReadingDiagnostics.Malformed,
                Place(file, tree._parser.Current?.End ?? Mark.Empty),
                "YAML",
                "the text behind this cannot be read"));
        }

        return null;
    }

    /// <summary>Place of a mark.</summary>
    public static LocationInfo Place(DocumentFile file, Mark mark) =>
        TreePositions.At(file, new TextSpan((int)Math.Min(Math.Max(mark.Index, 0), file.Text.Length), 0));

    private static string Message(YamlException fault)
    {
        var text = fault.Message;
        var at = text.LastIndexOf("): ", StringComparison.Ordinal);
        return (at < 0 ? text : text.Substring(at + 3)).Trim().TrimEnd('.');
    }

    private JsonNode? Root()
    {
        while (_parser.MoveNext())
        {
            if (_parser.Current is NodeEvent)
            {
                var root = Node(0);
                End();
                return root;
            }
        }

        return null;
    }

    // A fault behind the first document is a fault; a second document is left unread, with a warning.
    private void End()
    {
        while (_parser.MoveNext())
        {
            if (_parser.Current is NodeEvent node)
            {
                _diagnostics.Add(DiagnosticInfo.Create(ReadingDiagnostics.SeveralDocuments, Place(_file, node.Start)));
                return;
            }
        }
    }

    // Stands on the node's first event, and afterwards on its last.
    private JsonNode? Node(int depth)
    {
        if (depth > TreeReader.MaxDepth || ++_nodes > MaxNodes)
        {
            throw new YamlException(
                _parser.Current!.Start,
                _parser.Current.End,
                "the document nests too deeply or is too large");
        }

        switch (_parser.Current)
        {
            case Scalar scalar:
                return Anchored(scalar.Anchor, YamlScalar.Read(scalar));
            case AnchorAlias alias:
                return Alias(alias);
            case SequenceStart sequence:
                var items = new JsonArray();
                while (Next() is not SequenceEnd)
                {
                    items.Add(Node(depth + 1));
                }

                return Anchored(sequence.Anchor, items);
            case MappingStart mapping:
                return Anchored(mapping.Anchor, Mapping(depth));
            default:
                throw new YamlException(_parser.Current!.Start, _parser.Current.End, "unexpected " + _parser.Current);
        }
    }

    private JsonObject Mapping(int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var members = new JsonObject();
        var merged = new List<JsonNode?>();
        while (Next() is not MappingEnd)
        {
            var start = _parser.Current!.Start;
            var isMerge = _parser.Current is Scalar { Value: "<<", Style: ScalarStyle.Plain };
            var key = Key(depth);
            Next();
            var value = Node(depth + 1);
            if (isMerge)
            {
                merged.Add(value);
                continue;
            }

            if (members.ContainsKey(key))
            {
                _diagnostics.Add(DiagnosticInfo.Create(ReadingDiagnostics.DuplicateKey, Place(_file, start), key));
            }

            members[key] = value;
        }

        // Merge keys give way to the mapping's own, and earlier ones win (YAML merge key type).
        foreach (var source in merged
            .SelectMany(static node => node is JsonArray list ? list.ToList() : [node])
            .OfType<JsonObject>())
        {
            foreach (var member in source.Where(member => !members.ContainsKey(member.Key)))
            {
                members[member.Key] = member.Value?.DeepClone();
            }
        }

        return members;
    }

    private string Key(int depth)
    {
        if (_parser.Current is Scalar scalar)
        {
            Anchored(scalar.Anchor, JsonValue.Create(scalar.Value));
            return scalar.Value;
        }

        return Node(depth + 1)?.ToJsonString() ?? "null";
    }

    private JsonNode? Alias(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
        {
            throw new YamlException(
                alias.Start,
                alias.End,
                "the anchor '" + alias.Value + "' is not defined before its use");
        }

        _nodes += Size(node);
        return node?.DeepClone();
    }

    private static int Size(JsonNode? node) => node switch
    {
        JsonObject members => 1 + members.Sum(static member => Size(member.Value)),
        JsonArray items => 1 + items.Sum(Size),
        _ => 1,
    };

    private JsonNode? Anchored(AnchorName anchor, JsonNode? node)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = node;
        }

        return node;
    }

    private ParsingEvent Next() => _parser.MoveNext()
        ? _parser.Current!
        : throw new YamlException("the document ends too early");
}
