using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Scriban;
using Scriban.Syntax;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Emission;

/// <summary>
/// Renders a view with an embedded template; the only file that knows Scriban. Scriban parses the templates; what
/// they use of its language becomes <see cref="TemplateNode"/>s, since its interpreter would be a third of the work.
/// </summary>
internal static class TemplateRenderer
{
    private static readonly ConcurrentDictionary<string, TemplateProgram> s_templates = new(StringComparer.Ordinal);

    /// <summary>Renders strictly: an unknown name, or a value that is neither text nor number, is an error.</summary>
    /// <param name="templateName">File name of the template without extension.</param>
    /// <param name="view">Finished strings, booleans and lists; members keep their C# names.</param>
    public static void Render(string templateName, object view, SourceWriter text) =>
        s_templates.GetOrAdd(templateName, Load).Render(view, text);

    /// <summary>The same, as a string: a part of another view.</summary>
    public static string Render(string templateName, object view) =>
        SourceWriter.Text(text => Render(templateName, view, text));

    private static TemplateProgram Load(string name)
    {
        using var stream = typeof(TemplateRenderer).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException("No template " + name);
        using var reader = new StreamReader(stream);
        return Compile(reader.ReadToEnd(), name);
    }

    /// <summary>Compiles the text of a template.</summary>
    public static TemplateProgram Compile(string text, string name)
    {
        var template = Template.Parse(text.Replace("\r\n", "\n"), name);
        if (template.HasErrors)
        {
            throw new InvalidOperationException(string.Join("; ", template.Messages));
        }

        var compiler = new Compiler();
        var nodes = compiler.Block(template.Page!.Body);
        return new TemplateProgram(nodes, compiler.SlotCount);
    }

    private sealed class Compiler
    {
        private readonly Dictionary<string, int> _members = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _items = new(StringComparer.Ordinal);

        public int SlotCount { get; private set; }

        public TemplateNode[] Block(ScriptBlockStatement? block)
        {
            var nodes = new List<TemplateNode>();
            string? indentation = null;
            foreach (var statement in block?.Statements ?? [])
            {
                switch (statement)
                {
                    case ScriptEscapeStatement escape:
                        indentation = escape.IsEntering ? escape.Indent : null;
                        break;
                    case ScriptRawStatement raw:
                        nodes.Add(new TemplateRawText(raw.Text.ToString()));
                        break;
                    case ScriptExpressionStatement { Expression: { } expression }:
                        nodes.Add(new TemplateSubstitution(Value(expression), indentation));
                        break;
                    case ScriptForStatement loop:
                        nodes.Add(Loop(loop));
                        break;
                    case ScriptIfStatement condition:
                        nodes.Add(Condition(condition));
                        break;
                    case ScriptEndStatement or ScriptNopStatement:
                        break;
                    default:
                        throw Unknown(statement);
                }
            }

            return [.. nodes];
        }

        private TemplateLoop Loop(ScriptForStatement loop)
        {
            if (loop is not { Variable: ScriptVariable variable, Iterator: { } list, Else: null }
                || _items.ContainsKey(variable.Name))
            {
                throw Unknown(loop);
            }

            var values = Value(list);
            var slot = _items[variable.Name] = SlotCount++;
            var body = Block(loop.Body);
            _items.Remove(variable.Name);
            return new TemplateLoop(slot, values, body);
        }

        private TemplateCondition Condition(ScriptIfStatement statement) => new(
            Value(statement.Condition!),
            Block(statement.Then),
            statement.Else switch
            {
                null => [],
                ScriptElseStatement other => Block(other.Body),
                ScriptIfStatement other => [Condition(other)],
                var other => throw Unknown(other),
            });

        private TemplateValue Value(ScriptExpression expression) => expression switch
        {
            ScriptVariable variable => Variable(variable.Name),
            ScriptMemberExpression { Target: { } target, Member: { } member } =>
                new TemplateMember(Value(target), member.Name),
            ScriptBinaryExpression { Operator: ScriptBinaryOperator.Or, Left: { } left, Right: { } right } =>
                new TemplateEither(Value(left), Value(right)),
            ScriptBinaryExpression
            {
                Operator: ScriptBinaryOperator.CompareGreater,
                Left: ScriptMemberExpression { Member.Name: "size", Target: { } list },
                Right: ScriptLiteral { Value: 0 },
            } => new TemplateHasItems(Value(list)),
            _ => throw Unknown(expression),
        };

        private TemplateVariable Variable(string name)
        {
            if (!_items.TryGetValue(name, out var slot) && !_members.TryGetValue(name, out slot))
            {
                _members[name] = slot = SlotCount++;
            }

            return new TemplateVariable(slot, name);
        }

        private static InvalidOperationException Unknown(ScriptNode node) =>
            new("Templates have no " + node.GetType().Name + ": " + node);
    }
}

/// <summary>A template that is ready to render.</summary>
internal sealed class TemplateProgram(TemplateNode[] nodes, int slotCount)
{
    [MethodImpl(Jit.AtOnce)]
    public void Render(object view, SourceWriter text)
    {
        var scope = new TemplateScope(view, slotCount);
        foreach (var node in nodes)
        {
            node.Write(text, scope);
        }
    }
}
