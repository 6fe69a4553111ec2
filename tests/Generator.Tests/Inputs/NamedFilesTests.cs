using System.Text;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Inputs;
using SpecClient.Generator.Options;

namespace SpecClient.Generator.Tests.Inputs;

/// <summary>Which file a reference means, and which texts are looked into for that.</summary>
public sealed class NamedFilesTests
{
    [Fact]
    public void A_reference_by_path_looks_into_no_file()
    {
        InputFile api = File("specs/api.yaml", new UnreadText());
        InputFile parts = File("specs/parts/common.yaml", new UnreadText());

        Assert.Same(parts, new NamedFiles([api, parts], default).Find(api, "./parts/common.yaml"));
    }

    [Theory]
    [InlineData("$self: https://example.com/common", "https://example.com/common")]
    [InlineData("$self: names/common.yaml", "./names/common.yaml")]
    [InlineData("components: { schemas: { A: { $id: 'https://example.com/a' } } }", "https://example.com/a")]
    public void What_a_file_calls_itself_is_looked_for_where_no_path_is_meant(string text, string reference)
    {
        InputFile api = File("api.yaml", SourceText.From(""));
        InputFile parts = File("parts.yaml", SourceText.From(text));

        Assert.Same(parts, new NamedFiles([api, parts], default).Find(api, reference));
    }

    private static InputFile File(string path, SourceText text) =>
        new(path, text, new FileMetadata(null, null, null, null, null, null, null));

    private sealed class UnreadText : SourceText
    {
        public override Encoding? Encoding => null;

        public override int Length => 1;

        public override char this[int position] => throw new InvalidOperationException("read");

        public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) =>
            throw new InvalidOperationException("read");
    }
}
