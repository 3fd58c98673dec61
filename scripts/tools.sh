#!/usr/bin/env bash
# Installs the tools of the gates in fixed versions, once, beside the build: scripts/tools.sh TOOL…
# They go to $CENTUM_TOOLS, or to target/tools.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=${CENTUM_TOOLS:-$PWD/target/tools}
mkdir -p "$tools"

# cargo_tool NAME VERSION [FLAG…]: built once.
cargo_tool() {
    ! grep -qsF "\"$1 $2 (" "$tools/.crates.toml" || return 0
    echo "Building $1 $2"
    CARGO_PROFILE_DEV_DEBUG=false cargo install --quiet --locked --root "$tools" --version "$2" "${@:3}" "$1"
}

# python_tool NAME VERSION: each into a folder of its own, so that no virtual environment is needed.
python_tool() {
    [ ! -d "$tools/$1/$1-$2.dist-info" ] || return 0
    echo "Installing $1 $2"
    python3 -m pip install --quiet --disable-pip-version-check --no-warn-script-location --root-user-action=ignore \
        --upgrade --target "$tools/$1" "$1==$2"
}

for tool in "$@"; do
    case "$tool" in
    # Any nextest will do that reads .config/nextest.toml. It only starts programs: built without optimising, it is
    # ready in half the time.
    nextest) PATH="$tools/bin:$PATH" command -v cargo-nextest >/dev/null || cargo_tool cargo-nextest 0.9.143 --debug ;;
    deny) cargo_tool cargo-deny 0.20.2 ;;
    cyclonedx) cargo_tool cargo-cyclonedx 0.5.9 ;;
    typos) python_tool typos 1.52.0 ;;
    reuse) python_tool reuse 6.2.0 ;;
    *) echo "unknown tool: $tool" >&2; exit 2 ;;
    esac
done
