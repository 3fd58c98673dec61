"""Prints what pyshacl finds, as sorted lines of five columns: focus node, path, value, component, severity.

peer-pyshacl.py [--times] SHAPES.ttl DATA.ttl...
peer-pyshacl.py --site http://HOST:PORT FOLDER-OF-SHAPES compares what a running site says of its datasets instead.
Blank nodes are written `_:`. With --times one line with the CPU seconds for reading and for checking stands on standard error instead.
"""

import collections
import itertools
import json
import logging
import os
import sys
import time
import urllib.request

import rdflib
from rdflib import RDF, SH, BNode, Literal, URIRef
from rdflib.collection import Collection

import pyshacl

# Lexical forms are compared as they stand, and ill-typed ones are findings, not news.
rdflib.NORMALIZE_LITERALS = False
logging.getLogger("rdflib").setLevel(logging.CRITICAL)

TABLES = ("http://publications.europa.eu/", "http://data.europa.eu/", "http://purl.org/adms/")
HIGH_VALUE = ("http://data.europa.eu/bna/", "http://data.europa.eu/eli/reg_impl/2023/138")


def escape(text):
    for char, code in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        text = text.replace(char, code)
    return text


def name(term):
    if term is None:
        return ""
    if isinstance(term, BNode):
        return "_:"
    if isinstance(term, URIRef):
        return f"<{term}>"
    text = f'"{escape(str(term))}"'
    if term.language:
        return f"{text}@{term.language.lower()}"
    if term.datatype and str(term.datatype) != "http://www.w3.org/2001/XMLSchema#string":
        return f"{text}^^<{term.datatype}>"
    return text


def path(graph, node):
    if node is None:
        return ""
    if isinstance(node, URIRef):
        return f"<{node}>"
    if (node, RDF.first, None) in graph:
        return "(" + "/".join(path(graph, part) for part in Collection(graph, node)) + ")"
    for predicate, form in (
        (SH.inversePath, "^{}"),
        (SH.zeroOrMorePath, "({})*"),
        (SH.oneOrMorePath, "({})+"),
        (SH.zeroOrOnePath, "({})?"),
    ):
        inner = graph.value(node, predicate)
        if inner is not None:
            return form.format(path(graph, inner))
    inner = graph.value(node, SH.alternativePath)
    return "(" + "|".join(path(graph, part) for part in Collection(graph, inner)) + ")"


def local(term):
    return str(term).rsplit("#", 1)[-1]


def lines(report):
    """The results of a report as lines. What stands behind sh:detail is told by the result that it explains."""
    found = set()
    for result in report.objects(None, SH.result):

        def of(predicate, result=result):
            return report.value(result, predicate)

        columns = (
            name(of(SH.focusNode)),
            path(report, of(SH.resultPath)),
            name(of(SH.value)),
            local(of(SH.sourceConstraintComponent)),
            local(of(SH.resultSeverity)),
        )
        found.add("\t".join(columns))
    return found


def check(data, shapes):
    return pyshacl.validate(data, shacl_graph=shapes, advanced=False, inference="none")[1]


def site(address, folder):
    """What a site says of each dataset is what pyshacl finds in it, and what the site says in its own words breaks less."""
    shapes = rdflib.Graph()
    for file in ("core", "recommended", "vocabularies"):
        shapes.parse(f"{folder}/{file}.ttl")
    classes = rdflib.Graph().parse(f"{folder}/classes.ttl")
    core = rdflib.Graph().parse(f"{folder}/core.ttl")
    catalogue = rdflib.Graph().parse(f"{address}/catalogue.ttl")
    # Whatever stands in a table of the Union has the class and the name that the site gives it there.
    known = [one for one in catalogue if str(one[0]).startswith(TABLES)]
    with urllib.request.urlopen(f"{address}/api/3/action/package_list") as answer:
        names = json.load(answer)["result"]
    differing, broken = 0, 0
    for dataset in names:
        at = f"{address}/data/datasets/{dataset}"
        theirs = rdflib.Graph().parse(f"{at}.ttl?profile=source")
        # The shapes for high-value datasets are held against what calls itself so, which pyshacl cannot be told.
        if any(str(value).startswith(HIGH_VALUE) for value in theirs.objects()):
            continue
        own = set(theirs)
        for triple in itertools.chain(classes, known):
            theirs.add(triple)
        # Of what a record names by its class alone, the site knows more than the record says.
        told_of = {str(one) for one, what, _ in own if what != RDF.type}

        def is_of_record(line):
            return line.startswith("_:") or line[1:].split(">")[0] in told_of

        beside = (f"<{at}#", f"<{address}/data/catalogues/")
        found = {line for line in lines(check(theirs, shapes)) if is_of_record(line) and not line.startswith(beside)}
        told = {line for line in lines(rdflib.Graph().parse(f"{at}/validation.ttl")) if is_of_record(line) and not line.startswith(beside)}
        if found != told:
            differing += 1
            print(f"{dataset} ({len(own)} statements):", *(f"\n  only pyshacl: {one}" for one in sorted(found - told)), *(f"\n  only the site: {one}" for one in sorted(told - found)))
        ours = rdflib.Graph().parse(f"{at}.ttl")
        for triple in itertools.chain(classes, known):
            ours.add(triple)
        breaches = {line for line in lines(check(ours, core)) if line.endswith("Violation")}
        broken += bool(breaches)
        if os.environ.get("VERBOSE"):
            print(dataset, *sorted(breaches), sep="\n  ")
    for triple in classes:
        catalogue.add(triple)
    whole = collections.Counter(tuple(line.split("\t")[i] for i in (1, 3)) for line in lines(check(catalogue, core)) if line.endswith("Violation"))
    print(f"{len(names)} datasets, {differing} with another report; {broken} break DCAT-AP in the site's own words")
    for (where, what), count in sorted(whole.items()):
        print(f"the catalogue: {count} times {what} at {where}")
    sys.exit(differing > 0)


def main():
    if sys.argv[1] == "--site":
        site(sys.argv[2].rstrip("/"), sys.argv[3])
    arguments = [argument for argument in sys.argv[1:] if argument != "--times"]
    began = time.process_time()
    shapes = rdflib.Graph().parse(arguments[0])
    data = rdflib.Graph()
    for file in arguments[1:]:
        data.parse(file)
    read = time.process_time()
    report = check(data, shapes)
    checked = time.process_time()
    if "--times" in sys.argv:
        print(f"{len(data)} triples: read {read - began:.2f}, check {checked - read:.2f}", file=sys.stderr)
        return
    for line in sorted(lines(report), key=lambda line: line.encode()):
        print(line)


if __name__ == "__main__":
    main()
