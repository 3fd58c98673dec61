# Die öffentlichen Seiten der Kohorte.

cohort-part = Rolle
cohort-part-core = Kernstädte
cohort-part-mentor = Mentorenstädte
cohort-part-international = Internationale Städte
cohort-part-observer = Beobachtende Städte
cohort-part-fellow = Fellow-Städte
cohort-part-one-core = Kernstadt
cohort-part-one-mentor = Mentorenstadt
cohort-part-one-international = Internationale Stadt
cohort-part-one-observer = Beobachtende Stadt
cohort-part-one-fellow = Fellow-Stadt
cohort-standing = Stand
cohort-standing-invited = Eingeladen
cohort-standing-confirmed = Bestätigt
cohort-standing-active = Nimmt teil
cohort-standing-completed = Abgeschlossen
cohort-standing-withdrawn = Zurückgezogen
cohort-mark = Zeichen
cohort-consortium = Konsortium
cohort-consortia = Konsortien
cohort-consortium-of = { $count ->
    [one] Konsortium aus einer Stadt
   *[other] Konsortium aus { $count } Städten
}
cohort-lead = federführend
cohort-lead-listed-member = Federführend ist eine der Städte, die die Liste des Konsortiums nennt
cohort-lead-unlisted-member = Federführend ist eine der Städte; die eigene Liste nennt sie nicht
cohort-lead-not-a-city = Federführend ist ein Verband oder Netzwerk, keine Stadt
cohort-invented = Erfunden
cohort-invented-note = Diese Ausgabe ist zur Vorführung erfunden: Keine Stadt darin ist echt.

cohort-figure-rule = So wird gezählt
cohort-figure-selected = { $count ->
    [one] ausgewählte Bewerbung
   *[other] ausgewählte Bewerbungen
}
cohort-figure-core = { $count ->
    [one] Bewerbung als Kernstadt
   *[other] Bewerbungen als Kernstadt
}
cohort-figure-mentors = { $count ->
    [one] Mentorenstadt
   *[other] Mentorenstädte
}
cohort-figure-cities = { $count ->
    [one] Stadt dahinter
   *[other] Städte dahinter
}
cohort-figure-countries = { $count ->
    [one] Land
   *[other] Länder
}
cohort-figure-consortia = { $count ->
    [one] Konsortium
   *[other] Konsortien
}
cohort-figure-alumni = { $count ->
    [one] Kernbewerbung mit dem Zeichen eines früheren Programms
   *[other] Kernbewerbungen mit dem Zeichen eines früheren Programms
}
cohort-figure-open-seats = { $count ->
    [one] Platz noch offen
   *[other] Plätze noch offen
}
cohort-figures = In Zahlen
cohort-figures-as-of = Gezählt aus dem Register nach dem Stand vom { $at }.
cohort-figures-link = Neben den gedruckten Zahlen

cohort-home-title = Welche Städte teilnehmen
cohort-home-lead = Bekannt gegebene Listen von Städten. Jede Zahl sagt, wie sie gezählt wird, und was anderswo gedruckt wurde, steht daneben.
cohort-home-empty = Noch ist nichts bekannt gegeben
cohort-home-empty-text = Sobald die Organisation die Bekanntgabe einer Ausgabe veröffentlicht, steht sie hier. Der erste Schritt ist, am Arbeitsplatz eine Liste einzulesen.
cohort-nothing-announced = Noch ist nichts bekannt gegeben.
cohort-version-line = Fassung { $number }, { $date }

cohort-edition-empty = Diese Ausgabe hat noch nichts bekannt gegeben
cohort-edition-empty-text = Diese Seite findet nur, wer den Arbeitsplatz sehen darf. Lesen Sie dort eine Liste ein, bestätigen und veröffentlichen Sie sie.
cohort-read-announcement = Bekanntgabe lesen
cohort-versions = Fassungen
cohort-latest = aktuell
cohort-with-exception = mit benannter Ausnahme
cohort-feed-link = Neuen Fassungen als Feed folgen
cohort-publisher = Herausgegeben von

cohort-tabs = Ansichten dieser Fassung
cohort-tab-announcement = Bekanntgabe
cohort-tab-reconciliation = Gedruckte Zahlen
cohort-tab-changes = Änderungen
cohort-exception = Nicht alle Zahlen, die zu dieser Fassung gedruckt wurden, gehen auf. Sie wurde dennoch veröffentlicht, aus diesem Grund:
cohort-exception-link = Welche Zahlen das sind
cohort-exception-by = { $name }, { $at }
cohort-lists = Die Städte
cohort-filter = Listen eingrenzen
cohort-filter-any-country = Alle Länder
cohort-filter-any-part = Alle Rollen
cohort-filter-any-mark = Mit und ohne Zeichen
cohort-filter-consortia = Nur Konsortien
cohort-shown = { $shown } von { $rows } Bewerbungen werden gezeigt. Die Zahlen oben gelten für alle.
cohort-marks = Was die Zeichen bedeuten
cohort-marks-rows = { $count ->
    [one] Eine Bewerbung trägt es
   *[other] { $count } Bewerbungen tragen es
}
cohort-open-seats = Noch offene Plätze
cohort-seats = { $count ->
    [one] { $part }: ein Platz
   *[other] { $part }: { $count } Plätze
}
cohort-seats-inside = { $count ->
    [one] { $part }: ein Platz für eine Stadt aus dem Gebiet des Programms
   *[other] { $part }: { $count } Plätze für Städte aus dem Gebiet des Programms
}
cohort-seats-outside = { $count ->
    [one] { $part }: ein Platz für eine Stadt von außerhalb des Gebiets
   *[other] { $part }: { $count } Plätze für Städte von außerhalb des Gebiets
}
cohort-by-country = Nach Ländern
cohort-by-country-caption = Bewerbungen und Städte nach Ländern, wie gedruckt
cohort-column-core = Kern
cohort-column-mentors = Mentoren
cohort-column-marked = Mit Zeichen
cohort-column-consortia = Konsortien
cohort-column-cities = Städte
cohort-column-alone = Eigene Bewerbungen
cohort-column-shared = Gemeinsame Bewerbungen
cohort-column-in-each = In jedem Land gezählt
cohort-column-cities-in-it = Städte darin
cohort-total = Alle
cohort-shared = Bewerbungen mit zwei Ländern
cohort-shared-text = Die Tabelle oben zählt eine Bewerbung aus zwei Ländern einmal, in einer eigenen Zeile. In jedem ihrer Länder gezählt ergibt sie diese Zahlen; zusammen sind es mehr, als es Bewerbungen gibt.
cohort-unplaced = { $count ->
    [one] Bei einer Stadt einer solchen Bewerbung weiß noch niemand, in welchem der Länder sie liegt.
   *[other] Bei { $count } Städten solcher Bewerbungen weiß noch niemand, in welchem der Länder sie liegen.
}
cohort-map-title = Städte von { $edition }
cohort-map-text = Eine Karte Europas mit den Städten hinter den Bewerbungen. Die Tabelle nach Ländern sagt dasselbe in Zahlen.
cohort-map-note = Ein Punkt je Ort.
cohort-map-country = { $count ->
    [one] { $country }: eine Stadt
   *[other] { $country }: { $count } Städte
}
cohort-map-core = Städte
cohort-map-outside = Außerhalb der Karte
cohort-map-credit = Umrisse: Natural Earth. Koordinaten: GeoNames, CC BY 4.0.
cohort-map-file = Die Karte als Datei
cohort-map-entry = Wo die Städte von { $name } liegen
cohort-map-entry-text = Eine kleine Karte; die Liste daneben nennt die Städte in derselben Reihenfolge.
cohort-map-unplaced = { $count ->
    [one] Eine Stadt hat noch keinen Ort auf der Karte.
   *[other] { $count } Städte haben noch keinen Ort auf der Karte.
}
cohort-days = Termine
cohort-files = Dateien
cohort-files-text = Die Dateien dieser Fassung ändern sich nie. Jede nennt ihre Lizenz und ihre Quellen.
cohort-file-json = alles, nach einem beschriebenen Schema
cohort-file-rows = eine Zeile je Bewerbung
cohort-file-cities = eine Zeile je Stadt
cohort-file-jsonld = verknüpfte Daten in den Begriffen von schema.org
cohort-file-geojson = jede verortete Stadt als Punkt
cohort-file-xlsx = eine Arbeitsmappe mit Bewerbungen, Städten und Zahlen
cohort-file-calendar = die Termine
cohort-file-feed = ein Feed der Fassungen dieser Ausgabe
cohort-licence = Lizenz
cohort-licence-places = Koordinaten, Einwohner und eigene Namen der Orte
cohort-hash = Prüfsumme dieser Fassung

cohort-participant-gone = Die neueste Fassung nennt diese Bewerbung nicht mehr.
cohort-cities-behind = { $count ->
    [one] Eine Stadt dahinter
   *[other] { $count } Städte dahinter
}
cohort-the-place = Wo sie liegt
cohort-no-city = Nimmt teil und zählt als ein Teilnehmer. Niemand darin ist eine Stadt, darum zählt er nicht als Stadt.
cohort-no-place = Noch nicht auf der Karte verortet
cohort-appears-in = Genannt in

cohort-recon-title = Gedruckte Zahlen, geprüft
cohort-recon-lead = Jede Zahl, die die Quellen drucken, neben unserer – mit dem Ergebnis der Prüfung und dem Grund.
cohort-recon-summary = { $count ->
    [one] Eine gedruckte Zahl
   *[other] { $count } gedruckte Zahlen
}
cohort-recon-count-holds = { $count ->
    [one] eine stimmt
   *[other] { $count } stimmen
}
cohort-recon-count-holds-if = { $count ->
    [one] eine stimmt unter einer Bedingung
   *[other] { $count } stimmen unter einer Bedingung
}
cohort-recon-count-fails = { $count ->
    [one] eine geht nicht auf
   *[other] { $count } gehen nicht auf
}
cohort-recon-count-unknown = { $count ->
    [one] eine lässt sich nicht prüfen
   *[other] { $count } lassen sich nicht prüfen
}
cohort-recon-how = Eine Liste lässt sich auf viele Arten zählen: mit oder ohne Mentoren, ein Konsortium als eins oder als seine Städte, offene Plätze oder nicht. Jede dieser Arten wurde an jeder Zahl versucht. Gedrucktes steht, wie es gedruckt ist, und wird nie berichtigt.
cohort-recon-dated = Vom { $date }.
cohort-recon-has-rows = Die Quelle enthält die Liste selbst.
cohort-recon-no-rows = Die Quelle enthält Zahlen und keine Liste; sie werden an der Liste dieser Fassung geprüft.
cohort-recon-printed = Gedruckt
cohort-recon-ours = Unsere
cohort-recon-holds = Unsere Regel ergibt dieselbe Zahl.
cohort-recon-others = { $count ->
    [one] Eine andere Zählweise auch.
   *[other] { $count } andere Zählweisen auch.
}
cohort-recon-any = Sie stimmt unter jeder dieser { $count } Bedingungen:
cohort-recon-further = { $count ->
    [one] Eine weitere ergibt dasselbe.
   *[other] { $count } weitere ergeben dasselbe.
}
cohort-recon-nearest = Die nächstliegende Zählweise ergibt { $value }:
cohort-recon-rule = Unsere Regel, und was versucht wurde
cohort-recon-tried = { $tried ->
    [one] Eine Zählweise wurde versucht.
   *[other] { $tried } Zählweisen wurden versucht; { $distinct } davon zählen Verschiedenes.
} { $giving ->
    [0] Keine ergibt die gedruckte Zahl.
    [one] Eine ergibt die gedruckte Zahl.
   *[other] { $giving } ergeben die gedruckte Zahl.
}
cohort-recon-line = Zeile { $line } der Quelle
cohort-recon-sum = Eine Summe
cohort-recon-sum-broken = eine gedruckte Summe geht nicht auf
cohort-recon-made = ergeben die Teile
cohort-recon-close = { $count ->
    [one] Eine Lesart würde die Lücke schließen:
   *[other] Jede dieser { $count } Lesarten würde die Lücke schließen:
}
cohort-recon-joint = Zahlen, die zusammen stimmen müssen
cohort-recon-orders = Welche Zahl nicht größer sein kann als welche
cohort-recon-order = „{ $smaller }“ und „{ $larger }“: { $verdict }
cohort-recon-held = { $count ->
    [one] Ein Paar von Zahlen steht in der richtigen Ordnung.
   *[other] { $count } Paare von Zahlen stehen in der richtigen Ordnung.
}
cohort-recon-derived = Was aus den Zahlen folgt
cohort-recon-source = Über die Quelle
cohort-recon-digest = SHA-256 ihrer Bytes:
cohort-recon-empty = Keine gedruckten Zahlen
cohort-recon-empty-text = Keine Quelle dieser Fassung druckt eine Zahl; es gibt nichts zu prüfen.

cohort-changes-title = Was sich geändert hat
cohort-changes-first = Dies ist die erste Fassung: Vor ihr gibt es keine.
cohort-changes-since = Seit Fassung { $number }
cohort-changes-none = Die beiden Fassungen sagen dasselbe.
cohort-changes-added = { $count ->
    [one] Eine Bewerbung kam hinzu
   *[other] { $count } Bewerbungen kamen hinzu
}
cohort-changes-removed = { $count ->
    [one] Eine Bewerbung fiel weg
   *[other] { $count } Bewerbungen fielen weg
}
cohort-changes-changed = { $count ->
    [one] Eine Bewerbung sagt anderes
   *[other] { $count } Bewerbungen sagen anderes
}
cohort-changes-elsewhere = Anderswo
cohort-changes-reordered = Die Reihenfolge hat sich geändert.
cohort-changes-date = Das Datum der Bekanntgabe hat sich geändert.
cohort-changes-texts = Titel oder Einleitung haben sich geändert.
cohort-changes-edition = Etwas an der Ausgabe hat sich geändert: Namen, Gebiet, Zeichen, Lizenz oder Termine.
cohort-changes-sources = Die Quellen oder ihre gedruckten Zahlen haben sich geändert.
cohort-changes-exception = Der Grund einer Ausnahme hat sich geändert.

cohort-api-unknown = „{ $name }“ ist keine Größe, Zählweise oder Wahl, die diese Schnittstelle kennt.

## Bevor eine Fassung veröffentlicht ist

cohort-preview-title = Entwurf: { $title }
cohort-preview-draft = Entwurf.
cohort-preview-text = Nur wer Zugang zum Arbeitsplatz hat, sieht diese Seite. Nichts davon ist veröffentlicht.
cohort-preview-back = Zurück zum Arbeitsplatz
cohort-preview-files = Die Dateien und der Feed entstehen mit der Veröffentlichung.

## Mehrere Quellen nebeneinander

cohort-beside-title = Was zwei oder mehr Quellen nennen
cohort-beside-lead = Was sie über dieselbe Sache nennen, steht in einer Zeile, mit unserer Zahl. Nichts wird berichtigt.
cohort-beside-what = Was gezählt wird
cohort-beside-said = Wie sie zueinander stehen
cohort-beside-one = nur diese Quelle nennt es
cohort-beside-same = sie nennen dasselbe
cohort-beside-apart = { $by ->
    [one] sie liegen um eins auseinander
   *[other] sie liegen um { $by } auseinander
}
cohort-beside-nothing = Nichts genannt
cohort-beside-no-rule = Keine Regel ergibt eine Zahl
cohort-beside-narrowed = { $what } ({ $words })
cohort-beside-inside = innerhalb des Gebiets
cohort-beside-outside = außerhalb des Gebiets
cohort-beside-open = noch offen
cohort-beside-expressions = Interessenbekundungen
cohort-beside-applicant-cities = Städte, die sich beworben haben
cohort-beside-applicant-countries = Länder, die sich beworben haben
cohort-beside-selected = Ausgewählte Bewerbungen
cohort-beside-cities = Städte
cohort-beside-countries = Länder
cohort-beside-new = Neu im Programm
cohort-beside-alumni = Aus einem früheren Programm
cohort-beside-mentors = Mentoren
cohort-beside-core-rows = Kernbewerbungen
cohort-beside-international = Internationale
cohort-beside-consortia = Konsortien
cohort-beside-open-seats = Offene Plätze
cohort-beside-total = Alle Plätze zusammen
cohort-beside-earlier = Städte des früheren Programms
cohort-beside-other = Eine andere Zahl
cohort-beside-back = { $count ->
    [one] Ein Weg führt von den Zahlen der neueren Quelle zurück zu denen der älteren:
   *[other] Diese Wege führen von den Zahlen der neueren Quelle zurück zu denen der älteren:
}
