#!/usr/bin/env bash
# Brings axe-core, by which the journeys judge pages, in a fixed version, once, beside the build. It is not committed.
set -euo pipefail
cd "$(dirname "$0")/.."

version=4.14.1
integrity='sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=='
folder=${CENTUM_TOOLS:-$PWD/target/tools}/axe-core-$version
[ ! -f "$folder/axe.min.js" ] || exit 0

command -v npm >/dev/null || { echo "npm is missing: please install Node.js with npm" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "Fetching axe-core $version"
(cd "$work" && npm pack --silent "axe-core@$version" >/dev/null)
found=sha512-$(openssl dgst -sha512 -binary "$work/axe-core-$version.tgz" | base64 --wrap=0)
[ "$found" = "$integrity" ] || { echo "axe-core $version is not the package that was examined" >&2; exit 1; }
tar -xzf "$work/axe-core-$version.tgz" -C "$work" package/axe.min.js package/LICENSE
mkdir -p "$folder"
mv "$work/package/LICENSE" "$work/package/axe.min.js" "$folder/"
