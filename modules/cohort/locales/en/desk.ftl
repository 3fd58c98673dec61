# The organiser's desk of the cohort.

cohort-desk-editions = Editions
cohort-desk-editions-lead = One edition is one round of a programme: its list, its register and its announcements.
cohort-desk-editions-empty = No edition yet
cohort-desk-editions-empty-text = An edition holds a cohort. Create one, then take its list in.
cohort-desk-edition-new = New edition
cohort-desk-edition-create = Create the edition
cohort-desk-edition-created = The edition is created. The next step is to take its list in.
cohort-desk-edition-name = Name of the edition
cohort-desk-edition-slug = Edition in addresses
cohort-desk-programme = Programme
cohort-desk-programme-help = The programme that the edition belongs to. One with the same name in addresses is used again.
cohort-desk-programme-slug = Programme in addresses
cohort-desk-slug-help = Small letters, digits and hyphens, such as icc-2020. Left empty, it is made from the name. It stays as it is.
cohort-desk-publisher = Publisher
cohort-desk-publisher-help = Who announces the cities. It stands on the page and in the files.
cohort-desk-licence = Licence of the data
cohort-desk-licence-help = An SPDX identifier such as CC-BY-4.0.
cohort-desk-invented = Invented
cohort-desk-invented-tick = This edition is invented
cohort-desk-invented-help = Every page of an invented edition says so.
cohort-desk-members-on = Day of membership
cohort-desk-members-on-help = Countries that were members of the Union on this day are inside the area: the day of the announcement, as a rule. Write it as 2020-07-03.
cohort-desk-extra-countries = Further countries inside the area
cohort-desk-extra-countries-help = In any language, between commas.
cohort-desk-marks-meaning = What marks mean
cohort-desk-marks-meaning-help = One a line, as DCC = Digital Cities Challenge.
cohort-desk-dates = Named days
cohort-desk-dates-help = One a line, as 2020-09-28 2020-10-02 Launch week.
cohort-desk-settings = Settings
cohort-desk-settings-kept = The settings are kept.
cohort-desk-about-edition = About the edition
cohort-desk-from-until = { $from } to { $until }
cohort-desk-tile-documents = { $count ->
    [one] One document waits to be confirmed
   *[other] { $count } documents wait to be confirmed
}
cohort-desk-tile-versions = { $count ->
    [one] One version of an announcement waits to be reviewed or published
   *[other] { $count } versions of announcements wait to be reviewed or published
}
cohort-desk-steps = From a list to an announcement
cohort-desk-next = Next
cohort-desk-done = Done
cohort-desk-step-import-waits = { $count ->
    [one] One document waits for a person.
   *[other] { $count } documents wait for a person.
}
cohort-desk-step-import-done = { $count ->
    [0] No document has been taken over yet.
    [one] One document was taken over.
   *[other] { $count } documents were taken over.
}
cohort-desk-step-import-look = Look at the imports
cohort-desk-step-cohort-state = Rows in the register: { $rows }. Cities without a place: { $unplaced }. Rows without consent: { $silent }.
cohort-desk-step-cohort-look = Look at the cohort
cohort-desk-step-figures-state = Every figure by its rule, and printed figures beside ours.
cohort-desk-step-figures-look = Look at the figures
cohort-desk-step-announce-open = A version is being written. Published so far: { $count }.
cohort-desk-step-announce-state = Published versions: { $count }.
cohort-desk-step-announce-look = Look at the announcements
cohort-desk-step-confirm = Take over

## Imports

cohort-desk-imports = Imports
cohort-desk-imports-lead = Published lists and texts as they came in. Each is kept as it was.
cohort-desk-imports-empty = Nothing has come in yet
cohort-desk-imports-empty-text = Paste a published list or bring its file. Nothing reaches the register before you confirm it.
cohort-desk-import-new = Take a list in
cohort-desk-import-text = The list
cohort-desk-import-text-help = Paste the text as it stands on the page, figures and all.
cohort-desk-import-file = Or its file
cohort-desk-import-file-help = Text, CSV, XLSX or the source of a page, up to 5 MB.
cohort-desk-import-read = Read the list
cohort-desk-import-promise = Reading changes nothing in the register.
cohort-desk-import-received = The document is read. Look at what was understood.
cohort-desk-import-known = This document is here already and waits for a person. Nothing was written.
cohort-desk-import-known-confirmed = This document was taken over already. Nothing was written.
cohort-desk-import-discarded = “{ $label }” is put aside.
cohort-desk-label = Name of the document
cohort-desk-label-help = Without a name it is called by its file.
cohort-desk-dated = Date of the document
cohort-desk-dated-help = The date that it bears, as 2020-07-03.
cohort-desk-received = Came in
cohort-desk-number = No. { $number }
cohort-desk-source-draft = Waits
cohort-desk-source-confirmed = Taken over
cohort-desk-source-discarded = Put aside
cohort-desk-mapping = Say what the columns hold
cohort-desk-mapping-lead = The table was not understood on its own. Your choice is remembered for tables with the same headings.
cohort-desk-mapping-samples = First rows of the table
cohort-desk-column-name = Name
cohort-desk-column-country = Country
cohort-desk-column-part = Part
cohort-desk-column-marks = Marks
cohort-desk-column-members = Members of a consortium
cohort-desk-column-lead = Lead of a consortium
cohort-desk-column-ignored = Not read
cohort-desk-rows = Rows
cohort-desk-cities = Cities
cohort-desk-claims = Printed figures
cohort-desk-needing = { $count ->
    [one] One row needs a person.
   *[other] { $count } rows need a person.
}
cohort-desk-needing-none = No row needs a person.
cohort-desk-left-out = { $count } left out
cohort-desk-tally-cities = { $automatic } placed by rule, { $person } by a person, { $open } without a place
cohort-desk-will-do = What it will do
cohort-desk-effects = { $added } added, { $changed } changed, { $removed } removed, { $unchanged } as they are
cohort-desk-open-seats = Open seats
cohort-desk-look-first = Look at the first row that needs you
cohort-desk-tab-all = All
cohort-desk-tab-needs = Needs a person
cohort-desk-tab-doubtful = Doubtful
cohort-desk-tab-unplaced = Without a place
cohort-desk-tab-dropped = Left out
cohort-desk-tab-empty = No row here
cohort-desk-tab-empty-text = No row of this document is of this kind.
cohort-desk-line = Line
cohort-desk-understood = Understood as
cohort-desk-part = Part
cohort-desk-cities-places = Cities and their places
cohort-desk-doubts = Doubts
cohort-desk-consortium = Consortium
cohort-desk-dropped = Left out
cohort-desk-checked = Looked at
cohort-desk-percent = { $percent } %
cohort-desk-count-cities = { $count ->
    [one] One city
   *[other] { $count } cities
}
cohort-desk-keep-doubtful = { $count ->
    [one] Keep one doubtful row as read
   *[other] Keep { $count } doubtful rows as read
}
cohort-desk-keep-doubtful-help = Only after a look: each is noted as looked at by you.
cohort-desk-rows-kept = { $count ->
    [one] One row is kept as it was read.
   *[other] { $count } rows are kept as they were read.
}
cohort-desk-unread = { $count ->
    [one] One line was not read
   *[other] { $count } lines were not read
}
cohort-desk-unread-line = Line { $line }:
cohort-desk-in-line = (line { $line })
cohort-desk-notices = Noticed while reading
cohort-desk-discard = Put aside
cohort-desk-discard-help = The document has no effect then. It can be taken in again.
cohort-desk-discard-do = Put this document aside

## One row

cohort-desk-row = The row
cohort-desk-row-before = Row before that needs you
cohort-desk-row-after = Next row that needs you
cohort-desk-row-save = Save and go on
cohort-desk-row-right = It is right as read
cohort-desk-row-drop = Leave this row out
cohort-desk-row-restore = Take this row back
cohort-desk-row-kept = Line { $line } is kept.
cohort-desk-sure = The reader is { $percent } % sure of the words of this row.
cohort-desk-countries = Countries
cohort-desk-countries-help = In any language, between commas, in the printed order.
cohort-desk-marks = Marks
cohort-desk-marks-help = Between commas, such as DCC.
cohort-desk-kind = Applicant
cohort-desk-kind-single = One body for one city
cohort-desk-kind-no-city = One body that is no city (an agency, an association, a region)
cohort-desk-kind-listed-member = Consortium; the lead is a city that the members name
cohort-desk-kind-unlisted-member = Consortium; the lead is one more city
cohort-desk-kind-not-a-city = Consortium; its name is no city (an association, a network, a region)
cohort-desk-members = Members
cohort-desk-members-help = One a line; only for a consortium.
cohort-desk-lead = Lead
cohort-desk-printed = Printed as
cohort-desk-choose-place = Choose the place
cohort-desk-which-place = Which place is { $city }?
cohort-desk-nowhere = It stands nowhere on a map
cohort-desk-place-keep = Keep this place
cohort-desk-place-people = { $place } ({ $people } people)
cohort-desk-place-number = No.
cohort-desk-place-population = People
cohort-desk-place-sure = Sure
cohort-desk-place-none = No place of this name is known. Look for another name, or say that it stands nowhere on a map.
cohort-desk-place-lead = If it is the name of the consortium and no city, say so below, under “Applicant”.
cohort-desk-place-map = Places that { $city } may be
cohort-desk-place-map-text = The numbers are those of the list beside the map.
cohort-desk-place-map-outside = Outside the map:
cohort-desk-search-name = Look for another name
cohort-desk-city-placed = The place of { $city } is kept.
cohort-desk-back-to-list = Back to the document
cohort-desk-placed-rule = { $place }, by rule ({ $percent } %)
cohort-desk-placed-person = { $place }, by a person
cohort-desk-placed-nowhere = Nowhere on a map, by a person
cohort-desk-open-no-country = No place without a country
cohort-desk-open-several = Several places have this name
cohort-desk-open-body = The name is one of a body made of places
cohort-desk-open-not-a-place = The name is no place
cohort-desk-open-unknown = No place has this name

## Confirming

cohort-desk-confirm = Take the list over
cohort-desk-terms = What the list is
cohort-desk-whole = The whole cohort
cohort-desk-addition = An addition
cohort-desk-whole-help = What the list does not name is marked as withdrawn.
cohort-desk-addition-help = What the list does not name stays as it is.
cohort-desk-confirm-open = Doubtful rows that nobody has looked at: { $doubtful }. Cities without a place: { $open }. They can be put right in the register later.
cohort-desk-obstacle-country = { $name } has no country.
cohort-desk-obstacle-members = { $name } is a consortium without members.
cohort-desk-added = { $count ->
    [one] One row added
   *[other] { $count } rows added
}
cohort-desk-changed = { $count ->
    [one] One row changed
   *[other] { $count } rows changed
}
cohort-desk-removed = { $count ->
    [one] One row withdrawn
   *[other] { $count } rows withdrawn
}
cohort-desk-changes-name = name
cohort-desk-changes-part = part
cohort-desk-changes-countries = countries
cohort-desk-changes-marks = marks
cohort-desk-changes-lead = lead
cohort-desk-changes-cities = cities
cohort-desk-changes-places = places
cohort-desk-changes-standing = standing
cohort-desk-consent-new = May new rows be named in public?
cohort-desk-consent-new-help = Nothing is published before every row has agreed.
cohort-desk-consent-said = Applicants that answered this themselves: { $agreed } agreed, { $refused } refused. Their answers go before this one.
cohort-desk-consent-given = Agreed
cohort-desk-consent-refused = Refused
cohort-desk-consent-unasked = Not asked yet
cohort-desk-basis = On what that rests
cohort-desk-basis-help = Such as: named in the announcement that the programme itself published.
cohort-desk-confirm-do = { $count ->
    [one] Take over one row
   *[other] Take over { $count } rows
}
cohort-desk-confirmed = Document no. { $number } is taken over: { $added } added, { $changed } changed, { $removed } withdrawn.

## Parts and standings

cohort-desk-part-core = Core city
cohort-desk-part-mentor = Mentor city
cohort-desk-part-international = International city
cohort-desk-part-observer = Observer
cohort-desk-part-fellow = Fellow
cohort-desk-standing-invited = Invited
cohort-desk-standing-confirmed = Confirmed
cohort-desk-standing-active = Active
cohort-desk-standing-completed = Completed
cohort-desk-standing-withdrawn = Withdrawn

## Announcements

cohort-desk-cohort = Cohort
cohort-desk-figures = Figures
cohort-desk-announcements = Announcements
cohort-desk-announcements-lead = Versions that never change once they are published.
cohort-desk-announcements-empty = No version yet
cohort-desk-announcements-empty-text = A version is made from the register as it stands. One person writes it, another reviews it.
cohort-desk-announcement-new = New version
cohort-desk-announcement-begin = Begin the version
cohort-desk-announcement-begun = The version is begun from the register as it stands. Another person reviews it next.
cohort-desk-announcement-kept = Words and date are kept, and the register was read anew.
cohort-desk-announcement-reviewed = You have reviewed this version. Another person publishes it.
cohort-desk-announcement-published = Version { $number } is published.
cohort-desk-announcement-dropped = The version is dropped.
cohort-desk-announcement-date = Date of the announcement
cohort-desk-date-help = As 2020-07-03.
cohort-desk-words-english = English
cohort-desk-words-in = Words in { $lang }
cohort-desk-words-add = Add a language
cohort-desk-words = Words
cohort-desk-language = Language
cohort-desk-language-help = Two letters such as de, one of the official languages. Leave the title empty to leave it out.
cohort-desk-title = Title
cohort-desk-introduction = Introduction
cohort-desk-version = Version
cohort-desk-version-title = Version { $number }
cohort-desk-version-draft = Being written
cohort-desk-version-reviewed = Reviewed
cohort-desk-version-published = Published
cohort-desk-drafted = Written by
cohort-desk-reviewed = Reviewed by
cohort-desk-published = Published by
cohort-desk-hash = Hash
cohort-desk-exception = Published although figures do not add up
cohort-desk-barriers = What stands in the way
cohort-desk-barriers-none = Nothing stands in the way of publishing.
cohort-desk-barrier-not-reviewed = Nobody has reviewed it. Another person than its publisher reviews it.
cohort-desk-barrier-same-person = You have reviewed it: another person publishes it.
cohort-desk-barrier-no-consent = { $count ->
    [one] One row has not agreed to be named: { $names }.
   *[other] { $count } rows have not agreed to be named: { $names }.
}
cohort-desk-barrier-figures = { $count ->
    [one] One printed figure does not add up. Give a reason; it is shown to everyone.
   *[other] { $count } printed figures do not add up. Give a reason; it is shown to everyone.
}
cohort-desk-barrier-outdated = The register has changed since: keep the words again to read it anew.
cohort-desk-barrier-empty = No row is in it.
cohort-desk-barrier-no-title = The English title is missing.
cohort-desk-reason = Why it is published although figures do not add up
cohort-desk-reason-help = Shown on the public page with your name.
cohort-desk-publish-help = A published version stays as it is, for good.
cohort-desk-publish-do = Publish version { $number }
cohort-desk-review-do = I have read it and it is right
cohort-desk-preview-look = See it as a draft page
cohort-desk-see-public = See the public page
cohort-desk-changes-since = Changes since version { $number }
cohort-desk-changes-nothing = It says the same.
cohort-desk-changes-figures = { $count ->
    [one] One figure is another.
   *[other] { $count } figures are others.
}
cohort-desk-elsewhere-date = The date is another.
cohort-desk-elsewhere-texts = Title or introduction are others.
cohort-desk-elsewhere-edition = The edition is described otherwise.
cohort-desk-elsewhere-sources = The sources are others.
cohort-desk-elsewhere-exception = The reason for which it was published is another.
cohort-desk-preview = What it lists
cohort-desk-redraft-do = Keep and read the register anew
cohort-desk-redraft-help = A review given before does not count any more.
cohort-desk-drop = Drop this version
cohort-desk-drop-help = It was never published. The ledger remembers that it was there.
cohort-desk-drop-do = Drop version { $number }
cohort-desk-figure-selected = Applications selected
cohort-desk-figure-core = Core rows
cohort-desk-figure-mentors = Mentor rows
cohort-desk-figure-cities = Cities
cohort-desk-figure-countries = Countries
cohort-desk-figure-consortia = Consortia
cohort-desk-figure-alumni = Alumni of an earlier programme
cohort-desk-figure-open-seats = Open seats

## What goes wrong

cohort-desk-error-slug = Use small letters a–z, digits and hyphens, at most 60.
cohort-desk-error-slug-taken = There is an edition of this name in addresses already: choose another.
cohort-desk-error-names = Write between 1 and 200 characters.
cohort-desk-error-name = Write a name of at most 300 characters.
cohort-desk-error-label = Write at most 200 characters.
cohort-desk-error-changed = Somebody changed it in the meantime. Nothing was written; look at it again.
cohort-desk-error-changed-kept = Somebody changed it in the meantime. What you typed still stands here; open the page anew in another window, compare, and send it again from there.
cohort-desk-error-withheld = A conflict of interest keeps you from an application of which it is not public yet whether it takes part in this edition. Until that is announced, somebody else sees to it.
cohort-desk-error-settled = This document was taken over or put aside already.
cohort-desk-error-obstacles = { $count ->
    [one] One row must be put right first
   *[other] { $count } rows must be put right first
}
cohort-desk-error-country = Name at least one country.
cohort-desk-error-not-a-country = “{ $word }” is no country that is known here: write its name in any language, or its code.
cohort-desk-error-dates = A participation cannot end before it begins.
cohort-desk-error-mark = A mark has between 1 and 40 characters.
cohort-desk-error-mark-line = Write “{ $line }” as mark = meaning.
cohort-desk-error-date-line = Write “{ $line }” as first day, last day, title: 2020-09-28 2020-10-02 Launch week.
cohort-desk-error-members = A consortium needs members, one a line.
cohort-desk-error-choose = Choose one.
cohort-desk-error-basis = Write on what the consent rests.
cohort-desk-error-place = Choose one of the places, or that it stands nowhere on a map.
cohort-desk-error-mapping = With this choice the table still cannot be read: one column must hold the name, one the country.
cohort-desk-error-another-draft = Another version is being written: publish it or drop it first.
cohort-desk-error-words = A title has at most 300 characters, an introduction at most 20,000.
cohort-desk-error-reason = A reason has at most 2,000 characters.
cohort-desk-error-language = Write the two letters of an official language.

## The register

cohort-desk-cohort-empty = No row yet
cohort-desk-cohort-empty-text = Rows come from a list that is taken in and confirmed.
cohort-desk-standing = Standing
cohort-desk-consent = Consent
cohort-desk-consent-question = May it be named in public?
cohort-desk-consent-do = Keep the consent
cohort-desk-consent-kept = The consent is kept.
cohort-desk-mark = Mark
cohort-desk-place = Place
cohort-desk-any = Any
cohort-desk-xlsx = Download as XLSX
cohort-desk-select = Select
cohort-desk-select-all = Select all rows
cohort-desk-count-unplaced = { $count ->
    [one] One city without a place
   *[other] { $count } cities without a place
}
cohort-desk-placed-all = Placed
cohort-desk-no-place-yet = No place yet
cohort-desk-bulk = Change several rows
cohort-desk-bulk-what = Change
cohort-desk-bulk-words = Mark, or what the consent rests on
cohort-desk-bulk-preview = Show what it does
cohort-desk-bulk-part = Part: { $value }
cohort-desk-bulk-standing = Standing: { $value }
cohort-desk-bulk-consent = Consent: { $value }
cohort-desk-bulk-mark-add = Add a mark
cohort-desk-bulk-mark-drop = Take a mark away
cohort-desk-bulk-incomplete = Select rows and a change. A mark needs its word, a given consent what it rests on.
cohort-desk-bulk-nothing = Nothing changes
cohort-desk-bulk-nothing-text = All selected rows are so already.
cohort-desk-bulk-unchanged = { $count ->
    [one] One selected row is so already.
   *[other] { $count } selected rows are so already.
}
cohort-desk-bulk-do = { $count ->
    [one] Change one row
   *[other] Change { $count } rows
}
cohort-desk-bulk-done = { $count ->
    [one] One row is changed.
   *[other] { $count } rows are changed.
}
cohort-desk-before = Before
cohort-desk-after = After
cohort-desk-source = The document it comes from
cohort-desk-since = Takes part since
cohort-desk-until = Took part until
cohort-desk-participation-kept = { $name } is kept.

## Figures

cohort-desk-conventions = Count otherwise
cohort-desk-as-usual = As usual
cohort-desk-count-so = Count so
cohort-desk-axis-parts = Parts
cohort-desk-axis-outside = Rows from outside the area
cohort-desk-axis-seats = Open seats
cohort-desk-axis-unlisted-leads = Leads that their own list leaves out
cohort-desk-axis-network-names = Names of associations
cohort-desk-axis-bodies = Inter-municipal bodies
cohort-desk-axis-two-countries = Rows with two countries
cohort-desk-axis-extra = Countries added to the Union
cohort-desk-printed-figure = Printed
cohort-desk-words-printed = In the words
cohort-desk-ours = Ours
cohort-desk-verdict = Verdict
cohort-desk-sum = Printed sum:
cohort-desk-by-country = By country
cohort-desk-total = Total
