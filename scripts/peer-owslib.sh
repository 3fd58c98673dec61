#!/usr/bin/env bash
# Installs a released OWSLib from PyPI and lets it read a running site: scripts/peer-owslib.sh FOLDER [http://HOST:PORT]
# Without an address it starts a demonstration of its own from target/debug/centum. Prints what
# scripts/peer-owslib.py prints. What cannot be installed here is said on standard error, and ends with 3.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
[ "$#" -ne 1 ] || exec python3 "$here/demo.py" "$1/demo" "$here/peer-owslib.sh" "$1" "{url}"
[ "$#" -eq 2 ] || { echo "usage: $0 FOLDER [http://HOST:PORT]" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
shift
release=0.35.0
log=$folder/log
missing() { echo "OWSLib $release cannot be had here: $*; see $log" >&2; exit 3; }

if [ ! -e "$folder/$release/ready" ]; then
    rm -rf "${folder:?}/$release"
    python3 -m venv "$folder/$release" >"$log" 2>&1 || missing "python3 makes no environment"
    "$folder/$release/bin/python" -m pip install --quiet "OWSLib==$release" >>"$log" 2>&1 || missing "pip does not install it"
    touch "$folder/$release/ready"
fi
exec "$folder/$release/bin/python" "$here/peer-owslib.py" "$@"
