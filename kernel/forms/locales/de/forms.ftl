# Was an einer Antwort nicht stimmt.
forms-missing = Beantworten Sie dies, bevor Sie einreichen.
forms-too-many-words = Kürzen Sie auf { $most ->
    [one] ein Wort
   *[other] { $most } Wörter
}: Es sind { $words }.
forms-too-many-chars = Kürzen Sie auf { $most ->
    [one] ein Zeichen
   *[other] { $most } Zeichen
}: Es sind { $chars }.
forms-not-a-number = Schreiben Sie eine einzige Zahl, etwa { $example }. Was Sie geschrieben haben, bleibt stehen.
forms-not-whole = Schreiben Sie eine ganze Zahl ohne Nachkommastellen; lassen Sie weg, was Tausender trennt. Was Sie geschrieben haben, bleibt stehen.
forms-too-fine = Schreiben Sie eine Zahl mit höchstens { $decimals ->
    [one] einer Nachkommastelle
   *[other] { $decimals } Nachkommastellen
}. Was Sie geschrieben haben, bleibt stehen.
forms-not-an-amount = Schreiben Sie einen einzigen Betrag, etwa { $example }. Was Sie geschrieben haben, bleibt stehen.
forms-not-a-day = Schreiben Sie einen Tag wie 31.05.2023 oder 2023-05-31. Was Sie geschrieben haben, bleibt stehen.
forms-too-small = Geben Sie mindestens { $least } an.
forms-too-large = Geben Sie höchstens { $most } an.
forms-too-early = Geben Sie einen Tag ab dem { $from } an.
forms-too-late = Geben Sie einen Tag bis zum { $until } an.
forms-unknown-option = „{ $text }“ steht nicht zur Wahl: Wählen Sie aus der Liste.
forms-too-few = Wählen Sie mindestens { $least }.
forms-too-many = Wählen Sie höchstens { $most }.
forms-too-few-rows = Füllen Sie mindestens { $least ->
    [one] eine Zeile
   *[other] { $least } Zeilen
} aus.
forms-too-many-rows = Behalten Sie höchstens { $most ->
    [one] eine Zeile
   *[other] { $most } Zeilen
}.
forms-cell = Zeile { $row }, { $column }: { $fault }
forms-file-type = „{ $name }“ hat einen Typ, der hier nicht angenommen wird: Schicken Sie einen der oben genannten.
forms-file-size = „{ $name }“ ist größer als { $most }: Schicken Sie eine kleinere Datei.
forms-too-many-files = Behalten Sie höchstens { $most ->
    [one] eine Datei
   *[other] { $most } Dateien
}.
forms-place-not-chosen = „{ $name }“ ist noch nicht aus der Liste der Orte gewählt. Sie können so einreichen; ein Mensch schlägt ihn dann nach.
forms-place-elsewhere = Wählen Sie einen Ort in einem der oben genannten Länder: { $country } gehört nicht dazu.
forms-no-name = Geben Sie den Namen der Person an.
forms-no-mail = Geben Sie die Mailadresse der Person an.
forms-not-a-mail = „{ $text }“ ist keine Mailadresse: Schreiben Sie eine wie name@stadt.example.
forms-of-another-kind = Diese Antwort galt einer anderen Art von Frage: Antworten Sie neu. Bis dahin bleibt stehen, was hier steht.
forms-beyond-chars = Dieser Text ist länger als { $most } Zeichen, mehr als aufbewahrt werden kann: Kürzen Sie ihn. Solange bleibt er in Ihrem Browser.
forms-beyond-bytes = Diese Antwort ist größer als { $most } Byte, mehr als aufbewahrt werden kann: Kürzen Sie sie. Solange bleibt sie in Ihrem Browser.
forms-beyond-rows = Diese Tabelle hat mehr als { $most } Zeilen, mehr als aufbewahrt werden kann: Kürzen Sie sie oder schicken Sie sie als Datei.
forms-beyond-files = Das sind mehr als { $most } Dateien, mehr als aufbewahrt werden kann.

forms-size-mb = { $size } MB
forms-size-kb = { $size } kB

# Ausfüllen.
forms-example = Ein Beispiel
forms-choose = Wählen
forms-no-answer = Keine Antwort
forms-count-words = Wörter: { $count } von höchstens { $most }
forms-count-chars = Zeichen: { $count } von höchstens { $most }
forms-understood = Verstanden als
forms-person-name = Name
forms-person-function = Funktion
forms-person-mail = Mailadresse
forms-person-telephone = Telefon
forms-place-name = Name des Ortes
forms-place-chosen = In der Liste der Orte gefunden.
forms-place-which = Welcher Ort ist es?
forms-place-none = Keiner von diesen
forms-row = Zeile { $number }
forms-rows-help = Höchstens { $most ->
    [one] eine Zeile
   *[other] { $most } Zeilen
}. Leere Zeilen zählen nicht; nach dem Speichern kommen neue hinzu.
forms-add-row = Zeile hinzufügen
forms-remove-row = Diese Zeile entfernen
forms-file-help = { $types }, je höchstens { $most }.
forms-add-file = Datei hinzufügen
forms-remove-file = Entfernen
forms-not-answered = Nicht beantwortet
forms-agreed = Zugestimmt
forms-changed = geändert

# Der Stand des Speicherns.
forms-not-saved-yet = Noch ist nichts gespeichert. Was Sie schreiben, wird laufend gespeichert.
forms-saving = Wird gespeichert …
forms-saved = Gespeichert { $time }
forms-kept-here = Nicht gespeichert: in diesem Browser aufbewahrt, wird noch einmal gesendet.
forms-offline = Keine Verbindung. Schreiben Sie weiter: Alles bleibt in diesem Browser und wird noch einmal gesendet.
forms-sign-in-elsewhere = Sie sind abgemeldet. Schreiben Sie weiter: Alles bleibt in diesem Browser. Melden Sie sich in einem anderen Tab an, dann wird es gesendet.
forms-refused = Nicht gespeichert. Ihr Text bleibt in diesem Browser.
forms-unkept = Nicht gespeichert, und dieser Browser bewahrt nichts auf. Lassen Sie diese Seite offen.
forms-merged = Was dieser Browser aufbewahrt hatte, steht wieder im Formular und wird gesendet.
forms-other-tab = Dieses Feld wurde in einem anderen Tab geändert.
forms-file-alone = Eine Datei hinzuzufügen oder zu entfernen lädt diese Seite neu. Was Sie seit dem letzten Speichern geschrieben haben, geht dabei verloren: Speichern Sie es zuerst.
forms-save-first = Geschriebenes speichern
forms-unsent-sending = Etwas, das Sie auf einer anderen Seite geschrieben haben, ist noch nicht angekommen. Es wird gerade gesendet.
forms-unsent-offline = Etwas, das Sie geschrieben haben, liegt in diesem Browser und ist noch nicht gesendet: Es gibt keine Verbindung. Es geht ab, sobald sie wieder da ist.
forms-unsent-kept = Etwas, das Sie geschrieben haben, liegt in diesem Browser und ist noch nicht gesendet: Es wird gerade nicht angenommen. Es wird wieder und wieder gesendet.
forms-unsent-sign-in = Etwas, das Sie geschrieben haben, liegt in diesem Browser und ist noch nicht gesendet: Sie sind abgemeldet. Melden Sie sich in einem anderen Tab an, dann wird es gesendet.
forms-unsent-tab = Ein anderer Tab dieses Browsers hat noch nicht gesendet, was Sie dort geschrieben haben.
forms-unsent-refused = Etwas, das Sie geschrieben haben, wurde nicht angenommen. Es bleibt in diesem Browser, bis Sie es an seinem Ort berichtigen oder wegwerfen.
forms-unsent-sent = Was dieser Browser noch aufbewahrt hatte, ist jetzt gesendet. Laden Sie diese Seite neu, um es zu sehen.
forms-unsent-met = Was dieser Browser noch aufbewahrt hatte, traf auf eine andere Fassung. Beide sind aufbewahrt: Wählen Sie eine.
forms-unsent-late = Was dieser Browser noch aufbewahrt hatte, kam nach der Frist. Es bleibt in der Geschichte und gehört nicht zur Bewerbung.
forms-unsent-discard = Wegwerfen
forms-two-versions = Zwei Fassungen dieser Antwort
forms-theirs = Fassung von { $author }, { $time }
forms-mine = Ihre Fassung
forms-nothing-written = Dort steht nichts.
forms-aside-by = { $author } hat dies zur selben Zeit geschrieben, { $time }. Wählen Sie, was bleibt; die andere Fassung bleibt im Verlauf.
forms-keep-mine = Meine behalten
forms-keep-theirs = Die andere behalten
forms-keep-both = Beide behalten
forms-keep-standing = Die obige Antwort behalten
forms-keep-aside = Diese nehmen
