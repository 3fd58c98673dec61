#!/usr/bin/env bash
# Installs released CKAN, ckanext-harvest and ckanext-dcat from PyPI and lets their harvesters read a running site, as far as they
# go without a database: scripts/peer-ckan.sh FOLDER [http://HOST:PORT [TOKEN OWNER]]
# Without an address it starts a demonstration of its own from target/debug/centum. Prints what scripts/peer-ckan.py prints. What
# cannot be installed here is said on standard error, and ends with 3.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
[ "$#" -ne 1 ] || exec python3 "$here/demo.py" "$1/demo" "$here/peer-ckan.sh" "$1" "{url}" "{token}" published-here
[ "$#" -eq 2 ] || [ "$#" -eq 4 ] || { echo "usage: $0 FOLDER [http://HOST:PORT [TOKEN OWNER]]" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
shift
release=2.12.0
log=$folder/log
missing() { echo "CKAN $release cannot be had here: $*; see $log" >&2; exit 3; }

# What CKAN imports is named in a file beside its package, not by the package.
needs="flask==3.1.3 flask-babel==4.0.0 flask-login==0.6.3 flask-session==0.8.0 flask-wtf==1.3.0 sqlalchemy==2.0.44 simplejson
    python-dateutil babel markdown bleach pytz pyyaml passlib beaker dominate feedgen pyjwt rq msgspec webassets python-magic
    psycopg2-binary alembic click polib pysolr tzlocal zope.interface sqlparse werkzeug blinker packaging nh3 typing_extensions
    file-keeper requests rdflib geomet setuptools<80"
if [ ! -e "$folder/$release/ready" ]; then
    rm -rf "${folder:?}/$release"
    python3 -m venv "$folder/$release" >"$log" 2>&1 || missing "python3 makes no environment"
    # shellcheck disable=SC2086
    "$folder/$release/bin/python" -m pip install --quiet "ckan==$release" ckanext-dcat==2.4.4 ckanext-harvest==1.6.3 \
        $needs >>"$log" 2>&1 || missing "pip does not install it"
    touch "$folder/$release/ready"
fi
exec "$folder/$release/bin/python" "$here/peer-ckan.py" "$@"
