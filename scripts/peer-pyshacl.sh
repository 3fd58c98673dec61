#!/usr/bin/env bash
# Installs a released pyshacl from PyPI and runs it: scripts/peer-pyshacl.sh FOLDER [--times] SHAPES.ttl DATA.ttl…
# With a folder alone it starts a demonstration from target/debug/centum and compares what that says of its datasets.
# Prints what scripts/peer-pyshacl.py prints. What cannot be installed here is said on standard error, and ends with 3.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
[ "$#" -ne 1 ] || exec python3 "$here/demo.py" "$1/demo" "$here/peer-pyshacl.sh" "$1" --site "{url}" "$here/../data/dcat-ap"
[ "$#" -ge 3 ] || { echo "usage: $0 FOLDER [--times] [SHAPES.ttl DATA.ttl…]" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
shift
release=0.40.1
log=$folder/log
missing() { echo "pyshacl $release cannot be had here: $*; see $log" >&2; exit 3; }

if [ ! -e "$folder/$release/ready" ]; then
    rm -rf "${folder:?}/$release"
    python3 -m venv "$folder/$release" >"$log" 2>&1 || missing "python3 makes no environment"
    "$folder/$release/bin/python" -m pip install --quiet "pyshacl==$release" >>"$log" 2>&1 || missing "pip does not install it"
    touch "$folder/$release/ready"
fi
exec "$folder/$release/bin/python" "$here/peer-pyshacl.py" "$@"
