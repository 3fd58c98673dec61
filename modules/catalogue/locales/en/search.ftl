# The search over all data, and what is made of its results.
catalogue-search-nav = Data
catalogue-search-title = All data
catalogue-search-title-text = “{ $text }” in all data
catalogue-search-results = Results
catalogue-search-label = Search the data of all cities
catalogue-search-go = Search
catalogue-search-count = { $count ->
    [one] One record
   *[other] { $count } records
  }
catalogue-search-sort = Order of the results
catalogue-search-sort-relevance = Best match
catalogue-search-sort-newest = Changed last
catalogue-search-sort-title = Title
catalogue-search-untitled = Untitled
catalogue-search-in-language = in { $language }
catalogue-search-changed = changed { $date }
catalogue-search-more-cities = { $count ->
    [one] and one more city
   *[other] and { $count } more cities
  }
catalogue-search-more-formats = { $count ->
    [one] and one more format
   *[other] and { $count } more formats
  }
catalogue-search-why = Why here?
catalogue-search-more = More results
catalogue-search-looser = No record has all of these words. These have some of them.
catalogue-search-meant = Did you mean
catalogue-search-behind = { $count ->
    [one] One change is still being taken into the search. What it says shows soon.
   *[other] { $count } changes are still being taken into the search. What they say shows soon.
  }
catalogue-search-nothing = Nothing was found
catalogue-search-nothing-text = Try fewer or other words. Words are found in every language of the records, and in any of their forms.
catalogue-search-nothing-without = With all of these conditions nothing is left. Without one of them there is more:
catalogue-search-without = without { $label }
catalogue-search-all = All data

catalogue-search-narrow = Narrow down
catalogue-search-whole = Show all
catalogue-search-whole-cut = The { $count } most frequent; words find the others.
catalogue-search-facet-city = City
catalogue-search-facet-theme = Theme
catalogue-search-facet-format = Format
catalogue-search-facet-licence = Licence
catalogue-search-facet-country = Country
catalogue-search-facet-publisher = Publisher
catalogue-search-facet-catalogue = Catalogue
catalogue-search-facet-frequency = How often updated
catalogue-search-facet-hvd = High-value category
catalogue-search-facet-quality = Quality
catalogue-search-facet-kind = Kind
catalogue-search-facet-language = Language of the data
catalogue-search-facet-access = Who may see it
catalogue-search-facet-keyword = Keyword
catalogue-search-kind-dataset = Dataset
catalogue-search-kind-series = Series
catalogue-search-kind-service = Service
catalogue-search-quality-excellent = Excellent
catalogue-search-quality-good = Good
catalogue-search-quality-sufficient = Sufficient
catalogue-search-quality-bad = Poor
catalogue-search-licence-none = No licence given
catalogue-search-licence-other = Another licence
catalogue-search-when-where = Period and place
catalogue-search-period = Period
catalogue-search-period-help = Data about any part of this period.
catalogue-search-from = From
catalogue-search-until = Until
catalogue-search-box = Box on the map
catalogue-search-box-help = Degrees, for example 4.2 to 4.5 and 50.7 to 50.9. Records without a place of their own are left out.
catalogue-search-box-drawing = Europe by its capitals, with the box that is chosen
catalogue-search-west = West
catalogue-search-south = South
catalogue-search-east = East
catalogue-search-north = North
catalogue-search-apply = Apply

catalogue-search-take = Take these results along
catalogue-search-csv = Table (CSV)
catalogue-search-json = For programs (JSON)
catalogue-search-atom = Feed of what is new (Atom)
catalogue-search-json-feed = Feed of what is new (JSON Feed)
catalogue-search-save = Save this search
catalogue-search-save-name = Name of the search
catalogue-search-save-help = A letter tells you when new records match, at most once a day.
catalogue-search-save-sign-in = Sign in to be told by mail of what is new

catalogue-search-saved-title = Saved searches
catalogue-search-saved-text = You get one letter a day at most, and only when a record that is new here matches.
catalogue-search-saved-none = No saved searches yet
catalogue-search-saved-none-text = Search for something, then save the search beside its results.
catalogue-search-saved-nameless = A search without a name
catalogue-search-saved-since = saved { $date }
catalogue-search-saved-remove = Remove
catalogue-search-saved-done = The search is saved. You will be told when something new matches.
catalogue-search-saved-removed = The search was removed. No more letters come of it.
catalogue-search-saved-name-long = The name is too long: at most { $limit } characters are possible.
catalogue-search-saved-many = You have { $limit } saved searches, and no more are possible. Remove one first.

catalogue-search-letter-subject = { $count ->
    [one] One new record matches your saved searches – { $site }
   *[other] { $count } new records match your saved searches – { $site }
  }
catalogue-search-letter-body =
    Good day,

    { $news }

    You saved these searches. Look at them or remove them here:
    { $saved }

    { $site }
catalogue-search-letter-section = { $name }: { $count ->
    [one] one new record
   *[other] { $count } new records
  }
catalogue-search-letter-all = All results: { $address }

catalogue-search-feed-title = New data
catalogue-search-feed-title-text = New data: “{ $text }”

catalogue-search-landing-title = The data of all cities
catalogue-search-landing-lead = { $datasets ->
    [one] One record
   *[other] { $datasets } records
  } of { $cities ->
    [one] one city
   *[other] { $cities } cities
  }, in one place.
catalogue-search-landing-none = Here the data of all cities will stand in one place.
catalogue-search-landing-themes = By theme
catalogue-search-landing-no-themes = No record names a theme yet.
catalogue-search-landing-cities = By city
catalogue-search-landing-formats = By format
catalogue-search-landing-newest = Changed last
catalogue-search-landing-all = All of them
catalogue-search-landing-rule = Counted: every dataset, series and service that is shown, of { $publishers ->
    [one] one publisher
   *[other] { $publishers } publishers
  }; a city counts when a catalogue publishes for it. As of { $date }.
catalogue-search-empty = No data yet
catalogue-search-empty-text = As soon as the first catalogue has been read, its records are found here.

catalogue-search-why-title = Why this result?
catalogue-search-why-text = The place of this record among the results of
catalogue-search-why-words = What counted, the weightiest first
catalogue-search-why-share = { $share } % of the whole
catalogue-search-why-rules = by the rules of { $language }
catalogue-search-why-rule = A word counts more in a title than in a description, and more where it is rare. For each word its best place counts whole, and any other a tenth.
catalogue-search-why-order = These results stand in the order of a date or a title. No word gave them their place.
catalogue-search-why-none = This record is not among the results of
catalogue-search-why-back = Back to the results
catalogue-search-field-title = In the title
catalogue-search-field-description = In a description
catalogue-search-field-keywords = In a keyword
catalogue-search-field-publisher-name = In the name of the publisher
catalogue-search-field-place-name = In the name of the city
catalogue-search-field-label = In the theme, format, licence, frequency or category
catalogue-search-form-word = the very word
catalogue-search-form-stem = a form of the word
catalogue-search-form-spelling = spelt exactly so
catalogue-search-form-prefix = a word that begins so
catalogue-search-form-phrase = the words side by side

catalogue-search-absent = The search is not running on this site. Ask whoever runs it to start it.
catalogue-search-fault-text = The text has { $asked } characters; { $limit } are possible. Search for fewer words.
catalogue-search-fault-values = { $asked } values are chosen; { $limit } are possible. Take some of them away.
catalogue-search-fault-value = A value of “{ $field }” in the address is longer than any that exists. Choose it in the list of results.
catalogue-search-fault-day = “{ $given }” as “{ $field }” is not a day. Write it as 2024-05-31.
catalogue-search-fault-period = The period ends before it begins. Change one of the two days.
catalogue-search-fault-box = West, south, east and north are no box on the map. All four are needed: west and east from -180 to 180, south and north from -90 to 90, and south not above north.
catalogue-search-fault-cursor = This place in the list does not belong to this search. Begin again with its first results.
catalogue-search-fault-time = The search took too long and was ended. Use fewer words or conditions, or try again in a moment.
catalogue-search-fault-much = The search asks for more than is possible. Use fewer words or conditions.
catalogue-search-fault-export = The search finds { $total } records, and an export holds { $limit }. Narrow it down, or take the whole catalogue.

catalogue-verb-save-search = Search saved
catalogue-verb-remove-search = Saved search removed
catalogue-verb-tell-of-new = Told of new records
