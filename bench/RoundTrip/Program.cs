using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using SpecClient.RoundTrip;

// RoundTrip extract <zip or folder> <folder> <every n-th>: takes documents out of a corpus.
// RoundTrip run <folder of samples.mjs>: reads and writes every valid sample, and reports.
if (args is ["extract", var corpus, var target, var every])
{
    return Extract(corpus, target, int.Parse(every, CultureInfo.InvariantCulture));
}

if (args is not ["run", var folder])
{
    Console.Error.WriteLine("RoundTrip extract <zip or folder> <folder> <every n-th> | RoundTrip run <folder>");
    return 2;
}

var clock = Stopwatch.StartNew();
var total = new Tally();
var documents = 0;
foreach (var file in Directory.GetFiles(folder, "*.samples.json").Order(StringComparer.Ordinal))
{
    documents++;
    var name = Path.GetFileName(file).Replace(".samples.json", "", StringComparison.Ordinal);
    var text = File.ReadAllText(file.Replace(".samples.json", ".json", StringComparison.Ordinal));
    var tally = DocumentRun.Of(text, File.ReadAllText(file));
    Console.WriteLine($"{name}: {tally}");
    foreach (var note in tally.Notes)
    {
        Console.WriteLine("  " + note);
    }

    total.Add(tally);
}

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{documents} documents, {total}; {clock.Elapsed.TotalSeconds:F0} s, "
    + $"peak {Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024)} MB"));
return documents > 0 && total.Equal == total.Valid ? 0 : 1;

static int Extract(string corpus, string target, int every)
{
    Directory.CreateDirectory(target);
    if (Directory.Exists(corpus))
    {
        var files = Directory.GetFiles(corpus).Order(StringComparer.Ordinal).Where((_, i) => i % every == 0);
        foreach (var file in files)
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }

        return 0;
    }

    using var archive = ZipFile.OpenRead(corpus);
    var entries = archive.Entries.Where(static entry => entry.Name.Length > 0)
        .OrderBy(static entry => entry.FullName, StringComparer.Ordinal);
    foreach (var entry in entries.Where((_, i) => i % every == 0))
    {
        entry.ExtractToFile(
            Path.Combine(target, entry.FullName.Replace('/', '_').Replace("..", "_", StringComparison.Ordinal)),
            overwrite: true);
    }

    return 0;
}
