"""Prints an invented DCAT-AP catalogue in Turtle, always the same for the same numbers: made-up-dcat.py DATASETS FAULTS SEED

About 27 triples a dataset. FAULTS of the datasets get one fault each, of kinds taken in turn.
"""

import random
import sys

DATASETS, FAULTS, SEED = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
EU = "http://publications.europa.eu/resource/authority"
THEMES = "AGRI ECON EDUC ENER ENVI GOVE HEAL INTR JUST REGI SOCI TECH TRAN".split()
FORMATS = "CSV JSON XML PDF GEOJSON".split()
LANGUAGES = "ENG DEU FRA NLD".split()
FREQUENCIES = "DAILY WEEKLY MONTHLY ANNUAL".split()
KINDS = [
    "no title",
    "no description",
    "two publishers",
    "no access address",
    "title is an address",
    "publisher is a text",
    "byte size is no number",
    "no name of the publisher",
    "theme is no concept",
    "two dates",
    "contact is no contact",
    "duration is none",
]

PREFIXES = f"""@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix eu: <{EU}/> .
@prefix c: <https://data.example.org/> .

vcard:Organization rdfs:subClassOf vcard:Kind .
foaf:Organization rdfs:subClassOf foaf:Agent .
"""


def main():
    dice = random.Random(SEED)
    out = [PREFIXES]
    for theme in THEMES:
        out.append(f'<{EU}/data-theme/{theme}> a skos:Concept ; skos:prefLabel "{theme}"@en .')
    for format in FORMATS:
        out.append(f"<{EU}/file-type/{format}> a dct:MediaTypeOrExtent .")
    for language in LANGUAGES:
        out.append(f"<{EU}/language/{language}> a dct:LinguisticSystem .")
    for frequency in FREQUENCIES:
        out.append(f"<{EU}/frequency/{frequency}> a dct:Frequency .")
    out.append(f"<{EU}/licence/CC_BY_4_0> a dct:LicenseDocument .")
    out.append('<https://data.example.org/city> a dcat:Catalog ; dct:title "City"@en ; dct:description "All of it"@en ; dct:publisher c:a0 .')
    publishers = max(1, DATASETS // 20)
    for place in range(publishers):
        out.append(f'c:a{place} a foaf:Organization ; foaf:name "Office {place}"@en .')
    out.append("c:nobody a foaf:Agent .")
    faulty = dict(zip(dice.sample(range(DATASETS), FAULTS), (KINDS[place % len(KINDS)] for place in range(FAULTS))))
    for place in range(DATASETS):
        out.append(dataset(dice, place, publishers, faulty.get(place)))
    print("\n".join(out))


def dataset(dice, place, publishers, fault):
    said = [f"c:d{place} a dcat:Dataset", f'dct:identifier "d{place}"']
    if fault == "title is an address":
        said.append("dct:title c:title")
    elif fault != "no title":
        said.append(f'dct:title "Dataset {place}"@en, "Datensatz {place}"@de')
    if fault != "no description":
        said.append(f'dct:description "What the city counts, number {place}, every day of the year."@en')
    publisher = f"c:a{dice.randrange(publishers)}"
    if fault == "two publishers":
        publisher += ", c:other"
    if fault == "publisher is a text":
        publisher = '"The office"'
    if fault == "no name of the publisher":
        publisher = "c:nobody"
    said.append(f"dct:publisher {publisher}")
    theme = f"<{EU}/data-theme/{dice.choice(THEMES)}>" if fault != "theme is no concept" else "c:theme"
    said.append(f"dcat:theme {theme}")
    said.append(f'dcat:keyword "word {dice.randrange(50)}"@en, "Wort {dice.randrange(50)}"@de')
    said.append(f"dct:language <{EU}/language/{dice.choice(LANGUAGES)}>")
    said.append(f"dct:accrualPeriodicity <{EU}/frequency/{dice.choice(FREQUENCIES)}>")
    issued = f'"20{dice.randrange(10, 26)}-0{dice.randrange(1, 10)}-1{dice.randrange(10)}"^^xsd:date'
    said.append(f"dct:issued {issued}" + (', "2026-01-01"^^xsd:date' if fault == "two dates" else ""))
    if fault == "duration is none":
        said.append('dcat:temporalResolution "a year"^^xsd:duration')
    contact = "[ a vcard:Organization ; vcard:fn \"Desk\" ]" if fault != "contact is no contact" else "c:desk"
    said.append(f"dcat:contactPoint {contact}")
    said.append(f"dcat:distribution c:f{place}")
    file = [f"c:f{place} a dcat:Distribution", f"dct:format <{EU}/file-type/{dice.choice(FORMATS)}>"]
    if fault != "no access address":
        file.append(f"dcat:accessURL <https://data.example.org/files/{place}>")
    size = '"large"^^xsd:nonNegativeInteger' if fault == "byte size is no number" else f'"{dice.randrange(10**6)}"^^xsd:nonNegativeInteger'
    file.append(f"dcat:byteSize {size}")
    file.append(f"dct:license <{EU}/licence/CC_BY_4_0>")
    file.append('dct:title "File"@en')
    return " ;\n    ".join(said) + " .\n" + " ;\n    ".join(file) + " .\nc:city dcat:dataset c:d" + str(place) + " ."


if __name__ == "__main__":
    main()
