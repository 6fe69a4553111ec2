"""CPU seconds of building a consumer that mentions all dns.records methods and no other, with SpecClientOnlyCalled on the whole
document, beside the same consumer on a document of those operations alone.

usage: run.py cloudflare-2024.json [repeats]

Both are built cold: no build server, no shared compilation; children of the build count (getrusage). The runs alternate.
"""
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROJECT = """<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <OutputType>Exe</OutputType>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <BuildProjectReferences>false</BuildProjectReferences>
  </PropertyGroup>
  <ItemGroup>
    <AdditionalFiles Include="cloudflare.json" SpecClientNamespace="Cloudflare" SpecClientName="CloudflareClient"%s />
  </ItemGroup>
  <Import Project="%s/generator/build/InRepository.targets" />
</Project>
"""
PROGRAM = """using Cloudflare;
using var client = new CloudflareClient();
var records = client.Dns.Records;
await foreach (var record in records.ListAsync(new() { ZoneId = "z" })) { Console.WriteLine(record); }
Console.WriteLine(await records.GetAsync("r", new() { ZoneId = "z" }));
Console.WriteLine(await records.DeleteAsync("r", new() { ZoneId = "z", Body = SpecClient.Json.JsonAny.Parse("{}") }));
Console.WriteLine(await records.ExportAsync(new() { ZoneId = "z" }));
#pragma warning disable CS0618
Console.WriteLine(nameof(records.CreateAsync) + nameof(records.UpdateAsync) + nameof(records.EditAsync));
Console.WriteLine(nameof(records.ImportAsync) + nameof(records.ScanAsync));
"""
PREFIX = "/zones/{zone_id}/dns_records"


def shape(path):
    return "/".join("{}" if part.startswith("{") else part for part in path.split("/"))


def alone(document):
    """The document with the operations of dns.records and the components that they reach."""
    paths = {path: item for path, item in document["paths"].items() if shape(path).startswith(shape(PREFIX))}
    cut = {key: value for key, value in document.items() if key not in ("paths", "components")}
    cut["paths"] = paths
    kept = {"securitySchemes": document["components"].get("securitySchemes", {})}
    seen, queue = set(), [paths]
    while queue:
        node = queue.pop()
        if isinstance(node, dict):
            reference = node.get("$ref")
            if isinstance(reference, str) and reference not in seen:
                seen.add(reference)
                _, _, section, name = reference.split("/", 3)
                name = name.replace("~1", "/").replace("~0", "~")
                kept.setdefault(section, {})[name] = document["components"][section][name]
                queue.append(document["components"][section][name])
            queue.extend(node.values())
        elif isinstance(node, list):
            queue.extend(node)
    cut["components"] = kept
    return cut, sum(len([key for key in item if key != "parameters"]) for item in paths.values())


def prepare(folder, document, metadata):
    os.makedirs(folder)
    # The folder is outside the repository's own settings.
    for name in ("Directory.Build.props", "Directory.Packages.props", "Directory.Build.targets"):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write("<Project />\n")
    with open(os.path.join(folder, "Consumer.csproj"), "w", encoding="utf-8") as file:
        file.write(PROJECT % (metadata, ROOT))
    with open(os.path.join(folder, "Program.cs"), "w", encoding="utf-8") as file:
        file.write(PROGRAM)
    with open(os.path.join(folder, "cloudflare.json"), "w", encoding="utf-8") as file:
        json.dump(document, file)
    shutil.copy(os.path.join(ROOT, "specs", "cloudflare.client.yaml"), os.path.join(folder, "cloudflare.client.yaml"))
    subprocess.run(["dotnet", "restore", folder, "-v", "q"], check=True)


def build(folder):
    for name in ("bin", os.path.join("obj", "Debug")):
        shutil.rmtree(os.path.join(folder, name), ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        ["dotnet", "build", folder, "--no-restore", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false"],
        check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        document = json.load(file)
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    cut, operations = alone(document)
    subprocess.run(["dotnet", "build", os.path.join(ROOT, "runtime"), "-v", "q", "-f", "net10.0"], check=True)
    subprocess.run(["dotnet", "build", os.path.join(ROOT, "generator"), "-v", "q"], check=True)
    with tempfile.TemporaryDirectory() as temporary:
        called, single = os.path.join(temporary, "called"), os.path.join(temporary, "alone")
        prepare(called, document, ' SpecClientOnlyCalled="true"')
        prepare(single, cut, "")
        times = {called: [], single: []}
        for number in range(repeats + 1):
            for folder in (called, single):
                seconds = build(folder)
                if number > 0:
                    times[folder].append(seconds)
        whole, part = (statistics.median(times[folder]) for folder in (called, single))
        print("whole document, only what is called: %.1f s of CPU" % whole)
        print("document of the %d operations alone: %.1f s of CPU" % (operations, part))
        print("ratio %.2f (at most 1.3)" % (whole / part))


main()
