#!/usr/bin/env python3
"""Makes a document of any size of one: operations and schemas repeated under names of their own.

usage: make-large.py document.json size-in-MB out.json|out.yaml

Each copy has its paths below /copyN, its operation ids, tags and components with a suffix, and every reference of a copy
leads into the same copy. YAML is written as block style with quoted strings, as converters write it.
"""
import json, re, sys

KEYS = re.compile(r"^[A-Za-z_][A-Za-z0-9_]*$")


def renamed(node, suffix):
    """A copy of a part whose references and operation ids have a suffix."""
    if isinstance(node, list):
        return [renamed(item, suffix) for item in node]
    if not isinstance(node, dict):
        return node
    copy = {}
    for key, value in node.items():
        if key == "$ref" and isinstance(value, str) and value.startswith("#/components/"):
            section, name, *rest = value[len("#/components/"):].split("/")
            copy[key] = "/".join(["#/components", section, name + suffix, *rest])
        elif key == "operationId" and isinstance(value, str):
            copy[key] = value + suffix
        elif key == "mapping" and isinstance(value, dict):
            copy[key] = {name: renamed({"$ref": target}, suffix)["$ref"] for name, target in value.items()}
        else:
            copy[key] = renamed(value, suffix)
    return copy


def add(document, source, number):
    """Adds a copy of the source's paths and components."""
    suffix = f"_{number}"
    for path, item in source["paths"].items():
        document["paths"][f"/copy{number}{path}"] = renamed(item, suffix)
    for section, entries in source.get("components", {}).items():
        if section != "securitySchemes":
            target = document["components"].setdefault(section, {})
            target.update((name + suffix, renamed(entry, suffix)) for name, entry in entries.items())


def yaml(node, indentation, lines):
    """Appends block style: what follows a key or a dash."""
    pad = "  " * indentation
    for key, value in node.items() if isinstance(node, dict) else ((None, item) for item in node):
        start = pad + ("-" if key is None else (key if KEYS.match(key) else json.dumps(key)) + ":")
        if isinstance(value, (dict, list)) and value:
            lines.append(start)
            yaml(value, indentation + 1, lines)
        else:
            lines.append(start + " " + json.dumps(value, ensure_ascii=False))


def main():
    source_path, megabytes, out = sys.argv[1:]
    with open(source_path, encoding="utf-8") as file:
        text = file.read()
    source = json.loads(text)
    document = json.loads(text)
    # The size of the compact form, which is what is written as JSON.
    one = len(json.dumps(source, separators=(",", ":"), ensure_ascii=False).encode())
    for number in range(1, max(1, round(float(megabytes) * 1e6 / one))):
        add(document, source, number)
    with open(out, "w", encoding="utf-8") as file:
        if out.endswith(".json"):
            json.dump(document, file, separators=(",", ":"), ensure_ascii=False)
        else:
            lines = []
            yaml(document, 0, lines)
            file.write("\n".join(lines) + "\n")


main()
