using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>Walks YAML events once more, where a diagnostic needs places.</summary>
internal static class YamlPositions
{
    public static TreePositions Read(DocumentFile file)
    {
        var positions = new TreePositions(file);
        var text = file.Text.ToString();
        var offset = text.Length > 0 && text[0] == '\ufeff' ? 1 : 0;
        var parser = new Parser(new Scanner(new StringReader(text.Substring(offset)), skipComments: true));
        try
        {
            while (parser.MoveNext())
            {
                if (parser.Current is NodeEvent node)
                {
                    positions.Add("#", (int)node.Start.Index + offset, (int)node.Start.Index + offset);
                    Node(parser, "#", positions, offset, 0);
                    break;
                }
            }
        }
        catch (Exception fault) when (fault is YamlException or InvalidOperationException)
        {
            // What was found up to the fault serves.
        }

        return positions;
    }

    private static void Node(IParser parser, string pointer, TreePositions positions, int offset, int depth)
    {
        if (depth > TreeReader.MaxDepth)
        {
            throw new YamlException("too deep");
        }

        if (parser.Current is SequenceStart)
        {
            for (var index = 0; parser.MoveNext() && parser.Current is not SequenceEnd; index++)
            {
                var child = Pointer.Child(pointer, index);
                positions.Add(child, (int)parser.Current!.Start.Index + offset, (int)parser.Current.End.Index + offset);
                Node(parser, child, positions, offset, depth + 1);
            }
        }
        else if (parser.Current is MappingStart)
        {
            while (parser.MoveNext() && parser.Current is not MappingEnd)
            {
                var key = parser.Current as Scalar;
                var child = Pointer.Child(pointer, key?.Value ?? "");
                positions.Add(child, (int)parser.Current!.Start.Index + offset, (int)parser.Current.End.Index + offset);
                if (key is null)
                {
                    Node(parser, child, positions, offset, depth + 1);
                }

                parser.MoveNext();
                Node(parser, child, positions, offset, depth + 1);
            }
        }
    }
}
