using System.Buffers;
using System.Text.Json;

namespace SpecClient;

/// <summary>Tells how many bytes an item takes in a request, by writing it once.</summary>
internal sealed class ItemMeter<TItem>(Action<Utf8JsonWriter, TItem> write)
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private Utf8JsonWriter? _writer;

    /// <summary>
    /// Bytes of the item and its comma. An item that cannot be written counts as nothing: sending it fails.
    /// </summary>
    public long Measure(TItem item)
    {
        _buffer.ResetWrittenCount();
        _writer ??= new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true });
        _writer.Reset(_buffer);
        try
        {
            write(_writer, item);
            _writer.Flush();
            return _buffer.WrittenCount + 1;
        }
        catch (Exception)
        {
            return 0;
        }
    }
}
