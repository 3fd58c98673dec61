# What helps, one text for each remedy that a finding can name.

# What is missing.
catalogue-remedy-missing-adms-status = Say whether the entry was created, updated or deleted.
catalogue-remedy-missing-dcat-access-url = Give each distribution an access address: the page or interface where the data can be got. Where there is only a file, its address serves for both.
catalogue-remedy-missing-dcat-bbox = Give the place as a box too, so that it can be found on a map.
catalogue-remedy-missing-dcat-centroid = Give the place a point in its middle too, so that it can be shown on a map.
catalogue-remedy-missing-dcat-contact-point = Name whom to ask: a mail address of an office that outlives its staff, or a form.
catalogue-remedy-missing-dcat-dataset = List the datasets of the catalogue.
catalogue-remedy-missing-dcat-distribution = Give at least one way to get the data: a file, an interface, or the page where it can be ordered.
catalogue-remedy-missing-dcat-end-date = Say when the period ends; leave it out only while the data go on.
catalogue-remedy-missing-dcat-endpoint-description = Link the description of the interface, such as its OpenAPI document or its capabilities.
catalogue-remedy-missing-dcat-endpoint-url = Give the address at which the interface answers.
catalogue-remedy-missing-dcat-had-role = Say what the related thing is to the dataset.
catalogue-remedy-missing-dcat-keyword = Add a few keywords that people would type, in the language of the title.
catalogue-remedy-missing-dcat-serves-dataset = Name the datasets that the interface serves.
catalogue-remedy-missing-dcat-service = List the data services of the catalogue, where it has any.
catalogue-remedy-missing-dcat-start-date = Say when the period begins.
catalogue-remedy-missing-dcat-theme = Choose at least one of the 13 data themes of the European Union.
catalogue-remedy-missing-dcat-theme-taxonomy = Name the list that the themes come from.
catalogue-remedy-missing-dcatap-applicable-legislation = Name the law that asks for this data. For high-value datasets that is http://data.europa.eu/eli/reg_impl/2023/138/oj, at the dataset, its distributions and its services.
catalogue-remedy-missing-dcatap-availability = Say how long the distribution is meant to stay: stable, available, temporary or experimental.
catalogue-remedy-missing-dcatap-hvd-category = Name the category of high-value datasets, from http://data.europa.eu/bna/asd487ae75.
catalogue-remedy-missing-dct-conforms-to = Say which profile the entry keeps to.
catalogue-remedy-missing-dct-description = Describe in a few sentences what is in it, how it came about and what it may be used for.
catalogue-remedy-missing-dct-format = Give the format as a code of the file types of the European Union, such as CSV.
catalogue-remedy-missing-dct-issued = Say when it was first published.
catalogue-remedy-missing-dct-language = Name the language by its code in the list of the European Union.
catalogue-remedy-missing-dct-license = Give each distribution a licence by its address. For most city data CC BY 4.0 or CC0 is meant.
catalogue-remedy-missing-dct-modified = Say when it was last changed.
catalogue-remedy-missing-dct-publisher = Name the body that publishes it.
catalogue-remedy-missing-dct-relation = Name what is related.
catalogue-remedy-missing-dct-spatial = Say where the data is about: the place by its address in a gazetteer, or a box.
catalogue-remedy-missing-dct-temporal = Say which period the data is about.
catalogue-remedy-missing-dct-title = Give it a title that says what it is without its context.
catalogue-remedy-missing-dct-type = Say of which kind it is, by a code of the list that the profile names.
catalogue-remedy-missing-foaf-homepage = Link the page of the catalogue.
catalogue-remedy-missing-foaf-name = Give the body its name.
catalogue-remedy-missing-foaf-page = Link the documentation.
catalogue-remedy-missing-foaf-primary-topic = Say which dataset the entry is about.
catalogue-remedy-missing-skos-notation = Give the identifier itself as a notation.
catalogue-remedy-missing-skos-pref-label = Give it a label.
catalogue-remedy-missing-spdx-algorithm = Name the algorithm of the checksum.
catalogue-remedy-missing-spdx-checksum-value = Give the checksum itself, in hexadecimal digits.

# What ought to come from a vocabulary.
catalogue-remedy-vocabulary-adms-status = Use a code of the list http://publications.europa.eu/resource/authority/distribution-status.
catalogue-remedy-vocabulary-dcat-compress-format = Give the media type by its address at IANA, such as https://www.iana.org/assignments/media-types/application/gzip.
catalogue-remedy-vocabulary-dcat-media-type = Give the media type by its address at IANA, such as https://www.iana.org/assignments/media-types/text/csv.
catalogue-remedy-vocabulary-dcat-package-format = Give the media type by its address at IANA, such as https://www.iana.org/assignments/media-types/application/zip.
catalogue-remedy-vocabulary-dcat-theme = Add one of the data themes http://publications.europa.eu/resource/authority/data-theme. Themes of your own may stay beside it.
catalogue-remedy-vocabulary-dcat-theme-taxonomy = Name http://publications.europa.eu/resource/authority/data-theme as the list of themes.
catalogue-remedy-vocabulary-dcatap-availability = Use a code of the list http://publications.europa.eu/resource/authority/planned-availability.
catalogue-remedy-vocabulary-dcatap-hvd-category = Use an address of the list http://data.europa.eu/bna/asd487ae75.
catalogue-remedy-vocabulary-dct-access-rights = Use a code of the list http://publications.europa.eu/resource/authority/access-right, for open data PUBLIC.
catalogue-remedy-vocabulary-dct-accrual-periodicity = Use a code of the list http://publications.europa.eu/resource/authority/frequency.
catalogue-remedy-vocabulary-dct-format = Use a code of the list http://publications.europa.eu/resource/authority/file-type, by its address and not as text.
catalogue-remedy-vocabulary-dct-language = Use a code of the list http://publications.europa.eu/resource/authority/language, such as DEU.
catalogue-remedy-vocabulary-dct-type = Use a code of the list that the profile names: licence types at http://purl.org/adms/licencetype/, types of bodies at http://purl.org/adms/publishertype/.

# What is of the wrong kind, class, form or number.
catalogue-remedy-shape-class = What stands here is described as something else than is meant, or not said to be anything. Give it the class of the property.
catalogue-remedy-shape-language = Write one text in each language; join two that are in the same one.
catalogue-remedy-shape-node = Give an address, or a description of its own, instead of text.
catalogue-remedy-shape-several = Keep one value: the one that holds.
catalogue-remedy-shape-text = Write text here. Addresses have properties of their own.
catalogue-remedy-regulation = Name http://data.europa.eu/eli/reg_impl/2023/138/oj as applicable legislation.
catalogue-remedy-datatype-decimal = Write a number without a unit, as xsd:decimal.
catalogue-remedy-datatype-duration = Write a duration such as P1D or PT15M, as xsd:duration.
catalogue-remedy-datatype-hexbinary = Write hexadecimal digits, as xsd:hexBinary.
catalogue-remedy-datatype-langstring = Say the language of the text, such as "Bäume"@de.
catalogue-remedy-datatype-nonnegativeinteger = Write the number of bytes in digits alone, as xsd:nonNegativeInteger.
catalogue-remedy-check-cut = The record is so large that not everything was looked at. Split it: a dataset with thousands of distributions is a series, or an interface.

# What was odd when the record was read.
catalogue-remedy-note-literal-for-iri = Give the address as a link and not as text. It was read as if it were one.
catalogue-remedy-note-iri-for-literal = Write the text itself instead of an address.
catalogue-remedy-note-respelt = It was understood; write the code as its list has it, so that others understand it too.
catalogue-remedy-note-not-in-vocabulary = Use a code of the list of this property. Values of your own may stay beside it.
catalogue-remedy-note-no-version = Name the version of the licence: what one may do depends on it.
catalogue-remedy-note-unreadable-date = Write dates as 2026-05-31.
catalogue-remedy-note-foreign-date = It was understood; write dates as 2026-05-31.
catalogue-remedy-note-ambiguous-date = Write dates as 2026-05-31. This one was read with the day first.
catalogue-remedy-note-no-time-zone = Add the zone to the time, such as Z or +02:00. This one was read as UTC.
catalogue-remedy-note-unreadable-number = Write a number in digits alone.
catalogue-remedy-note-number-with-unit = It was understood; write the number of bytes in digits alone.
catalogue-remedy-note-several-values = Keep one value: the one that holds.
catalogue-remedy-note-list-in-one = It was read apart; give each value for itself.
catalogue-remedy-note-empty = Fill it in, or leave it out.
catalogue-remedy-note-nothing-said = Describe what is named here, or leave it out.
catalogue-remedy-note-mended = It was mended; write the address without blanks and with its scheme.
catalogue-remedy-note-not-an-address = Give a whole address, beginning with https.
catalogue-remedy-note-unreadable-geometry = Give the geometry as WKT or GeoJSON.
catalogue-remedy-note-foreign-crs = Give the geometry in degrees (WGS 84) too.
catalogue-remedy-note-axis-order = Check the order of the coordinates: WKT and GeoJSON have the longitude first.
catalogue-remedy-note-no-type = Say whether it is a dcat:Dataset, a dcat:DatasetSeries or a dcat:DataService.
catalogue-remedy-note-too-long = Shorten it. What goes beyond stands only in the original.
catalogue-remedy-note-too-many = Keep the values that help to find it. What goes beyond stands only in the original.
catalogue-remedy-note-misplaced = Use the property that DCAT-AP 3 has for this.
catalogue-remedy-note-unknown-language = Mark texts with a language such as de or de-AT.
catalogue-remedy-note-vocabulary = It was read as it is meant. Write http://www.w3.org/ns/dcat# and http://purl.org/dc/terms/ to the letter: others do not know these names with https or another mark.

# Records that could not be taken.
catalogue-remedy-record-name = Give the record an identifier that stays, of at most 2,000 characters.
catalogue-remedy-record-size = Make the record smaller. Lists of thousands of files belong into an interface or a series.
catalogue-remedy-record-twice = Give each record an identifier of its own. The first was taken.
catalogue-remedy-record-unreadable = Nothing that you can mend: the program did not expect this record. Please send its address to the operators.
catalogue-remedy-record-json = Mend the JSON of this record. A validator shows the place.
catalogue-remedy-record-shape = The interface promises an object here. Look at the record in its software and save it again.
catalogue-remedy-record-syntax = Mend the RDF at this place. A validator of Turtle or RDF/XML shows what is wrong.
catalogue-remedy-record-gap = Mend the RDF at this place: it describes a part of the record. Until then the record stays as it was.
catalogue-remedy-record-large = Split the record. A dataset with thousands of distributions is a series, or an interface.
catalogue-remedy-record-undescribed = Describe the dataset in the same answer, or take it out of the catalogue.
catalogue-remedy-record-counted = Rebuild the search index of the portal: it counts datasets that it does not show. Until then nothing of this portal is taken for gone.
catalogue-remedy-record-hash = Nothing that you can mend: no fingerprint could be made of this record. Please send its address to the operators.

# Pages that could not be read.
catalogue-remedy-page-html = Check that the address is that of the interface and not of a page for people, and that it needs no consent or sign-in.
catalogue-remedy-page-kind = Check that the address fits the kind of interface that was chosen.
catalogue-remedy-page-broken = Open the address and look at the named place. Often a time limit of the server cuts the answer.
catalogue-remedy-page-source = Ask the operators of the portal. The run is tried again by itself.
catalogue-remedy-page-context = Offer the catalogue in Turtle or RDF/XML, or write the terms of the context into the document. A context at another address is never fetched; those of DCAT-AP 2.0 to 3, schema.org, Hydra and Project Open Data are known.
catalogue-remedy-page-endless = Mend the link to the next page: it leads in a circle.
catalogue-remedy-page-limit = Let the interface answer in smaller pages.
catalogue-remedy-page-unasked = Check what stands before the server: it answered 304 to a question without a condition.
catalogue-remedy-page-many = Let the interface answer in larger pages, or harvest it in parts.
catalogue-remedy-dialect-unknown = Choose another kind of interface for this source.
catalogue-remedy-vault = Nothing at the source: the place where bytes are kept here does not answer. The run is tried again by itself.
catalogue-remedy-fetch-address = Correct the address.
catalogue-remedy-fetch-scheme = Use an address that begins with https.
catalogue-remedy-fetch-credentials = Take name and password out of the address. Open data needs neither.
catalogue-remedy-fetch-port = Let the interface answer at the usual ports.
catalogue-remedy-fetch-private = Give an address that can be reached from outside. For tests the operators can allow a host.
catalogue-remedy-fetch-unresolved = Check the spelling of the host, and that its name is known outside your network.
catalogue-remedy-fetch-downgrade = Let the redirect lead to https.
catalogue-remedy-fetch-redirect = Mend the redirect.
catalogue-remedy-fetch-hops = Give the address at the end of the redirects.
catalogue-remedy-fetch-connect = Check that the host is up and open to the outside. The run is tried again by itself.
catalogue-remedy-fetch-tls = Renew the certificate, with all that stands between it and its root.
catalogue-remedy-fetch-time = Let the interface answer faster, for instance in smaller pages. The run is tried again by itself.
catalogue-remedy-fetch-size = Let the interface answer in smaller pages.
catalogue-remedy-fetch-part = Let the endpoint give more rows and more time: it cuts the answer about a single dataset.
catalogue-remedy-fetch-cut = Often a time limit of the server. The run is tried again by itself.
catalogue-remedy-fetch-coding = Let the server pack answers with gzip or not at all.
catalogue-remedy-fetch-damaged = Check what packs the answers of the server. The run is tried again by itself.
catalogue-remedy-fetch-later = Nothing to do: the run goes on after the pause.
catalogue-remedy-fetch-protocol = Check what stands before the server. The run is tried again by itself.
catalogue-remedy-fetch-other = The run is tried again by itself. If it goes on, ask the operators.
catalogue-remedy-fetch-status = Open the address yourself: 401 and 403 mean that it is closed, 404 that it has moved, 500 that it failed.

# Addresses of data.
catalogue-remedy-link-silent = Correct the address, or take the distribution out. Let addresses that move redirect to the new place.
catalogue-remedy-link-page = Give the address of the file itself for download. The page belongs to the access address.
catalogue-remedy-link-type = Correct the format of the distribution, or the address.
