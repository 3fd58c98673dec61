# The public pages of the cohort.

## Words of a cohort

cohort-part = Part
cohort-part-core = Core cities
cohort-part-mentor = Mentor cities
cohort-part-international = International cities
cohort-part-observer = Observer cities
cohort-part-fellow = Fellow cities
cohort-part-one-core = Core city
cohort-part-one-mentor = Mentor city
cohort-part-one-international = International city
cohort-part-one-observer = Observer city
cohort-part-one-fellow = Fellow city
cohort-standing = How it stands
cohort-standing-invited = Invited
cohort-standing-confirmed = Confirmed
cohort-standing-active = Takes part
cohort-standing-completed = Completed
cohort-standing-withdrawn = Withdrawn
cohort-mark = Mark
cohort-consortium = Consortium
cohort-consortia = Consortia
cohort-consortium-of = { $count ->
    [one] consortium of one city
   *[other] consortium of { $count } cities
}
cohort-lead = lead
cohort-lead-listed-member = The lead is one of the cities that its list names
cohort-lead-unlisted-member = The lead is one of the cities; its own list does not name it
cohort-lead-not-a-city = The lead is an association or a network, not a city
cohort-invented = Invented
cohort-invented-note = This edition is invented, for demonstrations: no city in it is real.

## Figures of an announcement

cohort-figure-rule = How this is counted
cohort-figure-selected = { $count ->
    [one] application selected
   *[other] applications selected
}
cohort-figure-core = { $count ->
    [one] core application
   *[other] core applications
}
cohort-figure-mentors = { $count ->
    [one] mentor
   *[other] mentors
}
cohort-figure-cities = { $count ->
    [one] city behind them
   *[other] cities behind them
}
cohort-figure-countries = { $count ->
    [one] country
   *[other] countries
}
cohort-figure-consortia = { $count ->
    [one] consortium
   *[other] consortia
}
cohort-figure-alumni = { $count ->
    [one] core application with an earlier programme’s mark
   *[other] core applications with an earlier programme’s mark
}
cohort-figure-open-seats = { $count ->
    [one] seat still open
   *[other] seats still open
}
cohort-figures = In figures
cohort-figures-as-of = Counted from the register as it stood on { $at }.
cohort-figures-link = Beside the figures that were printed

## First page

cohort-home-title = Which cities take part
cohort-home-lead = Announced lists of cities. Every figure says how it is counted, and what was printed elsewhere stands beside it.
cohort-home-empty = Nothing is announced yet
cohort-home-empty-text = Once an organiser publishes the announcement of an edition, it stands here. Organisers begin by importing a list at the desk.
cohort-nothing-announced = Nothing is announced yet.
cohort-version-line = Version { $number }, { $date }

## An edition

cohort-edition-empty = This edition has announced nothing yet
cohort-edition-empty-text = Only those who may see the desk find this page. Import a list there, confirm it and publish.
cohort-read-announcement = Read the announcement
cohort-versions = Versions
cohort-latest = current
cohort-with-exception = with a named exception
cohort-feed-link = Follow new versions by feed
cohort-publisher = Published by

## An announcement

cohort-tabs = Views of this version
cohort-tab-announcement = Announcement
cohort-tab-reconciliation = Printed figures
cohort-tab-changes = Changes
cohort-exception = Figures printed for this version do not all add up. It was published all the same, for this reason:
cohort-exception-link = See which figures
cohort-exception-by = { $name }, { $at }
cohort-lists = The cities
cohort-filter = Narrow the lists
cohort-filter-any-country = All countries
cohort-filter-any-part = All parts
cohort-filter-any-mark = With and without a mark
cohort-filter-consortia = Consortia only
cohort-shown = { $shown } of { $rows } applications are shown. The figures above are of all.
cohort-marks = What the marks mean
cohort-marks-rows = { $count ->
    [one] One application carries it
   *[other] { $count } applications carry it
}
cohort-open-seats = Seats still open
cohort-seats = { $count ->
    [one] { $part }: one seat
   *[other] { $part }: { $count } seats
}
cohort-seats-inside = { $count ->
    [one] { $part }: one seat for a city from the programme’s own area
   *[other] { $part }: { $count } seats for cities from the programme’s own area
}
cohort-seats-outside = { $count ->
    [one] { $part }: one seat for a city from outside the programme’s own area
   *[other] { $part }: { $count } seats for cities from outside the programme’s own area
}
cohort-by-country = By country
cohort-by-country-caption = Applications and cities by country, as printed
cohort-column-core = Core
cohort-column-mentors = Mentors
cohort-column-marked = With a mark
cohort-column-consortia = Consortia
cohort-column-cities = Cities
cohort-column-alone = Applications of its own
cohort-column-shared = Shared applications
cohort-column-in-each = Counted in each country
cohort-column-cities-in-it = Cities in it
cohort-total = All
cohort-shared = Applications with two countries
cohort-shared-text = The table above counts an application of two countries once, on a line of its own. Counted in each of its countries it gives these numbers, which add up to more than there are applications.
cohort-unplaced = { $count ->
    [one] For one city of such an application nobody knows yet in which of the countries it lies.
   *[other] For { $count } cities of such applications nobody knows yet in which of the countries they lie.
}
cohort-map-title = Cities of { $edition }
cohort-map-text = A map of Europe with the cities behind the applications. The table by country has the same in numbers.
cohort-map-note = One dot a place.
cohort-map-country = { $count ->
    [one] { $country }: one city
   *[other] { $country }: { $count } cities
}
cohort-map-core = Cities
cohort-map-outside = Outside the map
cohort-map-credit = Outlines: Natural Earth. Coordinates: GeoNames, CC BY 4.0.
cohort-map-file = The map as a file
cohort-map-entry = Where the cities of { $name } lie
cohort-map-entry-text = A small map; the list beside it names the cities in the same order.
cohort-map-unplaced = { $count ->
    [one] One city has no place on the map yet.
   *[other] { $count } cities have no place on the map yet.
}
cohort-days = Dates
cohort-files = Files
cohort-files-text = The files of this version never change. Each carries its licence and its sources.
cohort-file-json = everything, by a documented schema
cohort-file-rows = one line an application
cohort-file-cities = one line a city
cohort-file-jsonld = linked data in the words of schema.org
cohort-file-geojson = every placed city as a point
cohort-file-xlsx = a workbook of applications, cities and figures
cohort-file-calendar = the dates
cohort-file-feed = a feed of the edition’s versions
cohort-licence = Licence
cohort-licence-places = Coordinates, population and own names of places
cohort-hash = This version’s hash

## A participant

cohort-participant-gone = The newest version does not name this participant any more.
cohort-cities-behind = { $count ->
    [one] One city behind it
   *[other] { $count } cities behind it
}
cohort-the-place = Where it lies
cohort-no-city = Takes part and counts as one participant. Nobody in it is a city, so it counts as no city.
cohort-no-place = Not placed on the map yet
cohort-appears-in = Named in

## Printed figures beside ours

cohort-recon-title = Printed figures, checked
cohort-recon-lead = Every figure that the sources print, beside ours, with what became of the check and why.
cohort-recon-summary = { $count ->
    [one] One printed figure
   *[other] { $count } printed figures
}
cohort-recon-count-holds = { $count ->
    [one] one holds
   *[other] { $count } hold
}
cohort-recon-count-holds-if = { $count ->
    [one] one holds under a condition
   *[other] { $count } hold under a condition
}
cohort-recon-count-fails = { $count ->
    [one] one does not add up
   *[other] { $count } do not add up
}
cohort-recon-count-unknown = { $count ->
    [one] one cannot be checked
   *[other] { $count } cannot be checked
}
cohort-recon-how = A list can be counted in many ways: with or without mentors, a consortium as one or as its cities, open seats or not. Every such way was tried on every figure. What is printed is shown as it stands and never corrected.
cohort-recon-dated = Dated { $date }.
cohort-recon-has-rows = The source holds the list itself.
cohort-recon-no-rows = The source holds figures and no list; they are checked against the list of this version.
cohort-recon-printed = Printed
cohort-recon-ours = Ours
cohort-recon-holds = Our rule gives the same number.
cohort-recon-others = { $count ->
    [one] So does one other way of counting.
   *[other] So do { $count } other ways of counting.
}
cohort-recon-any = It holds under any one of these { $count } conditions:
cohort-recon-further = { $count ->
    [one] One more gives the same.
   *[other] { $count } more give the same.
}
cohort-recon-nearest = The nearest way of counting gives { $value }:
cohort-recon-rule = Our rule, and what was tried
cohort-recon-tried = { $tried ->
    [one] One way of counting was tried.
   *[other] { $tried } ways of counting were tried; { $distinct } of them count different things.
} { $giving ->
    [0] None gives the printed figure.
    [one] One gives the printed figure.
   *[other] { $giving } give the printed figure.
}
cohort-recon-line = Line { $line } of the source
cohort-recon-sum = A sum
cohort-recon-sum-broken = a printed sum does not add up
cohort-recon-made = is what the parts make
cohort-recon-close = { $count ->
    [one] One reading would close the gap:
   *[other] Any of these { $count } readings would close the gap:
}
cohort-recon-joint = Figures that must hold together
cohort-recon-orders = Which figure cannot be larger than which
cohort-recon-order = “{ $smaller }” and “{ $larger }”: { $verdict }
cohort-recon-held = { $count ->
    [one] One pair of figures stands in the right order.
   *[other] { $count } pairs of figures stand in the right order.
}
cohort-recon-derived = What follows from the figures
cohort-recon-source = About the source
cohort-recon-digest = SHA-256 of its bytes:
cohort-recon-empty = No printed figures
cohort-recon-empty-text = No source of this version prints a figure, so there is nothing to check.

## What changed

cohort-changes-title = What changed
cohort-changes-first = This is the first version: there is nothing before it.
cohort-changes-since = Since version { $number }
cohort-changes-none = The two versions say the same.
cohort-changes-added = { $count ->
    [one] One application came
   *[other] { $count } applications came
}
cohort-changes-removed = { $count ->
    [one] One application went
   *[other] { $count } applications went
}
cohort-changes-changed = { $count ->
    [one] One application says something else
   *[other] { $count } applications say something else
}
cohort-changes-elsewhere = Elsewhere
cohort-changes-reordered = The order changed.
cohort-changes-date = The date of the announcement changed.
cohort-changes-texts = Title or introduction changed.
cohort-changes-edition = Something about the edition changed: its names, area, marks, licence or dates.
cohort-changes-sources = The sources or their printed figures changed.
cohort-changes-exception = The reason for an exception changed.

## The interface for programs

cohort-api-unknown = “{ $name }” is no quantity, way of counting or choice that this interface knows.

## Before a version is published

cohort-preview-title = Draft: { $title }
cohort-preview-draft = Draft.
cohort-preview-text = Only people with the right to the desk see this page. Nothing of it is published.
cohort-preview-back = Back to the desk
cohort-preview-files = The files and the feed come with the publication.

## Several sources side by side

cohort-beside-title = What two or more sources print
cohort-beside-lead = What they print of one thing stands in one line, with our figure. Nothing is corrected.
cohort-beside-what = What is counted
cohort-beside-said = How they compare
cohort-beside-one = only this source prints it
cohort-beside-same = they print the same
cohort-beside-apart = { $by ->
    [one] they differ by one
   *[other] they differ by { $by }
}
cohort-beside-nothing = Nothing is printed
cohort-beside-no-rule = No rule gives a figure
cohort-beside-narrowed = { $what } ({ $words })
cohort-beside-inside = inside the area
cohort-beside-outside = outside the area
cohort-beside-open = still open
cohort-beside-expressions = Expressions of interest
cohort-beside-applicant-cities = Cities that applied
cohort-beside-applicant-countries = Countries that applied
cohort-beside-selected = Applications selected
cohort-beside-cities = Cities
cohort-beside-countries = Countries
cohort-beside-new = New to the programme
cohort-beside-alumni = Of an earlier programme
cohort-beside-mentors = Mentors
cohort-beside-core-rows = Core applications
cohort-beside-international = International
cohort-beside-consortia = Consortia
cohort-beside-open-seats = Open seats
cohort-beside-total = All seats together
cohort-beside-earlier = Cities of the earlier programme
cohort-beside-other = Another figure
cohort-beside-back = { $count ->
    [one] One way leads from the figures of the newer source back to those of the older one:
   *[other] These ways lead from the figures of the newer source back to those of the older one:
}
