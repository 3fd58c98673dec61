"""Lets OWSLib read the OGC API Records interface of a running site, as any client of the standard would."""

import json
import sys

from owslib.ogcapi.records import Records


def main(site):
    records = Records(site.rstrip("/") + "/ogc")
    conformance = records.conformance()["conformsTo"]
    assert any("ogcapi-records-1" in name for name in conformance), conformance
    assert records.records() == ["datasets"], records.records()
    assert records.api()["openapi"].startswith("3."), "an OpenAPI document"
    collection = records.collection("datasets")
    assert collection["itemType"] == "record"
    assert "properties" in records.collection_queryables("datasets")
    items = records.collection_items("datasets", limit=5)
    matched = items["numberMatched"]
    assert items["numberReturned"] == len(items["features"]) == min(5, matched)
    print(f"{matched} records; {len(conformance)} classes")
    if not matched:
        return
    first = items["features"][0]
    one = records.collection_item("datasets", first["id"])
    assert one["properties"]["title"] == first["properties"]["title"]
    word = first["properties"]["title"].split()[0]
    found = records.collection_items("datasets", q=word)
    assert found["numberMatched"] >= 1, word
    world = records.collection_items("datasets", bbox=[-180, -90, 180, 90])
    assert world["numberMatched"] <= matched
    kind = first["properties"]["type"]
    posted = records.collection_items("datasets", cql={"op": "=", "args": [{"property": "type"}, kind]}, limit=2)
    asked = records.collection_items("datasets", filter=f"type = '{kind}'", limit=2)
    assert posted["numberMatched"] == asked["numberMatched"] >= 1, (posted["numberMatched"], asked["numberMatched"])
    ordered = records.collection_items("datasets", sortby="-title", limit=2)
    records.collection_items("datasets", sortby="title,-updated", limit=2)
    far = records.collection_items("datasets", offset=matched + 20000)
    assert (far["numberMatched"], far["numberReturned"]) == (matched, 0), far["numberMatched"]
    later = records.collection_items("datasets", limit=5, offset=5)
    names = {feature["id"] for feature in later["features"]} & {feature["id"] for feature in items["features"]}
    assert not names, names
    assert records.collection_items("datasets", ids=first["id"])["features"][0]["id"] == first["id"]
    seen, offset = set(), 0
    while offset < matched:
        page = records.collection_items("datasets", limit=7, offset=offset)
        offset += page["numberReturned"]
        seen |= {feature["id"] for feature in page["features"]}
    assert len(seen) == matched, (len(seen), matched)
    for wrong in (lambda: records.collection_item("datasets", "none"), lambda: records.collection_items("datasets", bbox=[1, 2, 3])):
        try:
            wrong()
        except RuntimeError as error:
            assert json.loads(str(error))["status"] in (400, 404), error
        else:
            raise AssertionError("nothing was refused")
    print(f"{found['numberMatched']} with “{word}”; {world['numberMatched']} on the map; {len(ordered['features'])} in order")


main(sys.argv[1])
