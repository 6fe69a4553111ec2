using System.Text.Json;
using SpecClient.Json;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>
/// Writes items to learn how many bytes they take in a request, and keeps what it wrote for that request.
/// </summary>
internal sealed class ItemMeter<TItem>(Action<Utf8JsonWriter, TItem> write) : IDisposable
{
    private readonly ByteBuffer _json = new();
    private readonly List<int> _ends = [];
    private Utf8JsonWriter? _writer;

    /// <summary>
    /// Bytes of the item and its comma. An item that cannot be written counts as nothing: sending it fails.
    /// </summary>
    public long Measure(TItem item)
    {
        int start = _json.Length;
        _writer ??= new Utf8JsonWriter(_json, ApiJson.WriterOptions);
        _writer.Reset(_json);
        try
        {
            write(_writer, item);
            _writer.Flush();
        }
        catch (Exception)
        {
            _writer.Reset(_json);
            _json.Truncate(start);
        }

        _ends.Add(_json.Length);
        return _json.Length == start ? 0 : _json.Length - start + 1;
    }

    /// <summary>
    /// Gives the JSON of the items measured first; null where one of them could not be written. What was measured
    /// behind them stays for the next time.
    /// </summary>
    public WrittenItems? Take(int count)
    {
        int length = _ends[count - 1];
        WrittenItems? taken = AreWritten(count)
            ? new(_json.Span[..length].ToArray(), [.. _ends.Take(count)])
            : null;
        _json.RemoveFirst(length);
        _ends.RemoveRange(0, count);
        for (int i = 0; i < _ends.Count; i++)
        {
            _ends[i] -= length;
        }

        return taken;
    }

    public void Dispose()
    {
        _writer?.Reset();
        _json.Dispose();
    }

    /// <summary>Each of the items measured first could be written: none ends where the one before it ends.</summary>
    private bool AreWritten(int count)
    {
        int end = 0;
        for (int i = 0; i < count; i++)
        {
            if (_ends[i] == end)
            {
                return false;
            }

            end = _ends[i];
        }

        return true;
    }
}
