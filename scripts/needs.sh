#!/usr/bin/env bash
# Installs the Debian packages that the tests need and this machine lacks: PostgreSQL and Chromium with its driver.
set -euo pipefail

missing=()
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
command -v chromium >/dev/null || missing+=(chromium)
command -v chromedriver >/dev/null || missing+=(chromium-driver)
[ "${#missing[@]}" -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "Please install: ${missing[*]}" >&2
    exit 1
fi
root=()
[ "$(id -u)" -eq 0 ] || root=(sudo -n)

echo "Installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
# A package list that cannot be refreshed need not matter: the installation decides.
"${root[@]}" apt-get -q update </dev/null >/dev/null || echo "The package lists could not all be refreshed" >&2
"${root[@]}" apt-get -q install --yes --no-install-recommends "${missing[@]}" </dev/null >/dev/null
