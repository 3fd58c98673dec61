# Public pages of the catalogue: datasets, their history, catalogues, publishers, cities, themes and figures.
catalogue-public-data = Data
catalogue-public-kind-dataset = Dataset
catalogue-public-kind-series = Dataset series
catalogue-public-kind-service = Data service
catalogue-public-foreign = Not in your language:
catalogue-public-missing = The source has not shown this since { $since }. What stands here is the last that it said.
catalogue-public-missing-now = The source does not show this at present. What stands here is the last that it said.
catalogue-public-to-parts = Get the data
catalogue-public-history = History
catalogue-public-history-of = History of { $title }
catalogue-public-as-data = As data
catalogue-public-raise = Tell the publisher about a problem
catalogue-public-description = What it is
catalogue-public-no-description = The source gives no description.
catalogue-public-cut = The description is longer than what is shown here. The other forms of this page have all of it.
catalogue-public-parts = Ways to get it
catalogue-public-no-parts = The source names no file and no service.
catalogue-public-part = Distribution { $number }
catalogue-public-samples = Samples
catalogue-public-members = What belongs to this series
catalogue-public-services = Services that give access to it
catalogue-public-where = Where it is about
catalogue-public-map = Where it is about
catalogue-public-map-text = The area that the source gives, on a map. The facts beside it have the same in numbers.
catalogue-public-download = Download
catalogue-public-open = Open
catalogue-public-no-address = The source gives no address that leads to a page or a file.
catalogue-public-cite = How to cite
catalogue-public-bibtex = For BibTeX
catalogue-public-stable = The address that stays:
catalogue-public-words = Themes and keywords
catalogue-public-languages = Also in
catalogue-public-forms = Other forms
catalogue-public-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
  }
catalogue-public-size-kb = { $number } kB
catalogue-public-size-mb = { $number } MB
catalogue-public-size-gb = { $number } GB
catalogue-public-size-tb = { $number } TB
catalogue-public-metres = { $number } m
catalogue-public-from-to = { $from } to { $to }
catalogue-public-from = from { $from }
catalogue-public-until = until { $to }
catalogue-public-box = { $west }° to { $east }° east, { $south }° to { $north }° north

catalogue-public-section-service = The service
catalogue-public-section-about = Facts
catalogue-public-section-coverage = Time and place
catalogue-public-section-people = Who
catalogue-public-section-relations = What it has to do with
catalogue-public-section-origin = Where it comes from

catalogue-public-fact-endpoint = Address
catalogue-public-fact-endpoint-description = Description of the interface
catalogue-public-fact-serves = Serves
catalogue-public-fact-formats = Formats
catalogue-public-fact-licence = Licence
catalogue-public-fact-rights = Rights
catalogue-public-fact-access = Access
catalogue-public-fact-size = Size
catalogue-public-fact-modified = Last change, by the source
catalogue-public-fact-issued = First published, by the source
catalogue-public-fact-frequency = Updated
catalogue-public-fact-languages = Languages of the data
catalogue-public-fact-types = Type
catalogue-public-fact-hvd = High-value category
catalogue-public-fact-legislation = Asked for by law
catalogue-public-fact-conforms = Keeps the standard
catalogue-public-fact-landing = Page of the source
catalogue-public-fact-pages = Documentation
catalogue-public-fact-version = Version
catalogue-public-fact-version-notes = New in this version
catalogue-public-fact-identifiers = Identifiers
catalogue-public-fact-media-type = Media type
catalogue-public-fact-packed = Packed as
catalogue-public-fact-status = Status
catalogue-public-fact-availability = Meant to stay
catalogue-public-fact-services = Services
catalogue-public-fact-checksum = Checksum
catalogue-public-fact-more-addresses = Further addresses
catalogue-public-fact-odd-addresses = Given as an address, but none
catalogue-public-fact-period = Period
catalogue-public-fact-resolution-time = Resolution in time
catalogue-public-fact-places = Places
catalogue-public-fact-resolution-space = Resolution in space
catalogue-public-fact-publishers = Publisher, by the source
catalogue-public-fact-creators = Made by
catalogue-public-fact-contributors = With the help of
catalogue-public-fact-attributions = Others who answer for it
catalogue-public-fact-contacts = Contact
catalogue-public-fact-in-series = Belongs to the series
catalogue-public-fact-previous = Version before it
catalogue-public-fact-is-version = Is a version of
catalogue-public-fact-has-versions = Has the versions
catalogue-public-fact-made-from = Made from
catalogue-public-fact-relations = Related
catalogue-public-fact-reused = Used or referred to by
catalogue-public-fact-provenance = Provenance, by the source
catalogue-public-fact-generated = Made by the activity
catalogue-public-fact-catalogue = Catalogue
catalogue-public-fact-keeper = Catalogue kept by
catalogue-public-fact-cities = City
catalogue-public-fact-participants = Participant
catalogue-public-fact-source = Read from
catalogue-public-fact-worth = Quality of the descriptions
catalogue-public-fact-remote-id = Called there
catalogue-public-fact-uri = Address given by the source
catalogue-public-fact-first-seen = First seen here
catalogue-public-fact-last-seen = Last seen there
catalogue-public-fact-last-entry = Last change seen here
catalogue-public-fact-raw = SHA-256 of what was read

catalogue-public-absent = There is no dataset of that name
catalogue-public-absent-text = Nothing in this catalogue ever had this address.
catalogue-public-near = Names that begin alike
catalogue-public-to-search = Search all data
catalogue-public-reason = The reason given:
catalogue-public-gone-vanished = The source no longer shows this. It was taken out of the catalogue on { $since }.
catalogue-public-gone-withdrawn = This was taken out of the catalogue on { $since }.

catalogue-public-history-closed = This was taken out of the catalogue. What it said is not shown any more.
catalogue-public-history-day = A day is written as year, month and day, such as 2020-07-03.
catalogue-public-then-ask = What did the catalogue say on this day (until midnight, UTC)?
catalogue-public-then-show = Show
catalogue-public-then = What the catalogue said on { $day }
catalogue-public-then-unknown = Nothing yet: it had not been seen then.
catalogue-public-then-gone = Nothing: it was not shown on that day.
catalogue-public-then-parts = { $count ->
    [0] No way to get it was named.
    [one] One way to get it was named.
   *[other] { $count } ways to get it were named.
  }
catalogue-public-graph = Graph as N-Quads
catalogue-public-differences = What changed
catalogue-public-between = Between { $from } and { $to }:
catalogue-public-no-differences = Both say the same.
catalogue-public-more-differences = There are more differences than are shown. The graphs of both entries have all of them.
catalogue-public-field = Field
catalogue-public-before = Before
catalogue-public-after = After
catalogue-public-nothing = nothing
catalogue-public-entries = Entries
catalogue-public-when = When
catalogue-public-what = What
catalogue-public-who = Who
catalogue-public-compare = Compare
catalogue-public-earlier = earlier
catalogue-public-later = later
catalogue-public-compare-before = with the one before
catalogue-public-compare-chosen = Compare the two chosen
catalogue-public-who-harvest = The source, read by a harvest
catalogue-public-who-person = An organiser of this catalogue
catalogue-public-who-house = This catalogue
catalogue-public-what-created = Seen for the first time
catalogue-public-what-changed = Changed by the source
catalogue-public-what-reread = Read anew; the source says the same
catalogue-public-what-vanished = No longer shown by the source
catalogue-public-what-returned = Shown by the source again
catalogue-public-what-withdrawn = Taken out
catalogue-public-what-restored = Put back
catalogue-public-what-hidden = Hidden, since another record describes the same
catalogue-public-what-shown = Shown again

catalogue-field-uri = Address
catalogue-field-kind = Kind
catalogue-field-identifiers = Identifiers
catalogue-field-other-identifiers = Other identifiers
catalogue-field-titles = Title
catalogue-field-descriptions = Description
catalogue-field-keywords = Keywords
catalogue-field-themes = Themes
catalogue-field-subjects = Subjects
catalogue-field-types = Type
catalogue-field-publishers = Publisher
catalogue-field-creators = Creator
catalogue-field-contributors = Contributor
catalogue-field-attributions = Attribution
catalogue-field-contacts = Contact
catalogue-field-landing-pages = Page of the source
catalogue-field-pages = Documentation
catalogue-field-licences = Licence
catalogue-field-rights = Rights
catalogue-field-access-rights = Access
catalogue-field-issued = First published
catalogue-field-modified = Last change
catalogue-field-frequency = Updated
catalogue-field-spatial = Places
catalogue-field-spatial-resolution = Resolution in space
catalogue-field-temporal = Period
catalogue-field-temporal-resolution = Resolution in time
catalogue-field-languages = Languages of the data
catalogue-field-conforms-to = Standards
catalogue-field-provenance = Provenance
catalogue-field-version = Version
catalogue-field-version-notes = New in this version
catalogue-field-has-versions = Versions
catalogue-field-is-version-of = Version of
catalogue-field-previous-versions = Version before it
catalogue-field-in-series = Series
catalogue-field-applicable-legislation = Law
catalogue-field-hvd-categories = High-value category
catalogue-field-referenced-by = Used by
catalogue-field-relations = Related
catalogue-field-sources = Made from
catalogue-field-generated-by = Activity
catalogue-field-samples = Samples
catalogue-field-distributions = Distribution
catalogue-field-endpoint-urls = Address of the service
catalogue-field-endpoint-descriptions = Description of the service
catalogue-field-serves-datasets = Serves
catalogue-field-formats = Formats

catalogue-figures-title = The catalogue in figures
catalogue-figures-lead = How many datasets there are, of whom, about what, in which form and how fresh.
catalogue-figures-whole = In short
catalogue-figures-datasets = Datasets
catalogue-figures-kind-dataset = { $count ->
    [one] dataset
   *[other] datasets
  }
catalogue-figures-kind-series = { $count ->
    [one] dataset series
   *[other] dataset series
  }
catalogue-figures-kind-service = { $count ->
    [one] data service
   *[other] data services
  }
catalogue-figures-cities = { $count ->
    [one] city with data
   *[other] cities with data
  }
catalogue-figures-catalogues = { $count ->
    [one] catalogue
   *[other] catalogues
  }
catalogue-figures-as-of = Datasets that are shown, and those whose source has not shown them for a short while; series and services count for themselves. As of { $at }.
catalogue-figures-behind = The log holds more that is being counted now.
catalogue-figures-nothing-yet = Nothing has been counted yet.
catalogue-figures-empty = There is nothing to count.
catalogue-figures-drawn = The drawing has the first { $shown } of { $all }.
catalogue-figures-drawn-last = The drawing has the last { $shown } of { $all }.
catalogue-figures-listed = The table has { $shown } of { $all }; the file has all of them.
catalogue-figures-none = None given
catalogue-figures-other = Another, which no list knows
catalogue-figures-map = Cities with data
catalogue-figures-map-text = Each mark is a city; the larger, the more datasets its catalogues have. The table by city has the numbers.
catalogue-figures-map-note = The larger a mark, the more datasets.
catalogue-figures-unplaced = { $count ->
    [one] One city has no place on the map.
   *[other] { $count } cities have no place on the map.
  }
catalogue-figures-by-city = By city
catalogue-figures-rule-city = Datasets of the catalogues that publish for a city. A catalogue that publishes for several cities counts for each.
catalogue-figures-column-city = City
catalogue-figures-by-theme = By theme
catalogue-figures-rule-theme = Datasets by the Union’s data themes. A dataset of two themes counts in both.
catalogue-figures-column-theme = Theme
catalogue-figures-by-format = By format
catalogue-figures-rule-format = Datasets by the formats of their distributions. A dataset in two formats counts in both.
catalogue-figures-column-format = Format
catalogue-figures-by-licence = By licence
catalogue-figures-rule-licence = Datasets by the licences of their distributions and their own. A dataset with two licences counts in both.
catalogue-figures-column-licence = Licence
catalogue-figures-by-age = By last change
catalogue-figures-rule-age = Datasets by the month of the last change that the source gives, counted back from this month.
catalogue-figures-column-age = Last change
catalogue-figures-age-month = This month or the one before
catalogue-figures-age-year = Up to a year ago
catalogue-figures-age-years = One to three years ago
catalogue-figures-age-older = More than three years ago
catalogue-figures-age-future = On a day that has not come
catalogue-figures-age-unknown = The source gives no day
catalogue-figures-by-growth = Growth
catalogue-figures-rule-growth = Datasets that are shown today, by the month in which they were first seen here, added up.
catalogue-figures-column-growth = Until the end of

catalogue-public-fact-homepage = Own page
catalogue-public-fact-for-cities = Publishes for
catalogue-public-fact-catalogues = Catalogues
catalogue-public-fact-country = Country
catalogue-public-fact-takes-part = Takes part in
catalogue-public-fact-place = The place
catalogue-public-fact-code = Code
catalogue-public-fact-uri-of-theme = In the Union’s list

catalogue-scope-catalogue = Catalogue
catalogue-scope-catalogue-portal = A collection of data on a portal of its own, read here again and again.
catalogue-scope-catalogue-own = A collection of data that is published here.
catalogue-scope-publisher = Publisher
catalogue-scope-publisher-lead = { $count ->
    [0] A body that publishes data. It keeps no catalogue yet.
    [one] A body that publishes data. It keeps one catalogue.
   *[other] A body that publishes data. It keeps { $count } catalogues.
  }
catalogue-scope-city = City
catalogue-scope-city-lead = { $count ->
    [one] One catalogue publishes data for this city.
   *[other] { $count } catalogues publish data for this city.
  }
catalogue-scope-theme = Theme
catalogue-scope-theme-lead = Datasets of all catalogues that are about this.
catalogue-scope-count = { $count ->
    [one] one dataset
   *[other] { $count } datasets
  }
catalogue-scope-search = Search its data
catalogue-scope-map = On the map
catalogue-scope-map-text = The city, marked with 1.
catalogue-scope-newest = New here
catalogue-scope-empty = No dataset yet
catalogue-scope-empty-text = What is first seen here stands here.

catalogue-lists-catalogues = Catalogues
catalogue-lists-catalogues-lead = Collections of data, each kept by somebody: portals that are read here, and our own.
catalogue-lists-catalogues-name = Catalogue
catalogue-lists-catalogues-note = Kept by
catalogue-lists-publishers = Publishers
catalogue-lists-publishers-lead = Bodies that keep catalogues.
catalogue-lists-publishers-name = Publisher
catalogue-lists-publishers-note = Catalogues
catalogue-lists-cities = Cities
catalogue-lists-cities-lead = Cities that catalogues publish data for.
catalogue-lists-cities-name = City
catalogue-lists-cities-note = Country
catalogue-lists-themes = Themes
catalogue-lists-themes-lead = The Union’s data themes.
catalogue-lists-themes-name = Theme
catalogue-lists-themes-note = Code
catalogue-lists-empty = Nothing yet
catalogue-lists-empty-text = What is added to the catalogue stands here.
catalogue-public-quality = Quality of the description
catalogue-public-quality-all = Every metric, finding and link
