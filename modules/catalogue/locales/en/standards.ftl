# The catalogue for programs: linked data, SPARQL, OGC API Records, dumps.
catalogue-standards-whole = Open data of the cities that take part, from their own catalogues and from this one.
catalogue-standards-to-search = Search the data
catalogue-standards-off = This part of the catalogue is not running here. Ask whoever runs the site to start it.
catalogue-standards-no-form = This can be had as a page, as Turtle, RDF/XML, JSON-LD, N-Triples, TriG or N-Quads. Ask for one of these in the header Accept, or end the address with .ttl, .rdf, .jsonld, .nt, .trig or .nq.
catalogue-standards-no-form-whole = The whole catalogue can be had as Turtle, RDF/XML, JSON-LD or N-Triples. Ask for one of these in the header Accept, or end the address with .ttl, .rdf, .jsonld or .nt.
catalogue-standards-no-profile = There is no such profile. Ask for dcat-ap-3 or for source.
catalogue-standards-no-page = There is no such page. Pages are numbered from 1 to { $last }.
catalogue-standards-no-instant = modified_since has to be a day such as 2020-07-03 or an instant such as 2020-07-03T12:00:00Z.
catalogue-standards-search-refused = This cannot be searched for: too many words, or a place to go on from that is not of this question. Begin again with fewer words.
catalogue-standards-search-late = The search took too long or cannot answer now. Ask again, or for less.
catalogue-standards-too-many = More than { $limit } records hold these words. Ask for more words, for one catalogue, or for what was changed since a day.
catalogue-standards-dump-busy = Others are taking the whole catalogue away right now. Try again in a few minutes.

catalogue-standards-gone-title = No longer in the catalogue
catalogue-standards-gone-withdrawn = This record was taken out of the catalogue on { $when }.
catalogue-standards-gone-vanished = Its source has not shown this record for a while. It left the catalogue on { $when }.
catalogue-standards-gone-reason = The reason

catalogue-standards-sparql-title = Ask in SPARQL
catalogue-standards-sparql-lead = One question to all catalogues at once. Each record is a graph of its own; without a word about graphs, all of them are asked.
catalogue-standards-sparql-closed = Questions in SPARQL are for people who are signed in. You can look at the examples before.
catalogue-standards-sparql-query = Query
catalogue-standards-sparql-help = SPARQL 1.1, for reading. A query is stopped after { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    } or { $rows } rows. Programs send it to the same address, or with an access token to /api/sparql.
catalogue-standards-sparql-ask = Ask
catalogue-standards-sparql-answer-title = The answer: { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
catalogue-standards-sparql-table = Rows of the answer
catalogue-standards-sparql-yes = Yes.
catalogue-standards-sparql-no = No.
catalogue-standards-sparql-files = Take it away
catalogue-standards-sparql-examples = Examples
catalogue-standards-sparql-example-newest = The newest records
catalogue-standards-sparql-example-formats = Datasets by format
catalogue-standards-sparql-example-publishers = Datasets by publisher
catalogue-standards-sparql-example-catalogues = Datasets by catalogue
catalogue-standards-sparql-token = Questions in SPARQL are for who is signed in. Programs send them to /api/sparql, with an access token as Authorization: Bearer.
catalogue-standards-sparql-none = There is no query. Send one as query in the address or in a form, or as a body of the type application/sparql-query.
catalogue-standards-sparql-one = There is more than one query. Send one at a time.
catalogue-standards-sparql-utf8 = The query is not in UTF-8. Send it in that encoding.
catalogue-standards-sparql-graph = The name of a graph has to be an absolute address.
catalogue-standards-sparql-graphs = More than { $limit } graphs are named. Name fewer.
catalogue-standards-sparql-long = The query is longer than { $limit } bytes. Shorten it.
catalogue-standards-sparql-deep = Brackets stand deeper in each other than { $limit } times. Write it flatter.
catalogue-standards-sparql-unbalanced = A bracket or a quotation mark does not close, or closes what was not open, at byte { $at }.
catalogue-standards-sparql-syntax = This is not SPARQL 1.1: { $detail }
catalogue-standards-sparql-update = Nothing can be changed here: send a query, no update.
catalogue-standards-sparql-service = SERVICE is not offered: no question is passed on to other places.
catalogue-standards-sparql-many = The query has more than { $limit } { $of ->
        [patterns] patterns
        [steps] steps in its paths
        [groups] groups
        [expressions] parts of expressions
        [matches] regular expressions
        [values] values
        [variables] variables
        [graphs] graphs
       *[bytes] bytes in a regular expression
    }. Split it into several.
catalogue-standards-sparql-late = The query was stopped after { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }. Ask for less: fewer patterns, no patterns without a common variable, a LIMIT.
catalogue-standards-sparql-rows = The answer has more than { $limit } rows. Add a LIMIT, or count instead. As CSV or JSON, an answer may be longer than the table.
catalogue-standards-sparql-answer = The answer is larger than { $limit } MiB. Ask for fewer rows or columns.
catalogue-standards-sparql-memory = The query needs more than { $limit } MiB of memory. Ask for less, or in steps.
catalogue-standards-sparql-function = There is no function { $name }.
catalogue-standards-sparql-format = This answer cannot be had in that form. Rows: JSON, XML, CSV, TSV. Statements: Turtle, N-Triples, RDF/XML, JSON-LD.
catalogue-standards-sparql-busy = Too many queries are running. Try again in a moment.
catalogue-standards-sparql-loading = The graphs are being read from the catalogue. Try again in a minute.
catalogue-standards-sparql-too-large = The catalogue is larger than what is held for SPARQL on this machine. Take the whole of it from /catalogue/dump.nq.gz.

catalogue-standards-ogc-api = This interface as OpenAPI
catalogue-standards-ogc-landing = What is here
catalogue-standards-ogc-conformance = Classes of the standard that are kept
catalogue-standards-ogc-collections = Collections
catalogue-standards-ogc-collection = One collection
catalogue-standards-ogc-queryables = What can be asked
catalogue-standards-ogc-sortables = What the records can be ordered by
catalogue-standards-ogc-order = Properties with commas between them, each with - before it for the reverse. Records that are equal in one follow by the next, and at last by their identifiers.
catalogue-standards-ogc-items = Records that fit
catalogue-standards-ogc-item = One record
catalogue-standards-ogc-unknown = There is no parameter { $name }. /ogc/collections/datasets/queryables names those that there are.
catalogue-standards-ogc-bbox = { $name } has to be west, south, east and north in degrees, with commas between them: 4.6,50.8,4.8,50.9.
catalogue-standards-ogc-datetime = { $name } has to be a day, an instant, or two of them with a slash between: 2020-01-01/2020-12-31. An open end is two dots.
catalogue-standards-ogc-bbox-crs = { $name } has to be http://www.opengis.net/def/crs/OGC/1.3/CRS84: longitude before latitude, in degrees.
catalogue-standards-ogc-many = { $name } can hold { $most } values at most. Ask for the others in another request.
catalogue-standards-ogc-number = { $name } has to be a whole number, not more than { $most }.
catalogue-standards-ogc-value = { $name } has to be a day or an instant: 2026-01-01.
catalogue-standards-ogc-filter = { $name } has to be CQL2 as text or as JSON over title, description, type, created, updated, issued, modified and what /ogc/collections/datasets/queryables names, such as title LIKE '%tree%' AND updated >= DATE('2026-01-01').
catalogue-standards-ogc-sortby = { $name } has to be title, created, updated, issued or modified, or several of these with commas between them; with - before one for the reverse.
