#!/usr/bin/env python3
"""Generating and compiling, beside NSwag, in one run. See README.md beside this file.

usage: run.py [--rounds N] [--no-compile] document...
A document is a file, or `archive.zip:name`.
"""
import glob, os, re, resource, shutil, statistics, subprocess, sys, tempfile, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def measured(command):
    """Runs a command; its output, exit code, CPU seconds and peak memory in MB."""
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        out.seek(0)
        return out.read(), os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def build(project, out):
    subprocess.run(
        ["dotnet", "build", "-c", "Release", "-v", "q", "--nologo", project, "-o", out], check=True,
        stdout=subprocess.DEVNULL)


def compiler():
    sdk = subprocess.run(["dotnet", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    listed = subprocess.run(["dotnet", "--list-sdks"], capture_output=True, text=True, check=True).stdout
    base = re.search(re.escape(sdk) + r" \[(.*)\]", listed).group(1)
    packs = sorted(glob.glob(os.path.join(os.path.dirname(base), "packs", "Microsoft.NETCore.App.Ref", "10.*")))
    return os.path.join(base, sdk, "Roslyn", "bincore", "csc.dll"), os.path.join(packs[-1], "ref", "net10.0")


def compile_cost(folder, references, out):
    """CPU seconds of csc, errors, and the assembly's bytes."""
    csc, framework = compiler()
    response = os.path.join(folder, "csc.rsp")
    with open(response, "w") as file:
        # 1591 and 8618…: what NSwag's users suppress as well. Both are compiled without analyzers.
        file.write("-nologo -target:library -langversion:latest -nullable:enable -optimize+ -debug- -nowarn:1591,1573,1587\n")
        file.write(f'-out:"{out}"\n')
        for reference in glob.glob(os.path.join(framework, "*.dll")) + references:
            file.write(f'-r:"{reference}"\n')
        for source in sorted(glob.glob(os.path.join(folder, "*.cs"))):
            file.write(f'"{source}"\n')
    text, code, cpu, _ = measured(["dotnet", "exec", csc, "-noconfig", "@" + response])
    errors = len(set(re.findall(r"\S+\(\d+,\d+\): error \w+", text)))
    return cpu, errors, os.path.getsize(out) if code == 0 else 0


def main():
    args = sys.argv[1:]
    rounds = int(args.pop(args.index("--rounds") + 1)) if "--rounds" in args else 3
    args = [a for a in args if a != "--rounds"]
    compiles = "--no-compile" not in args
    documents = [a for a in args if not a.startswith("--")]
    with tempfile.TemporaryDirectory() as work:
        tools = {"ours": os.path.join(work, "bin-ours"), "nswag": os.path.join(work, "bin-nswag")}
        build(HERE, tools["ours"])
        build(os.path.join(HERE, "NSwag"), tools["nswag"])
        programs = {"ours": "Generation.Bench.dll", "nswag": "NSwag.Bench.dll"}
        runtime = [os.path.join(tools["ours"], "SpecClient.dll")]
        newtonsoft = [os.path.join(tools["nswag"], "Newtonsoft.Json.dll")]
        empty = os.path.join(work, "empty")
        os.makedirs(empty)
        open(os.path.join(empty, "Empty.cs"), "w").write("class Empty;")
        fixed = min(compile_cost(empty, runtime, os.path.join(work, "empty.dll"))[0] for _ in range(3))
        print(f"csc's fixed cost: {fixed:.2f} s CPU")
        for document in documents:
            path = document
            if ".zip:" in document:
                archive, name = document.split(".zip:", 1)
                path = os.path.join(work, name.replace("/", "_"))
                with zipfile.ZipFile(archive + ".zip") as zipped, open(path, "wb") as file:
                    file.write(zipped.read(name))
            print("\n" + os.path.basename(path))
            times = {"ours": [], "nswag": []}
            peaks = {"ours": [], "nswag": []}
            said = {}
            for round in range(rounds):
                for who in ("ours", "nswag"):
                    out = os.path.join(work, who)
                    shutil.rmtree(out, ignore_errors=True)
                    text, code, cpu, peak = measured(
                        ["dotnet", os.path.join(tools[who], programs[who]), path, out])
                    said[who] = text.strip()
                    # What the process says of itself ends before it writes files and does edits.
                    own = re.search(r"([\d.]+) s CPU, peak (\d+) MB", text)
                    times[who].append(float(own.group(1)) if own else cpu)
                    peaks[who].append(float(own.group(2)) if own else peak)
            cost = {}
            for who in ("ours", "nswag"):
                print(f"  {who:6} generate {statistics.median(times[who]):6.2f} s CPU, "
                      f"peak {statistics.median(peaks[who]):4.0f} MB | " + said[who].replace("\n", " | ")[-160:])
                if compiles:
                    out = os.path.join(work, who)
                    cpu, errors, size = compile_cost(
                        out, runtime if who == "ours" else newtonsoft, os.path.join(work, who + ".dll"))
                    cost[who] = (cpu - fixed, size)
                    print(f"         compile  {cpu - fixed:6.2f} s CPU net, {errors} errors, {size:,} bytes")
            print(f"  ratio  generate {statistics.median(times['ours']) / statistics.median(times['nswag']):.2f}", end="")
            if compiles and cost["nswag"][1] and cost["ours"][1]:
                print(f", compile {cost['ours'][0] / cost['nswag'][0]:.2f}, bytes {cost['ours'][1] / cost['nswag'][1]:.2f}")
            else:
                print()


main()
