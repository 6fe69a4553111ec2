#!/usr/bin/env bash
# Round trip of sample bodies; see docs/round-trip.md.
#
#   bench/RoundTrip/run.sh [document...]
#
# Without documents: those of specs/features, GitHub's, and of the corpus that SPECCLIENT_CORPUS names (a folder or
# zip) every SPECCLIENT_CORPUS_EVERY-th (15).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$here/package.json" "$here/samples.mjs" "$work"
(cd "$work" && npm install --no-audit --no-fund --silent)
dotnet build -c Release "$here/RoundTrip.csproj" -v quiet --nologo -o "$work/bin"

documents=("$@")
if [ ${#documents[@]} -eq 0 ]; then
  documents=("$here"/../../specs/features/*.* "$work/node_modules/@octokit/openapi/generated/api.github.com.json")
  if [ -n "${SPECCLIENT_CORPUS:-}" ]; then
    dotnet "$work/bin/RoundTrip.dll" extract "$SPECCLIENT_CORPUS" "$work/corpus" "${SPECCLIENT_CORPUS_EVERY:-15}"
    documents+=("$work"/corpus/*)
  fi
fi

mkdir "$work/samples"
(cd "$work" && node --max-old-space-size=4096 samples.mjs samples "${documents[@]}")
dotnet "$work/bin/RoundTrip.dll" run "$work/samples"
