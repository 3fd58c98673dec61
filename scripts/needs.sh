#!/usr/bin/env bash
# Installs the Debian packages that the tests need and this machine lacks: PostgreSQL, Chromium with its driver, and what
# the scripts beside this one call.
set -euo pipefail

missing=()
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
command -v chromium >/dev/null || missing+=(chromium)
command -v chromedriver >/dev/null || missing+=(chromium-driver)
for program in npm openssl python3; do
    command -v "$program" >/dev/null || missing+=("$program")
done
[ "${#missing[@]}" -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "Please install: ${missing[*]}" >&2
    exit 1
fi
root=()
if [ "$(id -u)" -ne 0 ]; then
    # Nobody is there to type a password.
    sudo -n true 2>/dev/null || { echo "Please install: ${missing[*]}" >&2; exit 1; }
    root=(sudo -n)
fi

echo "Installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
# A package list that cannot be refreshed need not matter: the installation decides.
"${root[@]}" apt-get -q update </dev/null >/dev/null || echo "The package lists could not all be refreshed" >&2
"${root[@]}" apt-get -q install --yes --no-install-recommends "${missing[@]}" </dev/null >/dev/null
