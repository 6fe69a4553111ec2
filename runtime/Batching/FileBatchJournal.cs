using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SpecClient;

/// <summary>
/// A journal in a file: one line for each record, only ever appended. A line that a crash tore off is noticed by its
/// check value and dropped. Records survive the end of the process at once, and a loss of power where asked for.
/// </summary>
public sealed class FileBatchJournal : IBatchJournal, IAsyncDisposable
{
    private const string Header = "specclient-batch 1 ";
    private const string States = "-sSRU";

    private readonly string _path;
    private readonly bool _isDurable;
    private readonly Func<string, FileStream> _open;
    private readonly SemaphoreSlim _lock = new(1, 1);
    private FileStream? _file;
    private Exception? _tear;

    /// <summary>
    /// Creates a journal; the file is created, or opened for this process only, when the batch starts.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="isDurable">
    /// True: each record is forced to the disk, which costs milliseconds for each request.
    /// </param>
    public FileBatchJournal(string path, bool isDurable = false)
        : this(path, isDurable, Open)
    {
    }

    /// <summary>Creates a journal in a file that is opened in another way: for tests of disks that fail.</summary>
    internal FileBatchJournal(string path, bool isDurable, Func<string, FileStream> open)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _isDurable = isDurable;
        _open = open;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<BatchJournalRecord> OpenAsync(
        string operationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_file is not null)
        {
            throw new InvalidOperationException("A journal serves one batch at a time: dispose it and open another.");
        }

        _file = _open(_path);
        bool isOpen = false;
        try
        {
            await foreach (BatchJournalRecord record in ReadAsync(_file, operationId, cancellationToken)
                .ConfigureAwait(false))
            {
                yield return record;
            }

            isOpen = true;
        }
        finally
        {
            if (!isOpen)
            {
                // A file that is of no use here is left to others.
                await _file.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(
        ReadOnlyMemory<BatchJournalRecord> records, CancellationToken cancellationToken)
    {
        var text = new StringBuilder(records.Length * 32);
        foreach (ref readonly BatchJournalRecord record in records.Span)
        {
            char state = States[(int)record.State];
            string line = string.Create(
                CultureInfo.InvariantCulture,
                $"{record.First}+{record.Count} {state} {record.KeyHash:x8} {record.AllKeysHash:x8}");
            text.Append(line).Append(' ').Append(Check(line)).Append('\n');
        }

        await _lock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await WriteAsync(text.ToString(), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_file is not null)
        {
            await _file.DisposeAsync().ConfigureAwait(false);
        }

        _lock.Dispose();
    }

    // No buffer: a completed write is with the operating system. Shared with nobody, because outside of Windows any
    // sharing would let another job open it as well, and both would send the same items.
    private static FileStream Open(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    private async IAsyncEnumerable<BatchJournalRecord> ReadAsync(
        FileStream file, string operationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long end = 0;
        string header = Header + operationId.ReplaceLineEndings(" ");
        using (var reader = new StreamReader(file, Encoding.UTF8, false, bufferSize: 65536, leaveOpen: true))
        {
            string? pending = await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
            bool isFirst = true;
            while (pending is { } line)
            {
                pending = await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
                bool isWhole = pending is not null || EndsWithNewLine(file);
                if (isFirst ? line != header : !TryRead(line, out _))
                {
                    if (!isWhole && (!isFirst || header.StartsWith(line, StringComparison.Ordinal)))
                    {
                        break;
                    }

                    throw new BatchJournalException(isFirst
                        ? $"The journal '{_path}' does not belong to the operation '{operationId}'."
                        : $"The journal '{_path}' is damaged at byte {end}.");
                }

                if (!isWhole)
                {
                    // Complete but for its line end: the record counts only once that is on file, so it is rewritten.
                    break;
                }

                end += Encoding.UTF8.GetByteCount(line) + 1;
                if (!isFirst && TryRead(line, out BatchJournalRecord record))
                {
                    yield return record;
                }

                isFirst = false;
            }
        }

        file.SetLength(end);
        file.Seek(end, SeekOrigin.Begin);
        if (end == 0)
        {
            await WriteAsync(header + "\n", cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool TryRead(string line, out BatchJournalRecord record)
    {
        record = default;
        int last = line.LastIndexOf(' ');
        if (last < 0 || line[(last + 1)..] != Check(line[..last]))
        {
            return false;
        }

        // Older journals have no hash of all keys.
        string[] parts = line.Split('+', ' ');
        uint all = 0;
        int state = parts is [_, _, { Length: 1 } letter, _, .. { Length: 1 or 2 }]
            ? States.IndexOf(letter[0], StringComparison.Ordinal)
            : -1;
        if (state < 0
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long first)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            || !uint.TryParse(parts[3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint hash)
            || (parts.Length == 6
                && !uint.TryParse(parts[4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out all)))
        {
            return false;
        }

        record = new BatchJournalRecord(first, count, (BatchJournalState)state, hash, all);
        return true;
    }

    private static string Check(string text) => BatchKey.Hash(text).ToString("x8", CultureInfo.InvariantCulture);

    private static bool EndsWithNewLine(FileStream file)
    {
        long position = file.Position;
        file.Seek(-1, SeekOrigin.End);
        bool isNewLine = file.ReadByte() == '\n';
        file.Position = position;
        return isNewLine;
    }

    private async ValueTask WriteAsync(string text, CancellationToken cancellationToken)
    {
        FileStream file = _file ?? throw new InvalidOperationException("The journal was not opened.");
        if (_tear is { } tear)
        {
            throw new IOException($"The journal '{_path}' ends in a torn record: {tear.Message}", tear);
        }

        long end = file.Position;
        try
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
            if (_isDurable)
            {
                file.Flush(flushToDisk: true);
            }
        }
        catch (Exception fault)
        {
            CutBack(file, end, fault);
            throw;
        }
    }

    /// <summary>
    /// Takes away what a failed write left, because a later record behind it would be damage in the middle. Where that
    /// fails too nothing more is written: a torn end is dropped by the next run.
    /// </summary>
    private void CutBack(FileStream file, long end, Exception fault)
    {
        try
        {
            file.SetLength(end);
            file.Seek(end, SeekOrigin.Begin);
        }
        catch (Exception)
        {
            _tear = fault;
        }
    }
}
