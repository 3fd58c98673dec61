# The public pages of places.

places-title = Places
places-lead = What a name means in a country, and how sure that is.

## One place

places-kind = Kind
places-kind-body = A body of several places
places-population = People
places-population-of = { $people } people ({ $year })
places-population-edited = { $people } people (by an entry last changed on { $day })
places-population-meaning = People of the settlement itself, not of the municipality around it.
places-coordinates = Coordinates
places-north = { $degrees }° north
places-south = { $degrees }° south
places-east = { $degrees }° east
places-west = { $degrees }° west
places-source = Where this comes from
places-source-geonames = GeoNames
places-source-overlay = The overlay that ships with the program
places-source-own = Added by somebody of this site
places-source-entry = Its entry there
places-data-version = Version of the data:
places-takes-part = Takes part in
places-takes-part-none = Nothing that is announced.
places-parts = Places that it consists of
places-names = Names
places-names-official = Official
places-names-alternate = Other names in the data
places-names-alias = Names added by somebody of this site
places-attribution = Names, coordinates and population: GeoNames (geonames.org), CC BY 4.0.
places-map-title = Where { $name } lies
places-map-text = A small map. The coordinates stand beside it.
places-map-outside = Outside the map

## What a name may mean

places-search-name = Name
places-search-help = In any language and script, as it was printed, such as Padova, Θεσσαλονίκη or Municipality of Celje.
places-search-choose = Choose a country
places-search-needs-country = Choose the country: a name alone means nothing.
places-candidates = Places that the name may mean
places-candidates-map = A small map; the numbers are those of the list beside it.
places-confidence = { $percent }% sure
places-people = { $people } people
places-outcome-automatic = One place, by the rule. No person needs to look.
places-outcome-ask = { $count ->
    [one] One place is possible; a person decides.
   *[other] { $count } places are possible; a person decides.
}
places-outcome-body = A body of several places. These belong to it or hold its seat.
places-outcome-body-guessed = By its name a body of several places; a person decides. These may belong to it or hold its seat.
places-outcome-not-a-place = This name is known, and it is no place.
places-outcome-unknown = No place in this country has this name or one like it.
places-outcome-suggestions = No place in this country has this name. These have a name like it.
places-outcome-empty = The name has no letter.
places-outcome-too-long = This is longer than any name of a place. Shorten it.

places-reason-exact = The printed name is its first name, letter by letter.
places-reason-folded = The printed name is its first name but for capitals, accents or punctuation.
places-reason-alternate = The printed name is one of its other names.
places-reason-legal = Words of law or grammar were taken away: “{ $words }”.
places-reason-addition = An addition was left out: “{ $addition }”.
places-reason-country-repeated = The addition was the country.
places-reason-one-of-two = Of two printed names this one was looked up: “{ $name }”.
places-reason-spelling = Another way to spell the same letters: “{ $key }”.
places-reason-inflected = The name stood in an inflected form: “{ $key }”.
places-reason-longer = Its name begins with what was printed.
places-reason-part = Its name is a part of what was printed.
places-reason-misspelt = { $letters ->
    [one] Its name differs by one letter.
   *[other] Its name differs by { $letters } letters.
}
places-reason-only-one = No other place in the country has the name.
places-reason-population = It has at least { $times } times the people of the next.
places-reason-not-a-town = It is a section of a place, or an abandoned or former one.
places-reason-small = It is a small place, and what was printed is not its first name.
places-reason-surroundings = The words taken away name the land around a town as often as the town.
places-reason-overlay = The overlay that ships with the program says so.
places-reason-seat = It may be the seat of the body.
places-reason-member = It belongs to the body.
