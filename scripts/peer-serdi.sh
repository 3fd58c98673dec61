#!/usr/bin/env bash
# Takes Debian's serdi into a folder and lets it read a file in Turtle: scripts/peer-serdi.sh FOLDER DATA.ttl
# Prints the CPU seconds that it took. What cannot be had here is said on standard error, and ends with 3.
set -euo pipefail

[ "$#" -eq 2 ] || { echo "usage: $0 FOLDER DATA.ttl" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
data=$(realpath "$2")
log=$folder/log
missing() { echo "serdi cannot be had here: $*; see $log" >&2; exit 3; }

if [ ! -e "$folder/ready" ]; then
    (cd "$folder" && apt-get download serdi libserd-0-0) >"$log" 2>&1 || missing "apt-get does not download it"
    for package in "$folder"/*.deb; do dpkg-deb -x "$package" "$folder/unpacked" >>"$log" 2>&1 || missing "dpkg-deb does not unpack it"; done
    touch "$folder/ready"
fi
libraries=$(find "$folder/unpacked/usr/lib" -name 'libserd-0.so.0' -printf '%h\n' -quit)
TIMEFORMAT='%U %S'
LD_LIBRARY_PATH=$libraries
export LD_LIBRARY_PATH
{ time "$folder/unpacked/usr/bin/serdi" -q -i turtle -o ntriples "$data" >/dev/null; } 2>&1 | awk '{ print $1 + $2 }'
