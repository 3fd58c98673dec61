"""Prints what pyshacl finds, as sorted lines of five columns: focus node, path, value, component, severity.

peer-pyshacl.py [--times] SHAPES.ttl DATA.ttl...
Blank nodes are written `_:`. With --times one line with the CPU seconds for reading and for checking stands on standard error instead.
"""

import logging
import sys
import time

import rdflib
from rdflib import RDF, SH, BNode, Literal, URIRef
from rdflib.collection import Collection

import pyshacl

# Lexical forms are compared as they stand, and ill-typed ones are findings, not news.
rdflib.NORMALIZE_LITERALS = False
logging.getLogger("rdflib").setLevel(logging.CRITICAL)


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


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--times"]
    began = time.process_time()
    shapes = rdflib.Graph().parse(arguments[0])
    data = rdflib.Graph()
    for file in arguments[1:]:
        data.parse(file)
    read = time.process_time()
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=False, inference="none")
    checked = time.process_time()
    if "--times" in sys.argv:
        print(f"{len(data)} triples: read {read - began:.2f}, check {checked - read:.2f}", file=sys.stderr)
        return
    lines = set()
    # What stands behind sh:detail is told by the result that it explains.
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
        lines.add("\t".join(columns))
    for line in sorted(lines, key=lambda line: line.encode()):
        print(line)


if __name__ == "__main__":
    main()
