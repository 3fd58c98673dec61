# The desk of places.

places-desk-title = Places
places-desk-lead = Every place that a city of a cohort stands at.
places-desk-empty = No place here
places-desk-empty-text = A place is kept once a city is placed there.
places-desk-source = Known from
places-desk-source-geonames = GeoNames
places-desk-source-overlay = Our overlay
places-desk-source-own = This site
places-desk-people = People
places-desk-pairs = { $count ->
    [one] Two places may be one
   *[other] { $count } pairs of places may be one
}
places-desk-same-name = the same name.
places-desk-near = closer than two towns are.
places-desk-own = Add a place that no data know
places-desk-own-do = Add the place
places-desk-country-help = In any language.
places-desk-latitude = Degrees north
places-desk-longitude = Degrees east
places-desk-added = { $name } is added.
places-desk-names = Names
places-desk-alias = Another name
places-desk-alias-help = A name by which lists may call it.
places-desk-alias-add = Add the name
places-desk-alias-added = The name { $name } is added.
places-desk-alias-drop = Take this name away
places-desk-alias-drop-of = Take the name { $name } away
places-desk-alias-dropped = The name { $name } is taken away.
places-desk-language = Language of the name
places-desk-merge = Merge
places-desk-merge-into = Merge it into
places-desk-merge-what = { $from } will lead to { $into } from now on, wherever it is referred to.
places-desk-merge-final = A merge cannot be undone. Published versions stay as they are.
places-desk-merge-gained = Names that { $into } gets
places-desk-merge-why = Why they are one
places-desk-merge-why-help = It stands in the history of both places. Up to 500 characters.
places-desk-merge-needs-reason = Write why the two are one place, in 1 to 500 characters.
places-desk-merge-do = Merge { $from } into { $into }
places-desk-merged = { $from } is merged into { $into }.
places-desk-is-merged = This place turned out to be another.
places-desk-other = To that place
places-desk-cannot-merge = A place can be merged only into another place of the same country that is not merged itself.
places-desk-name-length = Write a name of 1 to 300 characters.
places-desk-point-range = Latitude goes from -90 to 90, longitude from -180 to 180; write both, or none.
places-desk-no-country = Write the name of a country in any language.
places-desk-history = History
places-desk-see-public = Its public page

## Words of the ledger

places-kind-place = Place
places-verb-adopt = Taken in from the data
places-verb-add-alias = Name added
places-verb-drop-alias = Name taken away
places-verb-merge = Merged
places-field-name = Name
places-field-country = Country
places-field-source = Known from
places-field-source-id = Identifier there
places-field-data = Version of the data
places-field-alias = Name
places-field-language = Language
places-field-into = Into
places-field-from = From
places-value-source-geonames = GeoNames
places-value-source-overlay = Our overlay
places-value-source-own = This site
