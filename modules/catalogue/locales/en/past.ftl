# Words of the ledger: what was done to publishers, catalogues, sources, runs and records.

catalogue-kind-catalogue = Catalogue
catalogue-kind-catalogue-source = Source
catalogue-kind-catalogue-run = Harvest
catalogue-kind-catalogue-record = Record
catalogue-kind-catalogue-looking = Pasted address

catalogue-verb-add-publisher = Publisher added
catalogue-verb-add-catalogue = Catalogue added
catalogue-verb-publish-for = Cities of a catalogue set
catalogue-verb-add-source = Source added
catalogue-verb-change-source = Source changed
catalogue-verb-look-at = Portal asked what it speaks
catalogue-verb-take-on = Portal taken in
catalogue-verb-start-run = Run begun
catalogue-verb-halt-run = Run halted by its guard
catalogue-verb-end-run = Run ended
catalogue-verb-cancel-run = Run broken off
catalogue-verb-confirm-run = Run confirmed
catalogue-verb-reject-run = Run rejected
catalogue-verb-send-report = Report sent
catalogue-verb-withdraw = Taken out
catalogue-verb-restore = Put back
catalogue-verb-decide-duplicate = Duplicate decided

catalogue-field-address = Address
catalogue-field-dialect = What it speaks
catalogue-field-care = How it is treated
catalogue-field-enabled = On schedule
catalogue-field-mode = Kind of run
catalogue-field-stage = Stage
catalogue-field-state = State
catalogue-field-counts = Counts
catalogue-field-decision = Decision
catalogue-field-slug = Name in addresses
catalogue-field-name = Name
catalogue-field-every-minutes = Every so many minutes
catalogue-field-pause-millis = Pause in milliseconds
catalogue-field-guard-percent = Guard in percent
catalogue-field-grace-days = Grace in days

catalogue-value-dialect-dcat = DCAT
catalogue-value-dialect-ckan = CKAN
catalogue-value-dialect-opendatasoft = Opendatasoft
catalogue-value-dialect-udata = uData
catalogue-value-dialect-arcgis = ArcGIS Hub
catalogue-value-dialect-data-json = A list in data.json
catalogue-value-dialect-ogc-records = OGC API – Records
catalogue-value-dialect-csw = CSW (ISO 19139)
catalogue-value-dialect-sparql = SPARQL endpoint
catalogue-value-dialect-sitemap = Sitemap, schema.org
catalogue-value-dialect-own = Published here
