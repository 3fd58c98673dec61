"""Reads a site with rdflib: its catalogue page by page as harvesters of DCAT do, each type of a dataset, the dump, SPARQL.

peer-rdflib.py SITE [ttl|rdf|jsonld|nt|all [TOKEN]]: SPARQL where there is a token.
"""

import gzip
import json
import re
import sys
import time
import urllib.request

from rdflib import RDF, Dataset, Graph, Namespace
from rdflib.compare import isomorphic
from rdflib.plugins.stores.sparqlstore import SPARQLStore

DCAT = Namespace("http://www.w3.org/ns/dcat#")
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
NAMES = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld", "nt": "nt"}
TYPES = {"text/turtle": "turtle", "application/rdf+xml": "xml", "application/ld+json": "json-ld", "application/n-triples": "nt"}
QUADS = {"application/trig": "trig", "application/n-quads": "nquads"}
# Datasets whose types are all compared.
MOST = 12


def get(address, accept="*/*"):
    with urllib.request.urlopen(urllib.request.Request(address, headers={"Accept": accept})) as answer:
        return answer.read()


def next_page(graph):
    """The next page in the older dialect, then in the newer one."""
    for kind in (HYDRA.PagedCollection, HYDRA.PartialCollectionView):
        for page in graph.subjects(RDF.type, kind):
            for name in (HYDRA.next, HYDRA.nextPage):
                for target in graph.objects(page, name):
                    return str(target)
    return None


def catalogue(site, ending):
    address = f"{site}/catalogue.{ending}"
    pages, triples, datasets, total = 0, 0, set(), None
    start = time.process_time()
    while address:
        graph = Graph()
        # The site names its pages by its public address, which may be another than the one it listens on.
        path = address.split("/", 3)[3]
        graph.parse(get(f"{site}/{path}"), format=NAMES[ending], publicID=address)
        found = set(graph.subjects(RDF.type, DCAT.Dataset))
        assert not found & datasets, "each comes once"
        datasets |= found
        triples += len(graph)
        total = {int(number) for number in graph.objects(None, HYDRA.totalItems)}
        pages += 1
        address = next_page(graph)
    assert len(total) == 1, total
    print(f"{ending}: {pages} pages, {triples} triples, {len(datasets)} datasets of {total.pop()} records, {time.process_time() - start:.2f} s")
    return triples


def types(site):
    """Each type of a dataset says the same, and its page says as schema.org what it is."""
    names = json.loads(get(f"{site}/api/3/action/package_list"))["result"][:MOST]
    for name in names:
        address = f"{site}/data/datasets/{name}"
        known = Graph().parse(address + ".ttl")
        for accept, form in TYPES.items():
            assert isomorphic(known, Graph().parse(get(address, accept), format=form, publicID=address)), (name, accept)
        for accept, form in QUADS.items():
            quads = Dataset()
            quads.parse(get(address, accept), format=form)
            graphs = [graph for graph in quads.graphs() if len(graph)]
            assert len(graphs) == 1 and isomorphic(known, graphs[0]), (name, accept)
        assert isomorphic(known, Graph().parse(address)), (name, "as rdflib asks by itself")
        page = get(address, "text/html").decode()
        [told] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
        told = json.loads(told)
        assert told["@context"].startswith("https://schema.org") and told["@type"] == "Dataset" and told["url"], told
    print(f"{len(names)} datasets in {len(TYPES) + len(QUADS)} types, and as schema.org")


def dumps(site):
    lines = Graph().parse(gzip.decompress(get(f"{site}/catalogue/dump.nt.gz")), format="nt")
    quads = Dataset()
    quads.parse(gzip.decompress(get(f"{site}/catalogue/dump.nq.gz")), format="nquads")
    assert len(lines) > 0 and sum(len(graph) for graph in quads.graphs()) >= len(lines)
    print(f"dumps: {len(lines)} triples")


def sparql(site, token):
    for method in ("GET", "POST", "POST_FORM"):
        graph = Graph(SPARQLStore(f"{site}/api/sparql", headers={"Authorization": f"Bearer {token}"}, method=method))
        rows = list(graph.query("SELECT ?d { ?d a <http://www.w3.org/ns/dcat#Dataset> }"))
        assert rows and graph.query("ASK { ?s ?p ?o }").askAnswer
        built = graph.query("CONSTRUCT { ?d a ?c } WHERE { ?d a ?c } LIMIT 5").graph
        assert len(built) == 5
    print(f"SPARQL: {len(rows)} datasets, three ways")


def main(site, ending=None, token=None):
    site = site.rstrip("/")
    counts = {catalogue(site, one) for one in ([ending] if ending in NAMES else NAMES)}
    assert len(counts) == 1, counts
    if ending not in NAMES:
        types(site)
        dumps(site)
    if token:
        sparql(site, token)


main(*sys.argv[1:])
