using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>YAML events → tree: anchors, aliases, merge keys; keys are always strings.</summary>
internal sealed class YamlTree
{
    // Beyond this the scanner's own time squares; no tree is made of it anyway.
    private const int MaxSkippedDepth = 5_000;

    // YAML allows keys of 1,024 characters, JSON of any number. The scanner looks as far ahead for the end of one, at a
    // cost that squares with the depth of brackets; so in texts that nest absurdly it looks no farther than it must.
    private const int MaxKeyLength = 16_384;
    private const int MaxKeyLengthInDepth = 1_024;
    private const int ManyBrackets = 2_000;

    private readonly IParser _parser;
    private readonly DocumentFile _file;
    private readonly List<DiagnosticInfo> _diagnostics;
    private readonly YamlAnchors _anchors = new();
    private readonly TreePositions _positions;
    private readonly int _offset;
    private readonly CancellationToken _cancellationToken;

    private YamlTree(DocumentFile file, List<DiagnosticInfo> diagnostics, CancellationToken cancellationToken)
    {
        _file = file;
        _diagnostics = diagnostics;
        _cancellationToken = cancellationToken;
        _positions = new TreePositions(file);
        _offset = JsonTree.Offset(file);
        _parser = new Parser(new Scanner(
            new SourceTextReader(file.Text, _offset),
            true,
            NestsDeeply(file.Text, _offset) ? MaxKeyLengthInDepth : MaxKeyLength));
    }

    public static JsonNode? Read(
        DocumentFile file,
        List<DiagnosticInfo> diagnostics,
        out TreePositions positions,
        CancellationToken cancellationToken)
    {
        var tree = new YamlTree(file, diagnostics, cancellationToken);
        positions = tree._positions;
        try
        {
            return tree.Root();
        }
        catch (YamlException fault)
        {
            tree.Report(ReadingDiagnostics.Malformed, tree.Place(fault), "YAML", Message(fault));
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner gives this for some broken plain scalars; what it read last is the nearest place.
            tree.Report(
                ReadingDiagnostics.Malformed,
                tree._parser.Current?.End ?? Mark.Empty,
                "YAML",
                "the text behind this cannot be read");
        }

        return null;
    }

    /// <summary>Whether many brackets are open at once, those in texts counted with the others.</summary>
    [MethodImpl(Jit.AtOnce)]
    private static bool NestsDeeply(SourceText text, int start)
    {
        using var reader = new SourceTextReader(text, start);
        var block = new char[1 << 12];
        var depth = 0;
        int count;
        while ((count = reader.Read(block, 0, block.Length)) > 0)
        {
            for (var i = 0; i < count; i++)
            {
                depth += block[i] is '[' or '{' ? 1 : block[i] is ']' or '}' ? -1 : 0;
                if (depth > ManyBrackets)
                {
                    return true;
                }
            }
        }

        return false;
    }

    // A tab as indentation is told at the start of the whole mapping; the line that has it is the place.
    private Mark Place(YamlException fault)
    {
        var lines = _file.Text.Lines;
        if (fault.Message.IndexOf(" tab ", StringComparison.Ordinal) < 0)
        {
            return fault.Start;
        }

        foreach (var line in lines.Skip(lines.GetLineFromPosition(Index(fault.Start)).LineNumber))
        {
            var text = line.ToString();
            var indent = text.Length - text.TrimStart(' ', '\t').Length;
            var tab = text.IndexOf('\t');
            if (tab >= 0 && tab < indent && indent < text.Length)
            {
                return new Mark(line.Start + tab - _offset, line.LineNumber + 1, tab + 1);
            }
        }

        return fault.Start;
    }

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
            if (_parser.Current is NodeEvent node)
            {
                var position = _positions.Open(null, Index(node.Start), Index(node.Start));
                var root = Node("#", 0);
                _positions.Close(position);
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
                Report(ReadingDiagnostics.SeveralDocuments, node.Start);
                return;
            }
        }
    }

    // Stands on the node's first event, and afterwards on its last.
    private JsonNode? Node(string key, int depth)
    {
        switch (_parser.Current)
        {
            case Scalar scalar:
                return _anchors.Define(scalar.Anchor, _anchors.Written(scalar, YamlScalar.Read(scalar)));
            case AnchorAlias alias:
                return Alias(alias, key, depth);
            case SequenceStart or MappingStart when depth >= TreeReader.MaxDepth:
                return Skip(key);
            case SequenceStart sequence:
                return _anchors.Define(sequence.Anchor, Sequence(key, depth));
            case MappingStart mapping:
                return _anchors.Define(mapping.Anchor, Mapping(depth));
            default:
                throw new YamlException(_parser.Current!.Start, _parser.Current.End, "unexpected " + _parser.Current);
        }
    }

    private JsonArray Sequence(string key, int depth)
    {
        var items = new JsonArray();
        while (Next() is not SequenceEnd)
        {
            var position = _positions.Open(null, Index(_parser.Current!.Start), Index(_parser.Current.End));
            items.Add(Node(key, depth + 1));
            _positions.Close(position);
        }

        return items;
    }

    private JsonObject Mapping(int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var members = new JsonObject();
        var merged = new List<JsonNode?>();
        while (Next() is not MappingEnd)
        {
            var start = _parser.Current!.Start;
            var end = _parser.Current.End;
            var isMerge = _parser.Current is Scalar { Value: "<<", Style: ScalarStyle.Plain };
            var key = Key(depth);
            var position = _positions.Open(_positions.Same(key), Index(start), Index(end));
            Next();
            var value = Node(key, depth + 1);
            _positions.Close(position);
            if (isMerge)
            {
                merged.Add(value);
                continue;
            }

            if (members.ContainsKey(key))
            {
                Report(ReadingDiagnostics.DuplicateKey, start, key);
            }

            members[key] = value;
        }

        Merge(members, merged);
        _anchors.RestoreTexts(members);
        return members;
    }

    // Merge keys give way to the mapping's own, and earlier ones win (YAML merge key type).
    private void Merge(JsonObject members, List<JsonNode?> merged)
    {
        foreach (var source in merged
            .SelectMany(static node => node is JsonArray list ? list.ToList() : [node])
            .OfType<JsonObject>())
        {
            foreach (var member in source.ToList())
            {
                if (!members.ContainsKey(member.Key))
                {
                    // The value is a copy already, made where the alias stood.
                    source.Remove(member.Key);
                    members[member.Key] = member.Value;
                }
            }
        }
    }

    private string Key(int depth)
    {
        switch (_parser.Current)
        {
            case Scalar scalar:
                _anchors.Define(scalar.Anchor, JsonValue.Create(scalar.Value));
                return scalar.Value;
            default:
                _positions.Pause();
                var key = Node("?", depth + 1);
                _positions.Resume();
                return key switch
                {
                    null => "null",
                    JsonValue value when value.TryGetValue<string>(out var text) => text,
                    _ => key.ToJsonString(),
                };
        }
    }

    private JsonNode? Alias(AnchorAlias alias, string key, int depth)
    {
        if (!_anchors.IsDefined(alias.Value))
        {
            throw new YamlException(
                alias.Start,
                alias.End,
                "the anchor '" + alias.Value + "' is not defined before its use");
        }

        if (_anchors.TryCopy(alias.Value, TreeReader.MaxDepth - depth, out var copy) is { } reason)
        {
            Report(ReadingDiagnostics.TooLarge, alias.Start, key, reason);
        }

        return copy;
    }

    private JsonNode Skip(string key)
    {
        Report(ReadingDiagnostics.TooLarge, _parser.Current!.Start, key, TreeReader.DepthReason);
        JsonNode rest = _parser.Current is MappingStart ? new JsonObject() : new JsonArray();
        for (var depth = 1; depth > 0;)
        {
            depth += Next() switch
            {
                MappingStart or SequenceStart => 1,
                MappingEnd or SequenceEnd => -1,
                _ => 0,
            };
            if (depth > MaxSkippedDepth)
            {
                throw new YamlException(_parser.Current.Start, _parser.Current.End, "the text nests too deeply");
            }
        }

        return rest;
    }

    private ParsingEvent Next() => _parser.MoveNext()
        ? _parser.Current!
        : throw new YamlException("the document ends too early");

    private int Index(Mark mark) => (int)Math.Min(Math.Max(mark.Index + _offset, 0), _file.Text.Length);

    private void Report(Microsoft.CodeAnalysis.DiagnosticDescriptor rule, Mark mark, params string[] arguments) =>
        _diagnostics.Add(DiagnosticInfo.Create(
            rule, TreePositions.At(_file, new TextSpan(Index(mark), 0)), arguments));
}
