#!/usr/bin/env bash
# Runs a command with a private, throw-away PostgreSQL: scripts/with-postgres.sh COMMAND [ARGUMENT…]
# The command finds its address in CENTUM_TEST_POSTGRES. If that is set already, that server is used as it is.
# With DURABLE_POSTGRES=1 each commit waits for the disk, as it does where data matter.
set -euo pipefail

[ "$#" -gt 0 ] || { echo "usage: $0 COMMAND [ARGUMENT…]" >&2; exit 2; }
[ -z "${CENTUM_TEST_POSTGRES:-}" ] || exec "$@"

programs=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || true)
[ -n "$programs" ] || programs=$(dirname "$(command -v initdb)") || {
    echo "PostgreSQL is missing: run scripts/needs.sh" >&2
    exit 1
}

# PostgreSQL refuses to run as root.
as_owner=()
if [ "$(id -u)" -eq 0 ]; then
    owner=postgres
    id "$owner" >/dev/null 2>&1 || owner=nobody
    as_owner=(runuser -u "$owner" --)
fi

# In TMPDIR, because a checkout may lie where the unprivileged user cannot go.
cluster=$(mktemp -d "${TMPDIR:-/tmp}/centum-postgres.XXXXXX")
as_owner_in_cluster() { (cd "$cluster" && "${as_owner[@]}" "$@" </dev/null); }
stop() {
    if [ -n "${serving:-}" ] && ! "$programs/pg_isready" --quiet --host=127.0.0.1 --port="$port"; then
        echo "PostgreSQL has ended before what it was started for. It said last:" >&2
        tail -n 20 "$cluster/data/server.log" >&2 || true
        df -h "$cluster" >&2 || true
    fi
    # The data are thrown away, so nothing need be written back first.
    as_owner_in_cluster "$programs/pg_ctl" stop --silent --mode immediate -D "$cluster/data" || true
    rm -rf "$cluster"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
[ "${#as_owner[@]}" -eq 0 ] || chown "$owner" "$cluster"

# A collation that sorts like a dictionary finds the query that forgot COLLATE "C". PostgreSQL 14 has the system's only.
collation=(--locale=C.UTF-8)
if [[ $("$programs/initdb" --help) == *--locale-provider* ]]; then
    collation+=(--locale-provider=icu --icu-locale=en)
fi
as_owner_in_cluster "$programs/initdb" -D "$cluster/data" --username=centum --auth=trust --encoding=UTF8 \
    "${collation[@]}" --no-sync >"$cluster.log" 2>&1 || { cat "$cluster.log" >&2; rm -f "$cluster.log"; exit 1; }
rm -f "$cluster.log"

haste=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off)
# Thousands of schemas come and go: what recovers or replicates them would only fill the disk.
haste+=(-c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=256MB -c min_wal_size=64MB)
[ -z "${DURABLE_POSTGRES:-}" ] || haste=()

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
start() {
    as_owner_in_cluster "$programs/pg_ctl" start --silent --wait --timeout 60 -D "$cluster/data" -l "$cluster/data/server.log" -o "\
        -c listen_addresses=127.0.0.1 -c port=$1 -c unix_socket_directories=$cluster \
        ${haste[*]} -c max_connections=300 -c shared_buffers=128MB" >/dev/null
}
# Somebody may take the free port first: then another is tried.
for attempt in 1 2 3 4 5; do
    port=$(free_port)
    start "$port" && serving=yes && break
    [ "$attempt" -lt 5 ] || { tail -n 20 "$cluster/data/server.log" >&2; exit 1; }
done

export CENTUM_TEST_POSTGRES="postgres://centum@127.0.0.1:$port/postgres"
"$@"
