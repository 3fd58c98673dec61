"""Lines of a dump, as datasets of another owner: peer-ckanapi-copies.py OWNER <DUMP."""

import json
import sys

for number, line in enumerate(sys.stdin):
    package = json.loads(line)
    for name in ("id", "organization", "owner_org"):
        package.pop(name, None)
    for resource in package["resources"]:
        for name in ("id", "package_id"):
            resource.pop(name, None)
    print(json.dumps({"name": "", **package, "name": f"peer-copy-{number}-x", "owner_org": sys.argv[1]}))
