using Microsoft.CodeAnalysis.Text;

namespace SpecClient.Generator.Reading;

/// <summary>A file that Reading may look at: nothing else is ever opened.</summary>
internal sealed record DocumentFile(string Path, SourceText Text);
