#!/usr/bin/env bash
# Installs a released ckanapi from PyPI and lets it work against a running house:
#   scripts/peer-ckanapi.sh FOLDER [URL TOKEN OWNER]
# Without a URL it starts a demonstration of its own from target/debug/centum. TOKEN is an access token of somebody who may publish in OWNER, one of our own catalogues that publishes without a second
# person. What cannot be installed here is said on standard error, and ends with 3.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
[ "$#" -ne 1 ] || exec python3 "$here/demo.py" "$1/demo" "$here/peer-ckanapi.sh" "$1" "{url}" "{token}" published-here
[ "$#" -eq 4 ] || { echo "usage: $0 FOLDER [URL TOKEN OWNER]" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
release=4.11
log=$folder/log
missing() { echo "ckanapi $release cannot be had here: $*; see $log" >&2; exit 3; }

if [ ! -e "$folder/$release/ready" ]; then
    rm -rf "${folder:?}/$release"
    python3 -m venv "$folder/$release" >"$log" 2>&1 || missing "python3 makes no environment"
    "$folder/$release/bin/python" -m pip install --quiet "ckanapi==$release" >>"$log" 2>&1 || missing "pip does not install it"
    touch "$folder/$release/ready"
fi
# The command starts workers of its own name.
PATH=$folder/$release/bin:$PATH
python "$here/peer-ckanapi.py" "$2" "$3" "$4"
dump=$folder/dump.jsonl
ckanapi dump datasets --all -r "$2" -O "$dump" -q
echo "dump: $(wc -l <"$dump") datasets"
for what in groups organizations; do
    echo "dump: $(ckanapi dump $what --all -r "$2" -q | wc -l) $what"
done
echo "search: $(ckanapi search datasets -r "$2" q=trees | wc -l) with trees"
# What was dumped is loaded again under other names, as an owner moves house, and deleted by name.
sed -n 1,3p "$dump" | python "$here/peer-ckanapi-copies.py" "$4" >"$folder/copies.jsonl"
ckanapi load datasets -I "$folder/copies.jsonl" -r "$2" -a "$3" -q
ckanapi load datasets -I "$folder/copies.jsonl" -r "$2" -a "$3" -q
for name in $(sed -E 's/.*"name": "(peer-copy-[0-9]+-x)".*/\1/' "$folder/copies.jsonl"); do
    ckanapi action package_show id="$name" -r "$2" >/dev/null
    ckanapi delete datasets "$name" -r "$2" -a "$3" -q
done
echo "load: $(wc -l <"$folder/copies.jsonl") datasets, twice, and deleted"
