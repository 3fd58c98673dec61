"""Lets the harvesters of CKAN itself read a running site, as far as they go without a database: peer-ckan.py SITE [TOKEN OWNER].

With a token and a catalogue to publish in, datasets are made first, so that there is more than one page.

The gathering of ckanext-harvest asks as it would; every package goes through the schema that CKAN holds imports against; the RDF
reader of ckanext-dcat follows the catalogue in every syntax. Ends with 1 where a dataset would not be taken.
"""

import collections
import inspect
import json
import sys
import time

import requests
from ckan.plugins import toolkit

toolkit.asbool("no")  # CKAN's parts are there once its toolkit is.

import ckan.lib.navl.dictization_functions as navl  # noqa: E402
import ckan.model as model  # noqa: E402
from ckan.logic.schema import default_create_package_schema  # noqa: E402
from ckanext.dcat.processors import RDFParser  # noqa: E402
from ckanext.harvest.harvesters.ckanharvester import CKANHarvester  # noqa: E402

# Datasets on one page of the catalogue.
PAGE = 100
# What begins so asks the database of CKAN, which is not there.
ASKS = ("session", "model", "authz")


def offline(schema):
    """The schema without what asks the database."""
    if isinstance(schema, dict):
        return {name: offline(inner) for name, inner in schema.items()}
    return [check for check in schema if not any(word in inspect.getsource(check) for word in ASKS)]


def gather(site):
    harvester = CKANHarvester()
    harvester.config = {}
    everything = harvester._search_for_datasets(site)
    names = [one["name"] for one in requests.get(f"{site}/api/3/action/organization_list?all_fields=true").json()["result"] if one["package_count"]]
    by_owner = [harvester._search_for_datasets(site, [f"organization:{name}"]) for name in names]
    assert sum(map(len, by_owner)) == len(everything), "every dataset belongs to one organisation"
    some = harvester._search_for_datasets(site, [" OR ".join(f"organization:{name}" for name in names[:2])])
    assert len(some) == sum(map(len, by_owner[:2]))
    rest = harvester._search_for_datasets(site, [f"-organization:{name}" for name in names[:2]])
    assert len(some) + len(rest) == len(everything)
    since = "metadata_modified:[2000-01-01T00:00:00.000000Z TO *]"
    assert len(harvester._search_for_datasets(site, [f"organization:{names[0]}", since])) == len(by_owner[0])
    group = harvester._get_group(site, {"id": everything[0]["groups"][0]["id"] if everything[0]["groups"] else "envi"})
    assert group["name"] and harvester._get_organization(site, everything[0]["owner_org"])["name"] in names
    print(f"ckanext-harvest: {len(everything)} datasets of {len(names)} organisations")
    return everything


def hold(packages):
    schema = offline(default_create_package_schema())
    # As ckanext-harvest relaxes it.
    schema.pop("__junk", None)
    wrong = collections.Counter()
    for package in packages:
        _, errors = navl.validate(json.loads(json.dumps(package)), schema, {"model": model, "session": None, "user": ""})
        wrong.update(f"{field}: {json.dumps(said)}" for field, said in errors.items())
    for what, count in wrong.most_common(20):
        print(f"refused {count} times: {what}")
    if wrong:
        sys.exit("CKAN would not take these")
    print(f"the schema of CKAN: takes {len(packages)} of {len(packages)}")


def read(site, ending, form, profile):
    address, pages, datasets, nameless = f"{site}/catalogue.{ending}", 0, 0, 0
    while address:
        parser = RDFParser(profiles=[profile])
        parser.parse(requests.get(address).content.decode(), _format=form)
        for dataset in parser.datasets():
            datasets += 1
            nameless += "title" not in dataset
        address = parser.next_page()
        pages += 1
    print(f"ckanext-dcat, {profile}, {ending}: {datasets} datasets on {pages} pages, {nameless} without a title")
    return datasets


def fill(site, token, owner):
    """More datasets than stand on one page, with what other portals stumble over."""
    for number in range(PAGE + 20):
        package = {
            "name": f"peer-{number}-x",
            "title": f"Peer {number}",
            "owner_org": owner,
            "tags": [{"name": "parks/gardens"}, {"name": f"number {number}"}],
            "resources": [{"url": f"https://data.example/{number}.csv", "format": "CSV"}],
            "extras": [{"key": "spatial", "value": "POLYGON ((4 50, 5 50, 5 51, 4 50))"}],
        }
        answer = requests.post(f"{site}/api/3/action/package_create", json=package, headers={"Authorization": token})
        assert answer.status_code == 200 or "in use" in answer.text, answer.text
    # The search follows a moment later.
    for _ in range(60):
        found = requests.get(f"{site}/api/3/action/package_search?rows=0").json()["result"]["count"]
        if found == len(requests.get(f"{site}/api/3/action/package_list").json()["result"]):
            return
        time.sleep(0.5)
    sys.exit("the search does not follow")


def main(site, token=None, owner=None):
    site = site.rstrip("/")
    if token:
        fill(site, token, owner)
    hold(gather(site))
    counts = {
        read(site, ending, form, profile)
        for ending, form in (("ttl", "turtle"), ("rdf", "xml"), ("jsonld", "json-ld"))
        for profile in ("euro_dcat_ap_2", "euro_dcat_ap_3")
    }
    assert len(counts) == 1, counts


main(*sys.argv[1:])
