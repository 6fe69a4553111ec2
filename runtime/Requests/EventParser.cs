using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace SpecClient.Requests;

/// <summary>Puts events together from their lines (WHATWG HTML section 9.2.6).</summary>
internal sealed class EventParser
{
    private readonly StringBuilder _data = new();
    private string _type = "";
    private string? _id;
    private TimeSpan? _retry;
    private bool _hasData;
    private bool _started;

    /// <summary>Takes a line; gives an event where the line ends one that has data.</summary>
    public bool TryTake(ReadOnlySpan<byte> line, [NotNullWhen(true)] out ServerSentEvent<string>? found)
    {
        found = null;
        if (!_started)
        {
            _started = true;
            line = line.StartsWith("\uFEFF"u8) ? line[3..] : line;
        }

        if (!line.IsEmpty)
        {
            TakeField(line);
            return false;
        }

        if (_hasData)
        {
            found = new(_type.Length == 0 ? "message" : _type, _data.ToString(), _id, _retry);
        }

        _data.Clear();
        _hasData = false;
        _type = "";
        return found is not null;
    }

    private void TakeField(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        var name = colon < 0 ? line : line[..colon];
        var value = colon < 0 ? [] : line[(colon + 1)..];
        if (value.StartsWith(" "u8))
        {
            value = value[1..];
        }

        if (name.SequenceEqual("data"u8))
        {
            _data.Append(_hasData ? "\n" : "").Append(Encoding.UTF8.GetString(value));
            _hasData = true;
        }
        else if (name.SequenceEqual("event"u8))
        {
            _type = Encoding.UTF8.GetString(value);
        }
        else if (name.SequenceEqual("id"u8) && !value.Contains((byte)0))
        {
            _id = Encoding.UTF8.GetString(value);
        }
        else if (name.SequenceEqual("retry"u8) && IsDigits(value)
            && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            _retry = TimeSpan.FromMilliseconds(milliseconds);
        }
    }

    private static bool IsDigits(ReadOnlySpan<byte> value) =>
        !value.IsEmpty && value.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
}
