# How good the descriptions are: pages, badge and letters.

catalogue-quality-title = How good the descriptions are
catalogue-quality-lead = Every dataset is assessed by the metadata quality score of the European Union: 405 points in five dimensions.
catalogue-quality-of-catalogue = Quality of { $catalogue }
catalogue-quality-of-dataset = Quality of { $title }
catalogue-quality-of-dataset-untitled = Quality of a dataset without a title
catalogue-quality-crumb = Quality
catalogue-quality-empty = Nothing was assessed yet
catalogue-quality-empty-text = The score stands here as soon as a catalogue with datasets was read.
catalogue-quality-empty-link = All data
catalogue-quality-rule = How it is counted
catalogue-quality-rule-points = Each metric gives its points times the share of datasets or distributions that pass it. A dataset without a distribution counts as one distribution in which everything is missing; for formats the best distribution of a dataset counts. Parts are told to a tenth of a point, the whole in whole points.
catalogue-quality-rule-open = What was not looked at yet, such as a new address, counts neither for nor against: the points of the rest are scaled up to 405.
catalogue-quality-rule-bands = Excellent from 351 points, good from 221, sufficient from 121.
catalogue-quality-rule-datasets = Series and services are checked but have no points.

catalogue-quality-points = { $points } of 405 points
catalogue-quality-of-points = of 405 points
catalogue-quality-open = { $count ->
    [one] One point waits for a look at addresses.
   *[other] { $count } points wait for a look at addresses.
  }
catalogue-quality-datasets = { $count ->
    [one] dataset assessed
   *[other] datasets assessed
  }
catalogue-quality-catalogues = { $count ->
    [one] catalogue
   *[other] catalogues
  }
catalogue-quality-links-answer = { $count ->
    [one] address of data answers
   *[other] addresses of data answer
  }
catalogue-quality-links-of = of { $count } that were looked at

catalogue-quality-band-excellent = Excellent
catalogue-quality-band-good = Good
catalogue-quality-band-sufficient = Sufficient
catalogue-quality-band-bad = Bad

catalogue-quality-dimensions = The five dimensions
catalogue-quality-dimension = Dimension
catalogue-quality-dimension-findability = Findability
catalogue-quality-dimension-accessibility = Accessibility
catalogue-quality-dimension-interoperability = Interoperability
catalogue-quality-dimension-reusability = Reusability
catalogue-quality-dimension-contextuality = Contextuality
catalogue-quality-known = { $points } of { $judged }
catalogue-quality-waiting = , { $open } waiting

catalogue-quality-metrics = All 23 metrics
catalogue-quality-metric = Metric
catalogue-quality-passed = Passed
catalogue-quality-judged = Looked at
catalogue-quality-column-points = Points
catalogue-quality-metric-keyword = Keywords
catalogue-quality-metric-theme = Themes
catalogue-quality-metric-spatial = Place
catalogue-quality-metric-temporal = Period
catalogue-quality-metric-access-answers = Access address answers
catalogue-quality-metric-download = Address for download
catalogue-quality-metric-download-answers = Address for download answers
catalogue-quality-metric-format = Format
catalogue-quality-metric-media-type = Media type
catalogue-quality-metric-format-known = Format or media type from its vocabulary
catalogue-quality-metric-non-proprietary = Format that belongs to nobody
catalogue-quality-metric-machine-readable = Format that programs can read
catalogue-quality-metric-compliant = Keeps to DCAT-AP
catalogue-quality-metric-licence = Licence
catalogue-quality-metric-licence-known = Licence from the vocabulary
catalogue-quality-metric-access-rights = Access rights
catalogue-quality-metric-access-rights-known = Access rights from the vocabulary
catalogue-quality-metric-contact = Contact point
catalogue-quality-metric-publisher = Publisher
catalogue-quality-metric-rights = Statement of rights
catalogue-quality-metric-byte-size = Size in bytes
catalogue-quality-metric-issued = Date of publication
catalogue-quality-metric-modified = Date of the last change

catalogue-quality-first = What to fix first
catalogue-quality-first-none = Nothing is left to fix: every point that could be judged is there.
catalogue-quality-gain = + { $points } points
catalogue-quality-gain-least = less than a tenth of a point
catalogue-quality-missing-datasets = { $metric }: missing in { $missing } of { $count ->
    [one] one dataset
   *[other] { $count } datasets
  }
catalogue-quality-missing-distributions = { $metric }: missing in { $missing } of { $count ->
    [one] one distribution
   *[other] { $count } distributions
  }
catalogue-quality-missing-best = { $metric }: missing in the best distribution of { $missing } of { $count ->
    [one] one dataset
   *[other] { $count } datasets
  }
catalogue-quality-missing-here = { $metric }: missing

catalogue-quality-over-time = Over time
catalogue-quality-over-time-text = Points at the end of each day on which they changed, from { $from } to { $to }: { $first } at first, { $last } at last.
catalogue-quality-line = { $points }
catalogue-quality-day = Day
catalogue-quality-over-time-table = Points by day

catalogue-quality-by-catalogue = By catalogue
catalogue-quality-by-city = By city
catalogue-quality-by-city-note = A catalogue that publishes for several cities counts for each of them.
catalogue-quality-catalogue = Catalogue
catalogue-quality-city = City
catalogue-quality-band = Band
catalogue-quality-number-of-datasets = Datasets
catalogue-quality-by-band = Datasets by band

catalogue-quality-rules = What breaks rules
catalogue-quality-rules-none = No rule is broken.
catalogue-quality-rules-note = The gravest first, then the most frequent. { $count ->
    [one] One more stands in the interface for programs.
   *[other] { $count } more stand in the interface for programs.
  }
catalogue-quality-rule-column = Rule
catalogue-quality-value = What stands there
catalogue-quality-severity = Weight
catalogue-quality-records = Records
catalogue-quality-examples-of = For example:
catalogue-quality-remedy = What helps
catalogue-quality-severity-info = Good to know
catalogue-quality-severity-warning = Warning
catalogue-quality-severity-violation = Against a rule
catalogue-quality-severity-refusal = Refused
catalogue-quality-lowest = Datasets with the fewest points
catalogue-quality-no-title = A dataset without a title

catalogue-quality-findings = What was found
catalogue-quality-findings-none = Nothing was found wrong.
catalogue-quality-links = Addresses of data
catalogue-quality-address = Address
catalogue-quality-state = State
catalogue-quality-checked = Looked at
catalogue-quality-state-unknown = Not looked at yet
catalogue-quality-state-answers = Answers
catalogue-quality-state-silent = Leads nowhere
catalogue-quality-status = Answers with { $status }
catalogue-quality-fails = { $count ->
    [one] once
   *[other] { $count } times in a row
  }
catalogue-quality-why-address = the address is none
catalogue-quality-why-closed = not open to the outside
catalogue-quality-why-unresolved = the host is not known
catalogue-quality-why-connect = the host takes no connections
catalogue-quality-why-tls = the certificate is not good
catalogue-quality-why-time = it takes too long
catalogue-quality-why-redirect = it redirects in a circle or to nowhere
catalogue-quality-why-other = the request failed
catalogue-quality-files = As data
catalogue-quality-files-validation = Validation report (SHACL)
catalogue-quality-files-measurements = Measurements (DQV)
catalogue-quality-of-its-catalogue = Quality of the whole catalogue
catalogue-quality-dataset = The dataset

catalogue-quality-badge = Badge
catalogue-quality-badge-text = Show the score on your own page. The picture is drawn anew when the score changes; nothing of your readers is kept.
catalogue-quality-badge-label = Data quality
catalogue-quality-badge-value = { $points } of 405 · { $band }
catalogue-quality-badge-none = not assessed yet
catalogue-quality-badge-alt = Data quality of { $catalogue }: { $points } of 405 points
catalogue-quality-badge-code = HTML to copy

catalogue-verb-tell-of-links = Told of addresses that do not answer
catalogue-kind-catalogue-publisher = Publisher of a catalogue

catalogue-quality-letter-subject = { $count ->
    [one] An address of your data does not answer
   *[other] { $count } addresses of your data do not answer
  }
catalogue-quality-letter-body =
    Good day,

    { $count ->
        [one] an address in your catalogue was asked several times and did not answer.
       *[other] { $count } addresses in your catalogue were asked several times and did not answer.
    } Below each stand the datasets that name it.

    { $links }

    You get at most one such letter a week, and none about the same address until it has answered again.
catalogue-quality-letter-line = { $address } – { $why }, since { $since }
catalogue-quality-letter-status = answers with { $status }
catalogue-quality-letter-silent = no answer
