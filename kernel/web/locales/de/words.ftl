word-close = Schließen
word-save = Speichern
word-cancel = Abbrechen
word-delete = Löschen
word-edit = Bearbeiten
word-search = Suchen
word-filter = Filtern
word-yes = Ja
word-no = Nein
word-name = Name
word-country = Land
word-role = Rolle
word-state = Stand
word-city = Stadt
word-date = Datum
word-history = Verlauf
word-download = Herunterladen
word-back = Zurück
word-next = Weiter
word-none = Keine
word-unknown = Nicht bekannt
word-saved = Gespeichert { $time }

form-optional = (freiwillig)
form-error = Fehler:
form-summary = { $count ->
    [one] Ein Feld braucht eine Änderung
   *[other] { $count } Felder brauchen eine Änderung
}
form-required = Füllen Sie dieses Feld aus.
form-too-long = Kürzen Sie dies auf { $limit ->
    [one] ein Zeichen
   *[other] { $limit } Zeichen
}.
form-email = Schreiben Sie eine Adresse wie name@stadt.example.
form-date = Schreiben Sie ein Datum wie 2020-07-03.

list-filters = Gesetzte Filter
list-remove-filter = Filter entfernen:
list-clear = Alle Filter entfernen
list-pages = Seiten der Liste
list-shown = { $first }–{ $last } von { $total }
list-before = Zurück
list-after = Weiter
list-page = Seite
list-empty = Keine Treffer
list-empty-text = Keine Zeile passt zu diesen Filtern. Entfernen Sie einen, um mehr zu sehen.
list-results = { $count ->
    [one] Ein Treffer
   *[other] { $count } Treffer
}

progress-count = { $done } von { $total }
progress-leave = Sie können diese Seite verlassen und wiederkommen: Die Arbeit geht weiter.
