using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecClient.CodeFixes;

/// <summary>Replaces a constant that is no known value of a literal (SPEC0070) by the nearest known one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LiteralCodeFix))]
[Shared]
public sealed class LiteralCodeFix : CodeFixProvider
{
    private const string NearestValue = "NearestValue";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SPEC0070");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(NearestValue, out var nearest)
                && nearest is not null
                && root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
                    is ExpressionSyntax node)
            {
                var title = "Change to \"" + nearest + "\"";
                context.RegisterCodeFix(
                    CodeAction.Create(
                        title,
                        _ => Task.FromResult(Replace(context.Document, root, node, nearest)),
                        equivalenceKey: title),
                    diagnostic);
            }
        }
    }

    private static Document Replace(Document document, SyntaxNode root, ExpressionSyntax node, string value)
    {
        var literal = SyntaxFactory.LiteralExpression(
            SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(value));
        return document.WithSyntaxRoot(root.ReplaceNode(node, literal.WithTriviaFrom(node)));
    }
}
