# Der Arbeitsplatz der Orte.

places-desk-title = Orte
places-desk-lead = Jeder Ort, an dem eine Stadt eines Jahrgangs liegt.
places-desk-empty = Hier ist kein Ort
places-desk-empty-text = Ein Ort wird aufgenommen, sobald eine Stadt dort liegt.
places-desk-source = Bekannt aus
places-desk-source-geonames = GeoNames
places-desk-source-overlay = Unsere Ergänzung
places-desk-source-own = Diese Website
places-desk-people = Einwohner
places-desk-pairs = { $count ->
    [one] Zwei Orte sind vielleicht einer
   *[other] { $count } Paare von Orten sind vielleicht je einer
}
places-desk-same-name = derselbe Name.
places-desk-near = näher beieinander als zwei Städte.
places-desk-own = Einen Ort hinzufügen, den keine Daten kennen
places-desk-own-do = Ort hinzufügen
places-desk-country-help = In jeder Sprache.
places-desk-latitude = Grad Nord
places-desk-longitude = Grad Ost
places-desk-added = { $name } ist hinzugefügt.
places-desk-names = Namen
places-desk-alias = Ein weiterer Name
places-desk-alias-help = Ein Name, den Listen für ihn verwenden können.
places-desk-alias-add = Namen hinzufügen
places-desk-alias-added = Der Name { $name } ist hinzugefügt.
places-desk-alias-drop = Diesen Namen wegnehmen
places-desk-alias-drop-of = Den Namen { $name } wegnehmen
places-desk-alias-dropped = Der Name { $name } ist weggenommen.
places-desk-language = Sprache des Namens
places-desk-merge = Zusammenlegen
places-desk-merge-into = Zusammenlegen mit
places-desk-merge-what = { $from } führt von nun an zu { $into }, überall, wo darauf verwiesen wird.
places-desk-merge-final = Eine Zusammenlegung lässt sich nicht rückgängig machen. Veröffentlichte Fassungen bleiben, wie sie sind.
places-desk-merge-gained = Namen, die { $into } bekommt
places-desk-merge-why = Warum sie ein Ort sind
places-desk-merge-why-help = Es steht im Verlauf beider Orte. Bis zu 500 Zeichen.
places-desk-merge-needs-reason = Schreiben Sie in 1 bis 500 Zeichen, warum die beiden ein Ort sind.
places-desk-merge-do = { $from } mit { $into } zusammenlegen
places-desk-merged = { $from } ist mit { $into } zusammengelegt.
places-desk-is-merged = Dieser Ort hat sich als ein anderer erwiesen.
places-desk-other = Zu jenem Ort
places-desk-cannot-merge = Ein Ort kann nur mit einem anderen Ort desselben Landes zusammengelegt werden, der nicht selbst zusammengelegt ist.
places-desk-name-length = Schreiben Sie einen Namen von 1 bis 300 Zeichen.
places-desk-point-range = Die Breite geht von -90 bis 90, die Länge von -180 bis 180; schreiben Sie beide oder keine.
places-desk-no-country = Schreiben Sie den Namen eines Landes in einer beliebigen Sprache.
places-desk-history = Verlauf
places-desk-see-public = Die öffentliche Seite

## Wörter des Protokolls

places-kind-place = Ort
places-verb-adopt = Aus den Daten aufgenommen
places-verb-add-alias = Name hinzugefügt
places-verb-drop-alias = Name weggenommen
places-verb-merge = Zusammengelegt
places-field-name = Name
places-field-country = Land
places-field-source = Bekannt aus
places-field-source-id = Kennung dort
places-field-data = Fassung der Daten
places-field-alias = Name
places-field-language = Sprache
places-field-into = Mit
places-field-from = Von
places-value-source-geonames = GeoNames
places-value-source-overlay = Unsere Ergänzung
places-value-source-own = Diese Website
