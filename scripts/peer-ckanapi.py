"""Reads and writes by ckanapi against a running house: peer-ckanapi.py URL TOKEN OWNER. Ends with 1 where a client is misled."""

import io
import sys
import uuid
from datetime import date, timedelta

import requests
from ckanapi import NotAuthorized, NotFound, RemoteCKAN, SearchQueryError, ValidationError
from ckanapi.errors import CKANAPIError

url, token, owner = sys.argv[1:]
reader, writer = RemoteCKAN(url), RemoteCKAN(url, apikey=token)
name = f"peer-{uuid.uuid4().hex[:8]}-x"


def refused(kind, act, what):
    try:
        act()
    except kind as error:
        print(f"{what}: {kind.__name__} {str(error)[:120]}")
        return
    sys.exit(f"{what}: nothing was refused")


def same(one, other, what):
    if one != other:
        sys.exit(f"{what}: {one!r} is not {other!r}")


status = reader.action.status_show()
print("status:", status["site_title"], status["ckan_version"])
found = reader.action.package_search(q="*:*", rows=5, **{"facet.field": ["organization", "res_format"]})
print("search:", found["count"], "datasets,", len(found["results"]), "rows, facets", sorted(found["facets"]))
for row in found["results"]:
    same(reader.action.package_show(id=row["id"]), row, "a dataset alone and in a list")
    for resource in row["resources"]:
        uuid.UUID(resource["id"])
        same(reader.action.resource_show(id=resource["id"]), resource, "a resource alone and in its dataset")
names = reader.action.package_list()
same(len(names), found["count"], "the list of names and the count")
get = RemoteCKAN(url, get_only=True)
assert get.action.package_search(fq="metadata_modified:[2000-01-01T00:00:00Z TO *]", sort="id asc", rows=1)["count"] >= 0
same(get.action.package_search(fq="harvest_source_id:x", rows=1)["count"], 0, "a field that nobody filled in")
print("organisations:", len(reader.action.organization_list()), "groups:", len(reader.action.group_list()))
for organisation in reader.action.organization_list(all_fields=True, include_dataset_count=True):
    of = reader.action.package_search(fq=f"organization:{organisation['name']}", rows=0)["count"]
    same(of, organisation["package_count"], organisation["name"])
print("changes:", len(reader.action.recently_changed_packages_activity_list()))

refused(NotFound, lambda: reader.action.package_show(id="no-such-dataset"), "no such dataset")
refused(NotFound, lambda: reader.action.resource_show(id=str(uuid.uuid4())), "no such resource")
refused(NotAuthorized, lambda: reader.action.package_create(name=name, owner_org=owner), "no token")
refused(ValidationError, lambda: writer.action.package_create(name="Not A Name", owner_org=owner), "no name")
refused(ValidationError, lambda: writer.action.package_create(name=name, owner_org="nobody"), "no owner")
refused(SearchQueryError, lambda: reader.action.package_search(fq="title:["), "no query")
refused(CKANAPIError, lambda: reader.action.package_explode(), "no action")
wrong = RemoteCKAN(url, apikey="0" * 64)
refused(NotAuthorized, lambda: wrong.action.package_list(), "a token that does not hold")
refused(NotAuthorized, lambda: wrong.action.package_create(name=name, owner_org=owner), "the same, writing")

made = writer.action.package_create(
    name=name, title="Peer", notes="Made by ckanapi", owner_org=owner, license_id="cc-by-4.0",
    tags=[{"name": "peer"}], resources=[{"url": "https://data.example/1.csv", "format": "CSV", "name": "First"}],
)
same(made["state"], "active", "the state")
same(made["license_id"], "cc-by", "a licence as every portal knows it")
file = writer.action.resource_create(package_id=name, name="File", upload=("peer.csv", io.BytesIO(b"a;b\n1;2\n")))
print("upload:", file["url"], file["mimetype"], file["size"])
same(reader.action.resource_show(id=file["id"]), file, "a resource that was just made")
same(requests.get(file["url"], timeout=30).content, b"a;b\n1;2\n", "the bytes of a file")
patched = writer.action.package_patch(id=made["id"], title="Peer, changed")
assert patched["title"] == "Peer, changed" and len(patched["resources"]) == 2
renamed = writer.action.resource_patch(id=file["id"], description="Two columns")
same((renamed["id"], renamed["description"]), (file["id"], "Two columns"), "a patched resource")
patched = reader.action.package_show(id=name)
patched["notes"] = "Changed as a whole"
updated = writer.action.package_update(**patched)
same(updated["notes"], "Changed as a whole", "an update")
same([one["id"] for one in updated["resources"]], [one["id"] for one in patched["resources"]], "identifiers after an update")
writer.action.resource_delete(id=file["id"])
same(reader.action.package_show(id=name)["num_resources"], 1, "resources after one was deleted")
refused(ValidationError, lambda: writer.action.package_create(name=name, owner_org=owner), "name taken")
kept = names[0]
refused(NotAuthorized, lambda: writer.action.package_delete(id=kept), "a dataset of others")

later = (date.today() + timedelta(days=30)).isoformat()
closed = writer.action.package_create(name=name + "-closed", title="Closed", owner_org=owner, embargo=later)
same((closed["state"], closed["embargo"][:10]), ("draft", later), "an embargo")
refused(NotFound, lambda: reader.action.package_show(id=closed["id"]), "what is closed")
opened = writer.action.package_patch(id=closed["id"], embargo="")
same(opened["state"], "active", "an embargo that was ended")
for one in (name, closed["id"]):
    writer.action.package_delete(id=one)
    refused(NotFound, lambda one=one: reader.action.package_show(id=one), "deleted")
print("made, changed and deleted:", name)
