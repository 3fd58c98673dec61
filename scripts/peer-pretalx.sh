#!/usr/bin/env bash
# Installs a released pretalx from PyPI and measures it: scripts/peer-pretalx.sh FOLDER sqlite|postgresql [VERSION]
# Prints one line of JSON. `PART=review` makes it measure the organiser's page of reviews instead. What cannot be installed here is said on standard error, and ends with 3.
# PostgreSQL is the server of scripts/with-postgres.sh.
set -euo pipefail

[ "$#" -ge 2 ] || { echo "usage: $0 FOLDER sqlite|postgresql [VERSION]" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
engine=$2
release=${3:-2025.2.2}
part=${PART:-cfp}
log=$folder/log
port=18472
missing() { echo "pretalx $release cannot be had here: $*; see $log" >&2; exit 3; }

python=$folder/$release/bin/python
if [ ! -e "$folder/$release/ready" ]; then
    rm -rf "${folder:?}/$release"
    python3 -m venv "$folder/$release" >"$log" 2>&1 || missing "python3 makes no environment"
    # Faker and freezegun are what create_test_event asks for.
    "$python" -m pip install --quiet "pretalx==$release" psycopg2-binary gunicorn Faker freezegun >>"$log" 2>&1 ||
        missing "pip does not install it"
    touch "$folder/$release/ready"
fi

data=$folder/data-$engine
rm -rf "$data"
mkdir -p "$data/settings"
database="backend = sqlite3"
if [ "$engine" = postgresql ]; then
    [ -n "${CENTUM_TEST_POSTGRES:-}" ] || missing "there is no PostgreSQL: run this below scripts/with-postgres.sh"
    address=${CENTUM_TEST_POSTGRES#postgres://*@}
    name=pretalx_$$
    psql=$(compgen -G '/usr/lib/postgresql/*/bin/psql' | sort -V | tail -n 1 || command -v psql) || missing "psql is missing"
    "$psql" --quiet --no-psqlrc --command "CREATE DATABASE $name" "$CENTUM_TEST_POSTGRES" >>"$log" 2>&1 ||
        missing "no database for it"
    host=${address%%/*}
    database=$(printf 'backend = postgresql\nname = %s\nuser = centum\nhost = %s\nport = %s' \
        "$name" "${host%%:*}" "${host##*:}")
fi
cat >"$data/pretalx.cfg" <<END
[filesystem]
data = $data
static = $folder/$release/static.dist
[site]
url = http://localhost:$port
debug = False
secret = only-for-measuring
[database]
$database
[mail]
from = bench@example.org
END
# Letters go into a folder, as those of the other side do.
cat >"$data/settings/peer_settings.py" <<'END'
from pretalx.settings import *

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(DATA_DIR / "letters")
END
cat >"$data/settings/open_event.py" <<'END'
import datetime

import django

django.setup()

from django.utils.timezone import now
from django_scopes import scopes_disabled
from pretalx.event.models import Event

# The deadline of the test event lies in the past.
with scopes_disabled():
    event = Event.objects.get(slug="democon")
    event.cfp.deadline = now() + datetime.timedelta(days=30)
    event.cfp.save()
END
export PRETALX_CONFIG_FILE=$data/pretalx.cfg PYTHONPATH=$data/settings DJANGO_SETTINGS_MODULE=peer_settings
export DJANGO_SUPERUSER_EMAIL=admin@example.org DJANGO_SUPERUSER_PASSWORD=only-for-measuring-1
export PRETALX_INIT_ORGANISER_NAME=Organisers PRETALX_INIT_ORGANISER_SLUG=organisers
{
    "$python" -m pretalx migrate &&
        "$python" -m pretalx collectstatic --noinput &&
        "$python" -m pretalx init --noinput &&
        "$python" -m pretalx create_test_event --stage "$part" --seed 1 &&
        if [ "$part" = cfp ]; then "$python" "$data/settings/open_event.py"; fi
} >>"$log" 2>&1 || missing "it cannot be set up on $engine"

# As many processes as there are cores.
"$folder/$release/bin/gunicorn" --workers 2 --bind "127.0.0.1:$port" pretalx.wsgi:application >>"$log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true' EXIT
for _ in $(seq 100); do
    if (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
    sleep 0.2
done
python3 "$here/peer-pretalx.py" "$part" "$server" "$release" "$port" democon \
    "$DJANGO_SUPERUSER_EMAIL" "$DJANGO_SUPERUSER_PASSWORD"
