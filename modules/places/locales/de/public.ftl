# Die öffentlichen Seiten der Orte.

places-title = Orte
places-lead = Was ein Name in einem Land bedeutet, und wie sicher das ist.

## Ein Ort

places-kind = Art
places-kind-body = Ein Verband mehrerer Orte
places-population = Einwohner
places-population-of = { $people } Einwohner ({ $year })
places-population-edited = { $people } Einwohner (nach einem Eintrag, der zuletzt am { $day } geändert wurde)
places-population-meaning = Einwohner des Ortes selbst, nicht der Gemeinde darum herum.
places-coordinates = Koordinaten
places-north = { $degrees }° Nord
places-south = { $degrees }° Süd
places-east = { $degrees }° Ost
places-west = { $degrees }° West
places-source = Woher das kommt
places-source-geonames = GeoNames
places-source-overlay = Die Ergänzung, die mit dem Programm kommt
places-source-own = Von jemandem dieser Website hinzugefügt
places-source-entry = Der Eintrag dort
places-data-version = Fassung der Daten:
places-takes-part = Nimmt teil an
places-takes-part-none = Nichts, was bekannt gegeben ist.
places-parts = Orte, aus denen er besteht
places-names = Namen
places-names-official = Amtlich
places-names-alternate = Weitere Namen in den Daten
places-names-alias = Namen, die jemand dieser Website hinzugefügt hat
places-attribution = Namen, Koordinaten und Einwohner: GeoNames (geonames.org), CC BY 4.0.
places-map-title = Wo { $name } liegt
places-map-text = Eine kleine Karte. Die Koordinaten stehen daneben.
places-map-outside = Außerhalb der Karte

## Was ein Name bedeuten kann

places-search-name = Name
places-search-help = In jeder Sprache und Schrift, so wie er gedruckt war, etwa Padova, Θεσσαλονίκη oder Municipality of Celje.
places-search-choose = Wählen Sie ein Land
places-search-needs-country = Wählen Sie das Land: Ein Name allein bedeutet nichts.
places-candidates = Orte, die der Name bedeuten kann
places-candidates-map = Eine kleine Karte; die Nummern sind die der Liste daneben.
places-confidence = zu { $percent } % sicher
places-people = { $people } Einwohner
places-outcome-automatic = Ein Ort, nach der Regel. Niemand muss hinsehen.
places-outcome-ask = { $count ->
    [one] Ein Ort ist möglich; ein Mensch entscheidet.
   *[other] { $count } Orte sind möglich; ein Mensch entscheidet.
}
places-outcome-body = Ein Verband mehrerer Orte. Diese gehören ihm an oder sind sein Sitz.
places-outcome-body-guessed = Dem Namen nach ein Verband mehrerer Orte; ein Mensch entscheidet. Diese können ihm angehören oder sein Sitz sein.
places-outcome-not-a-place = Dieser Name ist bekannt, und er ist kein Ort.
places-outcome-unknown = Kein Ort in diesem Land heißt so oder ähnlich.
places-outcome-suggestions = Kein Ort in diesem Land heißt so. Diese heißen ähnlich.
places-outcome-empty = Der Name hat keinen Buchstaben.
places-outcome-too-long = Das ist länger als jeder Name eines Ortes. Kürzen Sie es.

places-reason-exact = Der gedruckte Name ist Buchstabe für Buchstabe sein erster Name.
places-reason-folded = Der gedruckte Name ist sein erster Name, bis auf Großschreibung, Akzente oder Satzzeichen.
places-reason-alternate = Der gedruckte Name ist einer seiner weiteren Namen.
places-reason-legal = Wörter des Rechts oder der Grammatik wurden weggenommen: „{ $words }“.
places-reason-addition = Ein Zusatz wurde weggelassen: „{ $addition }“.
places-reason-country-repeated = Der Zusatz war das Land.
places-reason-one-of-two = Von zwei gedruckten Namen wurde dieser gesucht: „{ $name }“.
places-reason-spelling = Eine andere Schreibung derselben Buchstaben: „{ $key }“.
places-reason-inflected = Der Name stand in einer gebeugten Form: „{ $key }“.
places-reason-longer = Sein Name beginnt mit dem Gedruckten.
places-reason-part = Sein Name ist ein Teil des Gedruckten.
places-reason-misspelt = { $letters ->
    [one] Sein Name weicht um einen Buchstaben ab.
   *[other] Sein Name weicht um { $letters } Buchstaben ab.
}
places-reason-only-one = Kein anderer Ort in diesem Land heißt so.
places-reason-population = Er hat mindestens { $times }-mal so viele Einwohner wie der nächste.
places-reason-not-a-town = Er ist ein Teil eines Ortes, oder ein verlassener oder früherer.
places-reason-small = Er ist ein kleiner Ort, und das Gedruckte ist nicht sein erster Name.
places-reason-surroundings = Die weggenommenen Wörter meinen das Land um eine Stadt so oft wie die Stadt.
places-reason-overlay = Die Ergänzung, die mit dem Programm kommt, sagt es so.
places-reason-seat = Er kann der Sitz des Verbandes sein.
places-reason-member = Er gehört dem Verband an.
